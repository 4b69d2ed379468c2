"""The boxes of an integration map: a system with its name and counts, and the record system with its parts."""

from collections.abc import Iterator
from typing import Final

from behov.diagrams.looks.measure import balance, fit
from behov.diagrams.map import words as say
from behov.diagrams.map.columns import BOX_WIDTH, PITCH
from behov.diagrams.map.positions import LEADING, centred
from behov.diagrams.positions import Box, Piece
from behov.domain.touched import Touched, Touches

RECORD_WIDTH: Final = BOX_WIDTH + 24
_RECORD_NAME, _RECORD_COUNT, _NAME, _COUNT = 16.0, 9.0, 9.5, 8.0
_PADDING: Final = 5.0
_GAP: Final = 8.0
_MOST_LINES: Final = 3


def box_height(touched: Touched, lines: int = 0) -> float:
    """Return how high a system's box is: there is room for its name and counts, and for the lines that meet it."""
    text = (len(_name(touched)) * _NAME + _COUNT) * LEADING + 2 * _PADDING
    return max(text, lines * PITCH)


def system(touched: Touched, box: Box) -> Iterator[Piece]:
    """Yield a system's box, its name, and how many steps and needs touch it."""
    look = {"record": "part", "local": "local", "other": "local"}.get(touched.group, "shared")
    lines = _name(touched)
    top = box.y - (len(lines) * _NAME + _COUNT) * LEADING / 2
    yield Piece(look, box)
    yield from centred("name", lines, _NAME, box.x, top)
    count = fit(say.counts(touched), _COUNT, box.width - 2 * _PADDING)
    yield from centred("count", (count,), _COUNT, box.x, top + len(lines) * _NAME * LEADING)


def record_height(touches: Touches) -> float:
    """Return how high the record system must be for its parts."""
    return 3 * _GAP + _head_height() + sum(box_height(part) + _GAP for part in touches.parts)


def record_system(touches: Touches, box: Box) -> Iterator[Piece]:
    """Yield the record system, which has all of a box, and its parts in the middle of it."""
    top = box.y - record_height(touches) / 2 + 1.5 * _GAP
    yield Piece("record", box)
    yield from centred("name", (say.name(touches.record),), _RECORD_NAME, box.x, top)
    yield from centred("count", (say.counts(touches.record),), _RECORD_COUNT, box.x, top + _RECORD_NAME * LEADING)
    top += _head_height() + _GAP
    for part in touches.parts:
        height = box_height(part)
        yield from system(part, Box(box.x, top + height / 2, BOX_WIDTH, height))
        top += height + _GAP


def _head_height() -> float:
    return (_RECORD_NAME + _RECORD_COUNT) * LEADING


def _name(touched: Touched) -> tuple[str, ...]:
    return balance(say.name(touched), _NAME, BOX_WIDTH - 2 * _PADDING, _MOST_LINES)
