"""The workspace as it was: asked of the real git."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from behov.services.revisions import (
    NoSuchVersion,
    NotFetched,
    NothingSoEarly,
    revision_of,
    version_named,
    version_now,
)
from tests.conftest import WORKSHOP


def git(folder: Path, *arguments: str, day: str = "2024-11-20") -> str:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    identity = (
        "-c",
        "user.name=Prosjektet",
        "-c",
        "user.email=prosjektet@example.invalid",
        "-c",
        "commit.gpgsign=false",
    )
    ended = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), **when},
    )
    return ended.stdout.strip()


@pytest.fixture
def committed(folder: Path) -> Path:
    """A workspace with a title that was changed in a second commit, in a folder of the repository."""
    git(folder.parent, "init", "--quiet", "--initial-branch=main")
    git(folder.parent, "add", folder.name)
    git(folder.parent, "commit", "--quiet", "-m", "Først")
    workshop = folder / WORKSHOP
    workshop.write_text(workshop.read_text("utf-8").replace("Grenland", "Grenland og Vestmar"), "utf-8")
    git(folder.parent, "commit", "--quiet", "-am", "Så", day="2024-11-25")
    return folder


@pytest.fixture
def folder(tmp_path: Path, folder: Path) -> Path:
    """The small workspace, moved into a folder of its own."""
    inner = tmp_path / "arbeid"
    inner.mkdir()
    for each in list(tmp_path.iterdir()):
        if each != inner:
            each.rename(inner / each.name)
    return inner


@pytest.mark.parametrize("name", ["HEAD~1", "2024-11-20", "2024-11-24"])
def test_a_revision_and_a_day_are_what_was_committed_then(committed: Path, name: str) -> None:
    version = version_named(committed, name)
    assert version.workspace.workshops[0].title == "Behovsverksted hjemmetjenesten, Grenland"
    assert version.workspace.workshops[0].path == WORKSHOP


def test_a_revision_is_as_of_its_own_day_and_a_day_as_of_itself(committed: Path) -> None:
    assert version_named(committed, "HEAD~1").as_of == date(2024, 11, 20)
    assert version_named(committed, "2024-11-24").as_of == date(2024, 11, 24)


def test_before_the_first_commit_there_was_nothing(committed: Path) -> None:
    with pytest.raises(NothingSoEarly):
        version_named(committed, "2024-11-01")


@pytest.mark.parametrize("name", ["finnes-ikke", "--output=x", "HEAD^{tree}", "-h", "", "HEAD:behov.toml"])
def test_what_is_no_revision_is_refused_and_no_option_slips_through(committed: Path, name: str) -> None:
    with pytest.raises(NoSuchVersion):
        version_named(committed, name)
    assert not (committed / "x").exists()


def test_where_the_files_stand_in_git_is_known_and_whether_they_stand_there_as_they_are(committed: Path) -> None:
    before = revision_of(committed)
    assert before
    assert before.committed
    assert before.id == git(committed, "rev-parse", "HEAD")
    (committed / WORKSHOP).write_text("format = 1\n", "utf-8")
    after = revision_of(committed)
    assert after
    assert not after.committed


def test_without_git_a_day_is_the_workspace_as_it_is_now(folder: Path) -> None:
    assert revision_of(folder) is None
    version = version_named(folder, "2024-11-20")
    assert version.as_of == date(2024, 11, 20)
    assert version.workspace.workshops == version_now(folder).workspace.workshops


def test_a_machine_without_git_says_that_there_is_no_such_version(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(NoSuchVersion):
        version_named(folder, "HEAD")


def test_a_link_out_of_the_workspace_is_left_where_it_is(committed: Path) -> None:
    (committed / "workshops/lenke.toml").symlink_to("/etc/hostname")
    git(committed.parent, "add", "--all")
    git(committed.parent, "commit", "--quiet", "-m", "En lenke ut", day="2024-11-26")
    assert [each.path for each in version_named(committed, "HEAD").workspace.workshops] == [WORKSHOP]


def test_no_attribute_of_a_repository_hides_a_file_and_none_of_its_programs_is_run(committed: Path) -> None:
    ran = committed / "ran"
    for name in ("ond", "o=nd"):
        for way in ("clean", "smudge"):
            git(committed, "config", f"filter.{name}.{way}", f"touch '{ran}'; cat")
    (committed / ".gitattributes").write_text("*.toml export-ignore filter=ond\nworkshops/** filter=o=nd\n", "utf-8")
    (committed / WORKSHOP).touch()
    assert version_named(committed, "HEAD").workspace.workshops == version_now(committed).workspace.workshops
    stands = revision_of(committed)
    assert stands
    assert stands.committed
    assert not ran.exists()


def test_a_repository_that_somebody_else_is_at_work_in_is_not_asked(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/borte/.git")
    monkeypatch.setenv("GIT_WORK_TREE", "/borte")
    assert version_named(committed, "HEAD").workspace.workshops


def test_of_a_clone_that_is_not_whole_nobody_says_that_there_was_nothing(committed: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{committed.parent}", "grunn")
    with pytest.raises(NotFetched):
        version_named(tmp_path / "grunn" / committed.name, "2024-11-22")
