"""The sheets of a workbook from Excel or Calc, as the values that are seen in them."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from behov.domain.errors import N_
from behov.domain.importing.sheet import Refusal, Row, Sheet
from behov.domain.reasons import Reason
from behov.storage.workbook import cell_text, opened, rows_in

_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")


def workbook_sheets(content: bytes, file: str) -> list[Sheet]:
    """Return the sheets that are not hidden, in their order. `file` is what the error calls it. Raises NoWorkbook.

    A formula is read as its value; one without, as other programs write them, and one that failed, is a fault.
    """
    with opened(BytesIO(content), file, values=True) as book:
        formulas = _formulas(content, file)
        return [
            _read(worksheet, formulas.get(worksheet.title, frozenset()))
            for worksheet in book.worksheets
            if worksheet.sheet_state == "visible"
        ]


def _formulas(content: bytes, file: str) -> dict[str, frozenset[str]]:
    """Return which cells of each sheet are formulas. Only where there are any is all read a second time for it."""
    with ZipFile(BytesIO(content)) as parts:
        if not any(_FORMULA.search(parts.read(name)) for name in parts.namelist() if "/worksheets/" in name):
            return {}
    with opened(BytesIO(content), file, values=False) as book:
        return {worksheet.title: _formulas_in(worksheet) for worksheet in book.worksheets}


def _formulas_in(worksheet: Any) -> frozenset[str]:
    cells = (cell for row in rows_in(worksheet) for cell in row)
    return frozenset(cell.coordinate for cell in cells if cell.data_type == "f")


def _read(worksheet: Any, formulas: frozenset[str]) -> Sheet:
    rows: list[Row] = []
    faults: list[Refusal] = []
    for number, cells in enumerate(rows_in(worksheet), 1):
        rows.append(_trimmed([cell_text(cell.value) for cell in cells]))
        for cell in cells:
            if cell.data_type == "e":
                faults.append(Refusal(number, cell.coordinate, Reason(_FAILED, {"value": cell.value})))
            elif formulas and cell.value is None and getattr(cell, "coordinate", "") in formulas:
                faults.append(Refusal(number, cell.coordinate, Reason(_NOT_COMPUTED)))
    return Sheet(tuple(rows), worksheet.title, tuple(faults))


def _trimmed(cells: list[str]) -> Row:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


_NOT_COMPUTED = N_("The formula has no value. Open the file in Excel, save it, and import it again.")
_FAILED = N_("The formula ended in {value}. Mend it, or empty the cell.")
