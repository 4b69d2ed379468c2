import os
from collections.abc import Callable
from pathlib import Path

import pytest

from behov.domain.edits import change_workshop, remove_workshop
from behov.domain.errors import (
    AlreadyAWorkspace,
    AmbiguousName,
    ChangedOnDisk,
    NeedsMending,
    NotAWorkspace,
    ReadOnlyWorkspace,
)
from behov.domain.settings import Settings
from behov.domain.workshop import Need
from behov.storage.workspace_folder import WorkspaceFolder, make_workspace, workspace_above
from tests.conftest import PROCESS, WORKSHOP, add_need

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(folder: Path) -> Write:
    def _write(path: str, content: bytes) -> Path:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return target

    return _write


def found_in(folder: Path) -> list[tuple[str, str, int]]:
    opened = WorkspaceFolder(folder)
    return [(each.code, each.path, each.line) for each in opened.findings(opened.load())]


def need(text: str = "Et behov") -> Need:
    return Need(id="HJT-ABC123", text=text)


def test_a_good_workspace_has_no_findings(folder: Path) -> None:
    assert found_in(folder) == []


def test_a_save_that_changes_nothing_writes_nothing(folder: Path) -> None:
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    before = (folder / WORKSHOP).stat()
    opened.save(workspace, change_workshop(workspace, WORKSHOP, title=workspace.workshop(WORKSHOP).title))
    assert (folder / WORKSHOP).stat().st_mtime_ns == before.st_mtime_ns
    assert not list(folder.rglob(".*.bak"))


def test_an_edit_writes_one_file_and_keeps_the_version_before(folder: Path) -> None:
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    old = (folder / WORKSHOP).read_bytes()
    opened.save(workspace, add_need(workspace, WORKSHOP, need()))
    assert b"[needs.HJT-ABC123]" in (folder / WORKSHOP).read_bytes()
    assert (folder / WORKSHOP).with_name(".2024-09-12-grenland.toml.bak").read_bytes() == old
    assert [path.name for path in folder.rglob("*") if path.name.endswith((".tmp", ".bak"))] == [
        ".2024-09-12-grenland.toml.bak"
    ]


def test_a_new_need_comes_last_and_nothing_else_in_the_file_changes(folder: Path) -> None:
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    old = (folder / WORKSHOP).read_text("utf-8").split("\n[notes.")[0]
    opened.save(workspace, add_need(workspace, WORKSHOP, need("Æ å ø")))
    assert (folder / WORKSHOP).read_text("utf-8").startswith(old + '\n[needs.HJT-ABC123]\ntext = "Æ å ø"\n')


def test_a_file_that_another_program_changed_is_not_overwritten(folder: Path) -> None:
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    (folder / WORKSHOP).write_bytes((folder / WORKSHOP).read_bytes() + b'\n[needs.HJT-111111]\ntext = "Andres"\n')
    theirs = (folder / WORKSHOP).read_bytes()
    with pytest.raises(ChangedOnDisk) as error:
        opened.save(workspace, add_need(workspace, WORKSHOP, need()))
    assert error.value.path == WORKSHOP
    assert (folder / WORKSHOP).read_bytes() == theirs


def test_a_removed_workshop_stays_beside_as_the_version_before(folder: Path) -> None:
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    old = (folder / WORKSHOP).read_bytes()
    opened.save(workspace, remove_workshop(workspace, WORKSHOP))
    assert not (folder / WORKSHOP).exists()
    assert (folder / WORKSHOP).with_name(".2024-09-12-grenland.toml.bak").read_bytes() == old


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty-file", 1),
        (b" \n\t\r\n", "empty-file", 1),
        (b"\x00" * 100, "empty-file", 1),
        (b'format = 1\ntitle = "R\xf8dt"\n', "not-utf-8", 2),
        ("format = 1".encode("utf-16"), "not-utf-8", 1),
        (b'format = 1\ntitle = "A\n', "not-toml", 2),
        (b"format = 1\n[needs]\n[needs]\n", "not-toml", 3),
        (b'format = 1\n<<<<<<< HEAD\ntitle = "A"\n=======\ntitle = "B"\n>>>>>>> theirs\n', "conflict-markers", 2),
        (b'format = 2\ntitle = "A"\n', "newer-format", 1),
        (b'title = "A"\n', "missing-key", 1),
        (b'format = 1\ntitle = "A"\nneeds = 3\n', "wrong-structure", 3),
        (b'format = 1\ntitle = "A"\n\nparticipants = [1]\n', "wrong-structure", 4),
        (b'format = 1\n[needs]\nHJT-7K3PM3 = "tekst"\n', "wrong-structure", 3),
        (b"#" * (8 * 1024 * 1024 + 1), "too-large", 1),
        (b"a=" + b"[" * 5000, "not-toml", 1),
    ],
)
def test_a_broken_file_is_a_finding_with_a_line_and_the_rest_opens(
    folder: Path, write: Write, content: bytes, code: str, line: int
) -> None:
    broken = write("workshops/broken.toml", content)
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    assert (code, "workshops/broken.toml", line) in [(f.code, f.path, f.line) for f in opened.findings(workspace)]
    assert len(workspace.needs) == 2
    opened.save(workspace, add_need(workspace, WORKSHOP, need()))
    assert broken.read_bytes() == content


def test_a_wrong_value_is_shown_as_it_stands_and_its_file_is_not_written_to(folder: Path, write: Write) -> None:
    text = (folder / WORKSHOP).read_text("utf-8").replace('priority = "must"', 'priority = "viktig"')
    write(WORKSHOP, text.encode())
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    finding = next(each for each in opened.findings(workspace) if each.code == "wrong-value")
    assert text.split("\n")[finding.line - 1] == 'priority = "viktig"'
    assert finding.id == "HJT-7K3PM2"
    wrong = workspace.workshop(WORKSHOP).needs[0]
    assert (wrong.text, wrong.priority, wrong.wrong) == (
        "Vi må se gjeldende legemiddelliste hjemme hos bruker.",
        None,
        {"priority": "viktig"},
    )
    with pytest.raises(NeedsMending, match=f"{WORKSHOP}:{finding.line}"):
        add_need(workspace, WORKSHOP, need())


@pytest.mark.parametrize(
    ("old", "new", "code", "line_says"),
    [
        ('title = "Behovsverksted hjemmetjenesten, Grenland"', "title = 3", "wrong-value", "title = 3"),
        ('kind = "needs"', 'kind = "meeting"', "wrong-value", 'kind = "meeting"'),
        ("date = 2024-09-12", 'date = "i høst"', "wrong-value", 'date = "i høst"'),
        ("date = 2024-09-12\n", "", "missing-key", "format = 1"),
        ('text = "Løysinga må verke utan dekning."\n', "", "missing-key", "[needs.HJT-8A1CD3]"),
        ("votes = 7", "votes = -1", "wrong-value", "votes = -1"),
        ("votes = 7", "votes = true", "wrong-value", "votes = true"),
        ("[needs.HJT-8A1CD3]", "[needs.nytt]", "bad-id", "[needs.nytt]"),
        ("[needs.HJT-8A1CD3]", "[needs.HJT-7K3PMZ]\ntext='x'\n[needs.hjt-7k3pmz]", "doubled-id", "[needs.HJT-7K3PMZ]"),
        ('    "PLL"', '    "XYZ"', "dead-reference", "components = ["),
        ("hent-liste", "hent-lister", "dead-reference", "steps = ["),
        ('area = "hjemmetjeneste"', 'area = "hjemme"', "dead-reference", 'area = "hjemme"'),
        ('role = "Sykepleier"', 'rolle = "Sykepleier"', "unknown-key", 'rolle = "Sykepleier"'),
        ("Vi må se", "Vi m\u200bå se", "hidden-characters", 'text = "Vi m\u200bå se'),
        ("utan dekning.", "utan dekning. Ring 35 58 70 00.", "contact-details", "Ring 35 58 70 00"),
        ("utan dekning.", "utan dekning. 018190 00049", "personal-data", "018190 00049"),
        ("utan dekning.", "utan dekning" + "." * 10_001, "long-text", "utan dekning..."),
    ],
)
def test_what_is_odd_is_found_on_its_line(
    folder: Path, write: Write, old: str, new: str, code: str, line_says: str
) -> None:
    text = (folder / WORKSHOP).read_text("utf-8")
    assert old in text
    file = write(WORKSHOP, text.replace(old, new, 1).encode())
    line = next((line for found, path, line in found_in(folder) if found == code and path == WORKSHOP), 0)
    assert line, found_in(folder)
    assert line_says in file.read_text("utf-8").split("\n")[line - 1]


def test_two_records_with_one_id_are_both_shown_with_both_places(folder: Path, write: Write) -> None:
    write(
        "workshops/b.toml",
        b'format = 1\ntitle = "B"\nkind = "needs"\ndate = 2024-10-01\n\n[needs.hjt-7K3PM2]\ntext = "To"\n',
    )
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    assert len(workspace.needs) == 3
    doubled = [each for each in opened.findings(workspace) if each.code == "doubled-id"]
    assert [(each.path, each.line, each.values["other"]) for each in doubled] == [
        ("workshops/b.toml", 6, WORKSHOP),
        (WORKSHOP, 15, "workshops/b.toml"),
    ]


def test_two_files_with_one_stem_are_found_and_the_name_is_refused(folder: Path, write: Write) -> None:
    write("workshops/2024-09-12-GRENLAND.toml", b'format = 1\ntitle = "B"\nkind = "needs"\ndate = 2024-10-01\n')
    codes = [code for code, _, _ in found_in(folder)]
    assert codes.count("doubled-stem") == 2
    with pytest.raises(AmbiguousName):
        WorkspaceFolder(folder).load().workshop("2024-09-12-grenland")


@pytest.mark.parametrize(
    "copy",
    [
        "2024-09-12-grenland (1).toml",
        "2024-09-12-grenland - Kopi.toml",
        "2024-09-12-grenland-PC-NAVN.toml",
        "2024-09-12-grenland (conflicted copy 2026-11-23).toml",
        "2024-09-12-grenland.sync-conflict-20261123-101112-ABCDEFG.toml",
    ],
)
def test_a_conflict_copy_is_named_and_is_no_second_workshop(folder: Path, write: Write, copy: str) -> None:
    path = f"workshops/hjemmetjeneste/{copy}"
    write(path, (folder / WORKSHOP).read_bytes())
    assert found_in(folder) == [("conflict-copy", path, 1)]
    assert len(WorkspaceFolder(folder).load().workshops) == 1


def test_a_name_that_windows_refuses_is_found(folder: Path, write: Write) -> None:
    write("workshops/aux.toml", b'format = 1\ntitle = "B"\nkind = "needs"\ndate = 2024-10-01\n')
    assert ("windows-name", "workshops/aux.toml", 1) in found_in(folder)


def test_hidden_files_folders_and_other_files_are_ignored(folder: Path, write: Write) -> None:
    write("workshops/.skjult/a.toml", b"x")
    write("workshops/.a.toml", b"x")
    write("workshops/notat.txt", b"x")
    (folder / "workshops" / "mappe.toml").mkdir()
    os.mkfifo(folder / "workshops" / "ror.toml") if hasattr(os, "mkfifo") else None
    (folder / "processes" / "rundt").symlink_to(folder, target_is_directory=True)
    assert found_in(folder) == []


def test_a_file_that_may_not_be_read_costs_only_itself(folder: Path) -> None:
    (folder / "workshops" / "borte.toml").symlink_to(folder / "finnes-ikke.toml")
    assert len(WorkspaceFolder(folder).load().needs) == 2


@pytest.mark.parametrize("content", [b"format = 1\nname = ", b'format = 1\nlanguage = "no"\n', b"format = 9\n", b""])
def test_a_broken_behov_toml_opens_for_reading_only_in_bokmal(folder: Path, write: Write, content: bytes) -> None:
    write("behov.toml", content)
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    assert (len(workspace.needs), workspace.settings.language) == (2, "nb")
    assert any(path == "behov.toml" for _, path, _ in found_in(folder))
    with pytest.raises(ReadOnlyWorkspace):
        opened.save(workspace, add_need(workspace, WORKSHOP, need()))
    assert (folder / "behov.toml").read_bytes() == content


def test_bom_and_crlf_are_accepted(folder: Path, write: Write) -> None:
    for path in ("behov.toml", WORKSHOP, PROCESS):
        write(path, b"\xef\xbb\xbf" + (folder / path).read_bytes().replace(b"\n", b"\r\n"))
    assert found_in(folder) == []
    assert len(WorkspaceFolder(folder).load().needs) == 2


def test_known_text_is_composed_on_load_and_unknown_text_stays_as_it_is(folder: Path, write: Write) -> None:
    write(WORKSHOP, (folder / WORKSHOP).read_bytes() + 'farge = "bla\u030a"\n'.encode())
    text = (folder / WORKSHOP).read_text("utf-8").replace("Løysinga må", "Løysinga ma\u030a")
    write(WORKSHOP, text.encode())
    workshop = WorkspaceFolder(folder).load().workshop(WORKSHOP)
    assert workshop.needs[1].text.startswith("Løysinga må")
    assert workshop.notes[0].model_extra == {"farge": "bla\u030a"}


def test_a_workspaces_own_catalogue_adds_and_replaces(folder: Path, write: Write) -> None:
    own = b"""
[catalogue.areas.velferdsteknologi]
prefix = "VTK"
[catalogue.areas.velferdsteknologi.name]
nb = "Velferdsteknologi"
[catalogue.components.PLL]
short = "Lista"
"""
    write("behov.toml", (folder / "behov.toml").read_bytes() + own)
    catalogue = WorkspaceFolder(folder).load().catalogue
    assert list(catalogue.areas)[-1] == "velferdsteknologi"
    assert catalogue.prefix("velferdsteknologi") == "VTK"
    assert (catalogue.components["PLL"].badge, catalogue.components["PLL"].national) == ("Lista", True)
    assert found_in(folder) == []


def test_a_wrong_row_in_an_own_catalogue_is_found_on_its_line(folder: Path, write: Write) -> None:
    write("behov.toml", (folder / "behov.toml").read_bytes() + b'\n[catalogue.areas.nytt]\nprefix = "X"\n')
    assert found_in(folder) == [("wrong-value", "behov.toml", 6)]


def test_a_saved_file_keeps_its_mode_and_a_symlink_stays_one(folder: Path) -> None:
    real = folder / "ekte.toml"
    (folder / WORKSHOP).rename(real)
    real.chmod(0o640)
    (folder / WORKSHOP).symlink_to(real)
    opened = WorkspaceFolder(folder)
    workspace = opened.load()
    opened.save(workspace, add_need(workspace, WORKSHOP, need()))
    assert (folder / WORKSHOP).is_symlink()
    assert b"HJT-ABC123" in real.read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_new_workspace_is_never_made_on_top_of_another(folder: Path, tmp_path: Path) -> None:
    make_workspace(tmp_path / "ny", Settings(name="Ny"))
    assert found_in(tmp_path / "ny") == []
    with pytest.raises(AlreadyAWorkspace):
        make_workspace(folder, Settings())


def test_the_workspace_is_the_nearest_folder_upwards(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert workspace_above(folder / "workshops" / "hjemmetjeneste") == folder
    with pytest.raises(NotAWorkspace):
        workspace_above(tmp_path_factory.mktemp("tom"))


def test_a_requirement_that_rests_on_itself_rests_on_no_need(folder: Path) -> None:
    (folder / "workshops/krav.toml").write_text(
        """\
format = 1
title = "Krav"
kind = "specification"
date = 2024-12-04

[requirements.REG-00000A]
text = "Skal vise listen."
needs = ["REG-00000A"]
""",
        "utf-8",
    )
    files = WorkspaceFolder(folder)
    assert ("workshops/krav.toml", 8, "dead-reference") in {
        (each.path, each.line, each.code) for each in files.findings(files.load())
    }
