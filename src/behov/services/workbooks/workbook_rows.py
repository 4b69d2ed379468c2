"""A workbook that somebody sends back, as rows of text, whatever program saved it and whatever types it gave cells."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from behov.storage.workbook import cell_text, opened, rows_in

CALCULATED: Final = "\x00"  # before what a formula is, so that it is not taken for a text
_MOST_ROWS: Final = 20_000

Rows = tuple[tuple[str, ...], ...]


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets, hidden ones too. Raises NoWorkbook."""
    with opened(path, path.name, values=False) as book:
        return tuple(book.sheetnames)


def rows_of(path: Path, sheet: str, most: int = _MOST_ROWS) -> Rows:
    """Return the first rows of a sheet as texts, "" where nothing stands. Raises NoWorkbook."""
    with opened(path, path.name, values=False) as book:
        return tuple(tuple(map(_text, cells)) for cells in islice(rows_in(book[sheet]), most))


def sheets_of(path: Path) -> Iterator[tuple[str, Rows]]:
    """Yield every sheet of a workbook that can hold rows, hidden ones too, with all its rows. Raises NoWorkbook."""
    with opened(path, path.name, values=False) as book:
        for sheet in book.worksheets:
            yield sheet.title, tuple(tuple(map(_text, cells)) for cells in rows_in(sheet))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):  # an error is what came of a formula
        return f"{CALCULATED}{value}"
    if isinstance(value, bool):
        return "ja" if value else "nei"
    return normalize("NFC", cell_text(value)).strip()
