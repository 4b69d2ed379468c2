"""The sheets of a workbook from Excel or Calc, as the values that are seen in them."""

import re
import warnings
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, is_zipfile
from zlib import error as Damaged  # noqa: N812

from behov.domain.errors import N_, BehovError
from behov.domain.reasons import Reason
from behov.domain.sheet import Refusal, Row, Sheet

_MOST_UNPACKED = 200 * 1024 * 1024
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_WRONG = (BadZipFile, Damaged, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError)


@dataclass(eq=False)
class NoWorkbook(BehovError):
    """The bytes of the file are not a workbook that can be read."""

    message = N_("{file} is no workbook that behov can read. Save it as .xlsx, without a password, and import again.")
    file: str


def workbook_sheets(content: bytes, file: str) -> list[Sheet]:
    """Return the sheets that are not hidden, in their order. `file` is what the error calls it. Raises NoWorkbook.

    A formula is read as its value; one without, as other programs write them, and one that failed, is a fault.
    """
    if not is_zipfile(BytesIO(content)):
        raise NoWorkbook(file)
    try:
        computed = _has_formulas(content)
        formulas = [_formulas_in(each) for each in _opened(content, values=False)] if computed else []
        return [
            _read(worksheet, formulas[place] if computed else frozenset())
            for place, worksheet in enumerate(_opened(content, values=True))
            if worksheet.sheet_state == "visible"
        ]
    except _WRONG:
        raise NoWorkbook(file) from None


def _has_formulas(content: bytes) -> bool:
    with ZipFile(BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
            raise BadZipFile
        return any(_FORMULA.search(parts.read(name)) for name in parts.namelist() if "/worksheets/" in name)


def _opened(content: bytes, *, values: bool) -> list[Any]:
    from openpyxl import load_workbook  # late: it takes longer to load than most verbs run

    # what it says of parts that it leaves out (a list to choose from, a header) would be printed into the app
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    return load_workbook(BytesIO(content), read_only=True, data_only=values).worksheets


def _formulas_in(worksheet: Any) -> frozenset[str]:
    worksheet.reset_dimensions()
    cells = (cell for row in worksheet.iter_rows() for cell in row)
    return frozenset(cell.coordinate for cell in cells if cell.data_type == "f")


def _read(worksheet: Any, formulas: frozenset[str]) -> Sheet:
    worksheet.reset_dimensions()  # what a file says of its size may be wrong
    rows: list[Row] = []
    faults: list[Refusal] = []
    for number, cells in enumerate(worksheet.iter_rows(), 1):
        rows.append(_trimmed([_text(cell.value) for cell in cells]))
        for cell in cells:
            if cell.data_type == "e":
                faults.append(Refusal(number, cell.coordinate, Reason(_FAILED, {"value": cell.value})))
            elif formulas and cell.value is None and getattr(cell, "coordinate", "") in formulas:
                faults.append(Refusal(number, cell.coordinate, Reason(_NOT_COMPUTED)))
    return Sheet(tuple(rows), worksheet.title, tuple(faults))


def _text(value: object) -> str:
    """Return what a cell shows, or nearly: whole numbers without decimals, dates as behov writes them."""
    if isinstance(value, str):
        return value.replace("_x000D_", "")  # how Excel writes a carriage return
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    return "" if value is None else str(value)


def _trimmed(cells: list[str]) -> Row:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


_NOT_COMPUTED = N_("The formula has no value. Open the file in Excel, save it, and import it again.")
_FAILED = N_("The formula ended in {value}. Mend it, or empty the cell.")
