"""Which way each line takes between two steps.

Here is said which channels and free cells a line uses, so that none runs through a step; where the channels end up,
and who lies beside whom in them, is for `spacing` and `tracks` to say. Lines are taken in turn, the short ones first.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from behov.diagrams.chart import NodeKind, Way
from behov.diagrams.placing.grid import Cell, Grid, open_above, open_below
from behov.diagrams.placing.order import Order
from behov.diagrams.placing.ports import Port, Ports, Side, Use
from behov.diagrams.placing.routes import Channel, Route, Stretch

_CLOSED: Final = 500.0  # what it costs to meet a step where there is no room for a line


def route(
    grid: Grid, order: Order, kinds: Mapping[str, NodeKind], passed_over: Mapping[Way, int] = MappingProxyType({})
) -> tuple[tuple[Route, ...], Ports]:
    """Return a route for every way, and the ports that they use, with their slots.

    `passed_over` says of some ways how many of the routes that are liked best are not to be taken.
    """
    router = _Router(grid, kinds)
    drops = [way for way in order.forward if way in grid.drops]
    others = [way for way in order.forward if way not in grid.drops]
    turns = (*drops, *sorted(others, key=router.length), *sorted(order.backward, key=router.length))
    by_way = {way: router.take(way, passed_over.get(way, 0)) for way in turns}
    heading = {each.source: _bearing(each.parts) for each in reversed(by_way.values())}
    heading |= {each.target: _bearing(each.parts[::-1]) for each in reversed(by_way.values())}
    router.ports.spread(heading.__getitem__)
    return tuple(by_way[way] for way in (*order.forward, *order.backward)), router.ports


def _bearing(parts: tuple[Port | Stretch, ...]) -> float:
    """Return where a line goes after it has left a port: the place of what its first stretch or bend leads to."""
    if len(parts) > 2:
        return parts[2].along
    port, other = parts
    assert isinstance(port, Port)
    assert isinstance(other, Port)
    return 2 * (other.cell.row if port.side.level else other.cell.column) + 1


class _Plan(NamedTuple):
    """A route that could be taken: the sides, the channels, and the empty cells that it runs through.

    Lines that share the port `keeper` may run level through the same cells. `cost` is what it costs to look at.
    """

    leave: Side
    stretches: tuple[Channel, ...]
    enter: Side
    level: tuple[Cell, ...] = ()
    upright: tuple[Cell, ...] = ()
    keeper: Literal["source", "target"] = "target"
    cost: float = 0


class _Router:
    """The ports and the empty cells that lines have taken so far."""

    def __init__(self, grid: Grid, kinds: Mapping[str, NodeKind]) -> None:
        self.ports = Ports(grid.cells)
        self._cells = grid.cells
        self._drops = grid.drops
        self._kinds = kinds
        self._occupied = set(grid.cells.values())
        self._level: dict[Cell, Port] = {}  # the port whose line runs level through an empty cell
        self._upright: set[Cell] = set()

    def length(self, way: Way) -> tuple[int, int]:
        source, target = self._cells[way.source], self._cells[way.target]
        return abs(target.column - source.column), abs(target.row - source.row)

    def take(self, way: Way, passed_over: int) -> Route:
        """Return the route that is liked best but for so many, and keep its place free."""
        plans = self._plans(way)
        plan = next(plans)
        for other in islice(plans, passed_over):
            plan = other if other.cost < _CLOSED else plan
        taken = Route(
            way,
            self.ports.take(way.source, plan.leave, _use(way)),
            tuple(Stretch(upright, channel) for upright, channel in plan.stretches),
            self.ports.take(way.target, plan.enter, _into(way)),
        )
        if plan.leave.level == plan.enter.level and not plan.stretches:
            taken.source.pinned = taken.target.pinned = True
        if plan.level:
            self._level |= dict.fromkeys(plan.level, taken.target if plan.keeper == "target" else taken.source)
        self._upright.update(plan.upright)
        return taken

    def _plans(self, way: Way) -> Iterator[_Plan]:
        """Yield the routes from one step to another, the ones that are liked best first."""
        source, target = self._cells[way.source], self._cells[way.target]
        if way in self._drops:
            leave, enter = (Side.BOTTOM, Side.TOP) if target.row > source.row else (Side.TOP, Side.BOTTOM)
            yield _Plan(leave, (), enter, upright=_between(source, target))
            return
        around = self._around
        if target.column > source.column:
            yield from self._free(way, self._direct(way))
        elif source == target:
            around = self._to_itself
        elif source.column == target.column:
            yield _Plan(Side.RIGHT, ((True, source.column + 1),), Side.RIGHT)
        yield from sorted(around(way), key=lambda plan: plan.cost)

    def _direct(self, way: Way) -> Iterator[_Plan]:
        """Yield the routes onward with at most two bends, through cells that have to be free."""
        source, target = self._cells[way.source], self._cells[way.target]
        after, ahead = source.column + 1, target.column
        beside_target = tuple(Cell(target.row, column) for column in range(after, ahead))
        if source.row == target.row:
            yield _Plan(Side.RIGHT, (), Side.LEFT, beside_target)
            return
        leave = Side.BOTTOM if target.row > source.row else Side.TOP
        if self._open(way.source, leave) and not self.ports.busy(way.source, leave, _use(way)):
            corner = Cell(target.row, source.column)
            yield _Plan(leave, (), Side.LEFT, (corner, *beside_target), (*_between(source, corner), corner))
        beside_source = tuple(Cell(source.row, column) for column in range(after, ahead))
        enter = Side.TOP if target.row > source.row else Side.BOTTOM
        if self._open(way.target, enter) and not self.ports.busy(way.target, enter, _into(way)):
            corner = Cell(source.row, target.column)
            level, upright = (*beside_source, corner), (corner, *_between(corner, target))
            yield _Plan(Side.RIGHT, (), enter, level, upright, keeper="source")
        yield _Plan(Side.RIGHT, ((True, after),), Side.LEFT, beside_target)
        if not way.label:
            yield _Plan(Side.RIGHT, ((True, ahead),), Side.LEFT, beside_source, keeper="source")

    def _free(self, way: Way, plans: Iterator[_Plan]) -> Iterator[_Plan]:
        """Yield the plans whose cells are free, or taken by lines that this one may share them with."""
        for plan in plans:
            shared = (
                self.ports.shared(way.target, plan.enter, _into(way))
                if plan.keeper == "target"
                else self.ports.shared(way.source, plan.leave, _use(way))
            )
            level = (cell not in self._occupied and self._level.get(cell, shared) is shared for cell in plan.level)
            if all(level) and not any(cell in self._occupied or cell in self._upright for cell in plan.upright):
                yield plan

    def _around(self, way: Way) -> Iterator[_Plan]:
        """Yield the routes that keep to the channels: out by any side, along a channel between rows, and in."""
        source, target = self._cells[way.source], self._cells[way.target]
        onward = target.column > source.column
        after, ahead = source.column + 1, target.column
        plan = self._costing(way)
        for leave in (Side.RIGHT, Side.TOP, Side.BOTTOM):
            out = ((True, after),) if leave is Side.RIGHT else ()
            rows = range(min(source.row, target.row), max(source.row, target.row) + 2)
            for row in rows if leave is Side.RIGHT else [source.row + (leave is Side.BOTTOM)]:
                along = (*out, (False, row))
                yield plan(leave, (*along, (True, ahead)), Side.LEFT, row)
                for enter in (Side.TOP, Side.BOTTOM):
                    door = target.row + (enter is Side.BOTTOM)
                    if door == row:
                        yield plan(leave, along, enter, row)
                    elif leave is not Side.RIGHT:
                        turn = (True, ahead if onward else ahead + 1)
                        yield plan(leave, (*along, turn, (False, door)), enter, row)

    def _to_itself(self, way: Way) -> Iterator[_Plan]:
        cell = self._cells[way.source]
        plan = self._costing(way)
        for enter, row in ((Side.TOP, cell.row), (Side.BOTTOM, cell.row + 1)):
            yield plan(Side.RIGHT, ((True, cell.column + 1), (False, row)), enter, row)

    def _costing(self, way: Way) -> Callable[[Side, tuple[Channel, ...], Side, int], _Plan]:
        """Return what makes plans with their cost: bends, the way up and down, and ports that are crowded or closed."""
        source, target = self._cells[way.source], self._cells[way.target]
        use = _use(way)
        leaving = {side: self._cost(way.source, side, use) for side in (Side.RIGHT, Side.TOP, Side.BOTTOM)}
        entering = {side: self._cost(way.target, side, _into(way)) for side in (Side.LEFT, Side.TOP, Side.BOTTOM)}

        def plan(leave: Side, stretches: tuple[Channel, ...], enter: Side, row: int) -> _Plan:
            away = abs(row - source.row - 0.5) + abs(row - target.row - 0.5)
            return _Plan(leave, stretches, enter, cost=2 * len(stretches) + away + leaving[leave] + entering[enter])

        return plan

    def _cost(self, step_id: str, side: Side, use: Use) -> float:
        """Return what it costs to meet a step on this side."""
        cost = 3.0 if self.ports.busy(step_id, side, use) else 0.0
        if not self._open(step_id, side):
            cost += 2 * _CLOSED
        if use == "answer" and side is not Side.RIGHT and self.ports.on(step_id, side):
            cost += _CLOSED  # there is room for one answer above and one below, and none beside another line
        return cost

    def _open(self, step_id: str, side: Side) -> bool:
        kind = self._kinds[step_id]
        return side.level or (open_above(kind) if side is Side.TOP else open_below(kind))


def _use(way: Way) -> Use:
    return "answer" if way.label else "gone out" if way.change == "gone" else "out"


def _into(way: Way) -> Use:
    return "gone in" if way.change == "gone" else "in"


def _between(one: Cell, other: Cell) -> tuple[Cell, ...]:
    """Return the cells between two in the same column."""
    low, high = sorted((one.row, other.row))
    return tuple(Cell(row, one.column) for row in range(low + 1, high))
