from pathlib import Path
from threading import Event

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot

from behov.domain.similarity.alike import Alike
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.ui.widgets.alike_lines import AlikeLines
from behov.ui.widgets.capture_bar import CaptureBar
from tests.conftest import WORKSHOP
from tests.ui.opened import opened, press, screen, settled, type_text

LIKE = "Medisinlista må eg ha når eg er heime"


async def in_bar(pilot: Pilot[None]) -> AlikeLines:
    screen(pilot).go("workshop", WORKSHOP)
    await settled(pilot)
    return screen(pilot).query_one(AlikeLines)


async def looked_up(pilot: Pilot[None]) -> None:
    """Wait until what is like the line has been looked up."""
    await pilot.pause(0.2)
    while looking := [worker for worker in pilot.app.workers if worker.group == "alike"]:
        await pilot.app.workers.wait_for_complete(looking)
    await pilot.pause()


def regions(pilot: Pilot[None]) -> list[Region]:
    return [screen(pilot).query_one(each).region for each in ("CaptureBar", "#needs-heading", "#needs")]


@pytest.mark.parametrize("wide", [True, False])
async def test_needs_like_the_line_stand_below_it_and_nothing_moves(folder: Path, wide: bool) -> None:
    async with opened(folder, wide=wide) as pilot:
        lines, before = await in_bar(pilot), regions(pilot)
        await type_text(pilot, LIKE)
        await looked_up(pilot)
        assert lines.display
        assert regions(pilot) == before
        assert str(lines.content).startswith("HJT-7K3PM2  Porsgrunn  Vi må se gjeldende legemiddelliste")
        assert isinstance(lines.content, Content)
        marked = {
            str(lines.content)[span.start : span.end] for span in lines.content.spans if "under" in str(span.style)
        }
        assert {"legemiddelliste", "hjemme"} <= marked
        assert "gjeldende" not in marked
        assert lines.region.y == before[0].bottom - (1 if wide else 0)
        await press(pilot, "enter")
        assert not lines.display


async def test_nothing_is_shown_for_a_thought_or_for_what_nobody_has_said(folder: Path) -> None:
    async with opened(folder) as pilot:
        lines = await in_bar(pilot)
        for line in ("+ Medisinlista heime", "Se", "Parkeringsplasser"):
            await type_text(pilot, LIKE)
            await looked_up(pilot)
            assert "-found" in lines.classes
            await press(pilot, "escape")
            await type_text(pilot, line)
            await looked_up(pilot)
            assert "-found" not in lines.classes
            await press(pilot, "escape")


async def test_what_was_found_for_an_older_line_never_replaces_a_newer_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_may_answer = Event()

    class Slow:
        def prepare(self, workspace: Workspace) -> None:
            pass

        def like(self, _workspace: Workspace, text: str, _most: int) -> tuple[Alike, ...]:
            if text == "Nett og dekning":
                first_may_answer.wait(10)
                return (Alike("HJT-8A1CD3", 0.9),)
            return (Alike("HJT-7K3PM2", 0.9),)

    monkeypatch.setattr(Session, "alike", Slow())
    async with opened(folder) as pilot:
        lines = await in_bar(pilot)
        await type_text(pilot, "Nett og dekning")
        await pilot.pause(0.3)
        await type_text(pilot, " hjemme")
        while not lines.display:
            await pilot.pause(0.02)
        first_may_answer.set()
        await looked_up(pilot)
        assert "HJT-7K3PM2" in str(lines.content)


async def test_no_step_is_looked_up(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).go("process", "processes/hjemmetjeneste/legemidler-hjemme.toml")
        await settled(pilot)
        screen(pilot).query_one(CaptureBar).start()
        await type_text(pilot, LIKE)
        await looked_up(pilot)
        assert not screen(pilot).query_one(AlikeLines).display
