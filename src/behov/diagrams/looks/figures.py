"""What a node looks like on its own: its figure, and the text, badges, panels and marks in and around it.

Figures are as large as their text, badges, panels and lines ask for. Everything is placed around the figure's middle.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Final

from behov.diagrams.chart import Node
from behov.diagrams.looks.badges import row_height, rows
from behov.diagrams.looks.measure import balance, wrap
from behov.diagrams.looks.parts import PanelStack, clock, clock_width, lines_of, mark_size, marks, stack
from behov.diagrams.looks.sizes import LEADING, NORMAL, Sizes
from behov.diagrams.placing.ports import Port
from behov.diagrams.positions import Box, Piece

_BOX_HEIGHT: Final = 6.0  # times the size of the text, as is the diamond
_DIAMOND: Final = (124 / 9, 68 / 9)
_RADIUS: Final = 14.0
_GATEWAY: Final = 36.0
_PADDING: Final = 5.0
_CORNER: Final = 7.0  # badges keep clear of the rounded corners
_MOST_LINES: Final = 7
_MOST_BADGE_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A node around its middle: how far it reaches each way, and its pieces. `pitch` is between two lines' ports."""

    body: Piece
    parts: tuple[Piece, ...]
    pitch: float = NORMAL.pitch

    @property
    def left(self) -> float:
        """How far it reaches to the left of its middle."""
        return max(-piece.box.left for piece in (self.body, *self.parts))

    @property
    def right(self) -> float:
        """How far it reaches to the right of its middle."""
        return max(piece.box.right for piece in (self.body, *self.parts))

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
        offset = port.slot * self.pitch
        across, down = port.side.value
        half_width, half_height = self.body.box.width / 2, self.body.box.height / 2
        if self.body.look in ("start", "end", "link"):
            half_width = half_height = sqrt(half_width**2 - offset**2)
        elif self.body.look in ("decision", "gateway"):
            half_width, half_height = (
                half_width * (1 - abs(offset) / half_height),
                half_height * (1 - abs(offset) / half_width),
            )
        return (across * half_width, offset) if port.side.level else (offset, down * half_height)


@lru_cache(maxsize=2048)  # the same step is laid out again and again: for pages, and while one types
def figure(
    node: Node,
    slots: tuple[int, int] = (0, 0),
    least_height: float = 0,
    sizes: Sizes = NORMAL,
) -> Figure:
    """Return the figure of a node.

    `slots` is how far from the middle lines meet it on the level and the upright sides; `least_height` is that of
    the boxes beside it, so that a row of boxes is even.
    """
    if node.kind in ("start", "end", "link"):
        return _circle(node, slots, sizes)
    if node.kind == "decision":
        return _decision(node, slots, sizes)
    if node.kind == "gateway":
        return _gateway(node, slots, sizes)
    return _box(node, slots, least_height, sizes)


def _box(node: Node, slots: tuple[int, int], least_height: float, sizes: Sizes) -> Figure:
    width = max(sizes.box, 2 * (slots[1] * sizes.pitch + mark_size(sizes.mark)[0] + 3))
    waiting = node.kind == "wait"
    beside = clock_width(sizes.text) + 5 if waiting else 0
    lines = balance(node.text, sizes.text, width - 2 * _PADDING - beside, _MOST_LINES)
    badges = rows(node.badges, width - 2 * _CORNER, _MOST_BADGE_ROWS, sizes)
    panels = stack(node.panels, width - 2 * _PADDING, sizes.panel)
    text_height, badge_height = len(lines) * sizes.text * LEADING, len(badges) * row_height(sizes)
    panel_height = panels.height + (3 if node.panels else 0)
    needed = text_height + badge_height + panel_height + 18
    height = max(_BOX_HEIGHT * sizes.text, least_height, needed, slots[0] * sizes.pitch * 2 + 24)
    middle = -(badge_height + panel_height) / 2
    parts = list(lines_of("text", lines, sizes.text, beside / 2, middle))
    bottom = height / 2 - panel_height
    for number, row in enumerate(badges):
        parts += row.at(-width / 2 + _CORNER, bottom - badge_height + (number + 0.5) * row_height(sizes) - 4)
    parts += panels.at(-width / 2 + _PADDING, bottom - 2)
    if waiting:
        parts += clock(sizes.text, -width / 2 + _PADDING + clock_width(sizes.text) / 2, middle)
    parts += marks(node.pains, node.needs, sizes.mark, width / 2 - 8, -height / 2)
    return Figure(Piece(node.kind, Box(0, 0, width, height), tint=node.tint), tuple(parts), sizes.pitch)


def _decision(node: Node, slots: tuple[int, int], sizes: Sizes) -> Figure:
    mark_width, mark_height = mark_size(sizes.mark)
    least = _DIAMOND[0] * sizes.text, _DIAMOND[1] * sizes.text
    width = max(least[0], 2 * (slots[1] * sizes.pitch + mark_width + 17))
    height = max(least[1], 2 * (slots[0] * sizes.pitch + mark_height + 6))
    lines = wrap(node.text, sizes.text, _widths_in_diamond(width, height, sizes.text))
    while lines and lines[-1].endswith("…") and height < 2 * least[1]:
        height += 2 * LEADING * sizes.text
        width = max(width, height * 1.5)
        lines = wrap(node.text, sizes.text, _widths_in_diamond(width, height, sizes.text))
    lines = _fewest_lines(node.text, width, height, sizes.text) or lines
    parts = list(lines_of("text", lines, sizes.text))
    beside_the_line = slots[1] * sizes.pitch + 11
    for row in rows(node.badges[:1], width / 2 - beside_the_line, 1, sizes):
        parts += row.at(-beside_the_line - row.width, height / 2 + 1)
    for row in rows(node.badges[1:], width / 2 - beside_the_line, 1, sizes):
        parts += row.at(beside_the_line, height / 2 + 1)
    panels = stack(node.panels, sizes.box - 2 * _PADDING, sizes.panel)
    parts += panels.at(-beside_the_line - panels.width, height / 2 + (row_height(sizes) / 2 if node.badges else 0))
    mark_at = height / 2 - 10
    slope_at_mark = width * (0.5 - (mark_at - mark_height / 2) / height)
    from_middle = max(slope_at_mark + 9, slots[1] * sizes.pitch + 5 + mark_width / 2)
    parts += marks(node.pains, node.needs, sizes.mark, from_middle, -mark_at)
    return Figure(Piece("decision", Box(0, 0, width, height), tint=node.tint), tuple(parts), sizes.pitch)


def _widths_in_diamond(width: float, height: float, size: float, count: int = 0) -> tuple[float, ...]:
    """Return how wide each of some centred lines can be in a diamond: as many lines as fit, where no count is given."""
    leading = size * LEADING
    count = count or int((height - 20) / leading)
    heights = [abs(number - (count - 1) / 2) * leading + size * 0.45 for number in range(count)]
    return tuple(max(20.0, width * (1 - 2 * each / height) - 7) for each in heights)


def _fewest_lines(text: str, width: float, height: float, size: float) -> tuple[str, ...]:
    """Return the text in as few lines as hold all of it, or nothing where none do."""
    most = len(_widths_in_diamond(width, height, size))
    for count in range(1, most + 1):
        lines = wrap(text, size, _widths_in_diamond(width, height, size, count))
        if len(lines) == count and not lines[-1].endswith("…"):
            return lines
    return ()


def _gateway(node: Node, slots: tuple[int, int], sizes: Sizes) -> Figure:
    """Return a small diamond with its text to the lower left of it, clear of the lines."""
    half = max(_GATEWAY / 2, max(slots) * sizes.pitch + 8)
    lines = balance(node.text, sizes.caption, sizes.box - 12, 4) if node.text else ()
    height = len(lines) * sizes.caption * LEADING
    widest = max((piece.box.width for piece in lines_of("caption", lines, sizes.caption)), default=0.0)
    beside_the_line = slots[1] * sizes.pitch + 4 + widest / 2
    parts = lines_of("caption", lines, sizes.caption, -beside_the_line, half + height / 2 - 4)
    return Figure(Piece("gateway", Box(0, 0, 2 * half, 2 * half), tint=node.tint), tuple(parts), sizes.pitch)


def _circle(node: Node, slots: tuple[int, int], sizes: Sizes) -> Figure:
    """Return a circle with its caption above (a start, so that lines may leave below) or below (an end, a link)."""
    radius = max(_RADIUS, max(slots) * sizes.pitch + 4)
    up = -1 if node.kind == "start" else 1
    letter, _, text = node.text.partition("\n") if node.kind == "link" else ("", "", node.text)
    lines = balance(text, sizes.caption, sizes.box - 12, 4)
    caption_height = len(lines) * sizes.caption * LEADING
    parts = list(lines_of("caption", lines, sizes.caption, 0, up * (radius + 4 + caption_height / 2)))
    parts += lines_of("letter", (letter,) if letter else (), sizes.role)
    below = radius + 6 + caption_height
    badges = rows(node.badges, sizes.box - 12, _MOST_BADGE_ROWS, sizes)
    for number, row in enumerate(badges):
        parts += row.at(-row.width / 2, up * (below + (number + 0.5) * row_height(sizes)))
    below += len(badges) * row_height(sizes)
    panels: PanelStack = stack(node.panels, sizes.box - 2 * _PADDING, sizes.panel)
    parts += panels.at(-panels.width / 2, below if up > 0 else -below - panels.height)
    mark_width, mark_height = mark_size(sizes.mark)
    parts += marks(
        node.pains, node.needs, sizes.mark, radius + mark_width / 2 + 3.5, -up * (radius + mark_height / 2 + 1.5)
    )
    return Figure(Piece(node.kind, Box(0, 0, 2 * radius, 2 * radius), tint=node.tint), tuple(parts), sizes.pitch)
