"""Where everything in an integration map stands, and no syntax: see `behov.diagrams.positions`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from behov.diagrams.looks.measure import text_width
from behov.diagrams.positions import Box, Piece

LineLook = Literal["in-use", "planned", "missing", "unset", "touched", "wished"]
LEADING: Final = 1.18


@dataclass(frozen=True, slots=True)
class MapLine:
    """A level line at `y` from `start` to `end`, which are x; an arrowhead at each end where it says so."""

    look: LineLook
    y: float
    start: float
    end: float
    weight: float = 1.0
    arrow_at_start: bool = False
    arrow_at_end: bool = False


@dataclass(frozen=True, slots=True)
class MapLayout:
    """A whole map, in points from the upper left corner. Pieces are drawn in their order, and lines over them."""

    width: float
    height: float
    name: str
    description: str
    pieces: tuple[Piece, ...]
    lines: tuple[MapLine, ...] = ()


def centred(look: str, texts: tuple[str, ...], size: float, x: float, top: float) -> Iterator[Piece]:
    """Yield lines of text one below another, each with its middle at `x`, the first one's upper side at `top`."""
    for number, text in enumerate(texts):
        y = top + (number + 0.5) * size * LEADING
        yield Piece(look, Box(x, y, text_width(text, size), size * 1.1), text, size)


def ranged_left(look: str, texts: tuple[str, ...], size: float, left: float, top: float) -> Iterator[Piece]:
    """Yield lines of text one below another, each from `left`."""
    for piece in centred(look, texts, size, left, top):
        yield piece.moved(piece.box.width / 2, 0)
