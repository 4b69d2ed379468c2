"""The workbook of all tables: which cells of it may be changed, and what its hidden sheet says of those handed out.

Its rows and columns may be sorted, moved and filtered: a row is known by the id in it, a column by its heading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from unicodedata import normalize
from zlib import crc32

from behov.domain.ids import SIGNS

Field = Literal["priority", "status", "note"]

HIDDEN_SHEET: Final = "behov-utgave"
KIND: Final = "needs-workbook"
VERSION: Final = 1

# What a row of the hidden sheet is about, in its first cell.
FORM: Final = KIND  # then the version
PROJECT: Final = "project"  # then the name of the workspace
EXPORT: Final = "export"  # then what this export is known by
COVER: Final = "cover"  # then the name of the first sheet, which has no table
KEYS: Final = "keys"  # then the sheet, and the key of each of its columns
HEADINGS: Final = "headings"  # then the sheet, and what stands above each
NEED: Final = "need"  # then the sheet, the need's id, the marks of its row, what may be changed, and the three values
ROW: Final = "row"  # then the sheet, and the marks of a row that is only to be read


@dataclass(frozen=True)
class Editable:
    """Of one table: the column that says which need a row is, and the fields that other columns may change."""

    need_id: str
    fields: Mapping[str, Field]


EDITABLE: Final[Mapping[str, Editable]] = {
    "behovsmatrise": Editable("need_id", {"decided_priority": "priority", "status": "status", "note": "note"}),
    "raabehov": Editable("raw_need_id", {"priority": "priority", "status": "status", "note": "note"}),
}
FIELDS: Final[tuple[Field, ...]] = ("priority", "status", "note")
ANY: Final = ".."  # in place of the mark of a cell that may be changed
_SIGNS: Final = SIGNS + SIGNS.lower()


def as_read(text: str) -> str:
    """Return a text as it is when it comes back: blanks around it, and how accents are composed, do not count."""
    return normalize("NFC", text.replace("_x000D_", "")).strip()


def mark_of(text: str) -> str:
    """Return two signs that tell whether a cell has been written over: once in four thousand times they do not."""
    number = crc32(as_read(text).encode())
    return _SIGNS[number % 64] + _SIGNS[number // 64 % 64]


def column_name(place: int) -> str:
    """Return what spreadsheets call a column, of its place from 0: A, B … Z, AA."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(65 + letter) + name
    return name
