"""The rows of the needs matrix as a list shows and searches them."""

from collections.abc import Sequence

from behov.domain.matrix import MatrixRow
from behov.text import tr, word
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.marks import priority_piece


def keyed(rows: Sequence[MatrixRow]) -> dict[str, MatrixRow]:
    """Return rows by keys of their own; two needs with one id are both there."""
    found: dict[str, MatrixRow] = {}
    for row in rows:
        key = f"{row.workshop.path} {row.need.id}"
        found[f"{key} {len(found)}" if key in found else key] = row
    return found


def searched(row: MatrixRow) -> str:
    """Return everything in which a row is searched for: its text, what was said, and the ids."""
    said = row.raw if row.raw and row.need is row.raw[0][1] else ((row.workshop, row.need), *row.raw)
    return "\n".join([f"{need.text} {need.id} {need.role}" for _, need in said])


def cell(row: MatrixRow, area: str) -> Cell:
    """Return what an area says of a need: its priority in words, or each with its count where it is of two minds."""
    if area not in row.by_area:
        return ""
    counts = row.priorities(area)
    if not counts:
        return Piece(tr("not prioritised"), "quiet")
    if len(counts) == 1:
        return priority_piece(next(iter(counts)))
    return Piece("≠ " + " · ".join(f"{word(priority)} {count}" for priority, count in counts.items()), "bold")
