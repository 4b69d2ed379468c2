"""The bytes of a workbook: a first sheet that says what it is, a sheet for each table, and what it remembers of itself.

Import it late: the library behind it takes longer to load than a command to start.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from behov.domain.importing.workbook_form import HIDDEN_SHEET, column_name
from behov.exports.selection import Selection
from behov.exports.tables.table import Cell, Table
from behov.exports.wording import Wording
from behov.exports.workbook.cells import is_cut, shown
from behov.exports.workbook.cover import Cover, write_cover
from behov.exports.workbook.packing import Body, filled
from behov.exports.workbook.remembered import Handed, hidden_rows
from behov.exports.workbook.sheet import write_sheet
from behov.text import speaking, tr

_PLAIN: Final = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(
    selection: Selection,
    wording: Wording,
    tables: Mapping[str, Table],
    on: date,
    remarks: Sequence[str] = (),
) -> bytes:
    """Return tables as a workbook, each under the name of its file, as of a date. The same content is the same bytes.

    `remarks` say what is left out. One for the public is for reading: nothing in it can be changed and sent back.
    """
    workspace = selection.workspace
    cover = Cover(workspace, on, selection.municipalities, remarks, selection.public)
    content = BytesIO()
    with speaking(wording.language):
        cut: list[str] = []
        sheets = [_handed(name, table, selection, wording, cut) for name, table in tables.items()]
        with Workbook(content, {"in_memory": True, **_PLAIN}) as book:
            created = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - as Excel has it, and not the time of writing
            book.set_properties({"title": cover.title[:250], "created": created})
            book.set_size(24_000, 13_000)
            first = book.add_worksheet(tr("Read me"))
            pages = [book.add_worksheet(sheet.name) for sheet in sheets]
            bodies = {
                place: write_sheet(book, page, sheet)
                for place, (page, sheet) in enumerate(zip(pages, sheets, strict=True), 1)
            }
            write_cover(book, first, cover, sheets, cut)
            _set_up_cover(first)
            for page in (first, *pages):
                _say_on_every_page(page, cover)
            if not selection.public:
                remembered = hidden_rows(workspace, first.get_name(), sheets)
                bodies[len(pages) + 1] = _remember(book.add_worksheet(HIDDEN_SHEET), remembered)
            first.activate()
    return filled(content.getvalue(), bodies)


def _handed(name: str, table: Table, selection: Selection, wording: Wording, cut: list[str]) -> Handed:
    columns = []
    for place, cells in enumerate(table.columns()):
        every = dict.fromkeys(cells)
        as_text = (str,) if {type(cell) for cell in every} <= {date, type(None)} else (str, date)  # one look a column
        known = {cell: shown(str(cell)) if isinstance(cell, as_text) else cell for cell in every}
        columns.append([known[cell] for cell in cells])
        if any(isinstance(cell, str) and is_cut(cell) for cell in known):
            cut.extend(_cut_in(name, place, cells))
    keys = tuple(map(str, table.frame.columns))
    return Handed(
        name,
        keys,
        table.headings,
        tuple(columns),
        selection.workspace,
        wording,
        for_reading=selection.public,
        to_fill_in=frozenset(table.to_fill_in),
    )


def _cut_in(name: str, place: int, cells: Sequence[Cell]) -> Iterator[str]:
    for row, cell in enumerate(cells, 2):
        if isinstance(cell, str) and is_cut(cell):
            yield f"{name} {column_name(place)}{row}"


def _remember(page: Worksheet, rows: list[tuple[str, ...]]) -> Body:
    page.write_string(0, 0, rows[0][0])
    page.write_string(0, 1, rows[0][1])
    page.very_hidden()
    columns: list[list[Cell]] = [list(column) for column in zip_longest(*rows[1:], fillvalue="")]
    return Body(columns)


def _set_up_cover(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)


def _say_on_every_page(page: Worksheet, cover: Cover) -> None:
    example = tr("Example data") if cover.workspace.settings.example else ""
    title = cover.title[:80].replace("&", "&&")
    page.set_header(f'&L{title}&C&"-,Bold"{example}&R&A' if example else f"&L{title}&R&A")
    page.set_footer(f"&L{tr('{date:%Y-%m-%d}', date=cover.on)}&C{example}&R&P / &N")
