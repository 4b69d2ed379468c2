"""What stands in and around a step's figure: lines of text, counts of pain points and needs, and a clock."""

from collections.abc import Iterator
from typing import Final

from behov.diagrams.measure import text_width
from behov.diagrams.positions import Box, Piece

TEXT: Final = 9.0
CAPTION: Final = 8.0
LEADING: Final = 1.18
CLOCK: Final = 15.0
MARK: Final = (25.0, 13.0)
_MARK_SIZE: Final = 7.5


def lines_of(look: str, texts: tuple[str, ...], size: float, x: float = 0, y: float = 0) -> Iterator[Piece]:
    """Yield lines of text one below another, with their middle at this point."""
    leading = size * LEADING
    for number, line in enumerate(texts):
        middle = y + (number - (len(texts) - 1) / 2) * leading
        yield Piece(look, Box(x, middle, text_width(line, size), size * 1.1), line)


def marks(pains: int, needs: int, x: float, y: float) -> Iterator[Piece]:
    """Yield the counts, `x` to the left and right of the middle; long ones grow outwards, away from the lines."""
    for look, sign, count, side in (("pains", "! ", pains, -1), ("needs", "B", needs, 1)):
        if count:
            text = f"{sign}{count}"
            width = max(MARK[0], text_width(text, _MARK_SIZE) + 10)
            yield Piece(look, Box(side * (x + (width - MARK[0]) / 2), y, width, MARK[1]), text)


def clock(x: float, y: float) -> Iterator[Piece]:
    """Yield a clock that shows three."""
    yield Piece("clock", Box(x, y, CLOCK, CLOCK))
    yield Piece("hand", Box(x, y - 2.2, 1.2, 5.6))
    yield Piece("hand", Box(x + 1.7, y, 4.6, 1.2))
