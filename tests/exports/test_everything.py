"""Everything handed over: written, left alone where it is current, and each failure its own."""

import os
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from behov.domain.workspace import Workspace
from behov.exports.everything import TABLES, WORKBOOK, Options, left_behind, left_out, plan
from behov.exports.handing_over import Handed, Piece, hand_over
from behov.exports.output_file import write_whole
from behov.exports.processes.diagram import Making, drawing, pictures
from behov.exports.selection import Selection
from behov.exports.tables.listed import TABLES as MADE
from behov.exports.tables.table import Table
from behov.exports.wording import Wording
from behov.services.session import Session
from tests.conftest import PROCESS
from tests.exports.made import MEDICINES, region

TABLE_FILES = [*(f"{name}.csv" for name in TABLES), WORKBOOK]
DRAWN = [
    "diagrammer/legemidler.as-is.svg",
    "diagrammer/legemidler.to-be.svg",
    "diagrammer/legemidler.change.svg",
    "diagrammer/legemidler.heat.svg",
    "diagrammer/legemidler.as-is.html",
    "bpmn/legemidler.as-is.bpmn",
    "diagrammer/legemidler.to-be.html",
    "bpmn/legemidler.to-be.bpmn",
    "diagrammer/region.map.svg",
    "diagrammer/region.map.html",
]
PRINTED = ["diagrammer/legemidler.pdf", "hefter/uten-tjenesteomrade.pdf"]
NAMES = [*TABLE_FILES, *DRAWN, *PRINTED]
PICTURES = sum(name.endswith(".svg") for name in DRAWN)


def states(handed: Iterable[Handed]) -> dict[str, str]:
    return {each.name: each.state for each in handed}


def exported(workspace: Workspace, folder: Path, options: Options | None = None) -> dict[str, str]:
    return states(hand_over(plan(workspace, options or Options()), folder))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_an_export_is_tables_pictures_with_their_tables_process_files_maps_and_print(tmp_path: Path) -> None:
    assert exported(region(), tmp_path) == dict.fromkeys(NAMES, "written")
    assert sorted(contents(tmp_path)) == sorted(NAMES)
    assert tuple(MADE) == TABLES


def test_what_is_current_is_neither_drawn_nor_written_again(tmp_path: Path, cache: Path) -> None:
    exported(region(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (*tmp_path.rglob("*.*"), *cache.rglob("*.*"))}
    assert len(before) > len(NAMES) + PICTURES  # and the pages of the PDFs
    assert exported(region(), tmp_path) == dict.fromkeys(NAMES, "current")
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_same_workspace_gives_the_same_bytes(tmp_path: Path) -> None:
    exported(region(), tmp_path / "one")
    exported(region(), tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_broken_cache_entry_is_made_anew(tmp_path: Path, cache: Path) -> None:
    exported(region(), tmp_path / "one")
    for number, entry in enumerate([*cache.rglob("*.svg"), *cache.rglob("*.pdf")]):
        entry.write_bytes(b"half" if number % 2 else b"")
    exported(region(), tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_what_no_export_has_used_for_months_is_forgotten(tmp_path: Path, cache: Path) -> None:
    exported(region(), tmp_path / "one")
    used, *_ = cache.rglob("*.pdf")
    unused = used.with_name("0123.svg")
    unused.write_bytes(b"x")
    long_ago = time.time() - 200 * 24 * 60 * 60
    for entry in (used, unused):
        os.utime(entry, (long_ago, long_ago))
    exported(region(), tmp_path / "other")
    assert used.exists()
    assert not unused.exists()


def test_tables_diagrams_or_booklets_can_be_had_alone(tmp_path: Path) -> None:
    assert list(exported(region(), tmp_path, Options(diagrams=False, booklets=False))) == TABLE_FILES
    assert list(exported(region(), tmp_path, Options(tables=False, booklets=False))) == DRAWN
    assert list(exported(region(), tmp_path, Options(tables=False, diagrams=False))) == PRINTED


def test_a_changed_process_is_drawn_again_and_no_other(tmp_path: Path, cache: Path) -> None:
    other = MEDICINES.replace(path="processes/annet/annet.toml", title="Noe annet")
    before = region()
    both = Workspace(before.settings, before.catalogue, before.workshops, (MEDICINES, other))
    options = Options(tables=False, booklets=False)
    exported(both, tmp_path, options)
    drawn_before = set(cache.rglob("*.svg"))
    first, *rest = MEDICINES.as_is
    edited = MEDICINES.replace(as_is=(first.replace(text="Henter listen på nettbrettet"), *rest))
    states = exported(
        Workspace(before.settings, before.catalogue, before.workshops, (edited, other)), tmp_path, options
    )
    written = {name for name, state in states.items() if state == "written"}
    assert written
    assert all("legemidler" in name for name in written)
    assert len(set(cache.rglob("*.svg")) - drawn_before) == sum(name.endswith(".svg") for name in written)


def test_a_tender_has_nothing_of_a_process_that_is_exempt(tmp_path: Path) -> None:
    before = region()
    hidden = MEDICINES.replace(exempt="offl. § 23")
    workspace = Workspace(before.settings, before.catalogue, before.workshops, (hidden,))
    options = Options(tables=False, audience="tender")
    assert plan(workspace, options) == []
    assert any("legemidler" in sentence for sentence in left_out(workspace, options))


def test_a_piece_that_cannot_be_written_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "dekning.csv").mkdir()
    handed = list(hand_over(plan(region(), Options()), tmp_path))
    assert states(handed) == {**dict.fromkeys(NAMES, "written"), "dekning.csv": "failed"}
    assert [each.error is not None for each in handed] == [name == "dekning.csv" for name in NAMES]
    assert not list(tmp_path.rglob("*.tmp"))


def test_whoever_stops_asking_stops_the_export(tmp_path: Path) -> None:
    pieces = [Piece(f"{number}.txt", lambda: b"Ja", drawn=True) for number in range(2000)]
    for handed in hand_over(pieces, tmp_path):
        assert handed == Handed("0.txt", "written")
        break
    assert 1 <= len(contents(tmp_path)) < len(pieces)


def test_diagrams_whose_process_is_gone_are_named_and_stay(tmp_path: Path) -> None:
    pieces = plan(region(), Options())
    write_whole(tmp_path / "diagrammer/gammel.as-is.svg", b"<svg/>")
    write_whole(tmp_path / "diagrammer/notat.txt", b"min egen")
    assert left_behind(pieces, tmp_path) == ["diagrammer/gammel.as-is.svg"]
    states(hand_over(pieces, tmp_path))
    assert (tmp_path / "diagrammer/gammel.as-is.svg").exists()


def test_a_local_practice_goes_with_its_municipality() -> None:
    local = region()
    local = Workspace(local.settings, local.catalogue, local.workshops, (MEDICINES.replace(municipalities=("4003",)),))
    assert [piece.name for piece in plan(local, Options(tables=False))] == [*DRAWN, *PRINTED]
    assert plan(local, Options(tables=False, municipalities=frozenset({"4001"}))) == []


def test_two_processes_of_one_name_are_two_files() -> None:
    twin = MEDICINES.replace(path="processes/annet/legemidler.toml")
    workspace = Workspace(processes=(twin, MEDICINES))
    names = [piece.name for piece in plan(workspace, Options(tables=False))]
    assert len(set(names)) == len(names)
    assert sum(name.endswith(".as-is.svg") for name in names) == 2


def test_an_example_says_so_in_a_last_column(tmp_path: Path) -> None:
    exported(region(example=True), tmp_path, Options(diagrams=False, booklets=False))
    for name in TABLES:
        first, *others = (tmp_path / f"{name}.csv").read_text("utf-8-sig").splitlines()
        assert first.endswith(';"Eksempel"')
        assert all(each.endswith(';"Eksempeldata"') for each in others)


@pytest.mark.parametrize("file_format", ["svg", "dot"])
def test_no_diagram_shows_a_birth_number(folder: Path, file_format: str) -> None:
    path = folder / PROCESS
    path.write_text(path.read_text("utf-8").replace("Gir legemidlet", "Ringer 13097248022"), "utf-8")
    workspace = Session(folder).workspace
    process = workspace.process("legemidler-hjemme")
    (drawn,) = pictures(drawing(workspace, process, "as-is"), "dot" if file_format == "dot" else "svg", Making())
    assert b"13097248022" not in drawn
    assert b"Ringer" in drawn


def test_a_table_is_made_once_for_its_file_and_its_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(name: str, selection: Selection, wording: Wording) -> Table:
        made.append(name)
        return MADE[name](selection, wording)

    monkeypatch.setattr("behov.exports.tables.listed.table", counted)
    for piece in plan(region(), Options(diagrams=False, booklets=False)):
        piece.make()
    assert made == list(TABLES)


def test_who_left_is_left_out_as_of_the_date(tmp_path: Path) -> None:
    leaving = region(exits={"4003": {"date": date(2025, 6, 1)}})
    exported(leaving, tmp_path / "before", Options(diagrams=False, booklets=False, on=date(2025, 5, 31)))
    exported(leaving, tmp_path / "after", Options(diagrams=False, booklets=False, on=date(2025, 6, 1)))
    before, after = ((tmp_path / each / "raabehov.csv").read_text("utf-8-sig") for each in ("before", "after"))
    assert "INS-000001" in before
    assert "INS-000001" not in after
