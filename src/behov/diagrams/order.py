"""The order in which a process is read: which ways lead forward, which lead back, and what comes after what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from behov.domain.flow import Flow, flows
from behov.domain.process import Step


@dataclass(frozen=True)
class Order:
    """`sequence` has every step after all that lead forward to it; `forward` and `backward` are the ways."""

    sequence: tuple[str, ...]
    forward: tuple[Flow, ...]
    backward: tuple[Flow, ...]


def distinct(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps, each under an id of its own: a doubled id is an error in the file, and both are drawn."""
    taken: dict[str, Step] = {}
    for step in steps:
        name = step.id
        while name in taken:
            name += "′"
        taken[name] = step if name == step.id else step.replace(id=name)
    return tuple(taken.values())


def order(steps: tuple[Step, ...]) -> Order:
    """Return the order of these steps, as near to the file's as the ways allow."""
    ways = _joined(flows(steps))
    leaving: dict[str, list[Flow]] = defaultdict(list)
    for way in ways:
        leaving[way.source].append(way)
    backward = _backward(_entrances(steps, ways), leaving)
    forward = tuple(way for way in ways if way not in backward)
    return Order(_sequence(steps, forward), forward, tuple(way for way in ways if way in backward))


def _joined(ways: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """Return at most one way between two steps: answers that lead to the same place share a line."""
    answers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for way in ways:
        answers[way.source, way.target].append(way.label)
    return tuple(Flow(*ends, " / ".join(filter(None, labels))) for ends, labels in answers.items())


def _entrances(steps: tuple[Step, ...], ways: tuple[Flow, ...]) -> list[str]:
    """Return where to begin to read: the starts, then what nothing leads to, then the rest."""
    reached = {way.target for way in ways if way.target != way.source}
    return [step.id for step in sorted(steps, key=lambda step: (step.kind != "start", step.id in reached))]


def _backward(entrances: list[str], leaving: dict[str, list[Flow]]) -> set[Flow]:
    """Return the ways that lead back to a step on the road to them.

    Depth first with a stack of its own: a process of a thousand steps must not hit the recursion limit.
    """
    backward: set[Flow] = set()
    on_the_road: set[str] = set()
    seen: set[str] = set()
    for entrance in entrances:
        if entrance in seen:
            continue
        seen.add(entrance)
        on_the_road.add(entrance)
        road = [(entrance, iter(leaving[entrance]))]
        while road:
            step_id, ways = road[-1]
            way = next(ways, None)
            if way is None:
                road.pop()
                on_the_road.discard(step_id)
            elif way.target in on_the_road:
                backward.add(way)
            elif way.target not in seen:
                seen.add(way.target)
                on_the_road.add(way.target)
                road.append((way.target, iter(leaving[way.target])))
    return backward


def _sequence(steps: tuple[Step, ...], forward: tuple[Flow, ...]) -> tuple[str, ...]:
    """Return the file's order, in which a step waits until all that lead forward to it have had their turn."""
    waiting_for = {step.id: 0 for step in steps}
    leaving: dict[str, list[str]] = defaultdict(list)
    for way in forward:
        waiting_for[way.target] += 1
        leaving[way.source].append(way.target)
    place = {step.id: number for number, step in enumerate(steps)}
    ready = [place[step_id] for step_id, count in waiting_for.items() if not count]
    heapify(ready)
    sequence = []
    while ready:
        step_id = steps[heappop(ready)].id
        sequence.append(step_id)
        for target in leaving[step_id]:
            waiting_for[target] -= 1
            if not waiting_for[target]:
                heappush(ready, place[target])
    return tuple(sequence)
