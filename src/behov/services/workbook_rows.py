"""A workbook that somebody sends back, as rows of text, whatever program saved it and whatever types it gave cells."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from behov.domain.errors import N_, BehovError

CALCULATED: Final = "\x00"  # before what a formula is, so that it is not taken for a text
_MOST_BYTES: Final = 50 * 1024 * 1024  # unpacked
_MOST_ROWS: Final = 20_000
_BROKEN: Final = (OSError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, ParseError)

Rows = tuple[tuple[str, ...], ...]


@dataclass(eq=False)
class NotAWorkbook(BehovError):
    """A file cannot be read as a workbook."""

    message = N_("{path} cannot be read as a workbook. Save it as .xlsx in the program that you filled it in with.")
    path: str


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets, hidden ones too. Raises NotAWorkbook."""
    with _opened(path) as book:
        return tuple(book.sheetnames)


def rows_of(path: Path, sheet: str, most: int = _MOST_ROWS) -> Rows:
    """Return the first rows of a sheet as texts, "" where nothing stands. Raises NotAWorkbook."""
    with _opened(path) as book:
        found = []
        for number, cells in enumerate(book[sheet].iter_rows()):
            if number == most:
                break
            found.append(tuple(map(_text, cells)))
        return tuple(found)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    from openpyxl import load_workbook  # late: it takes longer to load than a command to start

    try:
        with ZipFile(path) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_BYTES:
                raise NotAWorkbook(path.name)
        with warnings.catch_warnings():  # of what Excel adds and nobody here reads: it would be printed over the app
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True)
            try:
                yield book
            finally:
                book.close()
    except _BROKEN:  # what the library raises of files that are no workbooks, or broken ones
        raise NotAWorkbook(path.name) from None


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return f"{CALCULATED}{value}"
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value == datetime(value.year, value.month, value.day, tzinfo=value.tzinfo):
        value = value.date()
    return normalize("NFC", str(value)).strip()
