"""What stands in and around a step's figure: lines of text, panels, counts of pain points and needs, and a clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from behov.diagrams.chart import Panel
from behov.diagrams.looks.measure import ink_width, text_width, wrap
from behov.diagrams.looks.sizes import LEADING
from behov.diagrams.positions import Box, Piece

MARK: Final = (25.0, 13.0)  # for type of 7.5 points
_MARK_SIZE: Final = 7.5
_CLOCK: Final = 15 / 9  # of the text beside it
_MOST_PANEL_LINES: Final = 8
_PANEL_EDGE: Final = (5.0, 3.0)  # from the panel's side to its words, and from its top
_BETWEEN_PANELS: Final = 3.0


def lines_of(look: str, texts: tuple[str, ...], size: float, x: float = 0, y: float = 0) -> Iterator[Piece]:
    """Yield lines of text one below another, with their middle at this point."""
    leading = size * LEADING
    for number, line in enumerate(texts):
        middle = y + (number - (len(texts) - 1) / 2) * leading
        yield Piece(look, Box(x, middle, text_width(line, size), size * 1.1), line, size)


def mark_size(size: float) -> tuple[float, float]:
    """Return how wide and high a mark with one figure is."""
    return MARK[0] * size / _MARK_SIZE, MARK[1] * size / _MARK_SIZE


def marks(pains: int, needs: int | None, size: float, x: float, y: float) -> Iterator[Piece]:
    """Yield the counts, `x` to the left and right of the middle; long ones grow outwards, away from the lines.

    Nothing is not counted, but for needs that are asked for: `needs` is then 0, else None.
    """
    least, height = mark_size(size)
    for look, sign, count, side in (("pains", "! ", pains or None, -1), ("needs", "B", needs, 1)):
        if count is not None:
            text = f"{sign}{count}"
            width = max(least, text_width(text, size) + 10)
            yield Piece(look, Box(side * (x + (width - least) / 2), y, width, height), text, size)


def clock_width(size: float) -> float:
    """Return how wide a clock beside text of this size is."""
    return _CLOCK * size


def clock(size: float, x: float, y: float) -> Iterator[Piece]:
    """Yield a clock that shows three, beside text of this size."""
    wide = clock_width(size)
    yield Piece("clock", Box(x, y, wide, wide))
    yield Piece("hand", Box(x, y - 0.147 * wide, 1.2, 0.373 * wide))
    yield Piece("hand", Box(x + 0.113 * wide, y, 0.307 * wide, 1.2))


@dataclass(frozen=True, slots=True)
class PanelStack:
    """Panels one below another: their words, broken to a width."""

    shown: tuple[tuple[Panel, tuple[str, ...]], ...]
    width: float
    size: float

    @property
    def height(self) -> float:
        """How high they are together, with the room between them and above the first."""
        return sum(self._height(lines) + _BETWEEN_PANELS for _, lines in self.shown)

    def at(self, left: float, top: float) -> Iterator[Piece]:
        """Yield the panels and their words, with the room above the first beginning here."""
        for panel, lines in self.shown:
            top += _BETWEEN_PANELS
            height = self._height(lines)
            yield Piece(f"panel-{panel.look}", Box(left + self.width / 2, top + height / 2, self.width, height))
            for number, line in enumerate(lines):
                wide, y = text_width(line, self.size), top + _PANEL_EDGE[1] + (number + 0.5) * self.size * LEADING
                x = left + _PANEL_EDGE[0] + ink_width(line, self.size) / 2
                yield Piece(f"words-{panel.look}", Box(x, y, wide, self.size * 1.1), line, self.size)
            top += height

    def _height(self, lines: tuple[str, ...]) -> float:
        return len(lines) * self.size * LEADING + 2 * _PANEL_EDGE[1]


def stack(panels: tuple[Panel, ...], width: float, size: float) -> PanelStack:
    """Return panels of a width with their words; a panel's texts each begin on a line of their own."""
    room = width - 2 * _PANEL_EDGE[0]
    return PanelStack(tuple((panel, _panel_lines(panel, room, size)) for panel in panels), width, size)


def _panel_lines(panel: Panel, width: float, size: float) -> tuple[str, ...]:
    lines: list[str] = []
    for number, text in enumerate(panel.texts):
        left = _MOST_PANEL_LINES - len(lines)
        if left <= 0:
            lines[-1] = f"+{len(panel.texts) - number + 1}"
            break
        lines += wrap(text, size, (width,) * left)
    return tuple(lines) or ("–",)
