"""Comment sheets that come back, from whatever program: what they say, and what is said of what cannot be used."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from behov.domain.commenting.answering import decline_comment
from behov.domain.commenting.targets import Target
from behov.domain.correcting import remove_needs
from behov.domain.edits import change_need
from behov.exports.after.comment_sheet import comment_sheet
from behov.services.session import Session
from behov.services.workbooks.comment_answers import Said, answer_of
from behov.services.workbooks.comment_import import incoming_comments
from behov.services.workbooks.comment_sheet_reading import (
    NewerCommentSheet,
    NotACommentSheet,
    NotOfThisWorkspace,
    is_comment_sheet,
    read_comment_sheet,
)
from behov.storage.workbook import NoWorkbook
from behov.text import explain
from tests.conftest import WORKSHOP

AT = datetime(2024, 9, 25, 13, 20, tzinfo=UTC)
NEW_YEAR = datetime(2025, 1, 1)  # noqa: DTZ001 - as a spreadsheet has it
SEE, OFFLINE = Target(need="HJT-7K3PM2"), Target(need="HJT-8A1CD3")
FETCH = Target(step="legemidler-hjemme/hent-liste", variant="as-is")
ANSWER, PROPOSAL = 7, 8  # columns

Fill = Callable[[Any], None]


@pytest.fixture
def session(folder: Path) -> Session:
    return Session(folder)


@pytest.fixture
def sheet(session: Session, tmp_path: Path) -> Path:
    path = tmp_path / "skjema.xlsx"
    path.write_bytes(comment_sheet(session.workspace, session.workspace.workshop(WORKSHOP)))
    return path


def filled(path: Path, *answers: tuple[int, object, object], town: object = "Skien", fill: Fill | None = None) -> Path:
    """Fill in a sheet as a person would: answers by the row, counted from the first that is asked about."""
    book = load_workbook(path)
    page: Any = book.worksheets[0]
    page["C3"], page["C4"] = town, "Fagleder"
    for row, answer, proposal in answers:
        page.cell(6 + row, ANSWER).value, page.cell(6 + row, PROPOSAL).value = answer, proposal
    if fill:
        fill(page)
    book.save(path)
    return path


def reasons(session: Session, path: Path) -> list[str]:
    return [explain(each) for each in read_comment_sheet(session.workspace, path).refused]


def test_answers_come_back_with_what_they_are_about(session: Session, sheet: Path) -> None:
    filled(sheet, (1, "enig", None), (2, "ønsker endring", "Uten nett"), (3, None, "Hvem gjør det?"))
    returned = read_comment_sheet(session.workspace, sheet)
    assert (returned.workshop, returned.municipality, returned.role) == (WORKSHOP, "4003", "Fagleder")
    assert returned.said == (
        Said(SEE, "agree", None),
        Said(OFFLINE, "change", "Uten nett"),
        Said(FETCH, "comment", "Hvem gjør det?"),
    )
    assert returned.refused == ()


def test_a_sheet_that_was_not_filled_in_says_nothing(session: Session, sheet: Path) -> None:
    assert is_comment_sheet(sheet)
    assert reasons(session, sheet) == [
        "Kommentarer, rad 3: det er ikke valgt kommune øverst; velg den, og importer skjemaet på nytt"
    ]
    assert read_comment_sheet(session.workspace, filled(sheet)).said == ()


def test_sorted_rows_and_moved_columns_come_back_as_they_were_meant(session: Session, sheet: Path) -> None:
    def turn(page: Any) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=7, max_row=9)]
        for number, row in enumerate(reversed(rows), 7):
            for column, value in enumerate(row, 1):
                page.cell(number, column).value = value
        page.insert_cols(3)
        page.insert_rows(1, 2)
        page.column_dimensions["D"].width = 120

    filled(sheet, (1, "enig", None), (2, "kommentar", "Viktig"), fill=turn)
    assert set(read_comment_sheet(session.workspace, sheet).said) == {
        Said(SEE, "agree", None),
        Said(OFFLINE, "comment", "Viktig"),
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_sheet_that_libreoffice_saved_is_read(session: Session, sheet: Path, tmp_path: Path) -> None:
    filled(sheet, (1, "enig", None), (2, "ønsker endring", "Uten nett\ni fjellet"))
    saved = tmp_path / "saved"
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(sheet)]
    subprocess.run(command, check=True, capture_output=True)
    assert is_comment_sheet(saved / sheet.name)
    returned = read_comment_sheet(session.workspace, saved / sheet.name)
    assert returned.said == (Said(SEE, "agree", None), Said(OFFLINE, "change", "Uten nett\ni fjellet"))
    assert returned.refused == ()


def test_what_excel_adds_of_its_own_is_passed_over_in_silence(session: Session, sheet: Path) -> None:
    lists = (  # as Excel saves a list that stands in another sheet
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        b'<x14:dataValidations count="0"/></ext></extLst></worksheet>'
    )
    filled(sheet, (1, "enig", None))
    with ZipFile(sheet) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with ZipFile(sheet, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content.replace(b"</worksheet>", lists))
    assert read_comment_sheet(session.workspace, sheet).said == (Said(SEE, "agree", None),)


def test_what_programs_save_in_other_types_is_read_as_text(session: Session, sheet: Path) -> None:
    filled(sheet, (1, True, None), (2, "kommentar", 12.0), (3, "kommentar", NEW_YEAR), town=4003)
    returned = read_comment_sheet(session.workspace, sheet)
    assert returned.municipality == "4003"
    assert [(said.answer, said.text) for said in returned.said] == [
        ("agree", None),
        ("comment", "12"),
        ("comment", "2025-01-01"),
    ]


@pytest.mark.parametrize("said", ["enig", " Einig. ", "AGREES", "agree", "ja", "OK"])
def test_an_answer_is_understood_in_every_language(said: str) -> None:
    assert answer_of(said) == "agree"
    assert answer_of("ønskjer endring") == answer_of("Wants a change") == "change"
    assert answer_of("tja") is None


def test_a_text_that_was_written_over_is_the_wording_that_is_wanted(session: Session, sheet: Path) -> None:
    def write_over(page: Any) -> None:
        page["D7"], page["D8"] = "Vi må se listen overalt.", "Må virke i fjellet."
        page["D9"] = f" {page['D9'].value} "  # blanks are no change

    filled(sheet, (2, "enig", None), (3, "enig", None), fill=write_over)
    returned = read_comment_sheet(session.workspace, sheet)
    assert returned.said == (Said(SEE, "change", "Vi må se listen overalt."), Said(FETCH, "agree", None))
    assert reasons(session, sheet) == [
        "Kommentarer, rad 8: selve teksten er skrevet over, og raden sier også noe annet; skriv hva som gjelder"
    ]


@pytest.mark.parametrize(
    "text", ["_x0041_", "a\r\nb", "  foran\tog\n\nbak ", "e\u0301", "👩‍👩‍👧", "x" * 40_000, "'=1", "\u202e"]
)
def test_a_text_that_nobody_touched_was_not_written_over(session: Session, sheet: Path, text: str) -> None:
    reworded = change_need(session.workspace, WORKSHOP, SEE.need or "", text=text)
    sheet.write_bytes(comment_sheet(reworded, reworded.workshop(WORKSHOP)))
    assert read_comment_sheet(reworded, filled(sheet)).said == ()


def test_rows_that_cannot_be_used_are_named_and_the_others_taken(session: Session, sheet: Path) -> None:
    def add_row(page: Any) -> None:
        page.cell(10, 1).value = "HJT-00000Z"
        page.cell(12, PROPOSAL).value = "Et nytt behov"

    filled(
        sheet,
        (1, "tja", "x"),
        (2, "ønsker endring", None),
        (3, "kommentar", "Ring 13097248022"),
        (4, "enig", None),
        (5, "kommentar", "=1+1"),
        fill=add_row,
    )
    returned = read_comment_sheet(session.workspace, sheet)
    assert returned.said == ()
    told = " ".join(reasons(session, sheet))
    assert [each.row for each in returned.refused] == [7, 8, 9, 10, 11, 12]
    assert "svaret tja er ikke blant" in told
    assert "fødselsnummer" in told
    assert "formel" in told
    assert "lagt til i skjemaet" in told
    assert "13097248022" not in told


@pytest.mark.parametrize(("town", "says"), [("Bergen by", "ingen kommune Bergen by"), ("13097248022", "kommune […]")])
def test_a_municipality_that_is_not_known_refuses_the_sheet(
    session: Session, sheet: Path, town: str, says: str
) -> None:
    filled(sheet, (1, "enig", None), town=town)
    returned = read_comment_sheet(session.workspace, sheet)
    assert (returned.said, returned.municipality) == ((), None)
    assert says in reasons(session, sheet)[0]
    incoming = incoming_comments(session.workspace, sheet, AT)
    assert (incoming.new, incoming.told, len(incoming.refused)) == ((), (), 1)


def test_a_birth_number_for_a_role_refuses_the_sheet(session: Session, sheet: Path) -> None:
    def name(page: Any) -> None:
        page["C4"] = "Kari 13097248022"

    filled(sheet, (1, "enig", None), fill=name)
    assert read_comment_sheet(session.workspace, sheet).said == ()
    assert "rad 4" in reasons(session, sheet)[0]


def test_what_was_taken_out_or_reworded_meanwhile_costs_only_its_row(session: Session, sheet: Path) -> None:
    filled(sheet, (1, "enig", None), (2, "enig", None))
    changed = change_need(session.workspace, WORKSHOP, OFFLINE.need or "", text="Annen tekst")
    returned = read_comment_sheet(remove_needs(changed, WORKSHOP, {SEE.need or ""}), sheet)
    assert returned.said == (Said(OFFLINE, "agree", None),)
    assert [each.row for each in returned.refused] == [7]


def test_what_is_no_comment_sheet_is_none(session: Session, tmp_path: Path) -> None:
    other, broken, words = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    Workbook().save(other)
    broken.write_bytes(other.read_bytes()[:900])
    words.write_text("hei", "utf-8")
    missing = tmp_path / "d.xlsx"
    assert not any(map(is_comment_sheet, (other, broken, words, missing, tmp_path)))
    with pytest.raises(NotACommentSheet):
        read_comment_sheet(session.workspace, other)
    for path in (broken, words, missing):
        with pytest.raises(NoWorkbook):
            read_comment_sheet(session.workspace, path)


def test_a_sheet_of_another_workspace_says_of_which_workshop_it_is(session: Session, sheet: Path) -> None:
    (session.root / WORKSHOP).unlink()
    with pytest.raises(NotOfThisWorkspace, match="2024-09-12-grenland"):
        read_comment_sheet(session.reload(), sheet)


def test_a_sheet_of_a_newer_behov_is_not_guessed_at(session: Session, sheet: Path) -> None:
    def newer(page: Any) -> None:
        page.parent["behov"]["B1"] = 2

    with pytest.raises(NewerCommentSheet):
        read_comment_sheet(session.workspace, filled(sheet, (1, "enig", None), fill=newer))


def test_importing_a_sheet_again_adds_nothing(session: Session, sheet: Path) -> None:
    filled(sheet, (1, "enig", None), (2, "ønsker endring", "Uten nett"), (3, "tja", None))
    first = incoming_comments(session.workspace, sheet, AT)
    assert first.told == (
        "2 nye kommentarer fra Skien (Fagleder): enig 1, ønsker endring 1",
        "1 rad kunne ikke tas inn",
    )
    assert len(first.refused) == 1
    session.apply_all(first.edits, "Importer")
    comments = Session(session.root).workspace.workshop(WORKSHOP).comments
    assert [(each.need, each.municipality, each.answer, each.text, each.recorded) for each in comments] == [
        ("HJT-7K3PM2", "4003", "agree", None, AT),
        ("HJT-8A1CD3", "4003", "change", "Uten nett", AT),
    ]
    again = incoming_comments(session.workspace, sheet, AT)
    assert (again.new, again.told[:2]) == ((), ("0 nye kommentarer fra Skien (Fagleder)", "2 var her fra før"))
    session.apply_all(again.edits, "Importer")
    assert session.workspace.workshop(WORKSHOP).comments == comments
    assert [each.label for each in session.history] == ["Importer"]


def test_a_decided_comment_is_not_taken_in_anew(session: Session, sheet: Path) -> None:
    filled(sheet, (2, "ønsker endring", "Uten nett"))
    session.apply_all(incoming_comments(session.workspace, sheet, AT).edits)
    comment_id = session.workspace.workshop(WORKSHOP).comments[0].id
    session.apply(lambda now: decline_comment(now, WORKSHOP, comment_id, "Nei", date(2024, 9, 27)))
    assert incoming_comments(session.workspace, sheet, AT).new == ()
