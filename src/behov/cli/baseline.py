"""`behov baseline`: what was sent, frozen as it was, listed, proved, and packed for the archive."""

import sys
from pathlib import Path

import click

from behov.cli.names import municipalities_named
from behov.cli.output import print_rows
from behov.cli.verbs import verb
from behov.domain.baseline import Baseline, NoSuchBaseline, UnreadableBaseline
from behov.exports.everything import Options
from behov.services.session import Session
from behov.storage.baseline_folder import BASELINES, baseline_names, digest_of_record, proof_of, read_baseline
from behov.text import explain, tr, trn
from behov.visible import one_line

_MOST = 20  # files that are named


@verb(
    tr("Freeze what is sent to the market or to a hearing.")
    + "\n\n"
    + tr(
        "NAME is what the version is called. Its files, and all that is exported from them, are kept in baselines/NAME "
        "with their checksums and git's revision. None is ever written over. Without NAME, the versions are listed."
    )
    + "\n\n"
    + tr(
        "`behov diff NAME` says what has changed since; the version is a workspace, too: see baselines/NAME/workspace."
    ),
    "behov baseline 2024-12-horing --note 'Sendt til høring'\nbehov baseline 2024-12-horing --check\n"
    "behov baseline 2024-12-horing --archive horing.zip",
)
@click.argument("name", metavar=tr("[NAME]"), required=False)
@click.option("--public", is_flag=True, help=tr("Keep the public variant of what is exported."))
@click.option(
    "--municipalities", metavar=tr("NUMBER|NAME,…"), help=tr("Only these municipalities, as in `behov export`.")
)
@click.option("--note", metavar=tr("TEXT"), help=tr("What it was for: it stands with the version."))
@click.option("--check", is_flag=True, help=tr("Prove that the version is as it was; the status is 1 if it is not."))
@click.option(
    "--archive",
    metavar=tr("FILE"),
    type=click.Path(path_type=Path, dir_okay=False),
    help=tr("Pack the version for the archive: PDF/A, CSV, SVG, what was sent, and a metadata file (BagIt, in a zip)."),
)
def command(
    root: Path,
    name: str | None,
    public: bool,
    municipalities: str | None,
    note: str | None,
    check: bool,
    archive: Path | None,
) -> int:
    """Freeze, list, prove or pack."""
    if name is None:
        if check or archive:
            raise click.UsageError(tr("Say which version: `behov baseline` lists them."))
        return _list(root)
    if check or archive:
        return _look_at(root, name, check, archive)
    numbers = None
    if municipalities is not None:  # else nothing is read here: the version is made from a copy of the files
        numbers = municipalities_named(Session(root).workspace.catalogue, municipalities)
    _freeze(root, name, Options(public=public, municipalities=numbers), note)
    return 0


def _list(root: Path) -> int:
    names = baseline_names(root)
    if not names:
        click.echo(tr("No version has been frozen yet. `behov baseline NAME` freezes one."))
    rows, unreadable = [], False
    for name in names:
        try:
            rows.append(_row(read_baseline(root, name)))
        except UnreadableBaseline as error:  # it costs this version; the others are listed
            click.echo(explain(error), err=True)
            unreadable = True
    print_rows(rows)
    return int(unreadable)


def _row(kept: Baseline) -> tuple[object, ...]:
    return (
        kept.name,
        kept.made.strftime("%Y-%m-%d %H:%M"),
        tr("public") if kept.public else tr("internal"),
        trn("{count} need", "{count} needs", kept.needs),
        trn("{count} requirement", "{count} requirements", kept.requirements),
        (kept.revision or "")[:12],
        kept.note,
    )


def _freeze(root: Path, name: str, options: Options, note: str | None) -> None:
    from behov.exports.versions.baseline import frozen  # late: it loads what every export needs

    pieces = frozen(root, name, options, note)
    if sys.stderr.isatty():
        with click.progressbar(length=1, file=sys.stderr) as bar:
            for _, count in pieces:
                bar.length = count
                bar.update(1)
    else:
        for _ in pieces:
            pass
    kept = read_baseline(root, name)
    click.echo(
        trn(
            "{count} file kept in {folder}",
            "{count} files kept in {folder}",
            len(kept.files),
            folder=f"{BASELINES}/{name}",
        )
    )
    click.echo(
        tr(
            "Checksum (SHA-256 of baseline.toml, which has those of all files): {digest}",
            digest=digest_of_record(root, name),
        )
    )
    click.echo(tr("Write it down where nobody can change it, in the case file for example: it proves what was sent."))


def _look_at(root: Path, name: str, check: bool, archive: Path | None) -> int:
    if name not in baseline_names(root):
        raise NoSuchBaseline(name)
    proof = proof_of(root, name)
    for kind, paths in (
        (tr("not as it was"), proof.changed),
        (tr("gone"), proof.gone),
        (tr("came since"), proof.added),
    ):
        for path in paths[:_MOST]:
            click.echo(f"{one_line(path)}: {kind}", err=True)
        if len(paths) > _MOST:
            click.echo(tr("{kind}: and {count} more", kind=kind, count=len(paths) - _MOST), err=True)
    if not proof.holds:
        click.echo(tr("The version is not as it was when it was frozen."), err=True)
        return 1
    if check:
        click.echo(tr("All files are as they were. Checksum: {digest}", digest=digest_of_record(root, name)))
    if archive:
        from behov.exports.versions.archive import pack  # late, as above

        pack(root, name, archive)
        click.echo(one_line(str(archive)))
        if read_baseline(root, name).public:
            click.echo(
                tr("The package is internal: it has the whole workspace, too. What is public is in its exports.")
            )
    return 0
