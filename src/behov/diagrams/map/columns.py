"""Systems in a column beside the record system: a frame for each group, a box for each system.

The line from the record system to a box is level. Where there are many systems, every other box stands further out,
and its line passes between two of those that stand nearer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from behov.diagrams.positions import Box
from behov.domain.system_words import Group
from behov.domain.touched import Touched

BOX_WIDTH: Final = 126.0
PITCH: Final = 13.0  # from a line to the next one to the same box
ABOVE: Final = 12.0  # the room of a line: its label stands above it
BELOW: Final = 3.0
HEADING: Final = 22.0
PADDING: Final = 10.0
_GAP: Final = 9.0
_BETWEEN_FRAMES: Final = 12.0
_CLEAR: Final = 5.0  # from a box to a line that passes it
_MOST: Final = 14  # systems in a column before every other one stands further out


@dataclass(frozen=True, slots=True)
class Column:
    """Frames and boxes; x is how far out from the side that is nearest to the record system, y counts from the top."""

    width: float
    height: float
    frames: tuple[tuple[Group, Box], ...]
    boxes: tuple[tuple[Touched, Box], ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box in its column: how many other boxes stand nearer, where its middle is, and how many lines go to it."""

    lane: int
    middle: float
    height: float
    lines: int

    @property
    def reach(self) -> float:
        """How far its outermost lines are from its middle."""
        return max(self.lines - 1, 0) / 2 * PITCH

    def least_to(self, below: "_Placed") -> float:
        """Return how far the middle of a box further down must be from this one's."""
        lines = self.reach + BELOW + ABOVE + below.reach
        if self.lane == below.lane:
            return max(lines, (self.height + below.height) / 2 + _GAP)
        nearer, outer = sorted((self, below), key=lambda each: each.lane)
        return max(lines, nearer.height / 2 + _CLEAR + outer.reach)


def column(systems: Sequence[Touched], heights: Mapping[str, float], lines: Mapping[str, int]) -> Column:
    """Return the systems in a column, in their order. Each has a height, and so many lines go to it, by its key."""
    if not systems:
        return Column(0, 0, (), ())
    lanes = 2 if len(systems) > _MOST else 1
    width = 2 * PADDING + lanes * BOX_WIDTH + (lanes - 1) * _GAP
    frames: list[tuple[Group, Box]] = []
    boxes: list[tuple[Touched, Box]] = []
    top = 0.0
    for group, members in groupby(systems, _frame):
        placed: list[_Placed] = []
        for number, system in enumerate(members):
            each = _Placed(number % lanes, 0, heights[system.key], lines[system.key])
            middles = [other.middle + other.least_to(each) for other in placed]
            each = replace(each, middle=max((top + HEADING + each.height / 2, *middles)))
            placed.append(each)
            x = PADDING + BOX_WIDTH / 2 + each.lane * (BOX_WIDTH + _GAP)
            boxes.append((system, Box(x, each.middle, BOX_WIDTH, each.height)))
        bottom = max(each.middle + each.height / 2 for each in placed) + PADDING
        frames.append((group, Box(width / 2, (top + bottom) / 2, width, bottom - top)))
        top = bottom + _BETWEEN_FRAMES
    return Column(width, top - _BETWEEN_FRAMES, tuple(frames), tuple(boxes))


def _frame(touched: Touched) -> Group:
    return "local" if touched.group == "other" else touched.group
