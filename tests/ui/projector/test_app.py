"""The projector in a terminal, driven by keys; it shows, and never writes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.domain.edits import change_need
from behov.services.following import Following
from behov.services.session import Session
from behov.ui.projector.app import ProjectorApp
from behov.ui.themes import LIGHT
from tests.conftest import WORKSHOP
from tests.ui.stage import seen


@asynccontextmanager
async def shown(folder: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    app = ProjectorApp(Following(folder, Session(folder).workspace, WORKSHOP))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def wait_for(pilot: Pilot[None], text: str) -> None:
    """Wait until this is shown; the projector looks at the files four times a second."""
    for _ in range(100):
        if text in seen(pilot.app.screen):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{text!r} did not come:\n{seen(pilot.app.screen)}")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_a_change_that_is_saved_elsewhere_comes_to_the_room(folder: Path, size: tuple[int, int]) -> None:
    async with shown(folder, size) as pilot:
        assert "Vi må se gjeldende legemiddelliste" in seen(pilot.app.screen)
        Session(folder).apply(lambda w: change_need(w, WORKSHOP, "HJT-7K3PM2", text="Blåbær på øya"))
        await wait_for(pilot, "Blåbær på øya")


async def test_a_file_that_breaks_is_said_quietly_and_what_was_shown_stays(folder: Path) -> None:
    async with shown(folder, (80, 24)) as pilot:
        (folder / WORKSHOP).write_text("<<<<<<< x\n", "utf-8")
        await wait_for(pilot, "Filene kan ikke leses akkurat nå.")
        assert "Løysinga må verke utan dekning." in seen(pilot.app.screen)


async def test_keys_change_size_and_look_and_say_what_they_are_and_no_file_changes(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    async with shown(folder, (100, 30)) as pilot:
        large = seen(pilot.app.screen)
        await pilot.press("minus")
        small = seen(pilot.app.screen)
        assert small != large
        await pilot.press("plus")
        assert seen(pilot.app.screen) == large
        await pilot.press("l")
        assert seen(pilot.app.screen) == small
        await pilot.press("f12")
        assert pilot.app.theme == LIGHT
        await pilot.press("question_mark")
        assert "q avslutt" in seen(pilot.app.screen)
        await pilot.press("l")
        assert "q avslutt" not in seen(pilot.app.screen)
        await pilot.press("u", "d", "n", "x", "enter")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q", "ctrl+c"])
async def test_it_ends_when_somebody_quits(folder: Path, key: str) -> None:
    async with shown(folder, (80, 24)) as pilot:
        await pilot.press(key)
        assert not pilot.app.is_running or pilot.app._exit
