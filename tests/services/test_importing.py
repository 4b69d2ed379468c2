"""What a path leads to, however it was typed; and our own export comes back as it was."""

import os
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from behov.domain.edits import add_process, add_workshop
from behov.domain.importing.bringing_in import BringingIn
from behov.domain.importing.taking_over import TakingOver
from behov.domain.settings import Settings
from behov.domain.workshop import Need, Workshop
from behov.exports.selection import select
from behov.exports.tables.csv_file import csv_bytes
from behov.exports.tables.raw_needs import raw_needs
from behov.exports.wording import CsvStyle, Wording
from behov.services.clock import today
from behov.services.importing import (
    NothingToImport,
    NoWorkspaceThere,
    OurOwnWorkspace,
    UnreadableFile,
    looked_into,
    typed_path,
    why_not,
)
from behov.services.session import Session
from behov.storage.workspace_folder import WorkspaceFolder, make_workspace
from tests.conftest import WORKSHOP

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/a/behov.csv", "/a/behov.csv"),
        ("  /a/behov.csv \n", "/a/behov.csv"),
        ("'/a/med mellomrom.csv'", "/a/med mellomrom.csv"),
        ('"/a/med mellomrom.csv"', "/a/med mellomrom.csv"),
        ("file:///a/med%20mellomrom%C3%A5.csv", "/a/med mellomromå.csv"),
        ("file:///C:/mappe/x.csv", "C:/mappe/x.csv"),
        ("", "."),
    ],
)
def test_a_typed_path_is_understood_with_quotes_and_as_an_address(typed: str, meant: str) -> None:
    assert typed_path(typed) == Path(meant)


@pytest.mark.skipif(os.sep != "/", reason="there a backslash is between folders")
def test_a_path_dragged_into_a_terminal_is_understood(tmp_path: Path) -> None:
    assert typed_path(r"/a/med\ mellomrom\ \(1\).csv") == Path("/a/med mellomrom (1).csv")
    strange = tmp_path / r"a\b.csv"
    strange.touch()
    assert typed_path(str(strange)) == strange


def test_a_tilde_is_ones_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed_path("~/x.csv") == tmp_path / "x.csv"


def test_what_cannot_be_imported_says_why(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    (away / "x.docx").touch()
    assert isinstance(why_not(folder, away / "finnes-ikke.csv"), NothingToImport)
    assert isinstance(why_not(folder, away / "x.docx"), NothingToImport)
    assert isinstance(why_not(folder, away), NoWorkspaceThere)
    copytree(folder, folder / "kopi", ignore=lambda *_: ["kopi"])
    (away / "lenke").symlink_to(folder)
    for own in (folder, folder / "kopi", folder / "workshops", away / "lenke"):
        assert isinstance(why_not(folder, own), OurOwnWorkspace)
        with pytest.raises(OurOwnWorkspace):
            looked_into(Session(folder).workspace, folder, own)


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    large = folder / "x.csv"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="50 MB"):
        looked_into(Session(folder).workspace, folder, large, WORKSHOP)


def test_a_file_that_the_disk_does_not_give_says_so(folder: Path) -> None:
    (folder / "x.txt").touch()
    (folder / "x.txt").chmod(0)
    if os.access(folder / "x.txt", os.R_OK):
        pytest.skip("whoever runs this may read everything")
    with pytest.raises(UnreadableFile):
        looked_into(Session(folder).workspace, folder, folder / "x.txt", WORKSHOP)


@pytest.mark.parametrize("style", ["excel", "plain"])
@pytest.mark.parametrize("wording", [Wording("nb"), Wording("nn"), Wording("en"), Wording("nb", keys=True)], ids=str)
def test_our_own_table_of_needs_comes_back_need_by_need(tmp_path: Path, wording: Wording, style: CsvStyle) -> None:
    example = WorkspaceFolder(ROOT).load()
    (tmp_path / "raabehov.csv").write_bytes(csv_bytes(raw_needs(select(example, None, today()), wording), style))
    make_workspace(tmp_path / "ny", Settings(municipalities=example.settings.municipalities))
    session = Session(tmp_path / "ny")
    held = Workshop(path="workshops/x.toml", title="X", kind="needs", date=date(2024, 9, 12))
    session.apply(partial(add_workshop, workshop=held))
    for process in example.processes:
        session.apply(partial(add_process, process=process))
    plan = looked_into(session.workspace, session.root, tmp_path / "raabehov.csv", held.path)
    assert isinstance(plan, BringingIn)
    assert (plan.refused, plan.there, set(plan.kept)) == ((), (), set(wording.headings(_ABOUT_THE_WORKSHOP)))
    came = {row.id: row for _, row in plan.new if isinstance(row, Need)}
    known = {need.id: (workshop, need) for workshop, need in example.needs if workshop.municipalities}
    for need_id, need in came.items():
        workshop, was = known[need_id]
        for name in (
            "text",
            "role",
            "priority",
            "votes",
            "steps",
            "systems",
            "components",
            "effects",
            "products",
            "kind",
            "status",
            "scope",
            "adjacent",
            "exempt",
            "recorded",
            "language",
        ):
            assert getattr(need, name) == getattr(was, name), (need_id, name)
        assert need.area == (was.area or workshop.area)
    assert len(came) == len(example.needs)
    again = looked_into(session.apply(plan.edits[0]), session.root, tmp_path / "raabehov.csv", held.path)
    assert (again.edits, isinstance(again, TakingOver)) == ((), False)


_ABOUT_THE_WORKSHOP = {"workshop_id": "Workshop ID", "workshop": "Workshop", "date": "Date"}
