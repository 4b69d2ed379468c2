"""Which way each line takes between two steps.

Here is said which channels and free cells a line uses, so that none runs through a step; where the channels end up,
and who lies beside whom in them, is for `spacing` and `tracks` to say. Lines are taken in turn, the short ones first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from behov.diagrams.grid import Cell, Grid, open_above, open_below
from behov.diagrams.order import Order
from behov.diagrams.ports import Port, Ports, Side, Use
from behov.diagrams.routes import Route, Stretch
from behov.domain.flow import Flow
from behov.domain.process import StepKind


def route(grid: Grid, order: Order, kinds: dict[str, StepKind]) -> tuple[tuple[Route, ...], Ports]:
    """Return a route for every way, and the ports that they use, with their slots."""
    router = _Router(grid, kinds)
    drops = [way for way in order.forward if way in grid.drops]
    others = [way for way in order.forward if way not in grid.drops]
    routes = [router.drop(way) for way in drops]
    routes += [router.forward(way) for way in sorted(others, key=router.length)]
    routes += [router.backward(way) for way in sorted(order.backward, key=router.length)]
    heading = {each.source: _bearing(each.parts) for each in reversed(routes)}
    heading |= {each.target: _bearing(each.parts[::-1]) for each in reversed(routes)}
    router.ports.spread(heading.__getitem__)
    by_way = {each.way: each for each in routes}
    return tuple(by_way[way] for way in (*order.forward, *order.backward)), router.ports


def _bearing(parts: tuple[Port | Stretch, ...]) -> float:
    """Return where a line goes after it has left a port: the place of what its first stretch or bend leads to."""
    if len(parts) > 2:
        return parts[2].along
    port, other = parts
    assert isinstance(port, Port)
    assert isinstance(other, Port)
    return other.middle


@dataclass(frozen=True, slots=True)
class _Plan:
    """A route that could be taken, and what it costs to look at."""

    leave: Side
    stretches: tuple[tuple[bool, int], ...]
    enter: Side
    cost: float = 0


class _Router:
    """The ports and the empty cells that lines have taken so far."""

    def __init__(self, grid: Grid, kinds: dict[str, StepKind]) -> None:
        self.ports = Ports(grid.cells)
        self._cells = grid.cells
        self._kinds = kinds
        self._occupied = set(grid.cells.values())
        self._level: dict[Cell, Port] = {}  # the port whose line runs level through an empty cell
        self._upright: set[Cell] = set()

    def length(self, way: Flow) -> tuple[int, int]:
        source, target = self._cells[way.source], self._cells[way.target]
        return abs(target.column - source.column), abs(target.row - source.row)

    def drop(self, way: Flow) -> Route:
        source, target = self._cells[way.source], self._cells[way.target]
        down = target.row > source.row
        leave, enter = (Side.BOTTOM, Side.TOP) if down else (Side.TOP, Side.BOTTOM)
        self._upright.update(_between(source, target))
        return self._straight(way, leave, enter)

    def forward(self, way: Flow) -> Route:
        source, target = self._cells[way.source], self._cells[way.target]
        if source.row == target.row:
            cells = [Cell(source.row, column) for column in range(source.column + 1, target.column)]
            if self._free_level(cells, self._trunk_in(way)):
                taken = self._straight(way, Side.RIGHT, Side.LEFT)
                self._level |= dict.fromkeys(cells, taken.target)
                return taken
            return self._cheapest(way, self._around(way))
        return self._bent(way) or self._cheapest(way, self._around(way))

    def backward(self, way: Flow) -> Route:
        source, target = self._cells[way.source], self._cells[way.target]
        if source == target:
            return self._cheapest(way, self._to_itself(way))
        if source.column == target.column:
            return self._take(way, _Plan(Side.RIGHT, ((True, source.column + 1),), Side.RIGHT))
        return self._cheapest(way, self._around(way))

    def _straight(self, way: Flow, leave: Side, enter: Side) -> Route:
        taken = self._take(way, _Plan(leave, (), enter))
        taken.source.pinned = taken.target.pinned = True
        return taken

    def _bent(self, way: Flow) -> Route | None:
        """Return a route with one or two bends through free cells, or None where they are not free."""
        # a line straight up or down is for answers, and for what leaves a step whose right side is in use
        if way.label or self.ports.on(way.source, Side.RIGHT):
            return self._bent_below_or_above(way) or self._bent_at_once(way) or self._bent_late(way)
        return self._bent_at_once(way) or self._bent_late(way)

    def _bent_below_or_above(self, way: Flow) -> Route | None:
        source, target = self._cells[way.source], self._cells[way.target]
        leave = Side.BOTTOM if target.row > source.row else Side.TOP
        if not self._open(way.source, leave) or self.ports.busy(way.source, leave, self._use(way)):
            return None
        corner = Cell(target.row, source.column)
        upright = [*_between(source, corner), corner]
        level = [Cell(target.row, column) for column in range(source.column, target.column)]
        if not self._free_upright(upright) or not self._free_level(level, self._trunk_in(way)):
            return None
        taken = self._take(way, _Plan(leave, (), Side.LEFT))
        self._upright.update(upright)
        self._level |= dict.fromkeys(level, taken.target)
        return taken

    def _bent_at_once(self, way: Flow) -> Route | None:
        source, target = self._cells[way.source], self._cells[way.target]
        level = [Cell(target.row, column) for column in range(source.column + 1, target.column)]
        if not self._free_level(level, self._trunk_in(way)):
            return None
        taken = self._take(way, _Plan(Side.RIGHT, ((True, source.column + 1),), Side.LEFT))
        self._level |= dict.fromkeys(level, taken.target)
        return taken

    def _bent_late(self, way: Flow) -> Route | None:
        source, target = self._cells[way.source], self._cells[way.target]
        level = [Cell(source.row, column) for column in range(source.column + 1, target.column)]
        if way.label or not self._free_level(level, self.ports.shared(way.source, Side.RIGHT, "out")):
            return None
        taken = self._take(way, _Plan(Side.RIGHT, ((True, target.column),), Side.LEFT))
        self._level |= dict.fromkeys(level, taken.source)
        return taken

    def _around(self, way: Flow) -> Iterator[_Plan]:
        """Yield the routes that keep to the channels: out by any side, along a channel between rows, and in."""
        source, target = self._cells[way.source], self._cells[way.target]
        onward = target.column > source.column
        after, ahead = source.column + 1, target.column
        for leave in (Side.RIGHT, Side.TOP, Side.BOTTOM):
            out = [(True, after)] if leave is Side.RIGHT else []
            rows = range(min(source.row, target.row), max(source.row, target.row) + 2)
            for row in rows if leave is Side.RIGHT else [source.row + (leave is Side.BOTTOM)]:
                along = [*out, (False, row)]
                yield self._plan(way, leave, [*along, (True, ahead)], Side.LEFT, row)
                for enter in (Side.TOP, Side.BOTTOM):
                    door = target.row + (enter is Side.BOTTOM)
                    if door == row:
                        yield self._plan(way, leave, along, enter, row)
                    elif leave is not Side.RIGHT:
                        turn = (True, ahead if onward else ahead + 1)
                        yield self._plan(way, leave, [*along, turn, (False, door)], enter, row)

    def _to_itself(self, way: Flow) -> Iterator[_Plan]:
        cell = self._cells[way.source]
        for enter, row in ((Side.TOP, cell.row), (Side.BOTTOM, cell.row + 1)):
            yield self._plan(way, Side.RIGHT, [(True, cell.column + 1), (False, row)], enter, row)

    def _plan(self, way: Flow, leave: Side, stretches: list[tuple[bool, int]], enter: Side, row: int) -> _Plan:
        """Return a plan with its cost: bends, the way up and down, and ports that are crowded or closed."""
        source, target = self._cells[way.source], self._cells[way.target]
        cost = 2.0 * len(stretches)
        cost += abs(row - source.row - 0.5) + abs(row - target.row - 0.5)
        cost += 3 * self.ports.busy(way.source, leave, self._use(way)) + 3 * self.ports.busy(way.target, enter, "in")
        if not (self._open(way.source, leave) and self._open(way.target, enter)):
            cost += 1000
        if way.label and leave is not Side.RIGHT and self.ports.on(way.source, leave):
            cost += 500  # there is room for one answer above and one below, and none beside another line
        return _Plan(leave, tuple(stretches), enter, cost)

    def _cheapest(self, way: Flow, plans: Iterator[_Plan]) -> Route:
        return self._take(way, min(plans, key=lambda plan: plan.cost))

    def _take(self, way: Flow, plan: _Plan) -> Route:
        return Route(
            way,
            self.ports.take(way.source, plan.leave, self._use(way)),
            tuple(Stretch(upright, channel) for upright, channel in plan.stretches),
            self.ports.take(way.target, plan.enter, "in"),
        )

    def _use(self, way: Flow) -> Use:
        return "answer" if way.label else "out"

    def _trunk_in(self, way: Flow) -> Port | None:
        return self.ports.shared(way.target, Side.LEFT, "in")

    def _open(self, step_id: str, side: Side) -> bool:
        kind = self._kinds[step_id]
        return side.level or (open_above(kind) if side is Side.TOP else open_below(kind))

    def _free_level(self, cells: list[Cell], shared: Port | None) -> bool:
        return all(
            cell not in self._occupied and (cell not in self._level or self._level[cell] is shared) for cell in cells
        )

    def _free_upright(self, cells: list[Cell]) -> bool:
        return all(cell not in self._occupied and cell not in self._upright for cell in cells)


def _between(one: Cell, other: Cell) -> list[Cell]:
    """Return the cells between two in the same column."""
    low, high = sorted((one.row, other.row))
    return [Cell(row, one.column) for row in range(low + 1, high)]
