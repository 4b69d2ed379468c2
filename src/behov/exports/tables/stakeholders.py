"""The stakeholders: who is affected, what they expect and how they are involved, as in the catalogue. Internal."""

from behov.exports.selection import Selection
from behov.exports.tables.open_cell import open_cell
from behov.exports.tables.table import Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_

_NAMED = {"stakeholder_id": N_("Stakeholder ID"), "stakeholder": N_("Stakeholder")}
_ASSESSED = {  # keys that a row of the catalogue may have
    "type": N_("Type"),
    "interest": N_("Interest"),
    "influence": N_("Influence (1-5)"),
    "affectedness": N_("Affectedness (1-5)"),
    "expectation": N_("Expectation"),
    "attitude_group_level": N_("Attitude (of the group)"),
    "engagement_action": N_("Engagement"),
    "channel": N_("Channel"),
    "owner_role": N_("Responsible (role)"),
    "frequency": N_("Frequency"),
    "status": N_("Status"),
}


def stakeholders(selection: Selection, wording: Wording) -> Table:
    """Return a row for each stakeholder, in the catalogue's order; what nobody has assessed is empty."""
    columns = {**_NAMED, **_ASSESSED}
    rows = [
        [each.id, each.label(wording.language), *(open_cell(told.get(key), wording) for key in _ASSESSED)]
        for each in selection.workspace.catalogue.stakeholders.values()
        for told in (each.model_extra or {},)
    ]
    return Table(wording.headings(columns), frame_of(tuple(columns), rows))
