"""How wide the columns of a sheet are, and how tall its rows: not all programs fit a row to what is wrapped in it."""

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import Final

from behov.exports.tables.table import Cell

LINE: Final = 14.5  # points
_TALLEST: Final = 27  # lines of a row that programs can show
_NARROWEST, _WIDEST = 9, 54  # signs
_ON_ONE_LINE: Final = 20  # signs: what is no longer is not wrapped
_FILTER: Final = 4  # signs that the arrow of a filter takes in a heading


def width_of(heading: str, cells: Sequence[Cell]) -> int:
    """Return how many signs wide a column is: what is short on one line, what is long in lines that can be read."""
    lines = (line for cell in dict.fromkeys(cells) for line in _said(cell).split("\n"))
    longest = max(map(len, lines), default=0)
    word = max(map(len, heading.split()), default=0) + _FILTER
    wanted = longest + 2 if longest <= _ON_ONE_LINE else max(_ON_ONE_LINE + 2, ceil(longest / 3))
    return min(_WIDEST, max(_NARROWEST, word, wanted))


def _said(cell: Cell) -> str:
    return f"{cell:,.1f}" if isinstance(cell, float) else "" if cell is None else str(cell)


def heights_of(columns: Sequence[Sequence[Cell]], widths: Sequence[int]) -> list[float]:
    """Return how tall each row is, in points, so that nothing in it is hidden below its edge."""
    by_column = []
    for cells, width in zip(columns, widths, strict=True):
        known = {cell: _lines(cell, width) for cell in dict.fromkeys(cells)}
        by_column.append([known[cell] for cell in cells])
    return [LINE * min(_TALLEST, max(lines)) + 3 for lines in zip(*by_column, strict=True)]


def heading_height(headings: Sequence[str], widths: Sequence[int], upright: Sequence[bool]) -> float:
    """Return how tall the heading is: some of it may stand upright."""
    taken = (
        4 + len(heading) * 5.6 if stands else LINE * _lines(heading, width - _FILTER) + 4
        for heading, width, stands in zip(headings, widths, upright, strict=True)
    )
    return min(220.0, max(taken, default=LINE))


def _lines(cell: Cell, width: int) -> int:
    """Return how many lines a cell takes in a column, rather one too many than one too few."""
    if not isinstance(cell, str) or (len(cell) < width and "\n" not in cell):
        return 1
    return sum(map(partial(_wrapped, width=width), cell.split("\n")))


def _wrapped(line: str, width: int) -> int:
    return max(1, ceil(len(line) * 1.15 / width))
