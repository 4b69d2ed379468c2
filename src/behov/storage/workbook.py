"""A workbook from Excel or Calc, opened to be read: not too large, no warnings, one error for all that is wrong."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as Damaged  # noqa: N812

from behov.domain.errors import N_, BehovError

_MOST_UNPACKED: Final = 200 * 1024 * 1024
_MOST_ROWS: Final = 1_048_576  # that any program has in a sheet
_MOST_CELLS: Final = 8_000_000
_BOOK: Final = "xl/workbook.xml"  # in which every program lists the sheets
_LARGEST_BOOK: Final = 10 * 1024 * 1024
# what the libraries raise of files that are no workbooks, are locked with a password, or are damaged
_WRONG: Final = (
    *(OSError, BadZipFile, Damaged, RuntimeError, ParseError, EOFError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError),
)


@dataclass(eq=False)
class NoWorkbook(BehovError):
    """A file is not a workbook that can be read."""

    message = N_("{file} is no workbook that behov can read. Save it as .xlsx, without a password, and import again.")
    file: str


@dataclass(eq=False)
class SheetTooLarge(BehovError):
    """A sheet has more cells than anybody has filled."""

    message = N_(
        "The sheet {sheet} is too large to be read. Take out what stands far out to the right or far down, save it, "
        "and import again."
    )
    sheet: str


def has_sheet(path: Path, name: str) -> bool:
    """Return whether a file is a workbook with a sheet of this name; hidden ones count, too. It is not opened for that.

    What is no workbook has none.
    """
    try:
        with ZipFile(path) as parts:
            if parts.getinfo(_BOOK).file_size > _LARGEST_BOOK:
                return False
            return f' name="{name}"'.encode() in parts.read(_BOOK)
    except _WRONG:
        return False


@contextmanager
def opened(content: Path | BinaryIO, file: str, *, values: bool) -> Iterator[Any]:
    """Open a workbook while it is read; of formulas their `values`, or else themselves.

    `file` is what the error calls it. Raises NoWorkbook, of what goes wrong within too.
    """
    from openpyxl import load_workbook  # late: it takes longer to load than most verbs run

    try:
        with ZipFile(content) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
                raise NoWorkbook(file)
        # what it says of parts that it leaves out (a list to choose from, a header) would be printed into the app
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        book = load_workbook(content, read_only=True, data_only=values)
        try:
            yield book
        finally:
            book.close()
    except _WRONG:
        raise NoWorkbook(file) from None


def rows_in(worksheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a sheet, whatever the file says of its size; those between that are not in it, as empty ones.

    Raises SheetTooLarge: one cell far out, or a row with a number that no sheet has, would be millions of empty ones.
    """
    worksheet.reset_dimensions()
    cells = 0
    for number, row in enumerate(worksheet.iter_rows(), 1):
        cells += len(row)
        if number > _MOST_ROWS or cells > _MOST_CELLS:
            raise SheetTooLarge(str(worksheet.title))
        yield row


def cell_text(value: object) -> str:
    """Return what a cell shows, or nearly: whole numbers without decimals, dates as behov writes them."""
    if isinstance(value, str):
        return value.replace("_x000D_", "")  # how Excel writes a carriage return
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    return "" if value is None else str(value)
