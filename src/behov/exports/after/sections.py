"""A page in sections: each has a heading, sentences, and parts with a picture and a table."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

Cell: TypeAlias = str | int | tuple[str, ...]  # several texts stand below each other


@dataclass(frozen=True)
class Table:
    """A table with its caption. The first column names the row.

    `numbers` are the columns whose cells stand to the right, `ids` those whose cells are never broken.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    ids: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        caption: str,
        columns: Iterable[tuple[str, Iterable[Cell]]],
        numbers: Collection[str] = (),
        ids: Collection[str] = (),
    ) -> Self:
        """Return a table of columns, without those in which nothing stands. `numbers` and `ids` are headings."""
        told = [(heading, tuple(cells)) for heading, cells in columns]
        filled = told[:1] + [each for each in told[1:] if any(cell != "" and cell != () for cell in each[1])]
        headings = tuple(heading for heading, _ in filled)
        rows = tuple(zip(*(cells for _, cells in filled), strict=True))
        return cls(caption, headings, rows, _places(headings, numbers), _places(headings, ids))


def _places(headings: Sequence[str], named: Collection[str]) -> frozenset[int]:
    return frozenset(place for place, heading in enumerate(headings) if heading in named)


@dataclass(frozen=True)
class Picture:
    """A picture that the page holds itself, what it shows in words, and how wide it is at least to be legible."""

    address: str
    words: str
    width: int


@dataclass(frozen=True)
class Part:
    """A part of a section, under a heading of its own."""

    title: str
    said: tuple[str, ...] = ()
    picture: Picture | None = None
    table: Table | None = None


@dataclass(frozen=True)
class Section:
    """A section of the page. `wide` ones are printed across the paper; `ordered` sentences are numbered."""

    id: str
    title: str
    said: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    wide: bool = False
    ordered: bool = False
