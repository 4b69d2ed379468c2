"""A sheet that was written elsewhere, as rows of cells, and why something in it cannot be used."""

from dataclasses import dataclass

from behov.domain.reasons import Reason

Row = tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Why a row cannot be taken: its number as the spreadsheet counts, the column's heading or the cell, the reason."""

    row: int
    column: str
    reason: Reason


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet, blank ones too: the first is row 1. `faults` are cells that have no value to use."""

    rows: tuple[Row, ...]
    name: str = ""
    faults: tuple[Refusal, ...] = ()
