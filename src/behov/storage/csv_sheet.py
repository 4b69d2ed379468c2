"""A sheet that was saved as CSV: by Excel in Norwegian or English, by other programs, or by behov itself."""

import csv
import io

from behov.domain.errors import N_
from behov.domain.importing.sheet import Refusal, Row, Sheet
from behov.domain.reasons import Reason
from behov.storage.older_text import decoded
from behov.storage.safe_cell import restored

_DELIMITERS = (";", ",", "\t")
_END = "\0end"  # a record after the last, which a quotation mark that is not closed takes with it


def csv_sheets(content: bytes) -> list[Sheet]:
    """Return the sheet as it reads with each sign that may stand between cells: `headings_of` tells which fits.

    Rows are numbered as a spreadsheet numbers them: a cell may have several lines, and a blank line is a row.
    """
    text = decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep="):  # a line that Excel obeys and does not show
        return [_read(rest, first.strip()[4:5] or "\t")]
    return [_read(text, delimiter) for delimiter in _DELIMITERS]


def _read(text: str, delimiter: str) -> Sheet:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(f"{text.rstrip()}\n{_END}", newline=""), delimiter=delimiter)
    try:
        for record in reader:
            rows.append(tuple(map(restored, record)))  # noqa: PERF401 - what was read before an error is kept
    except csv.Error:  # a cell without end
        rows.append(())
    else:
        if rows[-1] == (_END,):
            return Sheet(tuple(rows[:-1]))
    return Sheet(tuple(rows[:-1]), faults=(Refusal(len(rows), "", Reason(_UNCLOSED)),))


_UNCLOSED = N_("A quotation mark in this row is not closed. Close it, or take it out.")
