"""The acceptance test: every requirement, how it is shown to be met and where, with columns for what was found."""

from collections.abc import Iterable, Iterator

from behov.domain.other_tables import Requirement
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
    "requirement_category": N_("Category of requirement"),
    "verification": N_("Verification"),
    "legal_or_standard_reference": N_("Legal basis or reference"),
    "need_ids": N_("Need IDs"),
    "needs": N_("Needs"),
    "processes": N_("Processes"),
    "steps": N_("Steps"),
    "municipality_numbers": N_("Municipality numbers"),
    "municipalities": N_("Municipalities"),
}
FOUND = {
    "result": N_("Result"),
    "test_date": N_("Date"),
    "tester_role": N_("Tester (role)"),
    "deviation": N_("Deviation"),
}


def acceptance_test(selection: Selection, wording: Wording) -> Table:
    """Return a row for each requirement that is not withdrawn, chapter by chapter. The tester's cells are empty."""
    behind, references = Behind(selection), References(selection.workspace, wording)
    columns = {**_COLUMNS, **FOUND}
    rows = [
        [*_row(each, selection, behind, references, wording), *(None for _ in FOUND)] for each in specified(selection)
    ]
    return Table(wording.headings(columns), frame_of(tuple(columns), rows), tuple(FOUND))


def _row(
    requirement: Requirement, selection: Selection, behind: Behind, references: References, wording: Wording
) -> list[Cell]:
    needs = behind.needs(requirement.needs)
    steps = behind.named(requirement.needs, "steps")
    asked = selection.raised_by(behind.raw(requirement.needs))
    return [
        number_of(requirement),
        chapter_of(selection.workspace, requirement, wording),
        requirement.text,
        category_of(selection.workspace, requirement, wording),
        requirement.verification,
        requirement.reference,
        joined(need.id for _, need in needs),
        joined(need.text for _, need in needs if need.text),
        joined(_processes(steps, references)),
        joined(references.steps[step].text if step in references.steps else step for step in steps),
        joined(asked),
        references.municipalities(asked),
    ]


def _processes(steps: Iterable[str], references: References) -> Iterator[str]:
    """Yield the processes of these steps by their titles, each once."""
    for stem in dict.fromkeys(step.partition("/")[0] for step in steps):
        yield references.processes[stem].title if stem in references.processes else stem
