"""Workbooks that come back, from whatever program: what is taken in, what is a conflict, and what is refused where."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from behov.domain.correcting import remove_needs
from behov.domain.edits import change_need
from behov.domain.workspace import Workspace
from behov.exports.everything import Options, plan
from behov.exports.wording import Wording
from behov.services.import_in_short import not_taken, remark_on, summary_of
from behov.services.import_in_words import lines_of
from behov.services.importing import kind_of
from behov.services.session import Session
from behov.services.workbooks.spec_sheet_import import OfAnotherProject, SheetChanges, sheet_changes
from behov.services.workbooks.spec_sheet_reading import NewerWorkbook, NotReadable
from behov.services.workbooks.spec_sheet_words import CellValues
from behov.storage.workbook import NoWorkbook
from tests.conftest import WORKSHOP

SEE, OFFLINE, REGIONAL = "HJT-7K3PM2", "HJT-8A1CD3", "REG-3F6WZ1"
CONSOLIDATION = "workshops/2024-11-20-konsolidering.toml"

Fill = Callable[[Any], object]


@pytest.fixture
def session(folder: Path) -> Session:
    (folder / CONSOLIDATION).write_text(
        'format = 1\ntitle = "Konsolidering"\nkind = "consolidation"\ndate = 2024-11-20\n\n'
        f'[needs.{REGIONAL}]\ntext = "Listen er der bruker er."\nmerges = ["{SEE}"]\npriority = "must"\n',
        "utf-8",
    )
    return Session(folder)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """What was exported once: every test begins with the same workspace, and an export takes longer than most tests."""
    return {}


@pytest.fixture
def sheet(session: Session, tmp_path: Path, made: dict[str, bytes]) -> Path:
    if not made:
        made["behov.xlsx"] = exported(session.workspace, tmp_path).read_bytes()
    (tmp_path / "behov.xlsx").write_bytes(made["behov.xlsx"])
    return tmp_path / "behov.xlsx"


def exported(workspace: Workspace, folder: Path, **options: Any) -> Path:
    path = folder / "behov.xlsx"
    wanted = Options(diagrams=False, booklets=False, on=date(2025, 1, 1), **options)
    path.write_bytes(next(piece for piece in plan(workspace, wanted) if piece.name == path.name).make())
    return path


def edited(path: Path, fill: Fill) -> Path:
    book = load_workbook(path)
    fill(book)
    book.save(path)
    return path


def put(page: str, need_id: str, heading: str, value: object) -> Fill:
    """Write a value as a person would: into the row of a need, under a heading."""

    def fill(book: Any) -> None:
        cell_of(book[page], need_id, heading).value = value

    return fill


def cell_of(page: Any, need_id: str, heading: str) -> Any:
    headings = next(row for row in page.iter_rows() if any(cell.value in ("Råbehov-ID", "Behov-ID") for cell in row))
    (column,) = (cell.column for cell in headings if cell.value == heading)
    rows = page.iter_rows(min_row=headings[0].row + 1)
    row = next(row for row in rows if any(cell.value == need_id for cell in row))
    return page.cell(row[0].row, column)


def with_all(*fills: Fill) -> Fill:
    return lambda book: [fill(book) for fill in fills]


def taken(changes: SheetChanges) -> list[tuple[str, str, str]]:
    return [(cell.need_id, cell.field, cell.theirs) for cell in changes.merged.taken]


def told(changes: SheetChanges, session: Session) -> list[str]:
    return [f"{line.kind} {line.where}: {line.said}" for line in lines_of(changes, session.workspace)]


EDITS = with_all(
    put("raabehov", SEE, "Prioritet", "Bør"),
    put("raabehov", OFFLINE, "Status", "avklart"),
    put("raabehov", OFFLINE, "Merknad", "Spør IKT\nom nett"),
    put("behovsmatrise", REGIONAL, "Besluttet prioritet", None),
)
EDITED = [
    (REGIONAL, "priority", ""),
    (SEE, "priority", "should"),
    (OFFLINE, "status", "clarified"),
    (OFFLINE, "note", "Spør IKT\nom nett"),
]


def test_a_workbook_that_nobody_touched_changes_nothing(session: Session, sheet: Path) -> None:
    changes = sheet_changes(session.workspace, sheet)
    assert (changes.edits, told(changes, session)) == ((), [])
    assert kind_of(sheet) == "changes"


def test_what_was_changed_comes_in_as_one_thing_to_undo_and_only_once(session: Session, sheet: Path) -> None:
    changes = sheet_changes(session.workspace, edited(sheet, EDITS))
    assert taken(changes) == EDITED
    assert told(changes, session) == [
        f"changed {REGIONAL} behovsmatrise E2: Besluttet prioritet: ingenting, var «må»",
        f"changed {SEE} raabehov M2: Prioritet: «bør», var «må»",
        f"changed {OFFLINE} raabehov U3: Status: «avklart», var «rått»",
        f"changed {OFFLINE} raabehov Y3: Merknad: «Spør IKT om nett», var ingenting",
    ]
    assert summary_of(changes) == "endringer i 3 behov"
    before = session.workspace
    session.apply_all(changes.edits, "Importer")
    said = Session(session.root).workspace.said
    assert said[REGIONAL][1].priority is None
    assert (said[SEE][1].priority, said[OFFLINE][1].status) == ("should", "clarified")
    assert said[OFFLINE][1].note == "Spør IKT\nom nett"
    again = sheet_changes(session.workspace, sheet)
    assert (again.edits, told(again, session)) == ((), [])
    session.undo()
    assert session.workspace == before
    assert session.history == ()


def test_what_was_changed_only_here_stays(session: Session, sheet: Path) -> None:
    session.apply(lambda now: change_need(now, WORKSHOP, SEE, priority="could"))
    changes = sheet_changes(session.workspace, sheet)
    assert changes.edits == ()
    assert told(changes, session) == ["note arbeidsområdet: 1 celle er endret her siden eksporten, og blir stående."]


def test_what_both_changed_alike_is_nothing_to_speak_of(session: Session, sheet: Path) -> None:
    session.apply(lambda now: change_need(now, WORKSHOP, SEE, priority="could"))
    changes = sheet_changes(session.workspace, edited(sheet, put("raabehov", SEE, "Prioritet", "kan")))
    assert (changes.edits, told(changes, session)) == ((), [])


def test_a_conflict_is_named_with_all_three_values_and_ours_stays(session: Session, sheet: Path) -> None:
    session.apply(lambda now: change_need(now, WORKSHOP, SEE, priority="could", note="Vår"))
    edited(sheet, with_all(put("raabehov", SEE, "Prioritet", "bør"), put("raabehov", OFFLINE, "Merknad", "Deres")))
    changes = sheet_changes(session.workspace, sheet)
    assert taken(changes) == [(OFFLINE, "note", "Deres")]
    assert f"conflict {SEE} raabehov M2: Prioritet: var «må»; der «bør», her «kan»" in told(changes, session)
    (conflict,) = changes.merged.conflicts
    assert (conflict.row, conflict.base, conflict.theirs, conflict.ours) == (2, "must", "should", "could")
    assert not_taken(changes) == 1
    assert remark_on(changes).startswith("1 konflikt: vår verdi blir stående.")
    session.apply_all(changes.edits)
    assert session.workspace.said[SEE][1].priority == "could"


def test_rows_that_are_sorted_or_taken_out_and_columns_that_are_moved_or_hidden_are_found(
    session: Session, sheet: Path
) -> None:
    def turn(book: Any) -> None:
        page = book["raabehov"]
        page.move_range(f"M1:M{page.max_row}", cols=20)
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                page.cell(number, column).value = value
        page.column_dimensions["A"].hidden = True
        page.insert_rows(1, 3)
        page["A1"] = "Gjennomgått i styringsgruppen"
        book["behovsmatrise"].delete_rows(2)

    changes = sheet_changes(session.workspace, edited(sheet, with_all(EDITS, turn)))
    assert sorted(taken(changes)) == sorted(EDITED[1:])
    assert (changes.refused, changes.touched) == ((), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved_is_read(session: Session, sheet: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(edited(sheet, EDITS))]
    subprocess.run(command, check=True, capture_output=True)
    changes = sheet_changes(session.workspace, saved / sheet.name)
    assert kind_of(saved / sheet.name) == "changes"
    assert taken(changes) == EDITED
    assert (changes.refused, changes.touched) == ((), ())


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("keys", [False, True])
def test_in_whatever_language_it_was_exported_it_comes_back(
    session: Session, tmp_path: Path, language: Any, keys: bool
) -> None:
    sheet = exported(session.workspace, tmp_path, wording=Wording(language, keys=keys))
    heading = Wording(language, keys=keys).choose("priority", "Priority")

    def fill(book: Any) -> None:
        page = book["raabehov"]
        (column,) = (cell.column for cell in page[1] if cell.value == heading)
        page.cell(2, column).value = "could"

    changes = sheet_changes(session.workspace, edited(sheet, fill))
    assert taken(changes) == [(SEE, "priority", "could")]
    assert (changes.refused, changes.touched) == ((), ())


@pytest.mark.parametrize(
    ("field", "said", "meant"),
    [
        ("priority", "MÅ", "must"),
        ("priority", " bør ", "should"),
        ("priority", "kan ha", "could"),
        ("priority", "ikkje no", "wont"),
        ("priority", "Should", "should"),
        ("priority", "wont", "wont"),
        ("priority", "Ikke prioritert", ""),
        ("priority", "", ""),
        ("status", "Avklart", "clarified"),
        ("status", "avvist", "rejected"),
        ("status", "REJECTED", "rejected"),
        ("status", "raw", "raw"),
        ("note", "NA", "NA"),
    ],
)
def test_words_are_understood_in_every_language(session: Session, field: Any, said: str, meant: str) -> None:
    assert CellValues(session.workspace).said(field, said.strip()) == meant


def test_of_a_row_that_is_refused_nothing_is_taken_in_and_the_others_are(session: Session, sheet: Path) -> None:
    fills = (
        put("raabehov", SEE, "Prioritet", "viktigst"),
        put("raabehov", SEE, "Merknad", "Skal ikke inn"),
        put("raabehov", OFFLINE, "Merknad", "Skal inn"),
    )
    changes = sheet_changes(session.workspace, edited(sheet, with_all(*fills)))
    assert taken(changes) == [(OFFLINE, "note", "Skal inn")]
    assert [each.where for each in changes.refused] == ["raabehov M2"]
    assert not_taken(changes) == 1


@pytest.mark.parametrize(
    ("heading", "value", "says"),
    [
        ("Prioritet", "viktigst", "raabehov M2: Prioriteten viktigst er ikke blant dem som kan velges: må, bør"),
        ("Prioritet", "=1+1", "raabehov M2: Cellen har en formel"),
        ("Merknad", '=HYPERLINK("http://x")', "raabehov Y2: Cellen har en formel"),
        ("Merknad", "#REF!", "raabehov Y2: Cellen har en formel"),
        ("Merknad", "Ring 13097248022", "raabehov Y2: Cellen har noe som ligner et fødselsnummer"),
        ("Status", "ferdig", "raabehov U2: Statusen ferdig er ikke blant dem som kan velges: rått, avklart"),
        ("Status", None, "raabehov U2: Status er tom"),
        ("Råbehov-ID", "HJT-00000Z", "raabehov A2: Det finnes ingen HJT-00000Z"),
        ("Råbehov-ID", REGIONAL, f"raabehov A2: {REGIONAL} var ikke i dette arket"),
        ("Råbehov-ID", "13097248022", "raabehov A2: Det finnes ingen […]"),
        ("Råbehov-ID", None, "raabehov A2: Raden har ingen ID"),
        ("Råbehov-ID", "=A3", "raabehov A2: Det finnes ingen =A3"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_cell(
    session: Session, sheet: Path, heading: str, value: object, says: str
) -> None:
    changes = sheet_changes(session.workspace, edited(sheet, put("raabehov", SEE, heading, value)))
    assert changes.edits == ()
    (line,) = told(changes, session)
    assert line.startswith(f"not taken {says}")


def test_an_id_in_two_rows_refuses_both(session: Session, sheet: Path) -> None:
    def double(book: Any) -> None:
        put("raabehov", SEE, "Merknad", "Én")(book)
        put("raabehov", OFFLINE, "Råbehov-ID", SEE.lower())(book)

    changes = sheet_changes(session.workspace, edited(sheet, double))
    assert changes.edits == ()
    assert [each.where for each in changes.refused] == ["raabehov A2", "raabehov A3"]


def test_what_is_gone_or_locked_meanwhile_is_refused_only_where_it_was_changed(session: Session, sheet: Path) -> None:
    gone = remove_needs(session.workspace, WORKSHOP, {SEE})
    assert sheet_changes(gone, sheet).refused == ()
    edited(sheet, put("raabehov", SEE, "Merknad", "Viktig"))
    assert [each.where for each in sheet_changes(gone, sheet).refused] == ["raabehov A2"]
    locked = replace(session.workspace, locked={WORKSHOP: 7})
    changes = sheet_changes(locked, sheet)
    assert changes.edits == ()
    assert WORKSHOP in told(changes, session)[0]


def test_what_is_only_to_be_read_and_was_changed_is_named_and_costs_nothing_else(session: Session, sheet: Path) -> None:
    def write_over(book: Any) -> None:
        put("raabehov", SEE, "Behov", "Noe annet")(book)
        put("raabehov", SEE, "Merknad", "Inn")(book)
        put("behovsmatrise", OFFLINE, "Merknad", "Feil ark")(book)
        book["dekning"]["E2"] = 99
        book["raabehov"]["AC1"] = "Mitt"
        book["raabehov"]["AC2"] = "egen kolonne"
        book.create_sheet("Notater")["A1"] = "Mitt"

    changes = sheet_changes(session.workspace, edited(sheet, write_over))
    assert taken(changes) == [(SEE, "note", "Inn")]
    assert [each.where for each in changes.touched] == [
        "Notater",
        "behovsmatrise AB3",
        "raabehov «Mitt»",
        "raabehov B2",
        "dekning A2",
    ]
    assert not_taken(changes) == 0


def test_a_column_that_is_taken_out_or_called_otherwise_is_named_and_changes_nothing(
    session: Session, sheet: Path
) -> None:
    def rename(book: Any) -> None:
        EDITS(book)
        cell = next(cell for cell in book["raabehov"][1] if cell.value == "Prioritet")
        cell.value = "Viktighet"

    changes = sheet_changes(session.workspace, edited(sheet, rename))
    assert (SEE, "priority", "should") not in taken(changes)
    assert len(taken(changes)) == 3
    assert {each.where for each in changes.touched} == {"raabehov «Viktighet»", "raabehov «Prioritet»"}


def test_a_note_that_no_cell_shows_as_it_is_is_not_changed_from_one(session: Session, tmp_path: Path) -> None:
    session.apply(lambda now: change_need(now, WORKSHOP, SEE, note="x" * 40_000))
    session.apply(lambda now: change_need(now, WORKSHOP, OFFLINE, note="skjult\u200btegn"))
    sheet = exported(session.workspace, tmp_path)
    edited(sheet, with_all(put("raabehov", SEE, "Merknad", "kort"), put("raabehov", OFFLINE, "Merknad", "uten")))
    changes = sheet_changes(session.workspace, sheet)
    assert changes.edits == ()
    assert [each.where for each in changes.touched] == ["raabehov Y2", "raabehov Y3"]


@pytest.mark.parametrize(
    "note",
    ["=1+1", "'=1", "NA", "  foran\n\nbak ", "_x0041_", "e\u0301", "👩‍👩‍👧", "00123", "1,5", "TRUE", "01.02.2024"],
)
def test_a_note_that_nobody_touched_comes_back_as_it_was(session: Session, tmp_path: Path, note: str) -> None:
    session.apply(lambda now: change_need(now, WORKSHOP, SEE, note=note))
    sheet = edited(exported(session.workspace, tmp_path), put("raabehov", OFFLINE, "Prioritet", "må"))
    changes = sheet_changes(session.workspace, sheet)
    assert taken(changes) == [(OFFLINE, "priority", "must")]
    assert (changes.refused, changes.touched) == ((), ())


def test_a_workbook_of_another_project_is_refused_and_a_new_name_makes_no_other_project(
    session: Session, sheet: Path
) -> None:
    renamed = replace(session.workspace, settings=session.workspace.settings.replace(name="Nytt navn"))
    changes = sheet_changes(renamed, edited(sheet, EDITS))
    assert taken(changes) == EDITED
    assert "het arbeidsområdet Felles anskaffelse" in told(changes, session)[-1]
    emptied = replace(session.workspace, workshops=())
    with pytest.raises(OfAnotherProject, match="Felles anskaffelse"):
        sheet_changes(emptied, sheet)


def test_what_is_no_such_workbook_is_none(session: Session, sheet: Path, tmp_path: Path) -> None:
    other, words = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    Workbook().save(other)
    words.write_text("hei", "utf-8")
    assert [kind_of(other), kind_of(words)] == ["workbook", "workbook"]
    for path in (words, tmp_path / "finnes-ikke.xlsx"):
        with pytest.raises(NoWorkbook):
            sheet_changes(session.workspace, path)
    with pytest.raises(NotReadable):
        sheet_changes(session.workspace, other)

    def newer(book: Any) -> None:
        book["behov-utgave"]["B1"] = "2"

    with pytest.raises(NewerWorkbook):
        sheet_changes(session.workspace, edited(sheet, newer))


def test_a_damaged_workbook_is_a_sentence_and_no_traceback(session: Session, sheet: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    with ZipFile(sheet) as whole, ZipFile(broken, "w") as parts:
        for name in whole.namelist():
            parts.writestr(name, whole.read(name)[: 300 if "worksheets" in name else None])
    assert kind_of(broken) == "changes"
    with pytest.raises(NoWorkbook):
        sheet_changes(session.workspace, broken)
