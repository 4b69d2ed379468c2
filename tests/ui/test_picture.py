"""The picture that follows what is changed on the screen."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from behov.domain.process_edits import change_step
from behov.services.session import Session
from behov.ui.picture import Picture
from behov.ui.places import Go
from behov.ui.rooms import Rooms
from tests.conftest import PROCESS
from tests.ui.process_opened import leave_the_bar, opened, tell
from tests.ui.stage import Stage, seen


@pytest.fixture(autouse=True)
def no_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pictures in a folder of the test's own, and open nothing."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def drawn(pilot: Pilot[None]) -> None:
    """Wait until what was asked for is drawn."""
    await pilot.pause()
    drawing = [worker for worker in pilot.app.workers if worker.group in ("drawing", "opening")]
    if drawing:
        await pilot.app.workers.wait_for_complete(drawing)
    await pilot.pause()


def told(picture: Picture) -> dict[str, Any]:
    """Return what the page is told of the newest drawing."""
    written = (picture.folder / "newest.js").read_text("utf-8")
    newest: dict[str, Any] = json.loads(written.removeprefix("newest(").rstrip(")\n"))
    return newest


async def test_the_picture_is_a_page_beside_its_drawing_and_where_it_lies_is_said(folder: Path) -> None:
    picture = Picture(folder)
    async with opened(folder) as (pilot, screen):
        await pilot.press("o")
        await drawn(pilot)
        assert "skrivebord" in seen(screen)
    assert "newest.js" in picture.page.read_text("utf-8")
    assert "Henter papirliste" in (picture.folder / "picture.svg").read_text("utf-8")
    assert told(picture)["title"].endswith("– nåsituasjon")


async def test_the_picture_follows_what_is_told_undone_and_shown(folder: Path) -> None:
    picture = Picture(folder)
    svg = picture.folder / "picture.svg"
    async with opened(folder) as (pilot, _):
        await pilot.press("o")
        await drawn(pilot)
        first = told(picture)["made"]
        await tell(pilot, "Lege: Signerer")
        await drawn(pilot)
        assert "Signerer" in svg.read_text("utf-8")
        assert told(picture)["made"] != first
        await leave_the_bar(pilot)
        await pilot.press("u")
        await drawn(pilot)
        assert "Signerer" not in svg.read_text("utf-8")
        assert told(picture)["made"] == first
        await pilot.press("s")
        await drawn(pilot)
        assert told(picture)["title"].endswith("– ønsket situasjon")


async def test_nothing_is_drawn_before_the_picture_is_opened(folder: Path) -> None:
    async with opened(folder) as (pilot, _):
        await tell(pilot, "Signerer")
        await drawn(pilot)
    assert not Picture(folder).folder.exists()


async def test_what_cannot_be_drawn_is_said_once_and_drawn_when_it_can_be(folder: Path) -> None:
    where = Picture(folder).folder
    async with opened(folder) as (pilot, screen):
        await pilot.press("o")
        await drawn(pilot)
        where.rename(folder / "away")
        where.write_text("in the way")
        await pilot.press("k")
        await drawn(pilot)
        assert "kunne ikke lagres" in seen(screen)
        await pilot.press("k")
        await drawn(pilot)
        assert "kunne ikke lagres" not in seen(screen)
        where.unlink()
        await tell(pilot, "Signerer")
        await drawn(pilot)
    assert "Signerer" in (where / "picture.svg").read_text("utf-8")


async def test_the_picture_follows_to_another_process(folder: Path) -> None:
    other = PROCESS.replace("legemidler", "besok")
    (folder / other).write_text('format = 1\ntitle = "Hjemmebesøk"\n[[as_is]]\nid = "a"\ntext = "Ringer på"\n', "utf-8")
    rooms = Rooms(Session(folder))
    async with Stage().run_test(size=(100, 30)) as pilot:
        await pilot.app.push_screen(rooms.screen(Go("process", PROCESS)))
        await pilot.press("o")
        await drawn(pilot)
        await pilot.app.push_screen(rooms.screen(Go("process", other)))
        await drawn(pilot)
    assert told(Picture(folder))["title"] == "Hjemmebesøk – nåsituasjon"


def test_an_older_drawing_never_takes_the_place_of_a_newer_one(folder: Path) -> None:
    picture, workspace = Picture(folder), Session(folder).workspace
    older = picture.drawing(workspace, PROCESS, "as-is")
    later = change_step(workspace, PROCESS, "as-is", "gi", text="Gir og kvitterer")
    newer = picture.drawing(later, PROCESS, "as-is")
    newer()
    older()
    assert "kvitterer" in (picture.folder / "picture.svg").read_text("utf-8")


def test_the_page_is_told_where_the_step_is_that_was_changed(folder: Path) -> None:
    picture, workspace = Picture(folder), Session(folder).workspace
    picture.drawing(workspace, PROCESS, "as-is", "gi")()
    across, down = told(picture)["step"]
    assert 0.5 < across < 1
    assert 0 < down < 1


def test_two_workspaces_have_two_pictures(tmp_path: Path) -> None:
    assert Picture(tmp_path / "a").page != Picture(tmp_path / "b").page


def test_a_hostile_title_stays_text(folder: Path) -> None:
    picture, workspace = Picture(folder), Session(folder).workspace
    process = workspace.process(PROCESS).replace(title='"</script>\u2028\u202e')
    picture.drawing(replace(workspace, processes=(process,)), PROCESS, "as-is")()
    written = (picture.folder / "newest.js").read_text("utf-8")
    assert "\u2028" not in written
    assert "\u202e" not in written
    assert '\\"</script>' in written
