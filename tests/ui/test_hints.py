"""Going through hints: each beside why, taken or waved through with one key, and all of it undone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from behov.services.session import Session
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.row_editor import RowEditor
from behov.ui.screens.hints import HintsScreen
from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.opened import opened as app_opened
from tests.ui.opened import settled
from tests.ui.stage import Stage, seen

GATHERED = "workshops/2024-11-20-konsolidering.toml"
NEED = """
[needs.HJT-000001]
text = "Legevakta må ha en app."
role = "Lege"
steps = ["legemidler-hjemme/gi"]
effects = ["TJ2"]

[needs.HJT-000002]
text = "Som lege trenger jeg listen, slik at [b]dosen[/b] er rett."
"""


@pytest.fixture
def hinted(folder: Path) -> Path:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8") + NEED, "utf-8")
    (folder / GATHERED).write_text(
        'format = 1\ntitle = "Konsolidering"\nkind = "consolidation"\ndate = 2024-11-20\n\n'
        '[needs.REG-000001]\ntext = "Listen vises i en fane."\n',
        "utf-8",
    )
    return folder


@asynccontextmanager
async def opened(
    folder: Path, path: str = "", size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Pilot[None], HintsScreen]]:
    async with Stage().run_test(size=size) as pilot:
        screen = HintsScreen(Session(folder), path)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def left(screen: HintsScreen) -> list[str]:
    return [" ".join(key.split()[:2]) for key in screen.query_one(RecordList).keys]


def words(screen: HintsScreen) -> str:
    return " ".join(seen(screen).split())


async def test_hints_stand_beside_why_and_what_taking_them_does(hinted: Path) -> None:
    async with opened(hinted) as (pilot, screen):
        assert left(screen) == [
            *("REG-000001 solution", "HJT-7K3PM2 benefit", "HJT-8A1CD3 role", "HJT-8A1CD3 benefit", "HJT-8A1CD3 step"),
            *("HJT-000001 scope", "HJT-000001 solution", "HJT-000002 role", "HJT-000002 step"),
        ]
        screen.query_one(RecordList).choose("HJT-000001 scope " + WORKSHOP)
        await pilot.pause()
        shown = words(screen)
        assert "9 hint igjen" in shown
        assert "En funksjon for «Legevakta» er utenfor anskaffelsen." in shown
        assert "setter behovet utenfor omfanget, som Legevakt." in shown
        assert "[b]dosen[/b]" in shown
        assert screen.traced == ("need", "HJT-000001")


async def test_t_takes_a_hint_and_goes_on_and_u_takes_it_back(hinted: Path) -> None:
    before = Session(hinted).workspace.workshop(WORKSHOP)
    async with opened(hinted, WORKSHOP) as (pilot, screen):
        screen.query_one(RecordList).choose("HJT-000001 scope " + WORKSHOP)
        await press(pilot, "t")
        need = Session(hinted).workspace.workshop(WORKSHOP).needs[2]
        assert (need.scope, need.adjacent, need.taken) == ("out", "legevakt", ("scope",))
        assert not any(key.startswith("HJT-000001") for key in left(screen))
        await press(pilot, "u")
        assert Session(hinted).workspace.workshop(WORKSHOP) == before
        assert "HJT-000001 scope" in left(screen)


async def test_x_waves_a_hint_through_and_goes_on_to_the_next(hinted: Path) -> None:
    async with opened(hinted, WORKSHOP) as (pilot, screen):
        await press(pilot, "x")
        assert Session(hinted).workspace.workshop(WORKSHOP).needs[0].waived == ("benefit",)
        assert screen.query_one(RecordList).chosen == "HJT-8A1CD3 role " + WORKSHOP
        assert "7 hint igjen" in words(screen)
        await press(pilot, "l")
        assert screen.query_one(RecordList).chosen == "HJT-8A1CD3 benefit " + WORKSHOP


async def test_a_hint_of_a_raw_needs_words_is_noted_and_the_words_stay(hinted: Path) -> None:
    async with opened(hinted, WORKSHOP) as (pilot, screen):
        screen.query_one(RecordList).choose("HJT-000001 solution " + WORKSHOP)
        await press(pilot, "t")
        need = Session(hinted).workspace.workshop(WORKSHOP).needs[2]
        assert (need.text, need.taken) == ("Legevakta må ha en app.", ("solution",))


async def test_a_role_in_the_text_is_set_and_else_it_is_asked_for(hinted: Path) -> None:
    async with opened(hinted, WORKSHOP) as (pilot, screen):
        screen.query_one(RecordList).choose("HJT-000002 role " + WORKSHOP)
        await press(pilot, "t")
        assert Session(hinted).workspace.workshop(WORKSHOP).needs[3].role == "Lege"
        screen.query_one(RecordList).choose("HJT-8A1CD3 role " + WORKSHOP)
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, Chooser)
        await press(pilot, "enter")
        await pilot.pause()
        assert Session(hinted).workspace.workshop(WORKSHOP).needs[1].role


async def test_a_step_is_picked(hinted: Path) -> None:
    async with opened(hinted, WORKSHOP) as (pilot, screen):
        screen.query_one(RecordList).choose("HJT-8A1CD3 step " + WORKSHOP)
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, Chooser)
        await press(pilot, "enter")
        await pilot.pause()
        assert Session(hinted).workspace.workshop(WORKSHOP).needs[1].steps == ("legemidler-hjemme/hent-liste",)


async def test_the_words_of_a_regional_need_are_changed_where_they_stand(hinted: Path) -> None:
    async with opened(hinted, GATHERED) as (pilot, screen):
        assert left(screen) == ["REG-000001 solution"]
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, RowEditor)
        pilot.app.post_message(Paste(" Nå."))
        await press(pilot, "enter")
        await pilot.pause()
        assert Session(hinted).workspace.workshop(GATHERED).needs[0].text == "Listen vises i en fane. Nå."
        assert left(screen) == ["REG-000001 solution"]
        assert "x lar det gå" in words(screen)
        await press(pilot, "x")
        assert "Ingen hint er igjen." in words(screen)
        await press(pilot, "t", "x", "l", "enter")


async def test_g_shows_one_kind(hinted: Path) -> None:
    async with opened(hinted) as (pilot, screen):
        await press(pilot, "g")
        await press(pilot, "down", "enter")
        await pilot.pause()
        assert left(screen) == ["HJT-000001 scope"]
        assert "bare Utenfor?" in words(screen)
        await press(pilot, "x")
        assert len(left(screen)) == 8


async def test_a_workshop_leads_to_its_hints_and_the_detail_tells_of_them(hinted: Path) -> None:
    async with app_opened(hinted) as pilot:
        pilot.app.screen.go("workshop", WORKSHOP, "HJT-000001")  # type: ignore[attr-defined]
        await settled(pilot)
        assert isinstance(pilot.app.screen, WorkshopScreen)
        shown = " ".join(seen(pilot.app.screen).split())
        assert "Utenfor? «Legevakta»" in shown
        assert "Løsning «app»" in shown
        await pilot.press("H")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HintsScreen)
        await pilot.press("H")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WorkshopScreen)
        await pilot.press("f2", "H")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HintsScreen)
        assert pilot.app.screen.path == ""


async def test_at_80_by_24_why_can_be_read(hinted: Path) -> None:
    async with opened(hinted, WORKSHOP, (80, 24)) as (_, screen):
        assert "ikke knyttet til noen effekt" in words(screen)
        assert "noterer det for den som formulerer" in words(screen)
