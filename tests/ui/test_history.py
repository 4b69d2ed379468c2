"""The undo list says what would be undone, and goes as far back as is asked for."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.services.session import Session
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text

CLOCK = "2024-09-12T10:42:07"


def priorities(folder: Path) -> list[str | None]:
    return [need.priority for need in Session(folder).workspace.workshop(WORKSHOP).needs]


async def three_steps(pilot: Pilot[None]) -> None:
    """Give both needs a priority, and the first one another."""
    screen(pilot).go("voting", WORKSHOP)
    await settled(pilot)
    await press(pilot, "s", "4", "3", "home", "2")


async def test_it_lists_what_was_done_the_newest_first_with_its_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEHOV_CLOCK", CLOCK)
    async with opened(folder) as pilot:
        await three_steps(pilot)
        await press(pilot, "z")
        rows = [line for line in shown(pilot).splitlines() if "10:42:07 " in line and "lagret" not in line]
        assert [row.split("10:42:07 ")[1].split(":")[0] for row in rows] == ["bør", "kan", "ikke nå"]
        assert "Vi må se gjeldende legemiddelliste" in rows[0]


async def test_enter_undoes_down_to_and_including_the_chosen_step_and_no_further(folder: Path) -> None:
    async with opened(folder) as pilot:
        await three_steps(pilot)
        assert priorities(folder) == ["should", "could"]
        await press(pilot, "z", "down")
        assert "angre denne og alt over, 2 ting" in shown(pilot)
        await press(pilot, "enter")
        assert priorities(folder) == ["wont", None]
        assert "2 ting angret" in notice(pilot)


async def test_what_was_undone_stands_above_and_is_done_again(folder: Path) -> None:
    async with opened(folder) as pilot:
        await three_steps(pilot)
        await press(pilot, "z")
        await press(pilot, "pagedown", "enter")
        assert priorities(folder) == ["must", None]
        await press(pilot, "z")
        assert list(pilot.app.screen.query_one(RecordList).keys) == ["-3", "-2", "-1"]
        await press(pilot, "up", "enter")
        assert priorities(folder) == ["wont", "could"]
        assert "2 ting gjort om igjen" in notice(pilot)


async def test_esc_undoes_nothing(folder: Path) -> None:
    async with opened(folder) as pilot:
        await three_steps(pilot)
        await press(pilot, "z", "escape")
        assert priorities(folder) == ["should", "could"]


async def test_where_nothing_was_done_it_says_so(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "z")
        assert "Ingenting er gjort ennå" in notice(pilot)


async def test_a_step_that_cannot_be_undone_stops_it_there_and_is_explained(folder: Path) -> None:
    async with opened(folder) as pilot:
        await three_steps(pilot)
        path = folder / WORKSHOP
        changed = path.read_bytes() + b"\n# andres\n"
        path.write_bytes(changed)
        await press(pilot, "z")
        await press(pilot, "pagedown", "enter")
        assert "endret av et annet program" in notice(pilot)
        assert path.read_bytes() == changed
        assert len(screen(pilot).session.history) == 3


async def test_a_screen_whose_workshop_was_undone_away_closes(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Nytt verksted")
        await press(pilot, "enter")
        await type_text(pilot, "Et behov")
        await press(pilot, "enter", "escape", "z")
        await press(pilot, "pagedown", "enter")
        assert len(Session(folder).workspace.workshops) == 1
        assert screen(pilot).where == "Felles anskaffelse"
        assert "2 ting angret" in notice(pilot)
