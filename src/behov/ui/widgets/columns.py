"""Columns of text: what a cell says, how wide each column is, and how a text is broken to fit it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rich.cells import cell_len, split_graphemes

from behov.visible import one_line

Ink = Literal["", "bold", "quiet", "accent", "here", "found", "heat1", "heat2", "heat3", "line"]
GAP = 1  # cells between columns


@dataclass(frozen=True)
class Piece:
    """A text in one ink.

    `here` is the ground's colour on the accent's, `found` a word that was searched for, `line` a line of a drawing.
    """

    text: str
    ink: Ink = ""


Cell: TypeAlias = str | Piece | tuple[Piece, ...]
FittedLine: TypeAlias = tuple[Piece, ...]
FittedRow: TypeAlias = tuple[tuple[FittedLine, ...], ...]  # lines of cells, one for each column that is shown


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `heading` is marked with N_ and translated when shown; a column without `width` shares what the others leave;
    `lines` is the most that its text may wrap to; it is shown where the list is at least `shown_from` cells wide.
    `ink` is the heading's; `under` stands below a cell that has fewer lines than its row.
    """

    heading: str = ""
    width: int | None = None
    align: Literal["left", "right"] = "left"
    lines: int = 1
    shown_from: int = 0
    ink: Ink = "quiet"
    under: Cell = ""


def column_widths(columns: Sequence[Column], room: int) -> tuple[int, ...]:
    """Return how many cells each column gets of the room there is; 0 for those that are not shown."""
    shown = [column for column in columns if room >= column.shown_from]
    fixed = sum(column.width or 0 for column in shown) + GAP * (len(shown) - 1)
    sharing = sum(column.width is None for column in shown)
    share, over = divmod(max(0, room - fixed), sharing or 1)
    widths = []
    for column in columns:
        if room < column.shown_from:
            widths.append(0)
        elif column.width is not None:
            widths.append(column.width)
        else:
            widths.append(max(1, share + (over > 0)))
            over -= 1
    return tuple(widths)


def fitted(cell: Cell, column: Column, width: int) -> tuple[FittedLine, ...]:
    """Return a cell as lines that fill exactly `width` cells; what does not fit in the column's lines ends in `…`."""
    pieces = [Piece(one_line(piece.text), piece.ink) for piece in _pieces(cell)]
    text = "".join(piece.text for piece in pieces)
    return tuple(
        _padded(tuple(_cut(pieces, start, end)), more, width, column.align)
        for start, end, more in _breaks(text, width, column.lines)
    )


def fitted_row(cells: Sequence[Cell], columns: Sequence[Column], room: int) -> FittedRow:
    """Return a row as lines across the columns that are shown: as many as its longest cell has.

    Where there are not as many cells as columns (the columns were just exchanged), the rest is left out.
    """
    shown = [
        (fitted(cell, column, width), fitted(column.under, Column(), width)[0])
        for cell, column, width in zip(cells, columns, column_widths(columns, room), strict=False)
        if width
    ]
    height = max((len(lines) for lines, _ in shown), default=1)
    return tuple(tuple(lines[line] if line < len(lines) else under for lines, under in shown) for line in range(height))


def _pieces(cell: Cell) -> tuple[Piece, ...]:
    if isinstance(cell, str):
        return (Piece(cell),)
    return (cell,) if isinstance(cell, Piece) else cell


def _breaks(text: str, width: int, most: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each line starts and ends, and whether it ends in an ellipsis because there is more."""
    start = 0
    for line in range(1, most + 1):
        end = _reach(text, start, width)
        if end == len(text):
            yield start, end, False
            return
        if line == most:
            yield start, _reach(text, start, width - 1), True
            return
        blank = text.rfind(" ", start, end + 1)
        yield start, (end := blank if blank > start else end), False
        start = end + len(text[end:]) - len(text[end:].lstrip(" "))


def _reach(text: str, start: int, width: int) -> int:
    """Return the end of what fits in `width` cells from `start`, never inside a sign made of several code points."""
    ahead = text[start : start + width + 1]
    if ahead.isascii():
        return min(len(text), start + width)
    end = used = 0
    for _, end_of_sign, cells in split_graphemes(text[start : start + 8 * width])[0]:
        used += cells
        if used > width:
            break
        end = end_of_sign
    return start + end


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield Piece(text, piece.ink)
        at += len(piece.text)


def _padded(line: FittedLine, more: bool, width: int, align: Literal["left", "right"]) -> FittedLine:
    if more:
        line = (*line, Piece("…", line[-1].ink if line else ""))
    blanks = width - sum(cell_len(piece.text) for piece in line)
    if blanks <= 0:
        return line
    blank = Piece(" " * blanks)
    return (blank, *line) if align == "right" else (*line, blank)
