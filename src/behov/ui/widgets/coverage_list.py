"""Who has been heard where, as a map of heat: a row for each municipality, a column for each area."""

from collections.abc import Sequence

from behov.text import tr
from behov.ui.widgets.columns import Cell, Column, Ink, Piece

NAME, COUNT = 15, 4  # cells for a municipality's name, and for each area
_SHADES: tuple[Ink, ...] = ("heat1", "heat2", "heat3")


def coverage_columns(areas: Sequence[str]) -> tuple[Column, ...]:
    """Return one wide column, so that the heat of neighbouring areas meets, under the beginnings of their names."""
    title = tr("Coverage")
    return (Column(f"{title:<{NAME}}" + "".join(f"{area[: COUNT - 1]:>{COUNT}}" for area in areas)),)


def coverage_row(name: str, counts: Sequence[int], most: int) -> tuple[Cell, ...]:
    """Return a municipality's row: its name, and a shaded count for each area. `most` is the highest count of all."""
    if not any(counts):
        return ((Piece(f"{name:<{NAME}.{NAME - 1}}", "bold"), Piece(tr("  no needs yet"), "quiet")),)
    return ((Piece(f"{name:<{NAME}.{NAME - 1}}"), *(_count(count, most) for count in counts)),)


def _count(count: int, most: int) -> Piece:
    if not count:
        return Piece(" " * COUNT)
    return Piece(f"{count:>{COUNT - 1}} ", shade(count, most))


def shade(count: int, most: int) -> Ink:
    """Return the shade of a count above nothing. `most` is the highest count of all."""
    return _SHADES[min(2, 3 * (count - 1) // max(3, most))]
