"""`behov list`: the needs, requirements, workshops or processes of a workspace, one a line or as JSON."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from behov.cli.names import area_named
from behov.cli.output import print_json, print_rows
from behov.cli.verbs import verb
from behov.domain.ids import same_id
from behov.domain.record import Record
from behov.domain.specification.basis import requirements_of, suspects
from behov.domain.specification.chapters import areas_of
from behov.domain.specification.specifying import DRAFT
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.services.session import Session
from behov.text import tr

Fields = dict[str, Any]
# What can be listed, and the cells of a row between the areas' letters and the words.
_CELLS = {
    "needs": ("workshop", "priority", "votes"),
    "regional": ("workshop", "priority", "outcome"),
    "requirements": ("workshop", "number", "category", "state", "needs"),
    "workshops": ("date", "kind", "needs"),
    "processes": ("as_is", "to_be", "needs"),
}


@verb(
    tr("List needs, requirements, workshops or processes.")
    + "\n\n"
    + tr("`needs` are all of them, `regional` those of the consolidations, with what came of each.")
    + "\n\n"
    + tr("One record stands on each line, with tabs between its cells where the output goes to a file or a program."),
    "behov list needs --area HJT\nbehov list requirements --json",
)
@click.argument("what", metavar="|".join(_CELLS), type=click.Choice(tuple(_CELLS)))
@click.option("--area", metavar=tr("AREA"), help=tr("Only this service area: its id, three letters or name."))
@click.option("--json", "as_json", is_flag=True, help=tr("A list of objects, for programs."))
def command(root: Path, what: str, area: str | None, as_json: bool) -> int:
    """Print the records of one kind, in the order of the files."""
    workspace = Session(root).workspace
    area_id = area_named(workspace.catalogue, area) if area is not None else None
    listing = (_needs, _regional, _requirements, _workshops, _processes)
    listed = dict(zip(_CELLS, listing, strict=True))[what](workspace)
    chosen = [fields for fields in listed if area_id is None or area_id in fields.get("areas", (fields.get("area"),))]
    if as_json:
        print_json(chosen)
    else:
        print_rows(_row(fields, _CELLS[what], workspace) for fields in chosen)
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


def _regional(workspace: Workspace) -> Iterator[Fields]:
    for workshop, need in workspace.regional_needs:
        yield {
            "id": need.id,
            "text": need.text,
            "areas": areas_of(workspace, workshop, need),
            "workshop": workshop.stem,
            "priority": _stated(need, "priority"),
            "outcome": _stated(need, "outcome"),
            "reason": _stated(need, "reason"),
            "decided": _as_json(_stated(need, "decided")),
            "owner": _stated(need, "owner"),
            "merges": _stated(need, "merges"),
            "requirements": [each.id for each in requirements_of(workspace, need)],
        }


def _requirements(workspace: Workspace) -> Iterator[Fields]:
    suspect = suspects(workspace)
    for workshop, requirement in workspace.requirements:
        on = (said for name in requirement.needs if (said := workspace.said.get(same_id(name))))
        areas = dict.fromkeys(area for each in on for area in areas_of(workspace, *each))
        yield {
            "id": requirement.id,
            "number": _stated(requirement, "number"),
            "text": _stated(requirement, "text"),
            "areas": tuple(areas),
            "workshop": workshop.stem,
            "chapter": _stated(requirement, "chapter"),
            "category": _stated(requirement, "category"),
            "type": _stated(requirement, "type"),
            "weight": _stated(requirement, "weight"),
            "verification": _stated(requirement, "verification"),
            "reference": _stated(requirement, "reference"),
            "state": requirement.state or DRAFT,
            "suspect": requirement.id in suspect,
            "needs": _stated(requirement, "needs"),
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
    return value if value is None or isinstance(value, (str, int)) else str(value)


def _row(fields: Fields, names: Iterable[str], workspace: Workspace) -> list[object]:
    """Return what people look for in a list: the id or stem, the areas' letters, the rest, and the words last."""
    letters = (_letters(workspace, area) for area in fields.get("areas", (fields.get("area"),)))
    return [
        fields.get("id", fields.get("stem")),
        ", ".join(filter(None, letters)),
        *(len(value) if isinstance(value := fields[name], tuple) else value for name in names),
        fields.get("text", fields.get("title")),
    ]


def _letters(workspace: Workspace, area: object) -> str:
    known = workspace.catalogue.areas.get(area) if isinstance(area, str) else None
    return known.prefix if known else "" if area is None else str(area)
