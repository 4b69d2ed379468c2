"""`behov export`: the matrices and the diagrams of a workspace, as files to hand over."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from behov.cli.check import line_of
from behov.cli.names import municipalities_named
from behov.cli.verbs import audience_option, renderer_option, verb
from behov.diagrams.asked import Audience
from behov.diagrams.paper import Paper
from behov.domain.finding_kinds import severity
from behov.domain.settings import Renderer
from behov.exports.everything import PUBLIC, Options, left_behind, left_out, plan
from behov.exports.handing_over import Handed, Piece, hand_over
from behov.exports.read_first import FILE as READ_FIRST
from behov.exports.read_first import WARNING
from behov.exports.wording import CsvStyle, Wording
from behov.services.clock import today
from behov.services.session import Session
from behov.text import LANGUAGES, N_, explain, language, tr, trn
from behov.visible import one_line

_KINDS = ("needs", "processes", "booklets", "annex")


@verb(
    tr("Write matrices and diagrams to hand over.")
    + "\n\n"
    + tr("They are written to DIR, or to exports/ in the workspace. What is already current is left as it is.")
    + "\n\n"
    + tr(
        "The export is internal: it shows votes, notes and what is exempt from public access. "
        "With --public it has only what is on the list of what is public, and is written to exports/offentlig/."
    ),
    "behov export\nbehov export --public\n"
    "behov export til-leverandor --only needs --headers keys --csv plain --municipalities 3901,Skien",
)
@click.argument("folder", metavar=tr("[DIR]"), required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--only",
    metavar="needs,processes,booklets,annex",
    help=tr("Some of: the tables (needs), the diagrams (processes), the same as PDF (booklets), and annex 1 (annex)."),
)
@click.option(
    "--public",
    is_flag=True,
    help=tr(
        "For everybody: nothing that is not on the list of what is public. Read the texts before you publish them."
    ),
)
@audience_option
@click.option(
    "--paper",
    type=click.Choice(get_args(Paper)),
    default="a4",
    show_default=True,
    help=tr("What the PDFs are printed on."),
)
@click.option(
    "--headers",
    type=click.Choice((*LANGUAGES, "keys")),
    help=tr("The language of headings and words, or the format's own keys."),
)
@click.option(
    "--csv",
    "csv_style",
    type=click.Choice(get_args(CsvStyle)),
    default="excel",
    show_default=True,
    help=tr("CSV for Norwegian Excel, or plain for programs."),
)
@click.option(
    "--municipalities",
    metavar=tr("NUMBER|NAME,…"),
    help=tr("Only these municipalities; everything is counted anew for them."),
)
@click.option(
    "--date",
    "on",
    metavar=tr("DATE"),
    type=click.DateTime(("%Y-%m-%d",)),
    help=tr("Leave out those who had left by this date; today if left out."),
)
@renderer_option
def command(
    root: Path,
    folder: Path | None,
    only: str | None,
    public: bool,
    audience: Audience,
    paper: Paper,
    headers: str | None,
    csv_style: CsvStyle,
    municipalities: str | None,
    on: datetime | None,
    renderer: Renderer | None,
) -> int:
    """Hand over the pieces, and say what was left out, what failed, and where the files are."""
    workspace = Session(root).workspace
    kinds = _kinds(only, audience, public)
    options = Options(
        tables="needs" in kinds,
        diagrams="processes" in kinds,
        booklets="booklets" in kinds,
        annex="annex" in kinds,
        audience=audience,
        paper=paper,
        wording=_wording(headers),
        csv_style=csv_style,
        municipalities=municipalities_named(workspace.catalogue, municipalities),
        on=on.date() if on else today(),
        renderer=renderer,
        public=public,
        root=root,
    )
    folder = folder or root / "exports" / (PUBLIC if public else "")
    if not public and (folder / READ_FIRST).is_file():
        raise click.UsageError(
            tr(
                "There is a public export in {folder}. Choose another folder, or add --public.",
                folder=one_line(str(folder)),
            )
        )
    for sentence in left_out(workspace, options):
        click.echo(sentence)
    pieces = plan(workspace, options)
    handed = _with_progress(pieces, folder)
    failed = [f"{one_line(each.name)}: {explain(each.error)}" for each in handed if each.error]
    unusable = [line_of(finding) for finding in workspace.found if severity(finding) == "error"]
    for line in (*failed, *unusable):
        click.echo(line, err=True)
    if public or (options.diagrams and options.booklets):
        _say_left_behind(left_behind(pieces, folder), public)
    done = len(handed) - len(failed)
    click.echo(trn("{count} file in {folder}", "{count} files in {folder}", done, folder=one_line(str(folder))))
    if public:
        click.echo(tr(WARNING))
    return int(bool(failed or unusable))


def _say_left_behind(names: Sequence[str], public: bool) -> None:
    said = (
        N_("{name} is no part of this public export. Take it away before you hand over the folder.")
        if public
        else N_("{name} is from an earlier export; nothing in the workspace makes it now.")
    )
    for name in names:
        click.echo(tr(said, name=one_line(name)))


def _with_progress(pieces: Sequence[Piece], folder: Path) -> list[Handed]:
    """Hand over the pieces: with a bar on a terminal, else with a line for each."""
    if sys.stderr.isatty():
        with click.progressbar(hand_over(pieces, folder), length=len(pieces), file=sys.stderr) as bar:
            return list(bar)
    words = {"written": tr("written"), "current": tr("already current")}
    handed = []
    for each in hand_over(pieces, folder):
        if each.state in words:
            click.echo(f"{one_line(each.name)}: {words[each.state]}")
        handed.append(each)
    return handed


def _kinds(only: str | None, audience: Audience, public: bool) -> list[str]:
    """Return what is asked for. The tables are internal, and nothing for a tender, unless it is all public."""
    if public and audience == "wall":
        raise click.UsageError(tr("--public is for everybody, and has nothing for a wall. Leave out --for."))
    if only is None and audience == "tender" and not public:
        return [kind for kind in _KINDS if kind != "needs"]
    kinds = [kind.strip() for kind in only.split(",")] if only is not None else list(_KINDS)
    if unknown := [kind for kind in kinds if kind not in _KINDS]:
        raise click.UsageError(
            tr("--only takes needs, processes, booklets and annex, and not {kind}.", kind=one_line(unknown[0]))
        )
    if "needs" in kinds and audience == "tender" and not public:
        raise click.UsageError(
            tr("The tables are internal: they show votes, notes and what is exempt. Leave out needs, or add --public.")
        )
    return kinds


def _wording(headers: str | None) -> Wording:
    return Wording(next((each for each in LANGUAGES if each == headers), language()), keys=headers == "keys")
