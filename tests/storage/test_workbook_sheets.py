"""Sheets of real workbooks, by the programs and libraries that write them."""

import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from behov.storage.workbook import NoWorkbook, SheetTooLarge
from behov.storage.workbook_sheets import workbook_sheets


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def one_sheet(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return saved(book)


def test_cells_are_read_as_they_are_seen() -> None:
    row = (
        "Se\nlisten",
        7,
        7.0,
        2.5,
        4001,
        None,
        True,
        date(2024, 9, 12),
        datetime.fromisoformat("2024-09-12 10:42"),
        "a_x000D_\nb",
        "æøå",
    )
    (sheet,) = workbook_sheets(one_sheet((), ("Behov",), row), "x.xlsx")
    assert sheet.rows[-1] == (
        "Se\nlisten",
        "7",
        "7",
        "2.5",
        "4001",
        "",
        "True",
        "2024-09-12",
        "2024-09-12 10:42:00",
        "a\nb",
        "æøå",
    )
    assert sheet.rows.index(("Behov",)) == len(sheet.rows) - 2


def test_rows_keep_their_numbers_where_some_are_blank() -> None:
    book = Workbook()
    book.worksheets[0]["B3"] = "Behov"
    book.worksheets[0]["B7"] = "Se listen"
    (sheet,) = workbook_sheets(saved(book), "x.xlsx")
    assert [(number, row) for number, row in enumerate(sheet.rows, 1) if row] == [
        (3, ("", "Behov")),
        (7, ("", "Se listen")),
    ]


def test_hidden_sheets_are_not_read() -> None:
    book = Workbook()
    book.worksheets[0].title = "Behov"
    book.create_sheet("behov-2").sheet_state = "hidden"
    assert [sheet.name for sheet in workbook_sheets(saved(book), "x.xlsx")] == ["Behov"]


def test_a_formula_is_its_value_and_one_without_is_named_by_its_cell(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_string("A1", "=1+1")
        sheet.write_formula("A2", "=1+1", None, 2)
        sheet.write_formula("B2", '="se" & "r"', None, "ser")
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
    (read,) = workbook_sheets((tmp_path / "x.xlsx").read_bytes(), "x.xlsx")
    assert read.rows[:2] == (("=1+1",), ("2", "ser"))
    assert [fault.column for fault in read.faults] == ["C3"]
    (uncomputed,) = workbook_sheets(one_sheet(("Behov",), ("=A1&A1", "æ")), "x.xlsx")
    assert [(fault.row, fault.column) for fault in uncomputed.faults] == [(2, "A2")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Behov;Rolle\n",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,  # the old format, and what a password makes of the new one
        one_sheet(("Behov",))[:-40],
    ],
)
def test_what_is_no_workbook_says_how_to_save_one(content: bytes) -> None:
    with pytest.raises(NoWorkbook) as refused:
        workbook_sheets(content, "behov.xlsx")
    assert "behov.xlsx" in str(refused.value)


def test_a_zip_of_something_else_and_one_that_unpacks_without_end_are_none() -> None:
    other, bomb = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (201 * 1024 * 1024))
    for content in (other.getvalue(), bomb.getvalue()):
        with pytest.raises(NoWorkbook):
            workbook_sheets(content, "x.xlsx")


GOOD = one_sheet(("Behov", "Rolle"), ("Se listen", "Lege"))


@pytest.mark.parametrize(("at", "written"), [(8, b"\x01"), (8, b"\x40"), (10, b"\x63")])
def test_parts_that_are_locked_or_packed_in_another_way_are_refused_in_words(at: int, written: bytes) -> None:
    in_every_entry = re.compile(b"(PK\x01\x02.{%d})." % (at - 4), re.DOTALL)
    with pytest.raises(NoWorkbook):
        workbook_sheets(in_every_entry.sub(lambda found: found[1] + written, GOOD), "x.xlsx")


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_damaged_byte_is_read_or_refused_in_words(place: int, byte: int) -> None:
    with suppress(NoWorkbook):
        workbook_sheets(GOOD[:place] + bytes([byte]) + GOOD[place + 1 :], "x.xlsx")


@pytest.mark.parametrize(("was", "far"), [(b'r="2"', b'r="99999999999"'), (b'r="A2"', b'r="XFD2"')])
def test_what_stands_far_out_does_not_keep_anybody_waiting(
    was: bytes, far: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("behov.storage.workbook._MOST_CELLS", 10_000)
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(one_sheet(("Behov",), ("Se listen",)))) as parts,
        zipfile.ZipFile(content, "w") as out,
    ):
        for name in parts.namelist():
            read = parts.read(name)
            out.writestr(name, read.replace(was, far) if "worksheets" in name else read)
    with pytest.raises(SheetTooLarge):
        workbook_sheets(content.getvalue(), "x.xlsx")
