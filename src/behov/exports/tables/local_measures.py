"""What each municipality has to take into use itself: needs that are met by a routine, training or organisation."""

from collections.abc import Iterator, Sequence

from behov.domain.matrix import MatrixRow
from behov.domain.workspace import area_of
from behov.exports.selection import Selection
from behov.exports.tables.behind import Behind
from behov.exports.tables.open_cell import open_cell
from behov.exports.tables.references import References
from behov.exports.tables.requirements import number_of
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "municipality_number": N_("Municipality number"),
    "municipality": N_("Municipality"),
    "need_id": N_("Need ID"),
    "need": N_("Need"),
    "service_areas": N_("Service areas"),
    "processes": N_("Processes that change"),
    "benefit": N_("Benefit"),
    "effect_ids": N_("Effect IDs"),
    "effects": N_("Effects"),
    "baseline": N_("As measured today"),
    "owner_role": N_("Owner (role)"),
    "decided": N_("Decided on"),
    "requirement_ids": N_("Requirement IDs"),
}
OWN = {"due_date": N_("Due"), "measured": N_("As measured afterwards")}  # which the municipality fills in


def local_measures(selection: Selection, wording: Wording) -> Table:
    """Return the table: by municipality, and for each the needs that it raised and whose outcome is local.

    What nobody in particular raised is everybody's.
    """
    local = [row for row in selection.rows if row.need.outcome == "local"]
    behind, references = Behind(selection), References(selection.workspace, wording)
    told = [(selection.raised_by(row.raw), _told(row, behind, references, wording)) for row in local]
    rows = [
        [number, references.municipalities([number]), *cells, *(None for _ in OWN)]
        for number in selection.municipalities
        for raised_by, cells in told
        if not raised_by or number in raised_by
    ]
    columns = {**_COLUMNS, **OWN}
    return Table(wording.headings(columns), frame_of(tuple(columns), rows), tuple(OWN))


def _told(row: MatrixRow, behind: Behind, references: References, wording: Wording) -> Sequence[Cell]:
    """Return what the list says of a need, whomever it concerns."""
    need, named = row.need, [row.need.id]
    areas = dict.fromkeys(area for said in row.raw or ((row.workshop, need),) if (area := area_of(*said)))
    effects = behind.named(named, "effects")
    return [
        need.id,
        need.text,
        joined(map(references.area, areas)),
        joined(_changing(behind.named(named, "steps"), references)),
        need.benefit,
        joined(effects),
        references.effects(effects),
        need.baseline,
        need.owner,
        open_cell(need.decided, wording),
        joined(map(number_of, behind.requirements([*named, *(raw.id for _, raw in row.raw)]))),
    ]


def _changing(steps: Sequence[str], references: References) -> Iterator[str]:
    """Yield the titles of the processes of these steps that are to be otherwise than they are, each once."""
    for stem in dict.fromkeys(step.partition("/")[0] for step in steps):
        if (process := references.processes.get(stem)) and process.to_be:
            yield process.title
