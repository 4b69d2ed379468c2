"""The ways that go out from each step of a process, and how likely it is that each leads to which step."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from behov.domain.flow import followers
from behov.domain.measuring.shares import shares
from behov.domain.process import Step

Way: TypeAlias = Mapping[str, float]  # to which steps it may lead, and how likely each is; what is left of 1 ends there
Ways: TypeAlias = Mapping[str, Sequence[Way]]  # what goes out from each step: all of it, at once


def ways_out(steps: Sequence[Step]) -> Ways:
    """Return what goes out from each step: its answers as one way, and one to each step that follows in any case.

    Of steps with one id, the first counts (the others are findings).
    """
    found: dict[str, list[Way]] = {}
    known = {step.id for step in steps}
    for step, below in zip(steps, (*steps[1:], None), strict=False):
        if step.id in found:
            continue
        going = found[step.id] = []
        if step.branches and step.kind != "end":
            answers: dict[str, float] = defaultdict(float)
            for answer, share in shares(step.branches).items():
                answers[step.branches[answer].to] += share
            going.append({target: share for target, share in answers.items() if target in known and share})
        going += [{target: 1.0} for target in dict.fromkeys(followers(step, below)) if target in known]
    return found


def targets(going: Sequence[Way]) -> Iterator[tuple[str, float]]:
    """Yield each step that ways may lead to, and how likely that is."""
    for way in going:
        yield from way.items()


def may_end(way: Way) -> bool:
    """Return whether a way may lead to no step at all."""
    return sum(way.values()) < 1 - 1e-9
