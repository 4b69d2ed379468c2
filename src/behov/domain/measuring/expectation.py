"""How often each step is done in one run of a process, as is to be expected by the shares of the answers.

The flow is an absorbing Markov chain (Kemeny and Snell, *Finite Markov Chains*, 1960, chapter III), so that loops
converge. It is widened by parallel ways: where several steps follow, all of them are done, and a step that more than
one of the ways surely comes to waits for them, and is done once. A step that they only may come to (after a decision
in one of them) is counted for each: there the number is the most that is to be expected.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from behov.domain.measuring.joins import joins
from behov.domain.measuring.likely_ways import Ways, may_end, targets, ways_out
from behov.domain.measuring.linear import solution
from behov.domain.process import Step


@dataclass(frozen=True)
class Expectation:
    """How often each step is done, and each way from a step to another taken, in one run."""

    visits: Mapping[str, float]
    handed: Mapping[tuple[str, str], float]


def starts(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the ids of the steps that a run may begin with: those of kind start, else the first."""
    return tuple(dict.fromkeys(step.id for step in steps if step.kind == "start")) or tuple(
        step.id for step in steps[:1]
    )


def expectation(steps: Sequence[Step]) -> Expectation | None:
    """Return what is to be expected of one run, or None where a run may never end, so that no number can be given.

    Where there are several starts, each is as likely as the others.
    """
    ways = ways_out(steps)
    begin = starts(steps)
    reached = _reached(ways, begin)
    if not reached <= _ending(ways):
        return None
    ways = {step: going for step, going in ways.items() if step in reached}
    equations = {step: {step: 1.0} for step in ways}
    for source, going in ways.items():
        for target, likelihood in targets(going):
            equations[target][source] = equations[target].get(source, 0.0) - likelihood
    for join, source, too_many in joins(ways):
        equations[join][source] = equations[join].get(source, 0.0) + too_many
    visits = solution(equations, {step: 1 / len(begin) for step in begin})
    if visits is None or not all(isfinite(each) and each > -1e-9 for each in visits.values()):
        return None  # more and more parallel ways are begun: a loop that splits
    handed: dict[tuple[str, str], float] = defaultdict(float)
    for source, going in ways.items():
        for target, likelihood in targets(going):
            handed[source, target] += visits[source] * likelihood
    return Expectation({step: max(0.0, times) for step, times in visits.items()}, handed)


def _reached(ways: Ways, begin: Sequence[str]) -> set[str]:
    reached, waiting = set(begin), list(begin)
    while waiting:
        for target, _ in targets(ways[waiting.pop()]):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _ending(ways: Ways) -> set[str]:
    """Return the steps from which every way may come to an end."""
    ending: set[str] = set()
    while more := {
        step
        for step, going in ways.items()
        if step not in ending and all(may_end(way) or not ending.isdisjoint(way) for way in going)
    }:
        ending |= more
    return ending
