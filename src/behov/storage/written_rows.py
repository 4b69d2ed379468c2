"""The bytes of a file, of which only the rows that changed are written anew.

A workshop is saved for every need that is said. Its rows are tables of their own, one after the other, and their
order and what stands around them is written each time; the text of a row that is the same record is kept.
"""

import re

from behov.domain.process import Process
from behov.domain.record import Numbered
from behov.domain.settings import Settings
from behov.domain.workshop import TABLES, Workshop
from behov.storage.record_file import as_tables
from behov.storage.toml_file import written

# The first line of a row's table. No other line can begin so: strings and arrays never begin a line.
_ROW = re.compile(rb"^\[(?:" + "|".join(TABLES).encode() + rb")\.[^\n]*\]\n", re.MULTILINE)


class WrittenRows:
    """Remembers the text of rows, by file, table and id, and the record that it is the text of."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str, str], tuple[Numbered, bytes]] = {}

    def file_of(self, record: Workshop | Process | Settings) -> bytes:
        """Return the bytes of a record's file: the same as of all its tables written at once."""
        if not isinstance(record, Workshop):
            return written(as_tables(record))
        rows = ((table, row) for table in TABLES for row in record.rows(table))  # in the order of the file
        return _ROW.sub(lambda _: self._text(record.path, *next(rows)), written(as_tables(record, bare=True)))

    def _text(self, path: str, table: str, row: Numbered) -> bytes:
        known = self._texts.get((path, table, row.id))
        if known is None or known[0] is not row:
            known = row, written({table: {row.id: as_tables(row)}})
            self._texts[path, table, row.id] = known
        return known[1]
