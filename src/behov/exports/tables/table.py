"""A table to hand over: named columns and, below them, cells. Writers put it into a file, each in its own way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

Cell = str | int | float | date | None  # a date is no point in time


@dataclass(frozen=True)
class Table:
    """`headings` stand above the columns of `frame`, in its order. Texts in it are as people typed them.

    `to_fill_in` are the keys of columns that are empty, for those who get the table.
    """

    headings: tuple[str, ...]
    frame: pd.DataFrame
    to_fill_in: Collection[str] = ()

    def columns(self) -> list[list[Cell]]:
        """Return the cells, column by column."""
        return [self.frame.iloc[:, place].tolist() for place in range(len(self.headings))]

    def only(self, keys: Collection[str]) -> "Table":
        """Return the table with these columns alone, in its order, and rows that are then alike as one."""
        places = [place for place, key in enumerate(self.frame.columns) if key in keys]
        kept = self.frame.iloc[:, places].drop_duplicates(ignore_index=True)
        return replace(self, headings=tuple(self.headings[place] for place in places), frame=kept)

    def with_last(self, key: str, heading: str, cell: str) -> "Table":
        """Return the table with one more column, in which every cell is the same."""
        return replace(self, headings=(*self.headings, heading), frame=self.frame.assign(**{key: cell}))


def frame_of(keys: Sequence[str], rows: Sequence[Sequence[Cell]]) -> pd.DataFrame:
    """Return rows as a frame with these columns, in which a cell stays what it is: None, and not a NaN."""
    return pd.DataFrame(list(rows), columns=list(keys), dtype=object)
