"""Ways are drawn in the rail: from the chosen step to one that is picked among the others."""

from pathlib import Path

from behov.domain.process import Branch
from behov.ui.screens.picking import PickStep
from tests.conftest import PROCESS
from tests.ui.process_opened import ids, opened, saved
from tests.ui.stage import seen


def line_with(screen: str, words: str) -> str:
    return next(line for line in screen.splitlines() if words in line)


async def test_a_branch_leads_from_the_chosen_step_to_a_picked_one(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("end", "b", "enter", "up", "enter")
        await pilot.pause()
        assert "Veien er tegnet" in seen(screen)
    step = saved(folder)[2]
    assert (step.kind, step.branches) == ("decision", {"Ja": Branch(to="hent-liste")})


async def test_the_way_is_seen_while_one_moves(folder: Path) -> None:
    async with opened(folder) as (pilot, _):
        await pilot.press("b", "enter", "down")
        await pilot.pause()
        shown = seen(pilot.app.screen)
        assert "Ja: hvor går det videre fra steg 1?" in shown
        assert "→ 3  Gir legemidlet" in shown
        assert line_with(shown, "Henter papirliste").split()[:2] == ["1", "┌╴"]
        assert "Ja\xa03" in line_with(shown, "Henter papirliste")
        assert line_with(shown, "Stemmer listen").split()[:2] == ["2", "│"]
        assert line_with(shown, "└▸").split()[:3] == ["▌", "3", "└▸"]
        await pilot.press("up", "up")
        await pilot.pause()
        assert line_with(seen(pilot.app.screen), "↩").split()[:3] == ["▌", "1", "↩"]


async def test_a_step_is_picked_by_its_number(folder: Path) -> None:
    async with opened(folder) as (pilot, _):
        await pilot.press("end", "b", "enter", "2", "enter")
        await pilot.pause()
    assert saved(folder)[2].branches == {"Ja": Branch(to="vurder")}


async def test_esc_draws_nothing(folder: Path) -> None:
    before = (folder / PROCESS).read_bytes()
    async with opened(folder) as (pilot, _):
        await pilot.press("b", "enter", "down")
        assert isinstance(pilot.app.screen, PickStep)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("b", "escape")
        await pilot.pause()
    assert (folder / PROCESS).read_bytes() == before


async def test_a_way_that_is_picked_again_is_taken_away_and_undone_byte_for_byte(folder: Path) -> None:
    before = (folder / PROCESS).read_bytes()
    async with opened(folder) as (pilot, screen):
        await pilot.press("2", "b", "backspace", "J", "a", "enter")
        await pilot.pause()
        assert "Veien er der alt" in seen(pilot.app.screen)
        await pilot.press("enter")
        await pilot.pause()
        assert "Veien er tatt bort" in seen(screen)
        assert saved(folder)[1].branches == {"Nei": Branch(to="hent-liste")}
        await pilot.press("u")
    assert (folder / PROCESS).read_bytes() == before


async def test_without_an_answer_it_is_what_follows_that_is_drawn(folder: Path) -> None:
    async with opened(folder) as (pilot, _):
        await pilot.press("t", "3", "enter")
        await pilot.pause()
        assert saved(folder)[0].next == ("gi",)
        await pilot.press("b", "backspace", "backspace", "enter")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
    step = saved(folder)[0]
    assert (step.kind, step.next, step.branches) == ("task", None, {})  # the step below needs no name


async def test_nothing_follows_an_end_until_it_is_another_kind_of_step(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("k", "k", "k", "k", "t")
        await pilot.pause()
        assert "Ingenting følger etter en slutt" in seen(screen)
    assert ids(folder) == ["hent-liste", "vurder", "gi"]
