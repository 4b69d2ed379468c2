"""Many rows put into a workbook fast: XlsxWriter makes it with one row of each look, and these are written out for all.

XlsxWriter alone takes half a minute, or a gigabyte, for what a region of twenty thousand needs hands over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from behov.domain.importing.workbook_form import column_name
from behov.exports.tables.table import Cell
from behov.exports.workbook.cells import as_shared

PLAIN_ROW, OPEN_ROW = 1, 2  # the rows, from 0, that show the look of cells to be read and of those to be changed
_STRINGS: Final = "xl/sharedStrings.xml"
_AT_ONCE: Final = 1000  # rows
_MOST_EXACT: Final = 10**15  # of a larger number spreadsheets keep only the first digits
_DAY_ZERO: Final = date(1899, 12, 30)  # from which spreadsheets count days
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, they do not agree
_LEVEL: Final = 4  # of compression: half the time of the usual one, for a tenth more
_DIMENSION: Final = re.compile(r'<dimension ref="[^"]*"/>')
_LOOKS: Final = re.compile(r'<c r="([A-Z]+)([23])" s="(\d+)"')
_COUNTS: Final = re.compile(r'<sst ([^>]*?) count="\d+" uniqueCount="(\d+)">')


@dataclass(frozen=True)
class Body:
    """The rows of one sheet, below its heading: cells by column, in rows of these heights (in points; none: as it is).

    `open_rows` are, for each column that has any, the places of cells that may be changed.
    """

    columns: Sequence[Sequence[Cell]]
    heights: Sequence[float] = ()
    open_rows: Mapping[int, frozenset[int]] | None = None


def filled(book: bytes, bodies: Mapping[int, Body]) -> bytes:
    """Return a workbook in which sheets, by their place from 0, have their rows. Equal rows give equal bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(book)) as frame, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
        before = frame.read(_STRINGS).decode() if _STRINGS in frame.namelist() else ""
        strings = _Strings(before)
        sheets = {f"xl/worksheets/sheet{place + 1}.xml": body for place, body in bodies.items()}
        for info in frame.infolist():
            if info.filename in sheets:
                with packed.open(info.filename, "w") as part:
                    for text in _sheet(frame.read(info).decode(), sheets[info.filename], strings):
                        part.write(text.encode())
            elif info.filename != _STRINGS:
                packed.writestr(_entry(info.filename), frame.read(info), ZIP_DEFLATED, _LEVEL)
        packed.writestr(_entry(_STRINGS), strings.written(), ZIP_DEFLATED, _LEVEL)
    return out.getvalue()


class _Strings:
    """The file's table of strings: those that XlsxWriter has put there, and ours after them, each once."""

    def __init__(self, before: str) -> None:
        counts = _COUNTS.search(before)
        assert counts, "a workbook has strings: its headings"
        self._before = before
        self._first = int(counts[2])
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Return where a text stands in the table."""
        return self._places.setdefault(text, self._first + len(self._places))

    def written(self) -> str:
        """Return the table as it stands in the file."""
        head = _COUNTS.sub(r"<sst \1>", self._before, count=1)  # nobody needs the counts, and they are no longer right
        return head.removesuffix("</sst>") + "".join(map(as_shared, self._places)) + "</sst>"


def _sheet(frame: str, body: Body, strings: _Strings) -> Iterator[str]:
    """Yield the file of a sheet, piece by piece: XlsxWriter's, with our rows for those that show the looks."""
    above, _, tail = frame.partition("</sheetData>")
    head, second, samples = above.partition('<row r="2"')
    looks = {(letters, row): look for letters, row, look in _LOOKS.findall(second + samples)}
    count = len(body.columns[0]) if body.columns else 0
    last = f"{column_name(max(0, len(body.columns) - 1))}{count + 1}"
    yield _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', head, count=1)
    rows: list[str] = []
    for row in _rows(body, looks, strings):
        rows.append(row)
        if len(rows) == _AT_ONCE:
            yield "".join(rows)
            rows.clear()
    yield "".join(rows)
    yield f"</sheetData>{tail}"


def _rows(body: Body, looks: Mapping[tuple[str, str], str], strings: _Strings) -> Iterator[str]:
    columns: list[tuple[str, list[str]]] = []
    for place, column in enumerate(body.columns):
        letters = column_name(place)
        known = {cell: _ending(cell, looks.get((letters, "2"), "0"), strings) for cell in dict.fromkeys(column)}
        endings = [known[cell] for cell in column]
        for open_row in sorted((body.open_rows or {}).get(place, ())):
            endings[open_row] = _ending(column[open_row], looks[letters, "3"], strings, blank=True)
        columns.append((f'<c r="{letters}', endings))
    beginnings = [beginning for beginning, _ in columns]
    rows = zip(*(endings for _, endings in columns), strict=True)
    for number, row in enumerate(rows, 2):
        height = body.heights[number - 2] if body.heights else 0
        tall = f' ht="{height:g}" customHeight="1"' if height else ""
        cells = "".join([f"{beginning}{number}{each}" for beginning, each in zip(beginnings, row, strict=True) if each])
        yield f'<row r="{number}"{tall}>{cells}</row>'


def _ending(cell: Cell, look: str, strings: _Strings, *, blank: bool = False) -> str:
    """Return what stands after the name of a cell; nothing for an empty one whose look does not matter."""
    if cell is None or cell == "" or cell != cell:
        return f'" s="{look}"/>' if blank else ""
    if isinstance(cell, date) and cell >= _FIRST_DAY:
        return f'" s="{look}"><v>{(cell - _DAY_ZERO).days}</v></c>'
    if isinstance(cell, str | date) or not abs(cell) < _MOST_EXACT:
        return f'" s="{look}" t="s"><v>{strings.place(str(cell))}</v></c>'
    return f'" s="{look}"><v>{cell!r}</v></c>'


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # not the time, so that equal content is equal bytes
    entry.compress_type = ZIP_DEFLATED
    return entry
