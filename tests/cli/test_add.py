"""Needs from the command line and from pipes: each is safe when its id is printed."""

from collections.abc import Callable
from pathlib import Path

from behov.services.session import Session
from tests.cli.conftest import Adding, Run
from tests.conftest import WORKSHOP

BIRTH_NUMBER = "13097248022"


def test_each_text_is_a_need_and_its_id_is_printed(behov: Run, folder: Path) -> None:
    added = behov("add", "2024-09-12-grenland", "Sykepleier: Se listen #hent-liste %PLL &skien !må", "Uten dekning")
    assert (added.status, added.err) == (0, "")
    first, second = Session(folder).workspace.workshop(WORKSHOP).needs[-2:]
    assert added.lines == [first.id, second.id]
    assert (first.text, first.role, first.priority) == ("Se listen", "Sykepleier", "must")
    assert (first.steps, first.components) == (("legemidler-hjemme/hent-liste",), ("PLL",))
    assert first.municipalities == ("4003",)
    assert (second.text, second.area, second.municipalities) == ("Uten dekning", None, None)
    assert second.recorded
    assert second.recorded.utcoffset() is not None
    assert second.recorded.microsecond == 0


def test_a_plus_parks_the_text(behov: Run, folder: Path) -> None:
    (note_id,) = behov("add", "2024-09-12-grenland", "+ Hvem eier nøklene?").lines
    note = Session(folder).workspace.workshop(WORKSHOP).notes[-1]
    assert (note.id, note.kind, note.text) == (note_id, "parked", "Hvem eier nøklene?")


def test_a_workshop_is_named_by_its_stem_or_its_path_from_anywhere(behov: Run, folder: Path) -> None:
    for name in ("2024-09-12-GRENLAND", WORKSHOP, str(folder / WORKSHOP)):
        assert behov("add", name, "Vi må se listen").status == 0


def test_standard_input_is_a_need_a_line_and_what_is_refused_says_why(behov: Run, folder: Path) -> None:
    lines = f"Første behov\r\n\n   \nBruker {BIRTH_NUMBER} må varsles\n!må\nSiste behov".encode()
    added = behov("add", "2024-09-12-grenland", "-", stdin=lines)
    assert added.status == 1
    needs = Session(folder).workspace.workshop(WORKSHOP).needs
    assert [(need.id, need.text) for need in needs[2:]] == list(
        zip(added.lines, ("Første behov", "Siste behov"), strict=True)
    )
    refused, empty = added.err.splitlines()
    assert refused.startswith("Linje 4: ")
    assert empty.startswith("Linje 5: ")
    assert BIRTH_NUMBER not in added.err
    assert not any(BIRTH_NUMBER.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_accents_are_composed_and_older_windows_programs_are_understood(behov: Run, folder: Path) -> None:
    added = behov("add", "2024-09-12-grenland", "-", stdin="\ufeffa\u030a se\n".encode() + b"tr\xe6ner\n")
    assert added.status == 0
    needs = Session(folder).workspace.workshop(WORKSHOP).needs
    assert [need.text for need in needs[2:]] == ["å se", "træner"]


def test_an_id_comes_as_soon_as_its_need_is_on_the_disk(folder: Path, add_lines: Callable[[], Adding]) -> None:
    adding = add_lines()
    for number in range(3):
        need_id = adding.tell(f"Behov {number}")
        assert f"[needs.{need_id}]" in (folder / WORKSHOP).read_text("utf-8")
    assert adding.end() == 0


def test_two_who_add_in_turn_add_to_what_the_other_saved(folder: Path, add_lines: Callable[[], Adding]) -> None:
    both = add_lines(), add_lines()
    said = [each.tell(f"Behov {number}") for number in range(5) for each in both]
    assert [each.end() for each in both] == [0, 0]
    assert said == [need.id for need in Session(folder).workspace.workshop(WORKSHOP).needs[2:]]


def test_a_missing_or_doubled_name_is_status_2_and_lists_the_paths(behov: Run, folder: Path) -> None:
    missing = behov("add", "finnes-ikke", "Vi må se listen")
    assert (missing.status, missing.out) == (2, "")
    assert f"  {WORKSHOP}\n" in missing.err
    twin = "workshops/annet/2024-09-12-Grenland.toml"
    (folder / twin).parent.mkdir()
    (folder / twin).write_bytes((folder / WORKSHOP).read_bytes())
    doubled = behov("add", "2024-09-12-grenland", "Vi må se listen")
    assert (doubled.status, doubled.out) == (2, "")
    assert f"  {WORKSHOP}\n" in doubled.err
    assert f"  {twin}\n" in doubled.err


def test_a_file_with_errors_is_not_written_to(behov: Run, folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('"must"', '"kanskje"'), "utf-8")
    before = path.read_bytes()
    refused = behov("add", WORKSHOP, "Vi må se listen")
    assert (refused.status, refused.out) == (1, "")
    assert WORKSHOP in refused.err
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_named_with_the_line_to_mend(behov: Run, folder: Path) -> None:
    (folder / "workshops/broken.toml").write_text("format = 1\ntitle\n", "utf-8")
    added = behov("add", "broken", "Et behov")
    assert (added.status, added.out) == (1, "")
    assert "workshops/broken.toml:2" in added.err


def test_the_whole_shorthand_is_taken_out_of_the_text(behov: Run, folder: Path) -> None:
    said = "Sykepleier: Avstemme legemiddelliste ved mottak #hent-liste %epj %pll &skien !må"
    assert behov("add", "2024-09-12-grenland", said).status == 0
    need = Session(folder).workspace.workshop(WORKSHOP).needs[-1]
    assert (need.text, need.role, need.priority) == ("Avstemme legemiddelliste ved mottak", "Sykepleier", "must")
    assert (need.steps, need.systems) == (("legemidler-hjemme/hent-liste",), ("EPJ",))
    assert (need.components, need.municipalities) == (("PLL",), ("4003",))
