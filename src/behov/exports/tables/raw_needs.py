"""The raw needs as they were said: where, when, by whom and about what."""

from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import area_of
from behov.exports.selection import Selection
from behov.exports.tables.references import References
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "raw_need_id": N_("Raw need ID"),
    "need": N_("Need"),
    "language_form": N_("Written form"),
    "workshop_id": N_("Workshop ID"),
    "workshop": N_("Workshop"),
    "date": N_("Date"),
    "service_area": N_("Service area"),
    "municipality_numbers": N_("Municipality numbers"),
    "municipalities": N_("Municipalities"),
    "role": N_("Role"),
    "step_ids": N_("Step IDs"),
    "steps": N_("Steps"),
    "priority": N_("Priority"),
    "votes": N_("Votes"),
    "need_type": N_("Kind of need"),
    "systems": N_("Systems"),
    "component_ids": N_("Component IDs"),
    "components": N_("Component"),
    "effect_ids": N_("Effect IDs"),
    "product_ids": N_("Project products"),
    "status": N_("Status"),
    "scope": N_("Delimitation"),
    "adjacent": N_("Adjacent service"),
    "exempt": N_("Exempt from public access"),
    "note": N_("Remark"),
    "recorded": N_("Recorded at"),
}


def raw_needs(selection: Selection, wording: Wording) -> Table:
    """Return a row for each raw need, in the order of the files."""
    references = References(selection.workspace, wording)
    rows = [_row(workshop, need, selection, references, wording) for workshop, need in selection.raw]
    return Table(wording.headings(_COLUMNS), frame_of(tuple(_COLUMNS), rows))


def _row(workshop: Workshop, need: Need, selection: Selection, references: References, wording: Wording) -> list[Cell]:
    municipalities = selection.raised_by(((workshop, need),))
    area = area_of(workshop, need)
    steps = (references.steps[step].text if step in references.steps else step for step in need.steps)
    return [
        need.id,
        need.text,
        wording.word(need.language or selection.workspace.settings.language),
        workshop.stem,
        workshop.title,
        workshop.date,
        references.area(area),
        joined(municipalities),
        references.municipalities(municipalities),
        need.role,
        joined(need.steps),
        joined(steps),
        wording.word(need.priority) or _wrong(need, "priority"),
        need.votes if need.votes is not None else _wrong(need, "votes"),
        wording.word(need.kind) or _wrong(need, "kind"),
        joined(need.systems),
        joined(need.components),
        references.components(need.components),
        joined(need.effects),
        joined(need.products),
        _wrong(need, "status") or wording.word(need.status),
        _wrong(need, "scope") or wording.word(need.scope),
        references.adjacent(need.adjacent),
        need.exempt,
        need.note,
        need.recorded.isoformat(" ") if need.recorded else None,
    ]


def _wrong(need: Need, field: str) -> str | None:
    """Return what the file has for a field where that could not be used."""
    return str(need.wrong[field]) if field in need.wrong else None
