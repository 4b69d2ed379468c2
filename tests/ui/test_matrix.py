"""The matrix on the screen: who wants what, and who disagrees."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.services.session import Session
from behov.ui.screens.matrix import MatrixScreen
from behov.ui.widgets.record_list import RecordList
from tests.ui.stage import Stage, seen

REGION = """\
format = 1
title = "Konsolidering"
kind = "consolidation"
date = 2024-11-20

[needs.REG-000001]
text = "Gjeldende legemiddelliste vises der bruker er."
merges = ["HJT-7K3PM2", "HJT-000001"]
priority = "must"
"""
VEST = """\
format = 1
title = "Behovsverksted, Vestmar"
kind = "needs"
area = "hjemmetjeneste"
date = 2024-09-13

[needs.HJT-000001]
text = "Vi har ikke multidose hos egne brukere [b]x[/b]"
priority = "could"
municipalities = ["4003"]
"""


@pytest.fixture
def region(folder: Path) -> Path:
    (folder / "workshops/felles.toml").write_text(REGION, "utf-8")
    (folder / "workshops/vestmar.toml").write_text(VEST, "utf-8")
    return folder


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = (100, 30)) -> AsyncIterator[tuple[Pilot[None], MatrixScreen]]:
    async with Stage().run_test(size=size) as pilot:
        screen = MatrixScreen(Session(folder))
        await pilot.app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


async def go_to(pilot: Pilot[None], screen: MatrixScreen, area: str) -> None:
    """Go right until what is said below is of this area."""
    for _ in range(8):
        if any(line.startswith(f"  {area}") for line in seen(screen).splitlines()[-9:]):
            return
        await pilot.press("right")
        await pilot.pause()
    raise AssertionError(area)


async def test_a_cell_says_the_priority_in_words_and_a_dispute_with_its_counts(region: Path) -> None:
    async with opened(region) as (pilot, screen):
        await go_to(pilot, screen, "Hjemmetjeneste")
        shown = seen(screen)
    assert "≠ må 1 · kan 1" in shown
    assert "ikke prioritert" in shown
    assert "≠ 1 uenighet " in shown


async def test_below_the_matrix_stands_who_said_what_in_the_chosen_cell(region: Path) -> None:
    async with opened(region) as (pilot, screen):
        await go_to(pilot, screen, "Hjemmetjeneste")
        said = " ".join(seen(screen).split())
    assert "besluttet ● må" in said
    assert "● må Porsgrunn «Vi må se gjeldende legemiddelliste hjemme hos bruker.»" in said
    assert "· kan Skien «Vi har ikke multidose hos egne brukere [b]x[/b]»" in said


async def test_every_area_can_be_reached_at_80_by_24(region: Path) -> None:
    async with opened(region, (80, 24)) as (pilot, screen):
        for area in Session(region).workspace.catalogue.areas.values():
            await go_to(pilot, screen, area.label("nb"))


async def test_the_filter_finds_what_was_said_and_keeps_all_words(region: Path) -> None:
    async with opened(region) as (pilot, screen):
        await pilot.press("slash", *"multidose")
        await pilot.pause()
        assert len(screen.query_one(RecordList).keys) == 1
        assert "ikke i: " in seen(screen)
        await pilot.press("escape")
        await pilot.pause()
        assert len(screen.query_one(RecordList).keys) == 2


async def test_i_shows_only_what_is_in_dispute(region: Path) -> None:
    async with opened(region) as (pilot, screen):
        await pilot.press("i")
        assert len(screen.query_one(RecordList).keys) == 1
        await pilot.press("i")
        assert len(screen.query_one(RecordList).keys) == 2


async def test_for_some_municipalities_only_their_voices_count(region: Path) -> None:
    async with opened(region) as (pilot, screen):
        await pilot.press("k", *"skien", "enter", "ctrl+s")
        await pilot.pause()
        shown = seen(screen)
        assert "≠ 0 uenigheter" in shown
        assert "Skien" in shown


async def test_m_changes_the_priority_in_the_needs_own_file(region: Path) -> None:
    async with opened(region) as (pilot, _):
        await pilot.press("m")
        assert Session(region).workspace.workshop("felles").needs[0].priority == "should"
        await pilot.press("u")
        assert Session(region).workspace.workshop("felles").needs[0].priority == "must"


async def test_e_changes_the_need_in_a_form(region: Path) -> None:
    async with opened(region) as (pilot, screen):
        await pilot.press("e", "X", "enter")
        await pilot.pause()
        assert "bruker er.X" in seen(screen)


async def test_without_needs_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "behov.toml").write_text("format = 1\n", "utf-8")
    async with opened(tmp_path) as (pilot, screen):
        assert "Ingen behov er registrert ennå." in seen(screen)
        await pilot.press("m", "e", "right", "down", "enter")
