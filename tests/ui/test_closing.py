from pathlib import Path

import rtoml
from textual.pilot import Pilot

from behov.ui.screens.closing import ClosingScreen
from tests.conftest import WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text


async def in_closing(pilot: Pilot[None]) -> None:
    screen(pilot).go("workshop", WORKSHOP)
    await settled(pilot)
    await type_text(pilot, "+ Hvem følger opp dekningen på øya?")
    await press(pilot, "enter", "escape", "c")
    assert isinstance(pilot.app.screen, ClosingScreen)


def written(folder: Path) -> dict[str, object]:
    return rtoml.loads((folder / WORKSHOP).read_text("utf-8"))


def last_note(folder: Path) -> dict[str, object]:
    notes = written(folder)["notes"]
    assert isinstance(notes, dict)
    return dict(list(notes.values())[-1])


async def test_a_thought_gets_an_owner_and_a_date_before_the_workshop_is_closed(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_closing(pilot)
        assert "1 tanke har ingen som følger den opp innen en frist" in shown(pilot)
        assert "1 behov er uten prioritet" in shown(pilot)
        await press(pilot, "e")
        await type_text(pilot, "IKT-rådgiver")
        await press(pilot, "tab")
        await type_text(pilot, "1.10.2024")
        await press(pilot, "enter")
        assert (last_note(folder)["owner"], str(last_note(folder)["due"])) == ("IKT-rådgiver", "2024-10-01")
        assert "Ingenting er glemt" in shown(pilot)
        await press(pilot, "c")
        assert written(folder)["state"] == "closed"
        await pilot.app.workers.wait_for_complete()
        summary = folder / "exports/oppsummering/2024-09-12-grenland.html"
        assert str(summary) in notice(pilot).replace("\n", "")
        assert "IKT-rådgiver" in summary.read_text("utf-8")
        await press(pilot, "c")
        assert written(folder)["state"] == "open"


async def test_a_thought_is_dropped_with_a_reason(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_closing(pilot)
        await press(pilot, "d", "enter")  # without a reason it is not dropped
        await type_text(pilot, "Utenfor anskaffelsen")
        await press(pilot, "enter")
        assert (last_note(folder)["status"], last_note(folder)["reason"]) == ("dropped", "Utenfor anskaffelsen")
        assert "lagt bort: Utenfor" in shown(pilot)


async def test_a_workshop_is_closed_with_something_forgotten_only_knowingly(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_closing(pilot)
        await press(pilot, "c")
        assert "1 tanke er glemt" in shown(pilot)
        await press(pilot, "enter")  # back to the parking lot
        assert written(folder)["state"] == "open"
        await press(pilot, "c", "down", "enter")
        assert written(folder)["state"] == "closed"
        await press(pilot, "u")
        assert written(folder)["state"] == "open"
        assert "Avslutt verkstedet" in notice(pilot)
