"""Which row and column each step stands in: a lane has one or more rows, and time runs from column to column.

A step stands to the right of those before it. A handover to another lane drops straight down (or rises) in the
same column where the way is free, which keeps the drawing narrow.
"""

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from behov.diagrams.chart import Node, NodeKind, Way
from behov.diagrams.placing.order import Order


class Cell(NamedTuple):
    """A place in the grid."""

    row: int
    column: int


@dataclass(frozen=True)
class Grid:
    """`lane_of` tells each row's lane; `drops` are the ways that run straight up or down within a column."""

    lanes: tuple[str, ...]
    lane_of: tuple[int, ...]
    columns: int
    cells: dict[str, Cell]
    drops: frozenset[Way]


def place(nodes: tuple[Node, ...], lanes: tuple[str, ...], order: Order, held: Container[Way] = frozenset()) -> Grid:
    """Return the place of each node. The ways that are `held` do not drop."""
    placing = _Placing(nodes, lanes, held)
    before: dict[str, list[Way]] = defaultdict(list)
    for way in order.forward:
        before[way.target].append(way)
    for step_id in order.sequence:
        placing.place(step_id, before[step_id])
    for way in order.forward:
        placing.draw_near(way, before[way.source])
    return placing.grid()


def open_below(kind: NodeKind) -> bool:
    """Whether lines may meet this kind of step from below: an end and a link have their captions there."""
    return kind not in ("end", "link")


def open_above(kind: NodeKind) -> bool:
    """Whether lines may meet this kind of step from above: a start has its caption there."""
    return kind != "start"


class _Spot(NamedTuple):
    lane: int
    row: int  # within the lane
    column: int


class _Placing:
    """What is placed so far."""

    def __init__(self, nodes: tuple[Node, ...], lanes: tuple[str, ...], held: Container[Way]) -> None:
        self._lanes = lanes
        self._held = held
        number = {role: lane for lane, role in enumerate(self._lanes)}
        self._lane = {node.id: number[node.lane] for node in nodes}
        self._kind = {node.id: node.kind for node in nodes}
        self._spots: dict[str, _Spot] = {}
        self._standing: dict[tuple[int, int], list[_Spot]] = defaultdict(list)  # by lane and column
        self._kept_free: set[tuple[int, int]] = set()  # lane and column, where a drop runs
        self._dropped: set[tuple[str, int]] = set()  # step, and 1 for a drop below it, -1 above
        self._drops: list[Way] = []

    def place(self, step_id: str, before: list[Way]) -> None:
        lane = self._lane[step_id]
        drop = self._drop_to(step_id, before)
        if drop:
            column = self._spots[drop.source].column
            self._reserve(drop)
        else:
            column = max((self._spots[way.source].column + 1 for way in before), default=0)
            while (lane, column) in self._kept_free:
                column += 1
        spot = _Spot(lane, self._row_in(lane, column, before), column)
        self._spots[step_id] = spot
        self._standing[lane, column].append(spot)

    def draw_near(self, way: Way, before: list[Way]) -> None:
        """Move a link that nothing leads to up to the step that it leads to, as far as the way is free."""
        if self._kind[way.source] != "link" or before:
            return
        link, target = self._spots[way.source], self._spots[way.target]
        for column in range(target.column - 1, link.column, -1):
            taken = {spot.row for spot in self._standing[link.lane, column]}
            if target.row not in taken and (link.lane, column) not in self._kept_free:
                self._standing[link.lane, link.column].remove(link)
                self._spots[way.source] = near = _Spot(link.lane, target.row, column)
                self._standing[link.lane, column].append(near)
                return

    def grid(self) -> Grid:
        depth = Counter(dict.fromkeys(range(len(self._lanes)), 1))
        for spot in self._spots.values():
            depth[spot.lane] = max(depth[spot.lane], spot.row + 1)
        lane_of = tuple(lane for lane in range(len(self._lanes)) for _ in range(depth[lane]))
        first = {lane: lane_of.index(lane) for lane in depth}
        return Grid(
            self._lanes,
            lane_of,
            1 + max((spot.column for spot in self._spots.values()), default=-1),
            {step_id: Cell(first[spot.lane] + spot.row, spot.column) for step_id, spot in self._spots.items()},
            frozenset(self._drops),
        )

    def _row_in(self, lane: int, column: int, before: list[Way]) -> int:
        """Return the row of the step before, so that the line runs straight, or the first that is free."""
        taken = {spot.row for spot in self._standing[lane, column]}
        near = [self._spots[way.source] for way in before if self._lane[way.source] == lane]
        wished = max(near, key=lambda spot: spot.column).row if near else 0
        return wished if wished not in taken else next(row for row in range(len(taken) + 1) if row not in taken)

    def _drop_to(self, step_id: str, before: list[Way]) -> Way | None:
        """Return the way by which this step can stand right below or above the last of those before it."""
        if not before:
            return None
        column = max(self._spots[way.source].column for way in before)
        last = [way for way in before if self._spots[way.source].column == column]
        if len(last) != 1 or last[0] in self._held:
            return None
        source, here, there = last[0].source, self._lane[last[0].source], self._lane[step_id]
        if here == there or not self._sides_open(source, step_id):
            return None
        on_the_way = range(min(here, there), max(here, there) + 1)
        free = all(
            not self._standing[lane, column] and (lane, column) not in self._kept_free
            for lane in on_the_way
            if lane != here
        )
        return last[0] if free and len(self._standing[here, column]) == 1 else None

    def _sides_open(self, source: str, target: str) -> bool:
        down = self._lane[target] > self._lane[source]
        upper, lower = (source, target) if down else (target, source)
        return (
            open_below(self._kind[upper])
            and open_above(self._kind[lower])
            and (source, 1 if down else -1) not in self._dropped
        )

    def _reserve(self, drop: Way) -> None:
        here, there = self._lane[drop.source], self._lane[drop.target]
        column = self._spots[drop.source].column
        self._kept_free.update((lane, column) for lane in range(min(here, there), max(here, there) + 1))
        self._dropped |= {(drop.source, 1 if there > here else -1), (drop.target, -1 if there > here else 1)}
        self._drops.append(drop)
