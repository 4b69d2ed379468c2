"""One table as a sheet: what stands above it, how it looks, what can be chosen in it, and how it is printed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any, Final, get_args

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from behov.domain.importing.workbook_form import EDITABLE, Field
from behov.domain.workshop import PRIORITIES, NeedStatus
from behov.exports.annex.reading import SUPPLIER
from behov.exports.tables.table import Cell
from behov.exports.workbook.cells import shown
from behov.exports.workbook.packing import OPEN_ROW, PLAIN_ROW, Body
from behov.exports.workbook.remembered import Handed
from behov.exports.workbook.widths import heading_height, heights_of, width_of
from behov.text import tr

_UPRIGHT_WIDTH: Final = 10  # signs: "ikke prioritert" in two lines
_ON_A_PAGE: Final = 190  # signs across A4, as small as can be read
_MOST_LISTS: Final = 200  # places in one column, each with a list to choose from
_LONG_ANSWERS: Final = frozenset({"supplier_description", "supplier_reservation", "deviation"})
_TO_FILL_IN: Final = {True: 34, False: 15}  # signs: the least room for an answer, long or short
_WHOLE: Final = "#,##0"  # as the reader's own language groups figures
_OPEN: Final = {"bg_color": "#FFF8DC", "border": 1, "border_color": "#C9C4B0"}


def write_sheet(book: Workbook, page: Worksheet, sheet: Handed) -> Body:
    """Write all of a sheet but its rows, one of each look in their place, and return the rows."""
    rows = len(sheet.columns[0]) if sheet.columns else 0
    upright = [key in sheet.workspace.catalogue.areas for key in sheet.keys]  # many, with little in each
    widths = [
        _UPRIGHT_WIDTH if stands else max(width_of(heading, cells), _least(key, sheet))
        for key, heading, cells, stands in zip(sheet.keys, sheet.headings, sheet.columns, upright, strict=True)
    ]
    heading, turned, open_heading = (
        book.add_format(
            {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "bg_color": "#EFEEE9", **more}
        )
        for more in ({}, {"rotation": 90, "align": "center"}, {"bg_color": f"#{SUPPLIER}"})
    )
    for place, (key, name, stands, width) in enumerate(zip(sheet.keys, sheet.headings, upright, widths, strict=True)):
        look = _look(key, sheet.columns[place], stands=stands)
        if key in sheet.to_fill_in:
            page.set_column(place, place, width, book.add_format(look))  # its cells are not written
            page.write_string(0, place, shown(name), open_heading)
        else:
            page.set_column(place, place, width)
            page.write_string(0, place, shown(name), turned if stands else heading)
        page.write_blank(PLAIN_ROW, place, None, book.add_format(look))
        page.write_blank(OPEN_ROW, place, None, book.add_format({**look, **_OPEN}))
    page.set_row(0, heading_height(sheet.headings, widths, upright))
    page.autofilter(0, 0, max(1, rows), max(0, len(sheet.keys) - 1))
    page.freeze_panes(1, 2 if len(sheet.keys) > 1 and sheet.keys[1] == "need" else 1)
    _offer_choices(page, sheet)
    _print(page, widths, rows)
    open_rows = {place: frozenset(cells) for place, cells in sheet.may_change.items()}
    return Body(sheet.columns, heights_of(sheet.columns, widths), open_rows)


def _least(key: str, sheet: Handed) -> int:
    return _TO_FILL_IN[key in _LONG_ANSWERS] if key in sheet.to_fill_in else 0


def _look(key: str, cells: Sequence[Cell], *, stands: bool) -> dict[str, Any]:
    look: dict[str, Any] = {"text_wrap": True, "valign": "top"}
    kinds = {type(cell) for cell in dict.fromkeys(cells)} - {type(None)}
    if stands:
        look["align"] = "center"
    elif kinds and str not in kinds:
        look |= {"align": "right", "indent": 1, "text_wrap": False}  # LibreOffice indents no wrapped number
    if key.endswith("_share"):
        look["num_format"] = "0 %"
    elif kinds == {date}:
        look["num_format"] = tr("yyyy-mm-dd")
    elif float in kinds:
        look["num_format"] = "#,##0.0"
    elif kinds == {int} or key.endswith("_nok"):
        look["num_format"] = _WHOLE
    return look


def _offer_choices(page: Worksheet, sheet: Handed) -> None:
    """Let priority and status be chosen from a list; other words can be written, and are understood or refused."""
    editable = EDITABLE.get(sheet.name)
    for place, rows in sheet.may_change.items():
        field: Field | None = editable.fields.get(sheet.keys[place]) if editable else None
        if not rows or field not in ("priority", "status"):
            continue
        words = map(sheet.wording.word, PRIORITIES if field == "priority" else get_args(NeedStatus))
        choice = {"validate": "list", "source": list(words), "error_type": "warning"}
        choice["error_title"] = sheet.headings[place][:32]
        choice["error_message"] = tr("Choose one of the words in the list. Other words may not be understood.")
        for first, last in _runs(sorted(rows)):
            page.data_validation(first + 1, place, last + 1, place, choice)


def _runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return rows as runs, each by its first and last; where there are too many of them, one from first to last."""
    runs = list(_unbroken(rows))
    return runs if len(runs) <= _MOST_LISTS else [(rows[0], rows[-1])]


def _unbroken(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last


def _print(page: Worksheet, widths: Sequence[int], rows: int) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(max(1, ceil(sum(widths) / _ON_A_PAGE)), 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.print_across()
    page.hide_gridlines(0)  # on paper, too: cells are wide and rows tall
    page.print_area(0, 0, rows, max(0, len(widths) - 1))
