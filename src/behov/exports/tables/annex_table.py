"""The draft requirement table of annex 1: what is asked for, with columns in which suppliers answer."""

from behov.domain.other_tables import Requirement
from behov.domain.workspace import area_of
from behov.exports.selection import Selection
from behov.exports.tables.behind import Behind
from behov.exports.tables.references import References
from behov.exports.tables.requirements import category_of, chapter_of, number_of, specified
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "requirement_id": N_("Requirement ID"),
    "requirement_area": N_("Requirement area"),
    "requirement_text": N_("Requirement"),
    "requirement_type": N_("Type of requirement"),
    "requirement_category": N_("Category of requirement"),
    "weight": N_("Weight"),
    "legal_or_standard_reference": N_("Legal basis or reference"),
    "verification": N_("Verification"),
    "need_ids": N_("Need IDs"),
    "service_areas": N_("Service areas"),
    "component_ids": N_("Component IDs"),
    "draft_status": N_("Requirement status"),
}
SUPPLIERS = {
    "supplier_compliance": N_("SUP: Compliance"),
    "supplier_delivery_form": N_("SUP: Form of delivery"),
    "supplier_available_from": N_("SUP: Available from"),
    "supplier_description": N_("SUP: Description"),
    "supplier_annex2_reference": N_("SUP: Ref. annex 2"),
    "supplier_price_reference": N_("SUP: Ref. price form"),
}


def annex_table(selection: Selection, wording: Wording) -> Table:
    """Return a row for each requirement that is not withdrawn, chapter by chapter. The suppliers' cells are empty."""
    behind, references = Behind(selection), References(selection.workspace, wording)
    columns = {**_COLUMNS, **SUPPLIERS}
    rows = [
        [*_row(each, selection, behind, references, wording), *(None for _ in SUPPLIERS)]
        for each in specified(selection)
    ]
    return Table(wording.headings(columns), frame_of(tuple(columns), rows), tuple(SUPPLIERS))


def _row(
    requirement: Requirement, selection: Selection, behind: Behind, references: References, wording: Wording
) -> list[Cell]:
    workspace = selection.workspace
    areas = dict.fromkeys(area for said in behind.raw(requirement.needs) if (area := area_of(*said)))
    return [
        number_of(requirement),
        chapter_of(workspace, requirement, wording),
        requirement.text,
        wording.word(requirement.type),
        category_of(workspace, requirement, wording),
        requirement.weight,
        requirement.reference,
        requirement.verification,
        joined(need.id for _, need in behind.needs(requirement.needs)),
        joined(map(references.area, areas)),
        joined(behind.named(requirement.needs, "components")),
        wording.word(requirement.state or "draft"),
    ]
