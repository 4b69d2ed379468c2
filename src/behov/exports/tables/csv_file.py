"""A table as CSV: for Norwegian Excel or, plain, for programs."""

import csv
import io
from collections.abc import Callable
from functools import partial

from behov.domain.privacy import MAY_IDENTIFY, without_birth_numbers
from behov.exports.tables.table import Cell, Table
from behov.exports.wording import CsvStyle
from behov.storage.safe_cell import neutralised


def csv_bytes(table: Table, style: CsvStyle = "excel") -> bytes:
    """Return the bytes of a CSV file.

    `excel`: UTF-8 with BOM, semicolons, CRLF, all cells quoted, decimal comma. `plain`: UTF-8, commas, LF, and quotes
    and decimal points where they are needed. Texts are neutralised in both, and birth numbers left out.
    """
    excel = style == "excel"
    decimal_sign = "," if excel else "."
    columns = [_written(column, partial(_cell, decimal_sign=decimal_sign)) for column in table.columns()]
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=";" if excel else ",",
        quoting=csv.QUOTE_ALL if excel else csv.QUOTE_MINIMAL,
        lineterminator="\r\n" if excel else "\n",
    )
    writer.writerow([_cell(heading, decimal_sign) for heading in table.headings])
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue().encode("utf-8-sig" if excel else "utf-8")


def _written(cells: list[Cell], write: Callable[[Cell], str]) -> list[str]:
    """Return a column's cells written; a column repeats itself, so each value is written once."""
    known = {cell: write(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


def _cell(value: Cell, decimal_sign: str) -> str:
    if isinstance(value, str):
        return neutralised(without_birth_numbers(value) if MAY_IDENTIFY.search(value) else value)
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", decimal_sign)
    return "" if value is None else str(value)
