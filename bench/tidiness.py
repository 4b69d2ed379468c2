"""How tidy a drawing is, in figures: bends, crossings, and how much of it moves when one step is added."""

from collections.abc import Collection
from itertools import combinations, pairwise

from behov.diagrams.placing.grid import Cell, Grid
from behov.diagrams.positions import Layout, PlacedLine

Point = tuple[float, float]
_LINED_UP = 1.0  # points; nearer than this is the same place


def bends(layout: Layout) -> int:
    """Return how many corners the lines have."""
    return sum(len(_stretches(line)) - 1 for line in layout.lines)


def crossings(layout: Layout) -> int:
    """Return at how many points a line runs across another; one that joins another does not cross it."""
    upright, level = [], []
    for line in layout.lines:
        for (x0, y0), (x1, y1) in _stretches(line):
            if abs(x0 - x1) < abs(y0 - y1):
                upright.append((x0, *sorted((y0, y1))))
            else:
                level.append((y0, *sorted((x0, x1))))
    found = {
        (round(x), round(y))
        for x, top, bottom in upright
        for y, left, right in level
        if left + _LINED_UP < x < right - _LINED_UP and top + _LINED_UP < y < bottom - _LINED_UP
    }
    return len(found)


def length(layout: Layout) -> float:
    """Return how long the lines are together, in points."""
    return sum(abs(x1 - x0) + abs(y1 - y0) for line in layout.lines for (x0, y0), (x1, y1) in pairwise(line.points))


def _stretches(line: PlacedLine) -> list[tuple[Point, Point]]:
    """Return the straight parts of a line: those that go on in one direction are one."""
    found: list[tuple[Point, Point]] = []
    for one, other in pairwise(line.points):
        if abs(one[0] - other[0]) + abs(one[1] - other[1]) < 0.01:
            continue
        if found and _upright(*found[-1]) == _upright(one, other):
            found[-1] = (found[-1][0], other)
        else:
            found.append((one, other))
    return found


def _upright(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < abs(one[1] - other[1])


def turned(before: Grid, after: Grid) -> float:
    """Return the share of pairs of steps that have changed sides: what was to the left, or above, no longer is."""
    pairs = list(combinations(sorted(before.cells.keys() & after.cells.keys()), 2))
    return _share(
        [_turned(before.cells[one], before.cells[other], after.cells[one], after.cells[other]) for one, other in pairs]
    )


def moved(before: Grid, after: Grid) -> float:
    """Return the share of steps that stand in another row of their lane."""
    kept = sorted(before.cells.keys() & after.cells.keys())
    return _share([_row_in_lane(before, each) != _row_in_lane(after, each) for each in kept])


def _turned(one: Cell, other: Cell, one_after: Cell, other_after: Cell) -> bool:
    return any(
        (a - b) * (a_after - b_after) < 0
        for a, b, a_after, b_after in zip(one, other, one_after, other_after, strict=True)
    )


def _row_in_lane(grid: Grid, step_id: str) -> int:
    row = grid.cells[step_id].row
    return row - grid.lane_of.index(grid.lane_of[row])


def _share(found: Collection[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
