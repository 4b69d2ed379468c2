from pathlib import Path

from textual.pilot import Pilot

from behov.domain.workshop import Need
from behov.ui.screens.balance import BalanceScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.day import Clock, at, with_day
from tests.ui.opened import notice, opened, press, screen, settled, shown


async def in_balance(pilot: Pilot[None]) -> None:
    screen(pilot).go("balance", WORKSHOP)
    await settled(pilot)
    assert isinstance(pilot.app.screen, BalanceScreen)


def row(pilot: Pilot[None], kind: str, key: str) -> str:
    """The line of somebody, with one blank between columns."""
    rows = pilot.app.screen.query_one(f"#{kind}", RecordList)
    place = rows.keys.index(key)
    head = rows._head
    return " ".join(rows.render_line(head + place).text.strip("▌▐ ").split())


async def test_who_has_not_been_heard_comes_first_and_is_said_in_words(folder: Path, clock: Clock) -> None:
    with_day(folder)
    async with opened(folder) as pilot:
        await in_balance(pilot)
        towns = pilot.app.screen.query_one("#towns", RecordList)
        assert towns.keys == ("4003", "4001", "")
        assert row(pilot, "towns", "4003") == "Skien ikke hørt ennå"
        assert row(pilot, "towns", "4001") == "Porsgrunn 1 –"
        assert row(pilot, "towns", "") == "ingen bestemt kommune 1 1"
        assert row(pilot, "roles", "Lege") == "Lege ikke hørt ennå"
        assert "1 ikke hørt ennå" in shown(pilot)
        assert "Skien: Lege ikke hørt ennå" in shown(pilot)


async def test_who_has_been_silent_in_the_block_that_is_held_is_seen(folder: Path, clock: Clock) -> None:
    needs = (
        Need(id="HJT-000001", text="Vi må se alt.", role="Sykepleier", municipalities=("4001",), recorded=at(30)),
        Need(id="HJT-000002", text="Vi må se alt.", role="Lege", municipalities=("4003",), recorded=at(61)),
    )
    with_day(folder, 0, 60, needs=needs)
    clock.at(70)
    async with opened(folder) as pilot:
        await in_balance(pilot)
        assert "i blokken" in shown(pilot)
        assert row(pilot, "towns", "4003") == "Skien 1 – 1"
        assert row(pilot, "roles", "Sykepleier") == "Sykepleier 1 – stille"


async def test_what_is_chosen_is_told_apart_and_the_roles_are_the_second_pane(folder: Path, clock: Clock) -> None:
    with_day(folder)
    async with opened(folder, wide=False) as pilot:
        await in_balance(pilot)
        assert "Skien: Lege ikke hørt ennå" in shown(pilot)
        assert "Roller" not in shown(pilot)
        await press(pilot, "2", "down")
        assert "Roller" in shown(pilot)
        assert "Kommuner" not in shown(pilot)
        assert "Sykepleier: Porsgrunn 1" in shown(pilot)
        await press(pilot, "enter")
        assert notice(pilot) == "Sykepleier: Porsgrunn 1"
        await press(pilot, "1")
        assert "Kommuner" in shown(pilot)


async def test_a_workshop_in_which_nobody_is_named_says_what_to_do(folder: Path, clock: Clock) -> None:
    with_day(folder, needs=(), notes=(), municipalities=(), participants=())
    async with opened(folder) as pilot:
        await in_balance(pilot)
        assert "Skriv hvem som deltar" in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, BalanceScreen)


async def test_the_balance_is_opened_from_the_workshop_and_the_agenda(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    async with opened(folder) as pilot:
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        await press(pilot, "ctrl+l")
        assert isinstance(pilot.app.screen, BalanceScreen)
        await press(pilot, "escape", "ctrl+g", "h")
        assert isinstance(pilot.app.screen, BalanceScreen)
