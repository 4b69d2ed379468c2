"""`behov list`: the needs, workshops or processes of a workspace, one a line or as JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from behov.cli.names import area_named
from behov.cli.output import print_json, print_rows
from behov.cli.verbs import verb
from behov.domain.record import Record
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.services.session import Session
from behov.text import tr

Fields = dict[str, Any]
_IN_A_ROW = ("workshop", "date", "kind", "priority", "votes", "as_is", "to_be", "needs")


@verb(
    tr("List needs, workshops or processes.")
    + "\n\n"
    + tr("One record stands on each line, with tabs between its cells where the output goes to a file or a program."),
    "behov list needs --area HJT\nbehov list processes --json",
)
@click.argument("what", metavar="needs|workshops|processes", type=click.Choice(("needs", "workshops", "processes")))
@click.option("--area", metavar=tr("AREA"), help=tr("Only this service area: its id, three letters or name."))
@click.option("--json", "as_json", is_flag=True, help=tr("A list of objects, for programs."))
def command(root: Path, what: str, area: str | None, as_json: bool) -> int:
    """Print the records of one kind, in the order of the files."""
    workspace = Session(root).workspace
    area_id = area_named(workspace.catalogue, area) if area is not None else None
    listed = {"needs": _needs, "workshops": _workshops, "processes": _processes}[what](workspace)
    chosen = [fields for fields in listed if area_id is None or fields["area"] == area_id]
    if as_json:
        print_json(chosen)
    else:
        print_rows(_row(fields, workspace) for fields in chosen)
    return 0


def _needs(workspace: Workspace) -> Iterator[Fields]:
    for workshop in workspace.workshops:
        for need in workshop.needs:
            yield {
                "id": need.id,
                "text": need.text,
                "area": _stated(need, "area", area_of(workshop, need)),
                "workshop": workshop.stem,
                "priority": _stated(need, "priority"),
                "status": _stated(need, "status"),
                "votes": _stated(need, "votes"),
                "role": _stated(need, "role"),
                "steps": _stated(need, "steps"),
                "municipalities": _stated(need, "municipalities", municipalities_of(workshop, need)),
            }


def _workshops(workspace: Workspace) -> Iterator[Fields]:
    for workshop in workspace.workshops:
        yield {
            "stem": workshop.stem,
            "title": workshop.title,
            "path": workshop.path,
            "area": _stated(workshop, "area"),
            "kind": _stated(workshop, "kind"),
            "date": str(_stated(workshop, "date")),
            "state": _stated(workshop, "state"),
            "needs": len(workshop.needs),
            "municipalities": _stated(workshop, "municipalities"),
        }


def _processes(workspace: Workspace) -> Iterator[Fields]:
    for process in workspace.processes:
        yield {
            "stem": process.stem,
            "title": process.title,
            "path": process.path,
            "area": _stated(process, "area"),
            "as_is": len(process.as_is),
            "to_be": len(process.to_be),
            "needs": sum(workspace.needs_in(process).values()),
            "municipalities": _stated(process, "municipalities"),
        }


def _stated(record: Record, name: str, value: object = None) -> object:
    """Return a field, or what its file has in its place where that was wrong and could not be used."""
    if name in record.wrong:
        return _as_json(record.wrong[name])
    return getattr(record, name) if value is None else value


def _as_json(value: object) -> object:
    """Return a value of TOML, which may be anything, in what JSON has: dates and the like as text."""
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    return value if isinstance(value, (str, int)) else str(value)


def _row(fields: Fields, workspace: Workspace) -> list[object]:
    """Return what people look for in a list: the id or stem, the area's letters, the rest, and the words last."""
    area = workspace.catalogue.areas.get(fields["area"]) if isinstance(fields["area"], str) else None
    return [
        fields.get("id", fields.get("stem")),
        area.prefix if area else fields["area"],
        *(fields[name] for name in _IN_A_ROW if name in fields),
        fields.get("text", fields.get("title")),
    ]
