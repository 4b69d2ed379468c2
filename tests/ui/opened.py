"""The app itself, opened on a workspace and driven by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from behov.services.guide import remember_guide
from behov.ui.app import BehovApp
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.notice import Notice
from tests.ui.stage import seen


@asynccontextmanager
async def opened(folder: Path, *, wide: bool = True) -> AsyncIterator[Pilot[None]]:
    """Yield the app with its overview shown, at 100×30 or at 80×24."""
    remember_guide()  # which would stand over an example
    app = BehovApp(folder)
    async with app.run_test(size=(100, 30) if wide else (80, 24)) as pilot:
        while not any(isinstance(each, WorkspaceScreen) for each in app.screen_stack):
            await pilot.pause()
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing more happens by itself."""
    await pilot.pause()
    looking = [worker for worker in pilot.app.workers if worker.group == "findings"]
    if looking:  # of none, Textual waits for all: for a form too, which waits for its user
        await pilot.app.workers.wait_for_complete(looking)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and let the app finish with them."""
    await pilot.press(*keys)
    await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Write a line where the cursor is: as one paste, because a pressed key takes a pilot 60 ms."""
    pilot.app.post_message(Paste(text))
    await settled(pilot)


def screen(pilot: Pilot[None]) -> WorkspaceScreen:
    """Return the workspace's screen that is shown."""
    shown = pilot.app.screen
    assert isinstance(shown, WorkspaceScreen)
    return shown


def shown(pilot: Pilot[None]) -> str:
    """Return what stands on the screen."""
    return seen(pilot.app.screen)


def notice(pilot: Pilot[None]) -> str:
    """Return what is said above the keys, or nothing."""
    said = pilot.app.screen.query_one(Notice)
    return str(said.content) if said.display else ""
