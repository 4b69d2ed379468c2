"""How wide the columns and channels are, and how high the rows: the grid turned into points on the page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from behov.diagrams.answers import Answer
from behov.diagrams.looks.figures import Figure
from behov.diagrams.looks.frame import head_height, head_width
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.placing.grid import Grid
from behov.diagrams.placing.ports import Side
from behov.diagrams.placing.routes import Channel, Stretch

_TRACK: Final = 8.0
_BEFORE_TRACKS: Final = 13.0
_AFTER_TRACKS: Final = 15.0  # room for an arrowhead between the last track and the next step
_EMPTY_CHANNEL: Final = 28.0
_EDGE: Final = 16.0
_ABOVE_ROW: Final = 8.0
_BELOW_ROW: Final = 8.0
_NARROWEST_COLUMN: Final = 60.0


@dataclass(frozen=True)
class Spacing:
    """Where columns, rows, lanes and tracks are, in points from the upper left corner of the lanes."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    lanes: tuple[tuple[float, float], ...]
    first_track: Mapping[Channel, float]
    width: float

    def lowered(self, down: float) -> "Spacing":
        """Return the same spacing further down on the page."""
        return replace(
            self,
            rows=tuple(y + down for y in self.rows),
            lanes=tuple((top + down, bottom + down) for top, bottom in self.lanes),
            first_track={(upright, n): at + (0 if upright else down) for (upright, n), at in self.first_track.items()},
        )

    def track(self, stretch: Stretch) -> float:
        """Return the x of an upright stretch, or the y of a level one."""
        return self.first_track[stretch.upright, stretch.channel] + stretch.track * _TRACK


def space(
    grid: Grid,
    figures: Mapping[str, Figure],
    tracks: Mapping[Channel, int],
    answers: Iterable[Answer],
    sizes: Sizes,
) -> Spacing:
    """Return where everything in the grid is, with room for the answers and for the roles' names."""
    left, right = [_NARROWEST_COLUMN / 2] * grid.columns, [_NARROWEST_COLUMN / 2] * grid.columns
    for step_id, cell in grid.cells.items():
        left[cell.column] = max(left[cell.column], figures[step_id].left)
        right[cell.column] = max(right[cell.column], figures[step_id].right)
    room: dict[tuple[Side, int], float] = defaultdict(float)
    for answer in answers:
        side, cell = answer.port.side, answer.port.cell
        line, needed = (cell.column, answer.right - right[cell.column]) if side.level else (cell.row, answer.height)
        room[side, line] = max(room[side, line], needed)
    first_track: dict[Channel, float] = {}
    columns, width = _columns(left, right, tracks, room, head_width(grid.lanes, sizes), first_track)
    heights = tuple(head_height(role, sizes) for role in grid.lanes)
    rows, lanes = _rows(grid, figures, tracks, room, heights, first_track)
    return Spacing(columns, rows, lanes, first_track, width)


def _columns(
    left: Sequence[float],
    right: Sequence[float],
    tracks: Mapping[Channel, int],
    room: Mapping[tuple[Side, int], float],
    head: float,
    first_track: dict[Channel, float],
) -> tuple[tuple[float, ...], float]:
    """Return the columns' middles, and where the last channel ends. Each column reaches so far left and right."""
    columns: list[float] = []
    x = head
    for channel in range(len(left) + 1):
        count = tracks.get((True, channel), 0)
        answers = room.get((Side.RIGHT, channel - 1), 0.0)
        first_track[True, channel] = x + answers + _BEFORE_TRACKS
        least = _EMPTY_CHANNEL if 0 < channel < len(left) else _EDGE
        x += max(least, answers + (_BEFORE_TRACKS + (count - 1) * _TRACK if count else 0) + _AFTER_TRACKS)
        if channel < len(left):
            columns.append(x + left[channel])
            x += left[channel] + right[channel]
    return tuple(columns), x


def _rows(
    grid: Grid,
    figures: Mapping[str, Figure],
    tracks: Mapping[Channel, int],
    room: Mapping[tuple[Side, int], float],
    least_lane_heights: tuple[float, ...],
    first_track: dict[Channel, float],
) -> tuple[tuple[float, ...], tuple[tuple[float, float], ...]]:
    above, below = [0.0] * len(grid.lane_of), [0.0] * len(grid.lane_of)
    for step_id, cell in grid.cells.items():
        above[cell.row] = max(above[cell.row], figures[step_id].above)
        below[cell.row] = max(below[cell.row], figures[step_id].below)
    rows: list[float] = []
    lanes: list[tuple[float, float]] = []
    top = y = 0.0
    for row, lane in enumerate(grid.lane_of):
        if row and lane != grid.lane_of[row - 1]:
            y = max(y + _BELOW_ROW, top + least_lane_heights[len(lanes)])
            lanes.append((top, y))
            top = y
        count = tracks.get((False, row), 0)
        first_track[False, row] = y + _ABOVE_ROW + 2
        y += _ABOVE_ROW + (count * _TRACK + 4 if count else 0) + room.get((Side.TOP, row), 0.0)
        rows.append(y + above[row])
        y += above[row] + below[row] + room.get((Side.BOTTOM, row), 0.0)
    count = tracks.get((False, len(rows)), 0)
    first_track[False, len(rows)] = y + _BELOW_ROW + 2
    y += _BELOW_ROW + (count * _TRACK + 2 if count else 0)
    lanes.append((top, max(y, top + least_lane_heights[-1])))
    return tuple(rows), tuple(lanes)
