"""A process as it is beside the same as it should be: what a run takes, what a year takes, and what differs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from behov.domain.measuring.measures import Measures, measures
from behov.domain.measuring.quantity import Quantity
from behov.domain.measuring.yearly_runs import YearlyRuns, yearly_runs
from behov.domain.process import Process
from behov.domain.workspace import Workspace

Measure = Literal[
    "minutes-per-run",
    "hours-per-year",
    "runs-per-year",
    "handovers",
    "handover-ways",
    "systems",
    "pains",
    "waits",
    "steps",
]
_COUNTED: Mapping[Measure, Callable[[Measures], int]] = {
    "handover-ways": lambda each: each.handover_ways,
    "systems": lambda each: len(each.systems),
    "pains": lambda each: each.pains,
    "waits": lambda each: each.waits,
    "steps": lambda each: each.steps,
}


@dataclass(frozen=True)
class Compared:
    """One measure, of all or of one role or municipality; None where nothing can be said."""

    measure: Measure
    as_is: Quantity | None
    to_be: Quantity | None
    role: str | None = None
    municipality: str | None = None

    @property
    def difference(self) -> Quantity | None:
        """How much more it will be; less is negative."""
        return self.to_be - self.as_is if self.as_is and self.to_be else None


@dataclass(frozen=True)
class Comparison:
    """The measures of each variant that has steps, how often the process runs, and every measure side by side.

    `rows` come in the order of `Measure`; time of all comes first, then by role and by municipality.
    """

    as_is: Measures | None
    to_be: Measures | None
    runs: YearlyRuns
    rows: tuple[Compared, ...]


def compare(workspace: Workspace, process: Process, municipalities: Sequence[str]) -> Comparison:
    """Return what a process takes as it is and as it should be, in these municipalities (by number)."""
    as_is, to_be = (measures(steps, workspace.catalogue) if steps else None for steps in (process.as_is, process.to_be))
    runs = yearly_runs(workspace, process, municipalities)
    return Comparison(as_is, to_be, runs, tuple(_compared(as_is, to_be, runs)))


def _compared(as_is: Measures | None, to_be: Measures | None, runs: YearlyRuns) -> Iterator[Compared]:
    both = (as_is, to_be)
    roles = dict.fromkeys(role for each in both if each for role in each.minutes_by_role)
    time = [each.minutes if each else None for each in both]
    time_of = {role: [each.minutes_of(role) if each else None for each in both] for role in roles}
    yield _row("minutes-per-run", time)
    yield from (_row("minutes-per-run", time_of[role], role) for role in roles)
    yield _row("hours-per-year", _hours(time, runs.total))
    yield from (_row("hours-per-year", _hours(time_of[role], runs.total), role) for role in roles)
    for number in (*runs.by_municipality, *runs.unknown):
        yield _row("hours-per-year", _hours(time, runs.by_municipality.get(number)), municipality=number)
    yield _row("runs-per-year", (runs.total if each else None for each in both))
    yield _row("handovers", (each.handovers if each else None for each in both))
    for measure, count in _COUNTED.items():
        yield _row(measure, (Quantity(count(each)) if each else None for each in both))


def _row(
    measure: Measure, both: Iterable[Quantity | None], role: str | None = None, municipality: str | None = None
) -> Compared:
    as_is, to_be = both
    return Compared(measure, as_is, to_be, role, municipality)


def _hours(minutes: Iterable[Quantity | None], runs: Quantity | None) -> Iterator[Quantity | None]:
    for each in minutes:
        yield each * runs * Quantity(1 / 60) if each and runs else None
