"""The order in which a process is read: which ways lead forward, which lead back, and what comes after what."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from behov.diagrams.chart import Node, Way


@dataclass(frozen=True)
class Order:
    """`sequence` has every step after all that lead forward to it; `forward` and `backward` are the ways."""

    sequence: tuple[str, ...]
    forward: tuple[Way, ...]
    backward: tuple[Way, ...]


def order(nodes: tuple[Node, ...], ways: tuple[Way, ...]) -> Order:
    """Return the order of these nodes, as near to the one they come in as the ways allow."""
    leaving: dict[str, list[Way]] = defaultdict(list)
    for way in ways:
        leaving[way.source].append(way)
    backward = _backward(_entrances(nodes, ways), leaving)
    forward = tuple(way for way in ways if way not in backward)
    return Order(_sequence(nodes, forward), forward, tuple(way for way in ways if way in backward))


def _entrances(nodes: tuple[Node, ...], ways: tuple[Way, ...]) -> list[str]:
    """Return where to begin to read: the starts, then what nothing leads to, then the rest."""
    reached = {way.target for way in ways if way.target != way.source}
    return [node.id for node in sorted(nodes, key=lambda node: (node.kind != "start", node.id in reached))]


def _backward(entrances: list[str], leaving: dict[str, list[Way]]) -> set[Way]:
    """Return the ways that lead back to a step on the road to them.

    Depth first with a stack of its own: a process of a thousand steps must not hit the recursion limit.
    """
    backward: set[Way] = set()
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


def _sequence(nodes: tuple[Node, ...], forward: tuple[Way, ...]) -> tuple[str, ...]:
    """Return the order they come in, in which a step waits until all that lead forward to it have had their turn."""
    waiting_for = {step.id: 0 for step in nodes}
    leaving: dict[str, list[str]] = defaultdict(list)
    for way in forward:
        waiting_for[way.target] += 1
        leaving[way.source].append(way.target)
    place = {step.id: number for number, step in enumerate(nodes)}
    ready = [place[step_id] for step_id, count in waiting_for.items() if not count]
    heapify(ready)
    sequence = []
    while ready:
        step_id = nodes[heappop(ready)].id
        sequence.append(step_id)
        for target in leaving[step_id]:
            waiting_for[target] -= 1
            if not waiting_for[target]:
                heappush(ready, place[target])
    return tuple(sequence)
