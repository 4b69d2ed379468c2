"""What stands below the steps: tables side by side, as far as there is room, and sentences."""

from collections.abc import Iterator
from typing import Final

from behov.diagrams.chart import Chart, Table
from behov.diagrams.looks.frame import LEFT, left_lines
from behov.diagrams.looks.measure import ink_width, text_width, wrap
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.positions import Box, Piece

_LEADING: Final = 1.35
_WIDEST: Final = 80.0  # times the size of a sentence
_BETWEEN_CELLS: Final = 2.25
_BETWEEN_TABLES: Final = 5.0
_MOST_LINES: Final = 6


def notes(chart: Chart, width: float, top: float, sizes: Sizes) -> tuple[tuple[Piece, ...], float]:
    """Return the chart's tables and sentences, and how high they are."""
    size, leading = sizes.key, sizes.key * _LEADING
    pieces: list[Piece] = []
    x, y, bottom = LEFT, top + 4, top + 4
    for table in chart.tables:
        if x > LEFT and x + _width(table, size) > width + 1:
            x, y = LEFT, bottom + leading
        pieces += _cells(table, size, x, y)
        x += _width(table, size) + _BETWEEN_TABLES * size
        bottom = max(bottom, y + len(table) * leading)
    y = bottom + (leading / 2 if chart.tables else 0)
    room = min(width, max(_WIDEST * size, 0.6 * width)) - LEFT
    for sentence in chart.notes:
        lines = wrap(sentence, size, (room,) * _MOST_LINES)
        pieces += left_lines("note", lines, size, leading, left=LEFT, top=y)
        y += len(lines) * leading
    return tuple(pieces), y + 2 - top if pieces else 0


def tables_width(chart: Chart, sizes: Sizes) -> float:
    """Return how wide the widest of the chart's tables is."""
    return max((_width(table, sizes.key) for table in chart.tables), default=0) + LEFT


def width_side_by_side(chart: Chart, sizes: Sizes) -> float:
    """Return how wide the chart's tables are beside each other."""
    between = _BETWEEN_TABLES * sizes.key * max(0, len(chart.tables) - 1)
    return sum(_width(table, sizes.key) for table in chart.tables) + between + LEFT


def _width(table: Table, size: float) -> float:
    columns = _column_widths(table, size)
    return sum(columns) + _BETWEEN_CELLS * size * (len(columns) - 1)


def _column_widths(table: Table, size: float) -> list[float]:
    return [max(text_width(cell, size) for cell in column) for column in zip(*table, strict=True)]


def _cells(table: Table, size: float, left: float, top: float) -> Iterator[Piece]:
    """Yield the cells of a table: words begin in line, and figures end in line."""
    rooms = _column_widths(table, size)
    for number, cells in enumerate(table):
        x, y = left, top + (number + 0.5) * size * _LEADING
        for column, (cell, room) in enumerate(zip(cells, rooms, strict=True)):
            wide = text_width(cell, size) if column else ink_width(cell, size)
            middle = x + room - wide / 2 if column else x + wide / 2
            if cell:
                yield Piece("note" if number else "heading", Box(middle, y, wide, size * 1.1), cell, size)
            x += room + _BETWEEN_CELLS * size
