"""The risk and vulnerability analysis (ROS): what may go wrong, how likely and how bad, and what is done. Internal."""

from collections.abc import Mapping

from behov.domain.other_tables import Risk
from behov.domain.workshop import Workshop
from behov.exports.selection import Selection
from behov.exports.tables.open_cell import open_cell
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_
from behov.visible import joined

_COLUMNS = {
    "risk_id": N_("Risk ID"),
    "category": N_("Category"),
    "event": N_("Unwanted event"),
    "cause": N_("Cause"),
    "consequence_text": N_("Consequence"),
    "likelihood": N_("Likelihood (1-5)"),
    "impact": N_("Impact (1-5)"),
    "risk_score": N_("Risk score"),
    "risk_level": N_("Risk level"),
    "existing_controls": N_("Existing measures"),
    "new_controls": N_("New measures"),
    "owner_role": N_("Owner (role)"),
    "due_date": N_("Due"),
    "residual_score": N_("Residual risk"),
    "status": N_("Status"),
    "source": N_("Source"),
    "need_ids": N_("Need IDs"),
    "milestone_id": N_("Milestone ID"),
}
_LEVELS: Mapping[str, str] = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}


def risks(selection: Selection, wording: Wording) -> Table:
    """Return a row for each risk, in the order of the files. What rests on needs of those who left alone is not there.

    The score is likelihood times impact. Up to 4 is low, up to 9 medium, and from 10 it is high.
    """
    rows = [
        _row(workshop, each, wording)
        for workshop in selection.workspace.workshops
        for each in workshop.risks
        if selection.upholds(each.needs)
    ]
    return Table(wording.headings(_COLUMNS), frame_of(tuple(_COLUMNS), rows))


def level(score: int) -> str:
    """Return how high a score is, by a key of the levels."""
    return "low" if score <= 4 else "medium" if score <= 9 else "high"


def _row(workshop: Workshop, risk: Risk, wording: Wording) -> list[Cell]:
    score = risk.likelihood * risk.impact if risk.likelihood and risk.impact else None
    return [
        risk.id,
        risk.category,
        risk.event or risk.text,
        risk.cause,
        risk.consequence,
        risk.likelihood,
        risk.impact,
        score,
        wording.choose(level(score), _LEVELS[level(score)]) if score else None,
        open_cell(risk.controls, wording),
        open_cell(risk.measures, wording),
        risk.owner,
        open_cell(risk.due, wording),
        open_cell(risk.residual, wording),
        wording.word(risk.state),
        workshop.stem,
        joined(risk.needs),
        risk.milestone,
    ]
