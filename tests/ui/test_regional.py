"""The regional needs by keys: their priorities beside those of the areas, and what is taken out or deleted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.domain.workshop import Workshop
from behov.services.session import Session
from behov.ui.screens.consolidating.regional import RegionalScreen
from behov.ui.widgets.record_list import RecordList
from tests.ui.consolidated import CONSOLIDATION
from tests.ui.stage import Stage
from tests.ui.test_consolidation import press, said, words, write

MORE = """
[needs.REG-000002]
text = "Vaktlisten endres av avdelingen."
priority = "could"
merges = [
    "INS-00000A",
    "INS-00000B",
]
"""


@pytest.fixture
def two(consolidated: Path) -> Path:
    path = consolidated / CONSOLIDATION
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")
    return consolidated


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = (100, 30)) -> AsyncIterator[tuple[Pilot[None], RegionalScreen]]:
    async with Stage().run_test(size=size) as pilot:
        screen = RegionalScreen(Session(folder), CONSOLIDATION)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


def saved(folder: Path) -> Workshop:
    return Session(folder).workspace.workshop(CONSOLIDATION)


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_each_stands_with_what_it_gathers_and_what_areas_and_municipalities_think(
    two: Path, size: tuple[int, int]
) -> None:
    async with opened(two, size) as (pilot, screen):
        shown = words(screen)
        for part in ("Regionale behov 2 1 uten prioritet ≠ 1", "? ikke", "prioritert", "○ bør", "Samler 2"):
            assert part in shown
        assert "Områder Hjemmetjeneste ikke prioritert Institusjon bør 1" in shown
        assert "Meldt av Skien bør 1" in shown
        await press(pilot, "down")
        assert "Institusjon ≠ må 1 · kan 1" in words(screen)
        await press(pilot, "i")
        assert screen.query_one("#regional", RecordList).keys == ["REG-000002"]
        assert screen.traced == ("regional", "REG-000002")


async def test_a_digit_decides_the_priority_and_goes_on_and_u_takes_it_back(two: Path) -> None:
    async with opened(two) as (pilot, screen):
        await press(pilot, "2", "4")
        assert [need.priority for need in saved(two).needs] == ["should", "wont"]
        await press(pilot, "0")
        assert saved(two).needs[1].priority is None
        await press(pilot, "u", "u", "u")
        assert [need.priority for need in saved(two).needs] == [None, "could"]
        assert screen.session.history == ()


async def test_enter_goes_to_what_is_gathered_where_t_takes_out_and_an_empty_one_is_deleted(two: Path) -> None:
    async with opened(two, (80, 24)) as (pilot, screen):
        await press(pilot, "t")
        assert "Enter går til det som er samlet" in said(screen)
        await press(pilot, "d")
        assert "Ta det ut først, med t" in said(screen)
        await press(pilot, "enter")
        assert screen.traced == ("need", "HJT-8A1CD3")
        await press(pilot, "t", "t")
        assert saved(two).needs[0].merges == ()
        assert "Det samler ingenting. d sletter det." in words(screen)
        await press(pilot, "escape", "d")
        assert [need.id for need in saved(two).needs] == ["REG-000002"]
        await press(pilot, "u", "u", "u")
        assert saved(two).needs[0].merges == ("HJT-8A1CD3", "INS-00000D")


async def test_e_rewords_and_the_filter_finds(two: Path) -> None:
    async with opened(two) as (pilot, screen):
        await press(pilot, "e")
        await write(pilot, " Alltid.")
        await press(pilot, "enter")
        assert saved(two).needs[0].text == "Løsningen virker uten dekning. Alltid."
        await press(pilot, "u", "slash")
        await write(pilot, "vakt")
        await press(pilot, "enter")
        assert screen.query_one("#regional", RecordList).keys == ["REG-000002"]


async def test_none_yet_says_what_to_do(two: Path) -> None:
    path = two / CONSOLIDATION
    path.write_text(path.read_text("utf-8").partition("[needs.")[0], "utf-8")
    async with opened(two) as (pilot, screen):
        await press(pilot, "1", "e", "t", "d", "enter")
        assert "Det er ingen regionale behov ennå. s viser det som er igjen" in words(screen)
        assert screen.session.history == ()
