"""What a step looks like on its own: its figure, and the text, badges and marks in and around it.

Figures are as large as their text, badges and lines ask for. Everything is placed around the figure's middle.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

from behov.diagrams.badges import ROW, Badge, rows
from behov.diagrams.measure import balance, wrap
from behov.diagrams.parts import CAPTION, CLOCK, LEADING, MARK, TEXT, clock, lines_of, marks
from behov.diagrams.ports import PITCH, Port
from behov.diagrams.positions import Box, Piece
from behov.domain.process import StepKind

BOX_WIDTH: Final = 112.0
_BOX_HEIGHT: Final = 54.0
_DIAMOND: Final = (124.0, 68.0)
_RADIUS: Final = 14.0
_PADDING: Final = 5.0
_CORNER: Final = 7.0  # badges keep clear of the rounded corners

_MOST_LINES: Final = 7

_MOST_BADGE_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be read on a step."""

    kind: StepKind
    text: str
    badges: tuple[Badge, ...] = ()
    pains: int = 0
    needs: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A step around its middle: how far it reaches each way, and its pieces."""

    body: Piece
    parts: tuple[Piece, ...]

    @property
    def half_width(self) -> float:
        """How far it reaches to the side that it reaches furthest to."""
        return max(max(-piece.box.left, piece.box.right) for piece in (self.body, *self.parts))

    @property
    def above(self) -> float:
        """How far it reaches above its middle."""
        return max(-piece.box.top for piece in (self.body, *self.parts))

    @property
    def below(self) -> float:
        """How far it reaches below its middle."""
        return max(piece.box.bottom for piece in (self.body, *self.parts))

    def meets(self, port: Port) -> tuple[float, float]:
        """Return the point on the outline where a line meets this port."""
        offset = port.slot * PITCH
        across, down = port.side.value
        half_width, half_height = self.body.box.width / 2, self.body.box.height / 2
        if self.body.look in ("start", "end"):
            half_width = half_height = sqrt(half_width**2 - offset**2)
        elif self.body.look == "decision":
            half_width, half_height = (
                half_width * (1 - abs(offset) / half_height),
                half_height * (1 - abs(offset) / half_width),
            )
        return (across * half_width, offset) if port.side.level else (offset, down * half_height)


def figure(content: Content, slots: tuple[int, int] = (0, 0), least_height: float = 0) -> Figure:
    """Return the figure of a step.

    `slots` is how far from the middle lines meet it on the level and the upright sides; `least_height` is that of
    the boxes beside it, so that a row of boxes is even.
    """
    if content.kind in ("start", "end"):
        return _event(content, slots)
    if content.kind == "decision":
        return _decision(content, slots)
    return _box(content, slots, least_height)


def _box(content: Content, slots: tuple[int, int], least_height: float) -> Figure:
    width = max(BOX_WIDTH, 2 * (slots[1] * PITCH + MARK[0] + 3))
    waiting = content.kind == "wait"
    beside = CLOCK + 5 if waiting else 0
    lines = balance(content.text, TEXT, width - 2 * _PADDING - beside, _MOST_LINES)
    badges = rows(content.badges, width - 2 * _CORNER, _MOST_BADGE_ROWS)
    text_height, badge_height = len(lines) * TEXT * LEADING, len(badges) * ROW
    height = max(_BOX_HEIGHT, least_height, text_height + badge_height + 18, slots[0] * PITCH * 2 + 24)
    middle = -badge_height / 2
    parts = list(lines_of("text", lines, TEXT, beside / 2, middle))
    for number, row in enumerate(badges):
        parts += row.at(-width / 2 + _CORNER, height / 2 - badge_height + (number + 0.5) * ROW - 4)
    if waiting:
        parts += clock(-width / 2 + _PADDING + CLOCK / 2, middle)
    parts += marks(content.pains, content.needs, width / 2 - 8, -height / 2)
    return Figure(Piece(content.kind, Box(0, 0, width, height)), tuple(parts))


def _decision(content: Content, slots: tuple[int, int]) -> Figure:
    width, height = _DIAMOND
    width = max(width, 2 * (slots[1] * PITCH + MARK[0] + 17))
    height = max(height, 2 * (slots[0] * PITCH + MARK[1] + 6))
    lines = wrap(content.text, TEXT, _widths_in_diamond(width, height))
    while lines and lines[-1].endswith("…") and height < 2 * _DIAMOND[1]:
        height += 2 * LEADING * TEXT
        width = max(width, height * 1.5)
        lines = wrap(content.text, TEXT, _widths_in_diamond(width, height))
    lines = _fewest_lines(content.text, width, height) or lines
    parts = list(lines_of("text", lines, TEXT))
    beside_the_line = slots[1] * PITCH + 11
    for row in rows(content.badges[:1], width / 2 - beside_the_line, 1):
        parts += row.at(-beside_the_line - row.width, height / 2 + 1)
    for row in rows(content.badges[1:], width / 2 - beside_the_line, 1):
        parts += row.at(beside_the_line, height / 2 + 1)
    mark_at = height / 2 - 10
    slope_at_mark = width * (0.5 - (mark_at - MARK[1] / 2) / height)
    parts += marks(content.pains, content.needs, max(slope_at_mark + 9, slots[1] * PITCH + 18), -mark_at)
    return Figure(Piece("decision", Box(0, 0, width, height)), tuple(parts))


def _widths_in_diamond(width: float, height: float, count: int = 0) -> tuple[float, ...]:
    """Return how wide each of some centred lines can be in a diamond: as many lines as fit, where no count is given."""
    leading = TEXT * LEADING
    count = count or int((height - 20) / leading)
    heights = [abs(number - (count - 1) / 2) * leading + TEXT * 0.45 for number in range(count)]
    return tuple(max(20.0, width * (1 - 2 * each / height) - 7) for each in heights)


def _fewest_lines(text: str, width: float, height: float) -> tuple[str, ...]:
    """Return the text in as few lines as hold all of it, or nothing where none do."""
    most = len(_widths_in_diamond(width, height))
    for count in range(1, most + 1):
        lines = wrap(text, TEXT, _widths_in_diamond(width, height, count))
        if len(lines) == count and not lines[-1].endswith("…"):
            return lines
    return ()


def _event(content: Content, slots: tuple[int, int]) -> Figure:
    """Return a circle with its caption above (a start, so that lines may leave below) or below (an end)."""
    radius = max(_RADIUS, max(slots) * PITCH + 4)
    up = -1 if content.kind == "start" else 1
    lines = balance(content.text, CAPTION, BOX_WIDTH - 12, 4)
    caption_height = len(lines) * CAPTION * LEADING
    parts = list(lines_of("caption", lines, CAPTION, 0, up * (radius + 4 + caption_height / 2)))
    for number, row in enumerate(rows(content.badges, BOX_WIDTH - 12, _MOST_BADGE_ROWS)):
        parts += row.at(-row.width / 2, up * (radius + 6 + caption_height + (number + 0.5) * ROW))
    parts += marks(content.pains, content.needs, radius + 16, -up * (radius + 8))
    return Figure(Piece(content.kind, Box(0, 0, 2 * radius, 2 * radius)), tuple(parts))
