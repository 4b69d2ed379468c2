"""`behov diff`: what differs between two versions of a workspace, or what changes when a municipality leaves."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from behov.cli.check import line_of
from behov.cli.names import municipalities_named
from behov.cli.output import print_json
from behov.cli.verbs import verb
from behov.domain.finding_kinds import severity
from behov.exports.selection import Selection, select
from behov.exports.versions.differences import About, Difference, Kind, counted, differences
from behov.services.revisions import Version, version_named, version_now
from behov.storage.baseline_folder import baseline_names, read_baseline
from behov.text import N_, tr, word
from behov.visible import one_line

_MARKS: Mapping[Kind, str] = {"gone": "-", "new": "+", "changed": "~"}
_ABOUT: Mapping[About, str] = {
    "municipality": N_("municipality"),
    "need": N_("need"),
    "raw-need": N_("raw need"),
    "requirement": N_("requirement"),
    "process": N_("process"),
}
_COUNTED: Mapping[Kind, str] = {
    "gone": N_("{count} gone"),
    "new": N_("{count} new"),
    "changed": N_("{count} changed"),
}
_FIELDS = {
    "text": N_("text"),
    "number": N_("number"),
    "kind": N_("kind"),
    "priority": N_("priority"),
    "outcome": N_("outcome"),
    "scope": N_("delimitation"),
    "status": N_("status"),
    "raw": N_("raw needs"),
    "areas": N_("service areas"),
    "chapter": N_("chapter"),
    "category": N_("category"),
    "type": N_("type"),
    "weight": N_("weight"),
    "verification": N_("verification"),
    "reference": N_("reference"),
    "needs": N_("needs"),
    "as-is": N_("as-is"),
    "to-be": N_("to-be"),
}


@verb(
    tr("Say what differs between two versions of the workspace.")
    + "\n\n"
    + tr(
        "FROM and TO are frozen versions (see `behov baseline`), days (2024-11-20) or revisions in git. TO is now if "
        "left out, and FROM the last frozen version. A day is what had been committed by its end, without those "
        "municipalities that had left by then."
    )
    + "\n\n"
    + tr(
        "- is gone, + is new, ~ is changed. The status is 0 whether or not anything differs, and 1 where a file could "
        "not be read."
    ),
    "behov diff 2024-12-horing\nbehov diff 2024-11-01 2024-12-01\nbehov diff --without Skien,Bamble",
)
@click.argument("before", metavar=tr("[FROM]"), required=False)
@click.argument("after", metavar=tr("[TO]"), required=False)
@click.option("--municipalities", metavar=tr("NUMBER|NAME,…"), help=tr("Only these municipalities, in both versions."))
@click.option("--without", metavar=tr("NUMBER|NAME,…"), help=tr("What changes when these municipalities leave."))
@click.option("--json", "as_json", is_flag=True, help=tr("A list of objects, for programs."))
def command(
    root: Path, before: str | None, after: str | None, municipalities: str | None, without: str | None, as_json: bool
) -> int:
    """Compare the two, and print what differs."""
    to = version_named(root, after) if after else version_now(root)
    since = _since(root, before, to, without)
    catalogue = to.workspace.catalogue
    among = municipalities_named(catalogue, municipalities)
    earlier = _selected(since, among)
    later = _selected(to, among)
    if leaving := municipalities_named(catalogue, without):
        later = Selection(later.workspace, frozenset(later.municipalities) - leaving)
    found = differences(earlier, later)
    if as_json:
        print_json([_for_programs(each) for each in found])
    else:
        for each in found:
            click.echo(_line(each))
        click.echo(_summary(found))
    return int(_say_unusable((to,) if since is to else (since, to)))


def _say_unusable(versions: Iterable[Version]) -> bool:
    """Say which files could not be read, and return whether there are any: what was in them is not gone, nor new."""
    said = False
    for version in versions:
        for finding in version.workspace.found:
            if severity(finding) == "error":
                click.echo(
                    f"{one_line(version.name)}: {line_of(finding)}" if version.name else line_of(finding), err=True
                )
                said = True
    return said


def _since(root: Path, before: str | None, to: Version, without: str | None) -> Version:
    if before:
        return version_named(root, before)
    if without:
        return to  # only who takes part differs
    names = baseline_names(root)
    if not names:
        raise click.UsageError(
            tr("Say what to compare with: a day, a revision in git, or a frozen version. There is none of those yet.")
        )
    return version_named(root, max(names, key=lambda name: read_baseline(root, name).made))


def _selected(version: Version, among: frozenset[str] | None) -> Selection:
    wanted = among or frozenset(version.municipalities)
    return select(version.workspace, wanted or None, version.as_of)


def _line(each: Difference) -> str:
    changed = "; ".join(
        f"{tr(_FIELDS[name])}: {_said(was, name)} → {_said(now, name)}" for name, (was, now) in each.fields.items()
    )
    return one_line(f"{_MARKS[each.kind]} {tr(_ABOUT[each.about])} {each.id}: {changed or each.text}")


def _said(value: object, name: str) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value)) or "–"
    if name in ("text", "verification", "reference"):
        return f"«{value or ''}»"
    return word(value) if isinstance(value, str) and value else "–" if value in (None, "") else str(value)


def _summary(found: Iterable[Difference]) -> str:
    numbers = counted(found)
    if not numbers:
        return tr("Nothing differs.")
    told: dict[About, list[str]] = {}
    for (about, kind), count in numbers.items():
        told.setdefault(about, []).append(tr(_COUNTED[kind], count=count))
    return "; ".join(f"{tr(_ABOUT[about])}: {', '.join(said)}" for about, said in told.items())


def _for_programs(each: Difference) -> dict[str, Any]:
    fields = {name: {"before": was, "after": now} for name, (was, now) in each.fields.items()}
    return {"about": each.about, "kind": each.kind, "id": each.id, "text": each.text, "fields": fields}
