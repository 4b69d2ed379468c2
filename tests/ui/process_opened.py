"""The process screen on a stage, and what lies on the disk behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from behov.domain.process import Step
from behov.services.session import Session
from behov.ui.screens.process import ProcessScreen
from behov.ui.widgets.rail_view import RailView
from tests.conftest import PROCESS
from tests.ui.stage import Stage


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (100, 30), chosen: str = ""
) -> AsyncIterator[tuple[Pilot[None], ProcessScreen]]:
    """Yield the screen of the small workspace's process."""
    async with Stage().run_test(size=size) as pilot:
        screen = ProcessScreen(Session(folder), PROCESS, chosen)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


def saved(folder: Path) -> tuple[Step, ...]:
    """Return the as-is as it lies on the disk."""
    return Session(folder).workspace.process(PROCESS).as_is


def ids(folder: Path) -> list[str]:
    """Return the ids of the as-is as it lies on the disk."""
    return [step.id for step in saved(folder)]


async def tell(pilot: Pilot[None], line: str) -> None:
    """Record a line below the chosen step."""
    await pilot.press("n")
    pilot.app.screen.query_one("CaptureLine", Input).value = line
    await pilot.press("enter")
    await pilot.pause()


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Write where the cursor is: as one paste, because a pressed key takes a pilot 60 ms."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


async def leave_the_bar(pilot: Pilot[None]) -> None:
    """Go from the bar to the steps."""
    pilot.app.screen.query_one(RailView).focus()
    await pilot.pause()
