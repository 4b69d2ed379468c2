"""Another group's workspace, and files that were written elsewhere, imported from the command line."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import rtoml
from openpyxl import Workbook, load_workbook

from behov.cli import import_
from behov.services.session import Session
from tests.cli.conftest import Run
from tests.conftest import WORKSHOP

BIRTH_NUMBER = "13097248022"
STEM = "2024-09-12-grenland"


@pytest.fixture
def other(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another group's workspace: a copy of ours, in which they have heard more."""
    there = tmp_path_factory.mktemp("gruppe") / "gruppe 2"
    copytree(folder, there)
    path = there / WORKSHOP
    path.write_text(path.read_text("utf-8") + '\n[needs.HJT-NYTT01]\ntext = "Nytt behov"\n', "utf-8")
    (there / "workshops/2024-10-01-ny.toml").write_text(
        'format = 1\ntitle = "Nytt verksted"\nkind = "needs"\ndate = 2024-10-01\n\n[needs.REG-NYTT02]\ntext = "Mer"\n',
        "utf-8",
    )
    return there


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestAnotherWorkspace:
    def test_it_is_taken_over_without_a_change_of_id_and_says_what_is_new(
        self, behov: Run, folder: Path, other: Path
    ) -> None:
        theirs = contents(other)
        said = behov("import", str(other))
        assert (said.status, said.err) == (0, "")
        assert said.lines == [
            "ny: workshops/2024-10-01-ny.toml: Nytt verksted: 1 behov",
            f"ny: {WORKSHOP}: 1 behov",
            "Importert: 1 verksted, 2 behov.",
        ]
        workspace = Session(folder).workspace
        assert [need.id for _, need in workspace.needs][-1] == "HJT-NYTT01"
        assert workspace.workshop("2024-10-01-ny").needs[0].id == "REG-NYTT02"
        assert (folder / "workshops/2024-10-01-ny.toml").read_bytes() == theirs["workshops/2024-10-01-ny.toml"]
        assert contents(other) == theirs

    def test_the_second_time_it_adds_nothing(self, behov: Run, folder: Path, other: Path) -> None:
        behov("import", str(other))
        after = contents(folder)
        said = behov("import", str(other))
        assert (said.status, said.lines) == (0, ["Det er ikke noe nytt der."])
        assert contents(folder) == after

    def test_a_preview_changes_nothing(self, behov: Run, folder: Path, other: Path) -> None:
        before = contents(folder)
        said = behov("import", str(other), "--preview")
        assert (said.status, len(said.lines)) == (0, 2)
        assert contents(folder) == before

    def test_what_differs_is_named_with_both_and_ours_is_kept(self, behov: Run, folder: Path, other: Path) -> None:
        path = other / WORKSHOP
        path.write_text(path.read_text("utf-8").replace('priority = "must"', 'priority = "could"'), "utf-8")
        said = behov("import", str(other))
        assert f"forskjellig: HJT-7K3PM2 {WORKSHOP}: prioritet: her «må», der «kan»" in said.lines
        assert Session(folder).workspace.workshop(WORKSHOP).needs[0].priority == "must"

    def test_files_with_errors_and_birth_numbers_are_named_and_the_rest_comes_in(
        self, behov: Run, folder: Path, other: Path
    ) -> None:
        (other / "workshops/feil.toml").write_text('format = 1\ntitle = "X"\nkind =\n', "utf-8")
        path = other / "workshops/2024-10-01-ny.toml"
        more = f'\n[needs.REG-NYTT03]\ntext = "Ring {BIRTH_NUMBER}"\n\n[needs.REG-NYTT04]\ntext = "Godt"\n'
        path.write_text(path.read_text("utf-8") + more, "utf-8")
        said = behov("import", str(other))
        assert said.status == 1
        first, second = said.err.splitlines()
        assert first.startswith("utelatt: workshops/feil.toml:3: ")
        assert second.startswith("utelatt: workshops/2024-10-01-ny.toml REG-NYTT03: ")
        assert [need.id for need in Session(folder).workspace.workshop("2024-10-01-ny").needs] == [
            "REG-NYTT02",
            "REG-NYTT04",
        ]
        assert BIRTH_NUMBER not in said.out + said.err
        assert not any(BIRTH_NUMBER.encode() in content for content in contents(folder).values())

    def test_municipalities_of_theirs_that_ours_lacks_are_told(self, behov: Run, other: Path) -> None:
        settings = other / "behov.toml"
        settings.write_text(settings.read_text("utf-8").replace('"4003"]', '"4003", "4005"]'), "utf-8")
        assert "Notodden" in behov("import", str(other)).out

    @pytest.mark.parametrize("source", [".", "workshops", "finnes-ikke", "behov.toml"])
    def test_what_is_no_other_workspace_is_wrong_usage(self, behov: Run, folder: Path, source: str) -> None:
        before = contents(folder)
        said = behov("import", source)
        assert (said.status, said.out) == (2, "")
        assert source in said.err
        assert contents(folder) == before

    def test_a_workshop_is_named_for_files_and_only_for_them(self, behov: Run, folder: Path, other: Path) -> None:
        (folder / "x.txt").write_text("Se listen", "utf-8")
        assert behov("import", str(other), "--into", STEM).status == 2
        assert behov("import", "x.txt").status == 2
        assert behov("import", "x.txt", "--into", "finnes-ikke").status == 2


class TestFiles:
    def test_lines_are_needs_and_the_second_time_adds_nothing(self, behov: Run, folder: Path) -> None:
        (folder / "notater.txt").write_bytes(
            "- Sykepleier: Se listen !må\r\n\r\n1. Træner\r\n+ Hvem?\r\n".encode("cp1252")
        )
        said = behov("import", "notater.txt", "--into", STEM)
        assert (said.status, said.err) == (0, "")
        assert said.lines[-1] == "Importert: 2 behov, 1 notat."
        workshop = Session(folder).workspace.workshop(WORKSHOP)
        assert [(need.text, need.role, need.priority) for need in workshop.needs[2:]] == [
            ("Se listen", "Sykepleier", "must"),
            ("Træner", None, None),
        ]
        assert workshop.notes[-1].text == "Hvem?"
        after = contents(folder)
        assert behov("import", "notater.txt", "--into", STEM).lines == ["3 rader er i verkstedet fra før."]
        assert contents(folder) == after

    def test_a_csv_file_says_how_its_columns_were_read(self, behov: Run, folder: Path) -> None:
        (folder / "x.csv").write_text("Behov;Rolle;Prioritet;Ansvarlig\nSe listen;spl;M;Fag\n", "cp1252")
        said = behov("import", "x.csv", "--into", STEM, "--preview")
        assert said.lines == [
            "lest som: Behov: behovet",
            "lest som: Rolle: rolle",
            "lest som: Prioritet: prioritet",
            "lest som: Ansvarlig: beholdt i merknaden til 1 behov",
            "ny: rad 2: Sykepleier: Se listen (må)",
        ]
        assert behov("import", "x.csv", "--into", STEM).status == 0
        assert Session(folder).workspace.workshop(WORKSHOP).needs[-1].note == "Ansvarlig: Fag"

    def test_a_workbook_is_read_from_the_sheet_whose_headings_fit(self, behov: Run, folder: Path) -> None:
        book = Workbook()
        book.worksheets[0].append(["Om verkstedet"])
        sheet = book.create_sheet("Samlet")
        for row in (["Fra Skien"], [], ["Nr", "Behov", "Kommune", "Stemmer"], [1, "=1+1", "Skien", 3.0]):
            sheet.append(row)
        sheet["B4"].data_type = "s"
        book.save(folder / "x.xlsx")
        assert behov("import", "x.xlsx", "--into", STEM).status == 0
        need = Session(folder).workspace.workshop(WORKSHOP).needs[-1]
        assert (need.text, need.municipalities, need.votes) == ("=1+1", ("4003",), 3)

    def test_one_row_that_cannot_be_taken_stops_all_and_every_one_is_named(self, behov: Run, folder: Path) -> None:
        rows = ["Behov;Prioritet;Kommune", "Godt;må;Skien", f"Ring {BIRTH_NUMBER};;", ";må;", "Se;viktigst;Atlantis"]
        (folder / "x.csv").write_text("\n".join(rows), "utf-8")
        before = contents(folder)
        said = behov("import", "x.csv", "--into", STEM, "--yes")
        assert said.status == 1
        assert [line.split(": ")[1] for line in said.err.splitlines()] == [
            "rad 3, Behov",
            "rad 4, Behov",
            "rad 5, Prioritet",
            "rad 5, Kommune",
        ]
        assert BIRTH_NUMBER not in said.out + said.err
        assert contents(folder) == before

    def test_more_than_twenty_refusals_are_counted(self, behov: Run, folder: Path) -> None:
        (folder / "x.csv").write_text("Behov;Prioritet\n" + "Se;viktigst\n" * 25, "utf-8")
        said = behov("import", "x.csv", "--into", STEM).err.splitlines()
        assert (len(said), said[-1]) == (21, "utelatt: og 5 til")

    def test_without_a_column_for_the_need_it_says_what_the_headings_are_and_what_would_do(
        self, behov: Run, folder: Path
    ) -> None:
        (folder / "x.csv").write_text("Nr;Hva vi vil\n1;Se listen\n", "utf-8")
        said = behov("import", "x.csv", "--into", STEM)
        assert (said.status, said.out) == (1, "")
        assert "«Hva vi vil»" in said.err
        assert "«Behov»" in said.err

    def test_what_would_steer_a_terminal_is_not_printed(self, behov: Run, folder: Path) -> None:
        (folder / "x.csv").write_text("Behov;Prioritet;Merk\x1b[31m\nSe\x1b]52,eA==\x07;\x1b[2Jviktigst;x\n", "utf-8")
        said = behov("import", "x.csv", "--into", STEM)
        assert "\x1b" not in said.out + said.err
        assert said.status == 1

    def test_a_workshop_with_errors_is_not_written_to(self, behov: Run, folder: Path) -> None:
        path = folder / WORKSHOP
        path.write_text(path.read_text("utf-8").replace('"must"', '"kanskje"'), "utf-8")
        (folder / "x.txt").write_text("Se listen", "utf-8")
        said = behov("import", "x.txt", "--into", STEM)
        assert (said.status, said.out) == (1, "")
        assert WORKSHOP in said.err


@pytest.mark.parametrize(("answer", "comes_in"), [("y\n", True), ("n\n", False), ("\n", True)])
def test_on_a_terminal_a_file_is_shown_and_asked_about_first(
    behov: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, comes_in: bool
) -> None:
    (folder / "x.txt").write_text("Se listen", "utf-8")
    monkeypatch.setattr(import_, "on_a_terminal", lambda: True)
    said = behov("import", "x.txt", "--into", STEM, stdin=answer.encode())
    assert said.status == 0
    assert "Skal dette importeres?" in said.out
    assert any(need.text == "Se listen" for _, need in Session(folder).workspace.needs) == comes_in


def test_a_comment_sheet_that_came_back_becomes_comments_once(folder: Path, behov: Run) -> None:
    assert behov("comments", WORKSHOP, "--output", str(folder / "skjema.xlsx")).status == 0
    book = load_workbook(folder / "skjema.xlsx")
    page: Any = book.worksheets[0]
    page["C3"], page["C4"], page["G7"], page["H7"] = (
        "Skien",
        "Fagleder",
        "ønsker endring",
        "Se listen hjemme, også frakoblet.",
    )
    book.save(folder / "skjema.xlsx")
    assert behov("import", "skjema.xlsx", "--into", WORKSHOP).status == 2
    first = behov("import", "skjema.xlsx")
    assert (first.status, "1 kommentar" in first.out) == (0, True)
    (comment,) = rtoml.loads((folder / WORKSHOP).read_text("utf-8"))["comments"].values()
    assert (comment["municipality"], comment["role"], comment["answer"]) == ("4003", "Fagleder", "change")
    before = (folder / WORKSHOP).read_bytes()
    assert behov("import", "skjema.xlsx").status == 0
    assert (folder / WORKSHOP).read_bytes() == before


@pytest.mark.parametrize(("answer", "comes_in"), [("y\n", True), ("n\n", False)])
def test_a_workbook_that_came_back_is_shown_and_asked_about_first(
    folder: Path, behov: Run, monkeypatch: pytest.MonkeyPatch, answer: str, comes_in: bool
) -> None:
    assert behov("export", "--only", "needs").status == 0
    book = load_workbook(folder / "exports/behov.xlsx")
    page: Any = book["raabehov"]
    page["M2"], page["M3"] = "kan", "viktigst"
    book.save(folder / "behov.xlsx")
    before = (folder / WORKSHOP).read_bytes()
    assert behov("import", "behov.xlsx", "--into", STEM).status == 2
    looked = behov("import", "behov.xlsx", "--preview")
    assert looked.lines == ["endret: HJT-7K3PM2 raabehov M2: Prioritet: «kan», var «må»"]
    assert (looked.status, "raabehov M3: Prioriteten viktigst" in looked.err) == (1, True)
    assert (folder / WORKSHOP).read_bytes() == before
    monkeypatch.setattr(import_, "on_a_terminal", lambda: True)
    said = behov("import", "behov.xlsx", stdin=answer.encode())
    assert "Skal dette importeres?" in said.out
    assert ("Importert: endringer i 1 behov." in said.out) == comes_in
    assert Session(folder).workspace.said["HJT-7K3PM2"][1].priority == ("could" if comes_in else "must")


def test_a_workbook_of_another_project_is_refused(folder: Path, behov: Run) -> None:
    assert behov("export", "--only", "needs").status == 0
    (folder / WORKSHOP).unlink()
    said = behov("import", "exports/behov.xlsx", "--yes")
    assert said.status == 1
    assert "ingen av behovene er i dette arbeidsområdet" in said.err
