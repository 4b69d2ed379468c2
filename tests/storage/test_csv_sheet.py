"""Sheets saved as CSV, by whatever program."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.importing.headings import headings_of
from behov.storage.csv_sheet import csv_sheets
from behov.storage.older_text import decoded
from behov.storage.safe_cell import neutralised


def rows(content: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the rows as they read with the sign that gives headings."""
    sheet = next(each for each in csv_sheets(content) if (found := headings_of(each)) and found.known > 1)
    assert not sheet.faults
    return sheet.rows


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_delimiter_encoding_and_line_ending_is_understood(delimiter: str, encoding: str, ending: str) -> None:
    text = ending.join(("Behov;Rolle", '"Må se; alltid, ""nå""";Lærer', "Æ – ø;å", "")).replace(";", delimiter)
    quoted = f"Må se{delimiter} alltid"
    read = rows(text.encode(encoding))
    assert read[0] == ("Behov", "Rolle")
    assert read[1][0].startswith(quoted) if delimiter != "," else read[1][0] == 'Må se, alltid, "nå"'
    assert read[2] == ("Æ – ø", "å")


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    assert rows(b'Behov;Rolle\r\n"To\r\nlinjer";A\r\n\r\nSiste;B\r\n') == (
        ("Behov", "Rolle"),
        ("To\r\nlinjer", "A"),
        (),
        ("Siste", "B"),
    )


def test_the_line_that_tells_excel_of_the_delimiter_is_no_row() -> None:
    assert rows(b"sep=,\r\nBehov,Rolle\r\nA,B\r\n") == (("Behov", "Rolle"), ("A", "B"))


@pytest.mark.parametrize("end", ["", "\n", "\nNeste;B\nSiste;C\n" + "x" * 200_000])
def test_a_quotation_mark_that_is_not_closed_is_named_by_its_row(end: str) -> None:
    sheet = csv_sheets(f'Behov;Rolle\nA;B\n"Ikke lukket;C{end}'.encode())[0]
    assert [fault.row for fault in sheet.faults] == [3]
    assert sheet.rows == (("Behov", "Rolle"), ("A", "B"))


def test_marks_of_inches_and_apostrophes_stand_as_they_are() -> None:
    assert rows(b"Behov;Rolle\n5\" skjerm;'s morgens\n") == (("Behov", "Rolle"), ('5" skjerm', "'s morgens"))


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=5))
def test_what_behov_wrote_comes_back(texts: list[str]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([["Behov", "Rolle"], [neutralised(text) for text in texts]])
    from behov.visible import visible

    assert csv_sheets(out.getvalue().encode("utf-8-sig"))[0].rows[1] == tuple(map(visible, texts))


@given(st.binary())
def test_no_bytes_are_too_strange(content: bytes) -> None:
    for sheet in csv_sheets(content):
        headings_of(sheet)
    decoded(content)
