"""The workbook, as a spreadsheet program would open it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from behov.domain.workspace import Workspace
from behov.exports.public.allowed import COLUMNS
from behov.exports.selection import select
from behov.exports.tables import annex_table
from behov.exports.tables.listed import TABLES, table
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.exports.workbook.book import workbook
from behov.exports.workbook.cells import MOST, is_cut, shown
from behov.text import tr_in, use_language
from behov.visible import visible
from tests.exports.made import HOME, KEYS, NB, REGION, everything, need, region, workshop

ON = date(2025, 1, 1)
HOSTILE = [
    "=1+1",
    "+47 12 34 56 78",
    "-1",
    "@sum",
    "NA",
    "nan",
    "TRUE",
    "00123",
    "12,5",
    "'=1",
    "''",
    "Ærlig\nog åpen",
    "  foran og bak  ",
    "👩‍👩‍👧",
    "\x00\x1b[31m\r",
    "\u202eabc",
    "<b>&amp;</b>",
    "_x0041_ og _x000D_",
    "http://example.no",
    "file:///etc/passwd",
    "\ud800",
]


def made(workspace: Workspace, wording: Wording = NB, *, public: bool = False, remarks: Sequence[str] = ()) -> bytes:
    selection = select(workspace, None, ON, public)
    tables = {name: table(name, selection, wording) for name in (COLUMNS if public else TABLES)}
    return workbook(selection, wording, tables, ON, remarks)


def opened(content: bytes) -> Any:
    return load_workbook(BytesIO(content))


def midnight(day: date) -> datetime:
    """Return a day as the library reads it."""
    return datetime.combine(day, time())


def of_rows(*rows: tuple[Cell, ...]) -> bytes:
    keys = tuple(f"k{place}" for place in range(len(rows[0])))
    return workbook(everything(region()), NB, {"ark": Table(keys, frame_of(keys, rows))}, ON)


def read(content: bytes, name: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in opened(content)[name].iter_rows(min_row=2)]


def test_every_table_is_a_sheet_and_every_cell_is_the_tables() -> None:
    workspace = region(
        HOME, REGION, workshop("fiendtlig", *(need(f"REG-{n:06}", text=t, note=t) for n, t in enumerate(HOSTILE)))
    )
    selection = everything(workspace)
    book = opened(made(workspace))
    assert book.sheetnames == ["Les meg", *TABLES, "behov-utgave"]
    for name in TABLES:
        expected = table(name, selection, NB)
        headings, *rows = ([cell.value for cell in row] for row in book[name].iter_rows())
        assert tuple(headings) == expected.headings
        told = [
            [visible(cell) if isinstance(cell, str) else cell for cell in row] for row in expected.frame.values.tolist()
        ]
        told = [[midnight(cell) if isinstance(cell, date) else cell for cell in row] for row in told]
        wanted = [[None if cell in ("", None) or cell != cell else cell for cell in row] for row in told]
        assert rows == [[pytest.approx(cell) if isinstance(cell, float) else cell for cell in row] for row in wanted]
        assert not any(cell.data_type in "fe" for row in book[name].iter_rows() for cell in row)


@settings(max_examples=30)  # each makes a workbook, and many rows are read at once
@given(st.lists(st.tuples(st.text(), st.integers(1 - 10**15, 10**15 - 1)), min_size=1, max_size=8))
def test_whatever_is_typed_comes_back_cell_by_cell(typed: list[tuple[str, int]]) -> None:
    back = read(of_rows(*typed), "ark")
    assert back == [[visible(text) or None, number] for text, number in typed]


def test_numbers_are_numbers_and_texts_like_numbers_are_texts() -> None:
    sheet = opened(of_rows(("4003", 7, 0.25), ("", None, float("nan"))))["ark"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [("4003", "s"), (7, "n"), (0.25, "n")]
    assert [cell.value for cell in sheet[3]] == [None, None, None]


def test_a_number_that_no_cell_holds_exactly_is_text() -> None:
    ((large, endless, long),) = read(of_rows((10**300, float("inf"), 12345678901234567)), "ark")
    assert (large, endless, long) == (str(10**300), "inf", "12345678901234567")


def test_a_day_is_a_day_and_reads_as_where_it_is_read() -> None:
    rows = ((date(2024, 11, 20), 1_850_000, 0.5), (None, None, None), (date(1899, 5, 17), -7, 2.25))
    day, none, before = opened(of_rows(*rows))["ark"].iter_rows(min_row=2)
    assert (day[0].value, day[0].is_date, day[0].number_format) == (midnight(rows[0][0]), True, "dd.mm.yyyy")
    assert (day[1].number_format, day[2].number_format) == ("#,##0", "#,##0.0")
    assert none[0].value is None
    assert before[0].value == "1899-05-17"  # spreadsheets do not agree about days so long ago


def test_a_day_among_texts_is_text() -> None:
    sheet = opened(of_rows((date(2024, 11, 20),), ("når som helst",)))["ark"]
    assert [sheet["A2"].value, sheet["A3"].value] == ["2024-11-20", "når som helst"]


def test_what_others_fill_in_has_a_yellow_heading_and_room_for_an_answer() -> None:
    sheet = opened(made(region(), public=True))["bilag-1-kravtabell"]
    yellow = [cell for cell in sheet[1] if cell.fill.fgColor.rgb == "FFFFF2CC"]
    assert [cell.value for cell in yellow] == [tr_in("nb", heading) for heading in annex_table.SUPPLIERS.values()]
    assert all(sheet.column_dimensions[cell.column_letter].width >= 15 for cell in yellow)
    assert sheet.column_dimensions[yellow[3].column_letter].width >= 34  # what is described


def test_every_table_has_a_name_that_a_sheet_may_have_and_says_what_it_holds() -> None:
    assert all(len(name) <= 31 for name in TABLES)
    rows = [[cell.value for cell in row] for row in opened(made(region()))["Les meg"]]
    assert all(about for name, about, *_ in rows if name in TABLES)


@pytest.mark.parametrize("sign", ["x", "æ", "🙂"])
def test_what_no_cell_can_hold_says_how_much_was_left_out(sign: str) -> None:
    long = sign * 40_000
    content = of_rows((long, "kort"))
    ((cell, short),) = read(content, "ark")
    kept = cell.count(sign)
    assert len(cell.encode("utf-16-le")) // 2 <= MOST
    assert cell.endswith(f" … ({40_000 - kept} tegn til; alt står i CSV-filen)")
    assert short == "kort"
    assert is_cut(long)
    assert "ark A2" in " ".join(str(cell.value) for row in opened(content)["Les meg"] for cell in row)
    assert shown("x" * MOST) == "x" * MOST


def test_birth_numbers_are_left_out() -> None:
    with ZipFile(
        BytesIO(made(region(workshop("x", need("REG-000001", text="Ring 13097248022", note="130972 48022")))))
    ) as packed:
        assert not any(b"48022" in packed.read(name) for name in packed.namelist())


def test_the_same_workspace_gives_the_same_bytes() -> None:
    assert made(region()) == made(region())
    assert made(region()) != made(region(name="Annet"))


def test_only_what_shows_a_field_of_its_own_need_may_be_changed() -> None:
    book = opened(made(region()))
    open_cells = {
        name: [
            cell.coordinate
            for row in book[name].iter_rows(min_row=2)
            for cell in row
            if cell.fill.fgColor.rgb == "FFFFF8DC"
        ]
        for name in TABLES
    }
    assert [name for name, cells in open_cells.items() if cells] == ["behovsmatrise", "raabehov"]
    # of the regional need: its priority and its note; its status shows what was decided of it
    assert open_cells["behovsmatrise"] == ["E2", "AB2"]
    assert open_cells["raabehov"] == [f"{column}{row}" for row in range(2, 6) for column in ("M", "U", "Y")]


def test_nothing_may_be_changed_in_a_file_that_is_locked() -> None:
    before = region()
    locked = Workspace(before.settings, before.catalogue, before.workshops, locked={HOME.path: 3})
    sheet = opened(made(locked))["raabehov"]
    assert [sheet[f"M{row}"].fill.fgColor.rgb == "FFFFF8DC" for row in range(2, 6)] == [False, False, False, True]


def test_priority_and_status_are_chosen_from_lists() -> None:
    lists = opened(made(region()))["raabehov"].data_validations.dataValidation
    assert {str(each.sqref): each.formula1 for each in lists} == {
        "M2:M5": '"må,bør,kan,ikke nå"',
        "U2:U5": '"rått,avklart,parkert,avvist"',
    }


def test_a_sheet_is_filtered_frozen_and_printed_with_its_headings_on_every_page() -> None:
    book = opened(made(region(example=True)))
    matrix = book["behovsmatrise"]
    assert (matrix.freeze_panes, matrix.auto_filter.ref) == ("C2", matrix.dimensions)
    assert (matrix.print_title_rows, matrix.page_setup.orientation, matrix.page_setup.paperSize) == (
        "$1:$1",
        "landscape",
        9,
    )
    assert matrix["F1"].alignment.textRotation == 90
    for page in book.worksheets[:-1]:
        assert "Eksempeldata" in page.oddHeader.center.text
        assert "Eksempeldata" in page.oddFooter.center.text
    assert matrix.cell(2, matrix.max_column).value == "Eksempeldata"
    assert "Eksempeldata" not in str(opened(made(region())).worksheets[1].oddHeader.center.text)


def test_rows_are_tall_enough_for_what_is_wrapped_in_them() -> None:
    sheet = opened(of_rows(("kort", "x"), ("Et langt behov som brytes. " * 20, "x"), ("en\nto\ntre", "x")))["ark"]
    short, long, three = (sheet.row_dimensions[row].height for row in (2, 3, 4))
    assert short < three < long
    assert three >= 3 * 14.5


def test_the_first_sheet_says_what_it_is_of_whom_and_what_can_be_done() -> None:
    def told(**more: Any) -> str:
        page = opened(made(region(name="Felles anskaffelse"), **more))["Les meg"]
        return "\n".join(str(cell.value) for row in page for cell in row if cell.value is not None)

    internal = told(remarks=("Uten Skien.",))
    for said in (
        "Felles anskaffelse",
        "01.01.2025",
        "Skien, Porsgrunn",
        "Uten Skien.",
        "lys bunn",
        "behov import",
        "raabehov",
    ):
        assert said in internal
    assert "til å lese" in told(public=True)


def test_a_public_one_promises_nothing_that_is_left_out_of_it() -> None:
    page = opened(made(region(), public=True))["Les meg"]
    said = "\n".join(str(cell.value) for row in page for cell in row if cell.value is not None)
    assert not any(word in said for word in ("prioritet", "deltakere", "mangler"))


def test_a_public_one_has_nothing_hidden_and_nothing_to_change() -> None:
    book = opened(made(region(), public=True))
    assert book.sheetnames == ["Les meg", *COLUMNS]
    assert all(page.sheet_state == "visible" for page in book.worksheets)
    for page in book.worksheets:
        assert not page.data_validations.dataValidation
        assert not any(cell.fill.fgColor.rgb == "FFFFF8DC" for row in page for cell in row)


def test_what_it_remembers_is_very_hidden() -> None:
    hidden = opened(made(region()))["behov-utgave"]
    assert hidden.sheet_state == "veryHidden"
    assert [cell.value for cell in hidden[1]][:2] == ["needs-workbook", "1"]


def test_it_speaks_the_language_of_its_headings_whatever_is_spoken() -> None:
    use_language("en")
    assert opened(made(region())).sheetnames[0] == "Les meg"
    matrix = opened(made(region(), KEYS))["behovsmatrise"]
    assert [matrix["A1"].value, matrix["E1"].value, matrix["E2"].value] == ["need_id", "decided_priority", "should"]


def test_a_workspace_without_needs_gives_empty_sheets() -> None:
    book = opened(made(region(workshop("tomt"))))
    assert book["raabehov"].max_row == 1
