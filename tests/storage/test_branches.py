"""A branch in a file: just where it leads or, with a share, a table."""

from pathlib import Path

import pytest

from behov.domain.process import Branch
from behov.domain.process_edits import change_step
from behov.storage.workspace_folder import WorkspaceFolder
from behov.text import say_finding
from tests.conftest import PROCESS

PLAIN = '[as_is.branches]\nJa = "gi"\nNei = "hent-liste"\n'
SHARED = '[as_is.branches.Ja]\nto = "gi"\nshare = 0.8\n\n[as_is.branches.Nei]\nto = "hent-liste"\n'
BRANCHES = {"Ja": Branch(to="gi"), "Nei": Branch(to="hent-liste")}


def write(folder: Path, branches: str) -> None:
    path = folder / PROCESS
    path.write_text(path.read_text("utf-8").replace(PLAIN, branches), "utf-8", newline="\n")


def save(folder: Path, **changes: object) -> str:
    """Return the process's text after its decision was changed and saved."""
    opened = WorkspaceFolder(folder)
    before = opened.load()
    opened.save(before, change_step(before, PROCESS, "as-is", "vurder", **changes))
    return (folder / PROCESS).read_text("utf-8")


def found(folder: Path) -> list[tuple[str, str]]:
    """Return the code of each finding in the process, and what stands on its line."""
    opened = WorkspaceFolder(folder)
    lines = (folder / PROCESS).read_text("utf-8").split("\n")
    return [(each.code, lines[each.line - 1]) for each in opened.findings(opened.load()) if each.path == PROCESS]


@pytest.mark.parametrize(
    "written",
    [
        SHARED,
        'branches = { "Ja" = { to = "gi", share = 0.8 }, "Nei" = "hent-liste" }\n',
        '[as_is.branches]\nJa = { to = "gi", share = 0.8 }\nNei = "hent-liste"\n',
    ],
)
def test_a_branch_is_read_as_text_or_as_a_table_and_both_are_saved_in_their_order(folder: Path, written: str) -> None:
    write(folder, written)
    step = WorkspaceFolder(folder).load().process(PROCESS).as_is[1]
    assert step.branches == {**BRANCHES, "Ja": Branch(to="gi", share=0.8)}
    assert SHARED in save(folder, note="Ny")
    assert SHARED in save(folder, note="Nyere")


def test_branches_without_shares_are_saved_as_plain_text(folder: Path) -> None:
    write(folder, SHARED)
    assert PLAIN in save(folder, branches=BRANCHES)


def test_keys_of_a_branch_that_behov_does_not_know_are_kept_and_found(folder: Path) -> None:
    unknown = SHARED.replace("share = 0.8", 'wrong = 3\npath = "x"\nkilde = "telt i mai"')
    write(folder, unknown)
    assert unknown in save(folder, note="Ny")
    assert [code for code, _ in found(folder)] == ["unknown-key"] * 3
    assert found(folder)[-1] == ("unknown-key", 'kilde = "telt i mai"')


@pytest.mark.parametrize(
    ("branch", "code", "line"),
    [
        ('{ to = "gi", share = 1.2 }', "wrong-value", 'Ja = { to = "gi", share = 1.2 }'),
        ('{ to = "gi", share = -0.1 }', "wrong-value", 'Ja = { to = "gi", share = -0.1 }'),
        ('{ to = "gi", share = "mye" }', "wrong-value", 'Ja = { to = "gi", share = "mye" }'),
        ('{ to = "gi", share = nan }', "wrong-value", 'Ja = { to = "gi", share = nan }'),
        ("{ share = 0.5 }", "wrong-value", "Ja = { share = 0.5 }"),
        ("7", "wrong-value", "Ja = 7"),
        ('{ to = "gir" }', "dead-reference", "[as_is.branches]"),
        ('{ to = "gi", share = 1 }\nKanskje = { to = "gi", share = 0.1 }', "uneven-shares", "[as_is.branches]"),
    ],
)
def test_what_is_wrong_in_a_branch_is_found_on_its_line(folder: Path, branch: str, code: str, line: str) -> None:
    write(folder, PLAIN.replace('"gi"', branch))
    assert found(folder) == [(code, line)]


def test_a_wrong_share_is_said_with_its_key_its_value_and_what_it_should_be(folder: Path) -> None:
    write(folder, SHARED.replace("0.8", "1.2"))
    opened = WorkspaceFolder(folder)
    (finding,) = opened.findings(opened.load())
    assert (
        say_finding(finding) == "share kan ikke være 1.2: det skal være 1 eller mindre. Rett det i en tekstredigerer."
    )
