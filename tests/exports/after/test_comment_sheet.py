"""The comment sheet, as a spreadsheet program would open it."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from behov.domain.workshop import Need
from behov.exports.after.comment_sheet import comment_sheet
from behov.exports.after.handed_out import NotHandedOut
from behov.text import use_language
from tests.exports.after.made import BIRTH_NUMBER, HOSTILE, after


def opened(**fields: object) -> Any:
    return load_workbook(BytesIO(comment_sheet(*after(**fields))))


def told(book: Any) -> list[list[object]]:
    """Return what stands in the rows to answer, with the hidden column first."""
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=7)]


def test_every_need_and_step_that_may_be_handed_out_is_a_row() -> None:
    rows = told(opened())
    assert [row[0] for row in rows] == [
        "HJT-00000A",
        "HJT-00000B",
        "HJT-00000C",
        "HJT-00000D",
        "as-is legemidler/hent",
        "as-is legemidler/vurder",
        "as-is legemidler/gi",
        "to-be legemidler/hent",
    ]
    assert rows[0][1:] == ["HJT-00000A", "Behov", "Se listen hjemme", "Sykepleier", "må", None, None]
    assert rows[2][5] == "ikke prioritert"
    assert rows[3][2] == "Behov, parkert"
    assert rows[4][1:5] == ["1", "Steg i dag: Legemidler hjemme", "Henter papirliste", "Sykepleier"]
    assert rows[7][2] == "Ønsket steg: Legemidler hjemme"


def test_nothing_that_is_exempt_is_in_the_file() -> None:
    with ZipFile(BytesIO(comment_sheet(*after()))) as packed:
        content = b"".join(map(packed.read, packed.namelist())).decode()
    assert "Se listen hjemme" in content
    for secret in ("Hemmelig", "Låser opp", "Avdeling X", "HJT-00000F", "hemmelig"):
        assert secret not in content
    with pytest.raises(NotHandedOut):
        comment_sheet(*after(exempt="offl. § 14"))


def test_the_municipalities_and_the_answers_are_chosen_from_lists() -> None:
    book = opened()
    lists = {str(each.sqref): each.formula1 for each in book.worksheets[0].data_validations.dataValidation}
    hidden = book["behov"]
    assert lists == {"C3": "behov!$D$1:$D$2", "G7:G14": "behov!$E$1:$E$3"}
    assert [hidden["D1"].value, hidden["D2"].value] == ["Porsgrunn", "Skien"]
    assert [hidden[f"E{n}"].value for n in (1, 2, 3)] == ["enig", "ønsker endring", "kommentar"]
    assert hidden.sheet_state == "veryHidden"


def test_it_can_be_read_sorted_and_printed() -> None:
    sheet = opened().worksheets[0]
    assert sheet.freeze_panes == "C7"
    assert sheet.auto_filter.ref == "A6:H14"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; it is one wide
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[5].hidden
    assert not sheet.protection.sheet
    assert all(sheet.row_dimensions[row].height >= 30 for row in range(7, 15))


def test_it_speaks_the_workshops_language() -> None:
    use_language("en")
    sheet = opened(language="nn").worksheets[0]
    assert sheet.title == "Kommentarar"
    assert "Forslag eller kommentar" in [cell.value for cell in sheet[6]]
    assert opened().worksheets[0]["B1"].value == "Kommentarer til: Behovsverksted hjemme"
    assert opened(example=True).worksheets[0]["B1"].value.endswith("Eksempeldata")


def test_what_people_write_is_never_calculated_and_hides_nothing() -> None:
    needs = (
        Need(id="HJT-00000A", text="=1+1", role="@SUM(A1)"),
        Need(id="HJT-00000B", text=HOSTILE, role="http://x.no"),
        Need(id="HJT-00000C", text=f"Se {BIRTH_NUMBER}", role="007"),
        Need(id="HJT-00000D", text="x" * 40_000),
    )
    book = opened(needs=needs, title="=1+1")
    rows = list(book.worksheets[0].iter_rows(min_row=7, max_row=10))
    assert {cell.data_type for row in rows for cell in row[:5]} == {"s"}
    assert not any(cell.hyperlink for row in rows for cell in row)
    assert (rows[0][3].value, rows[0][4].value, rows[2][4].value) == ("=1+1", "@SUM(A1)", "007")
    assert rows[1][3].value == HOSTILE.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "⟨U+202E⟩")
    assert rows[2][3].value == "Se […]"
    assert len(rows[3][3].value) == 32_000


def test_the_same_workshop_is_the_same_bytes() -> None:
    assert comment_sheet(*after()) == comment_sheet(*after())


def test_a_workshop_with_nothing_in_it_is_a_sheet_without_rows() -> None:
    assert not [row for row in told(opened(needs=(), processes=())) if row[0]]
