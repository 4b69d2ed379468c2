"""What one run of a process takes, as it is or as it should be: time, hand-overs, systems, pain points and waits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from behov.domain.catalogue import Catalogue
from behov.domain.flow import flows
from behov.domain.measuring.expectation import Expectation, expectation, starts
from behov.domain.measuring.quantity import Basis, Quantity
from behov.domain.measuring.shares import are_guessed
from behov.domain.process import Step, StepKind

WORKING: tuple[StepKind, ...] = ("task", "decision")  # kinds of steps that take somebody's time


@dataclass(frozen=True)
class Measures:
    """One variant of a process, along the path that is to be expected. None is where nothing can be said.

    Minutes are of work, by role ("" for none) too. `handovers` is how often the work goes from a role to another,
    and `handover_ways` the number of ways on which it may. `systems` are the names of systems and components.

    Then what the numbers rest on: the steps that take time (`working`), those of them for which nobody has said how
    much, those whose answers are taken to be equally likely, and those that no run comes to. `endless`: a run may
    never end, so that nothing can be expected of it.
    """

    steps: int
    minutes: Quantity | None
    minutes_by_role: Mapping[str, Quantity | None]
    handovers: Quantity | None
    handover_ways: int
    systems: tuple[str, ...]
    pains: int
    waits: int
    working: tuple[Step, ...]
    without_minutes: tuple[Step, ...]
    guessed: tuple[Step, ...]
    unreached: tuple[Step, ...]
    endless: bool

    def minutes_of(self, role: str) -> Quantity | None:
        """Return the minutes of a role: none where it has nothing to do, None where nothing can be said."""
        return None if self.endless else self.minutes_by_role.get(role, Quantity(0))


def measures(variant: tuple[Step, ...], catalogue: Catalogue) -> Measures:
    """Return the measures of these steps. Of steps with one id, the first counts (the others are findings)."""
    steps = tuple({step.id: step for step in reversed(variant)}.values())[::-1]
    expected = expectation(steps)
    visits = expected.visits if expected else dict.fromkeys((step.id for step in steps), 1.0)
    reached = tuple(step for step in steps if visits.get(step.id))
    guessed = tuple(step for step in reached if are_guessed(step.branches))
    basis = frozenset[Basis](("equal-shares",) if guessed else ())
    if len(starts(steps)) > 1:
        basis |= {"equal-starts"}
    by_role: dict[str, list[Step]] = defaultdict(list)
    for step in reached:
        if _is_work(step) or step.minutes is not None:
            by_role[step.role or ""].append(step)
    return Measures(
        steps=len(steps),
        minutes=_minutes(reached, expected, basis),
        minutes_by_role={role: _minutes(tuple(done), expected, basis) for role, done in by_role.items()},
        handovers=_handovers(steps, expected, basis),
        handover_ways=len(list(_between_roles(steps, {(way.source, way.target): 1 for way in flows(steps)}))),
        systems=_systems(steps, catalogue),
        pains=sum(len(step.pains) for step in steps),
        waits=sum(step.kind == "wait" for step in steps),
        working=tuple(filter(_is_work, reached)),
        without_minutes=tuple(step for step in reached if _is_work(step) and step.minutes is None),
        guessed=guessed,
        unreached=tuple(step for step in steps if step not in reached),
        endless=expected is None,
    )


def _is_work(step: Step) -> bool:
    return step.kind in WORKING


def _minutes(done: tuple[Step, ...], expected: Expectation | None, basis: frozenset[Basis]) -> Quantity | None:
    said = [(step.id, step.minutes) for step in done if step.minutes is not None]
    missing = any(_is_work(step) and step.minutes is None for step in done)
    if expected is None or (missing and not said):
        return None
    total = sum(expected.visits[step_id] * minutes for step_id, minutes in said)
    return Quantity(total, basis | {"minutes-missing"} if missing else basis)


def _handovers(steps: tuple[Step, ...], expected: Expectation | None, basis: frozenset[Basis]) -> Quantity | None:
    return Quantity(sum(_between_roles(steps, expected.handed)), basis) if expected else None


def _between_roles(steps: tuple[Step, ...], ways: Mapping[tuple[str, str], float]) -> Iterator[float]:
    """Yield how often each way is taken that leads from a role to another; a step without a role is nobody's."""
    roles = {step.id: step.role for step in steps}
    for (source, target), times in ways.items():
        if roles[source] and roles[target] and roles[source] != roles[target]:
            yield times


def _systems(steps: tuple[Step, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the names of what the steps touch, each once: the catalogue's, else as it was said."""
    found: dict[str, str] = {}
    for step in steps:
        for said in (*step.systems, *step.components):
            known = catalogue.component(said)
            name = known.badge if known else " ".join(said.split())
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
