"""Where lines cross, before anything is measured: in half-units of the grid, which is all that it takes to compare."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

from behov.diagrams.chart import Way
from behov.diagrams.placing.ports import Port, Side
from behov.diagrams.placing.routes import Channel, Route, Stretch

_Run: TypeAlias = tuple[float, float, float, Way]  # its place on the axis across it, and from where to where it goes


@dataclass(frozen=True, slots=True)
class Tangle:
    """How untidy lines are: the pairs that cross, a pair for each point, the number of bends, and the whole length."""

    crossed: tuple[tuple[Way, Way], ...]
    bends: int
    length: float


def tangle(routes: Iterable[Route], tracks: Mapping[Channel, int]) -> Tangle:
    """Return how untidy these lines are. Where lines share a trunk, whatever crosses it crosses once."""
    level: list[_Run] = []
    upright: list[_Run] = []
    bends = 0
    for route in routes:
        bends += route.bends
        parts = route.parts if route.bends else (route.source,)
        places = (_outline(route.source), *[_place(part, tracks) for part in parts], _outline(route.target))
        for part, before, at, after in zip(parts, places, places[1:], places[2:], strict=False):
            low, high = (before, after) if before < after else (after, before)
            (upright if part.upright else level).append((at, low, high, route.way))
    level.sort(key=itemgetter(0))
    heights = [run[0] for run in level]
    crossed = {
        (x, y): (way, other)
        for x, top, bottom, way in upright
        for y, left, right, other in level[bisect_right(heights, top) : bisect_left(heights, bottom)]
        if left < x < right
    }
    return Tangle(tuple(crossed.values()), bends, sum(high - low for _, low, high, _ in chain(level, upright)))


def _place(part: Port | Stretch, tracks: Mapping[Channel, int]) -> float:
    if isinstance(part, Port):
        return part.along
    count = tracks[part.upright, part.channel]
    return part.along + 0.9 * ((part.track + 1) / (count + 1) - 0.5)


def _outline(port: Port) -> float:
    """Return where the step's side is, on the axis that its line comes along."""
    if port.side.level:
        return 2 * port.cell.column + (0.5 if port.side is Side.LEFT else 1.5)
    return 2 * port.cell.row + (0.5 if port.side is Side.TOP else 1.5)
