"""A workshop followed as others write it, and what the desk says that it looks at."""

from datetime import datetime
from pathlib import Path

import pytest

from behov.domain.edits import change_need
from behov.services.clock import now
from behov.services.following import Following
from behov.services.session import Session
from behov.services.stage import Stage, put_on_stage, stage_file, stage_of
from tests.conftest import PROCESS, WORKSHOP
from tests.specified import SPECIFICATION, specify

STAGE = Stage("process", PROCESS, "as-is", "vurder")


def followed(folder: Path) -> Following:
    return Following(folder, Session(folder).workspace, WORKSHOP)


def first_line(following: Following) -> str:
    return following.surface(now()).lines[0].text


def rename(folder: Path, text: str, path: str = WORKSHOP) -> None:
    """Let an editor that is not behov change the last need, or the first step."""
    file = folder / path
    old = "Løysinga må verke utan dekning." if path == WORKSHOP else "Henter papirliste på kontoret"
    file.write_text(file.read_text("utf-8").replace(old, text), "utf-8")


def test_what_behov_or_an_editor_saves_is_shown_at_the_next_look(folder: Path) -> None:
    following = followed(folder)
    assert first_line(following) == "Løysinga må verke utan dekning."
    Session(folder).apply(lambda w: change_need(w, WORKSHOP, "HJT-8A1CD3", text="Verker utan dekning"))
    assert first_line(following) == "Verker utan dekning"
    Session(folder).apply(lambda w: change_need(w, WORKSHOP, "HJT-8A1CD3", exempt="offl. § 23"))
    assert first_line(following) == "Vi må se gjeldende legemiddelliste hjemme hos bruker."


def test_the_process_that_the_desk_looks_at_is_followed_and_remembered(folder: Path) -> None:
    following = followed(folder)
    put_on_stage(folder, STAGE)
    shown = following.surface(now())
    assert [line.text for line in shown.lines if line.chosen] == ["Stemmer listen?"]
    rename(folder, "Henter listen", PROCESS)
    assert first_line(following) == "Henter listen"
    put_on_stage(folder, Stage("needs", WORKSHOP))
    assert first_line(following) == "Løysinga må verke utan dekning."
    put_on_stage(folder, STAGE)
    assert first_line(following) == "Henter listen"


@pytest.mark.parametrize("broken", ["", "format = 1\n<<<<<<< ours\n", "title = "])
def test_a_file_that_is_broken_meanwhile_leaves_what_was_shown_and_says_so_until_it_is_mended(
    folder: Path, broken: str
) -> None:
    following = followed(folder)
    at = datetime.fromisoformat("2024-09-12T10:42:00+02:00")
    before = following.surface(at)
    content = (folder / WORKSHOP).read_bytes()
    (folder / WORKSHOP).write_text(broken, "utf-8")
    shown = following.surface(at.replace(hour=11))
    assert shown.lines == before.lines
    assert shown.notice == "Filene kan ikke leses akkurat nå. Slik var det kl. 10.42."
    (folder / WORKSHOP).write_bytes(content)
    assert following.surface(at).notice == ""


def test_a_workspace_that_goes_away_leaves_what_was_shown(folder: Path) -> None:
    following = followed(folder)
    before = following.surface(now())
    folder.rename(folder.with_name("gone"))
    shown = following.surface(now())
    assert shown.lines == before.lines
    assert shown.notice
    folder.with_name("gone").rename(folder)
    assert following.surface(now()).notice == ""


def test_the_times_of_a_file_are_said_as_they_stand_in_it(folder: Path) -> None:
    with (folder / WORKSHOP).open("a", encoding="utf-8") as file:
        file.write('[[agenda]]\ntitle = "Pause"\nkind = "break"\nminutes = 15\nstarted = 2024-09-12 10:30:00+02:00\n')
    shown = followed(folder).surface(datetime.fromisoformat("2024-09-12T08:38:00+00:00"))
    assert (shown.day.back, shown.day.left) == ("Tilbake kl. 10.45", "7 minutter igjen")


def test_only_files_below_processes_are_read_for_the_desk(folder: Path) -> None:
    following = followed(folder)
    outside = folder.parent / "process.toml"
    outside.write_text('format = 1\ntitle = "Utenfor"\n', "utf-8")
    own = following.surface(now())
    for path in (
        "processes/../../process.toml",
        "../process.toml",
        str(outside),
        "processes/none.toml",
        "processes/\0",
        "",
    ):
        put_on_stage(folder, Stage("process", path))
        assert following.surface(now()) == own


def test_the_stage_is_read_as_it_was_put_and_none_takes_it_away(folder: Path) -> None:
    assert stage_of(folder) is None
    put_on_stage(folder, STAGE)
    assert stage_of(folder) == STAGE
    put_on_stage(folder, None)
    assert stage_of(folder) is None
    assert [each.name for each in stage_file(folder).parent.iterdir()] == ["stage.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"shows": "need',
        b"[]",
        b"7",
        b"\xff\xfe",
        b"{}",
        b'{"shows": "all", "path": "", "variant": "as-is", "chosen": ""}',
        b'{"shows": "needs", "path": 7, "variant": "as-is", "chosen": ""}',
    ],
)
def test_a_stage_that_cannot_be_read_shows_the_workshops_own_list(folder: Path, content: bytes) -> None:
    following = followed(folder)
    own = following.surface(now())
    put_on_stage(folder, STAGE)
    stage_file(folder).write_bytes(content)
    assert stage_of(folder) is None
    assert following.surface(now()).lines == own.lines


def test_a_state_folder_that_cannot_be_written_stops_nobody(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path_factory.mktemp("state") / "file"
    file.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    put_on_stage(folder, STAGE)
    assert stage_of(folder) is None


def test_of_a_specification_what_its_requirements_rest_on_is_followed_too(folder: Path) -> None:
    specify(folder)
    following = Following(folder, Session(folder).workspace, SPECIFICATION)
    put_on_stage(folder, Stage("needs", SPECIFICATION, chosen="REG-00000A"))
    assert first_line(following) == "Legemiddellisten skal være tilgjengelig der bruker er."
    Session(folder).apply(lambda w: change_need(w, WORKSHOP, "HJT-7K3PM2", exempt="offl. § 23"))
    assert following.surface(now()).lines == ()  # it rests on nothing else
    (folder / WORKSHOP).unlink()
    assert following.surface(now()).notice == ""
