"""The agreements that municipalities have today: for which system, until when, and for how much. Internal."""

from collections.abc import Mapping

from behov.domain.ids import same_id
from behov.domain.other_tables import Agreement, System
from behov.domain.workshop import Workshop
from behov.exports.selection import Selection
from behov.exports.tables.open_cell import open_cell
from behov.exports.tables.references import References
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "agreement_id": N_("Agreement ID"),
    "municipality_number": N_("Municipality number"),
    "system": N_("System"),
    "supplier": N_("Supplier"),
    "service_area": N_("Service area"),
    "agreement_type": N_("Type of agreement"),
    "expires": N_("Expires"),
    "extension_options": N_("Extension options"),
    "notice_months": N_("Notice (months)"),
    "annual_cost_nok": N_("Yearly cost (NOK)"),
    "integration_ids": N_("Integrations"),
    "dpa": N_("Data processing agreement"),
    "exit_terms": N_("Data export and exit"),
    "exempt_from_disclosure": N_("Exempt from public access"),
    "note": N_("Remark"),
}


def agreements(selection: Selection, wording: Wording) -> Table:
    """Return a row for each agreement of those who take part, in the order of the files."""
    references = References(selection.workspace, wording)
    systems = _systems(selection)
    rows = [
        _row(workshop, each, systems, references, wording)
        for workshop in selection.workspace.workshops
        for each in workshop.agreements
        if selection.concerns([each.municipality] if each.municipality else [])
    ]
    return Table(wording.headings(_COLUMNS), frame_of(tuple(_COLUMNS), rows))


def _systems(selection: Selection) -> Mapping[str, System]:
    every = [each for workshop in selection.workspace.workshops for each in workshop.systems]
    return {same_id(each.id): each for each in reversed(every)}


def _row(
    workshop: Workshop,
    agreement: Agreement,
    systems: Mapping[str, System],
    references: References,
    wording: Wording,
) -> list[Cell]:
    system = systems.get(same_id(agreement.system or ""))
    areas = system.areas if system and system.areas else filter(None, [workshop.area])
    return [
        agreement.id,
        agreement.municipality,
        (system.name if system else None) or agreement.system,
        agreement.supplier or (system.supplier if system else None),
        joined(map(references.area, areas)),
        agreement.type,
        open_cell(agreement.expires, wording),
        open_cell(agreement.options, wording),
        agreement.notice_months,
        agreement.annual_cost_nok,
        joined(agreement.integrations),
        open_cell(agreement.processor_agreement, wording),
        open_cell(agreement.exit, wording),
        agreement.exempt if agreement.exempt is not None else workshop.exempt,
        agreement.note,
    ]
