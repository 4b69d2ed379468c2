"""The measures of a process in words: a table to stand beside the process, and what its numbers rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from behov.domain.measuring.comparison import Compared, Measure, compare
from behov.domain.process import Process
from behov.domain.workspace import Workspace
from behov.exports.processes.measure_notes import measure_notes
from behov.exports.processes.quantity_in_words import amount, difference
from behov.text import N_, tr
from behov.visible import one_line

_NAMES: Final[Mapping[Measure, str]] = {
    "minutes-per-run": N_("Work per run"),
    "hours-per-year": N_("Work per year"),
    "handovers": N_("Hand-overs"),
    "systems": N_("Systems touched"),
    "pains": N_("Pain points"),
    "waits": N_("Waits"),
}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure (or one role's part of it), what is said of it in each variant, and of the difference."""

    name: str
    as_is: str
    to_be: str
    difference: str
    estimated: bool = False

    @property
    def label(self) -> str:
        """The name, and whether the numbers are estimates."""
        return tr("{measure} (estimate)", measure=self.name) if self.estimated else self.name


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The measures of a process. Texts are visible lines, in the language that was spoken when the table was made.

    `roles` is the work of each role, most first, in a year or (where it is not known how often the process runs) in a
    run: `roles_label` says which. `notes` are sentences.
    """

    headings: MeasureRow
    rows: tuple[MeasureRow, ...]
    roles_label: str
    roles: tuple[MeasureRow, ...]
    notes: tuple[str, ...]

    @property
    def tables(self) -> tuple[tuple[tuple[str, str, str, str], ...], ...]:
        """The measures of all, and of each role where there are such: rows of four cells, the headings first."""
        of_all = tuple((row.label, row.as_is, row.to_be, row.difference) for row in (self.headings, *self.rows))
        if not self.roles:
            return (of_all,)
        heading = replace(self.headings, name=self.roles_label, estimated=any(row.estimated for row in self.roles))
        of_roles = ((row.name, row.as_is, row.to_be, row.difference) for row in self.roles)
        return of_all, ((heading.label, *of_all[0][1:]), *of_roles)


def measures_in_words(workspace: Workspace, process: Process, municipalities: Sequence[str]) -> MeasureTable:
    """Return the measures of a process, in hours a year for these municipalities (by number).

    An estimate is "ca." and its row says so; where something is left out a sum is "at least", a difference uncertain.
    """
    compared = compare(workspace, process, municipalities)
    yearly = compared.runs.total is not None
    timed: Measure = "hours-per-year" if yearly else "minutes-per-run"
    return MeasureTable(
        headings=MeasureRow("", tr("As it is"), tr("As it should be"), tr("Difference")),
        rows=tuple(_row(tr(_NAMES[row.measure]), row) for row in compared.rows if _of_all(row)),
        roles_label=tr("Work per year, by role") if yearly else tr("Work per run, by role"),
        roles=tuple(
            _row(one_line(row.role).strip() or tr("without a role"), row)
            for row in sorted(compared.rows, key=_time, reverse=True)
            if row.measure == timed and row.role is not None and _time(row)
        ),
        notes=tuple(measure_notes(workspace, process, compared)),
    )


def _of_all(row: Compared) -> bool:
    return row.measure in _NAMES and row.role is None and row.municipality is None


def _time(row: Compared) -> float:
    """Return how much time something takes in the variant in which it takes most."""
    return max(each.value if each else 0 for each in (row.as_is, row.to_be))


def _row(name: str, row: Compared) -> MeasureRow:
    return MeasureRow(
        name,
        amount(row.as_is, row.measure),
        amount(row.to_be, row.measure),
        difference(row.difference, row.measure),
        estimated=any(each and each.estimated for each in (row.as_is, row.to_be)),
    )
