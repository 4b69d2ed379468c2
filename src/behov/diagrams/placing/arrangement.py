"""Where the steps stand and which ways the lines take: the tidiest of some arrangements that are tried.

The first is made step by step and line by line, without looking back. Where lines cross in it, others are tried: a
hand-over that does not drop straight down, two rows of a lane exchanged, a line that goes another way. How many is
told by the size of the drawing and not by the clock, so that everybody gets the same one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from behov.diagrams.chart import Node, NodeKind, Way
from behov.diagrams.placing.crossings import Tangle, tangle
from behov.diagrams.placing.grid import Cell, Grid, place
from behov.diagrams.placing.order import Order, order
from behov.diagrams.placing.ports import Ports
from behov.diagrams.placing.routes import Channel, Route
from behov.diagrams.placing.routing import route
from behov.diagrams.placing.tracks import lay_tracks

_TRIES: Final = 400  # of one line each
_OTHER_ROUTES: Final = 4  # that are tried of a line
_CROSSING, _BEND, _LENGTH, _COLUMN, _ROW = 3.0, 1.0, 0.1, 1.5, 2.0  # what they cost to look at
_WORTH_IT: Final = 0.5  # less is no reason to draw it otherwise than the time before


@dataclass(frozen=True)
class Arrangement:
    """A grid with its steps, and the lines in its channels."""

    grid: Grid
    routes: tuple[Route, ...]
    ports: Ports
    tracks: Mapping[Channel, int]
    tangle: Tangle

    @property
    def cost(self) -> float:
        """What it costs to look at."""
        return (
            _CROSSING * len(self.tangle.crossed)
            + _BEND * self.tangle.bends
            + _LENGTH * self.tangle.length
            + _COLUMN * self.grid.columns
            + _ROW * len(self.grid.lane_of)
        )


@dataclass(frozen=True)
class _Choices:
    """What is chosen: the grid, the ways that do not drop in it, and the lines that do not go the way liked best.

    `passed_over` says of these how many ways they pass over.
    """

    grid: Grid
    held: frozenset[Way] = frozenset()
    passed_over: Mapping[Way, int] = field(default_factory=dict)


def arrange(nodes: tuple[Node, ...], lanes: tuple[str, ...], ways: tuple[Way, ...]) -> Arrangement:
    """Return the tidiest arrangement that was found."""
    reading = order(nodes, ways)
    kinds = {node.id: node.kind for node in nodes}

    def holding(held: frozenset[Way]) -> _Choices:
        return _Choices(place(nodes, lanes, reading, held), held)

    choices = holding(frozenset())
    best = _arranged(choices, reading, kinds)
    tries = _TRIES // max(len(ways), 1)
    others = _others(choices, best, holding)
    while tries and best.tangle.crossed and (other := next(others, None)):
        tries -= 1
        tried = _arranged(other, reading, kinds)
        if tried.cost < best.cost - _WORTH_IT:
            best, others = tried, _others(other, tried, holding)
    return best


def _arranged(choices: _Choices, reading: Order, kinds: Mapping[str, NodeKind]) -> Arrangement:
    routes, ports = route(choices.grid, reading, kinds, choices.passed_over)
    tracks = lay_tracks(routes, ports)
    return Arrangement(choices.grid, routes, ports, tracks, tangle(routes, tracks))


def _others(choices: _Choices, best: Arrangement, holding: Callable[[frozenset[Way]], _Choices]) -> Iterator[_Choices]:
    """Yield what could be chosen otherwise about the rows and the lines that cross, what helps most often first."""
    for row in range(len(best.grid.lane_of) - 1):
        if _one_lane(best.grid, row):
            yield replace(choices, grid=_exchanged(best.grid, row))
    crossing = dict.fromkeys(way for pair in best.tangle.crossed for way in pair)
    lines = [line for line in best.routes if line.way in crossing and line.bends]
    yield from _other_routes(choices, (line.way for line in lines if line.bends > 2))
    for way in crossing:
        if way in best.grid.drops:
            yield replace(holding(choices.held | {way}), passed_over=choices.passed_over)
    yield from _other_routes(choices, (line.way for line in lines if line.bends <= 2))


def _other_routes(choices: _Choices, ways: Iterable[Way]) -> Iterator[_Choices]:
    for way in ways:
        passed = choices.passed_over.get(way, 0)
        for more in range(1, _OTHER_ROUTES + 1):
            yield replace(choices, passed_over={**choices.passed_over, way: passed + more})


def _one_lane(grid: Grid, row: int) -> bool:
    """Whether a row and the one below are in one lane."""
    return grid.lane_of[row] == grid.lane_of[row + 1]


def _exchanged(grid: Grid, row: int) -> Grid:
    """Return the grid with a row and the one below in each other's places."""
    moved = {row: row + 1, row + 1: row}
    cells = {step_id: Cell(moved.get(cell.row, cell.row), cell.column) for step_id, cell in grid.cells.items()}
    return replace(grid, cells=cells)
