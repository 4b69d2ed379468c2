"""A consolidation by keys: each decision is saved at once, costs few keys, and u takes it back."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from behov.domain.consolidation.gathering import set_later
from behov.domain.similarity.alike import Alike
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.services.stage import Stage as OnStage
from behov.ui.forms.row_editor import RowEditor
from behov.ui.screens.consolidating.consolidation import ConsolidationScreen
from behov.ui.screens.consolidating.regional import RegionalScreen
from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.widgets.notice import Notice
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.consolidated import CONSOLIDATION, OTHER
from tests.ui.opened import opened as app_opened
from tests.ui.opened import settled
from tests.ui.stage import Stage, seen

LIST, ALIKE, SAME, SHIFTS = "HJT-7K3PM2", "INS-00000A", "INS-00000B", "INS-00000C"
OFFLINE, REGIONAL, REJECTED = "HJT-8A1CD3", "REG-3F6WZ1", "INS-00000E"
# Who looks like whom; what nobody looks like is looked up too, and finds nothing.
LIKENESS = {
    LIST: {SAME: 0.9, ALIKE: 0.6, REJECTED: 0.5, OFFLINE: 0.2, REGIONAL: 0.1},
    ALIKE: {SAME: 0.8, LIST: 0.6},
    SAME: {LIST: 0.9, ALIKE: 0.8},
}


class Likeness:
    """Finds what it is told to find, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def prepare(self, workspace: Workspace, tell: Callable[[int, int], None]) -> None:
        tell(0, len(workspace.needs))

    def like(
        self,
        workspace: Workspace,
        text: str,
        most: int = 5,
        without: frozenset[str] = frozenset(),
        *,
        regional: bool = False,
    ) -> tuple[Alike, ...]:
        (name,) = without
        assert regional
        assert workspace.said[name][1].text == text
        self.asked.append(name)
        known = LIKENESS.get(name, {})
        return tuple(Alike(each, score, ("legemiddelliste",)) for each, score in known.items())[:most]


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Pilot[None], ConsolidationScreen, Likeness]]:
    likeness = Likeness()
    async with Stage().run_test(size=size) as pilot:
        session = Session(folder)
        vars(session)["alike"] = likeness
        screen = ConsolidationScreen(session, CONSOLIDATION)
        await pilot.app.push_screen(screen)
        await found(pilot)
        yield pilot, screen, likeness


async def found(pilot: Pilot[None]) -> None:
    """Wait until what looks like the chosen need is found."""
    await pilot.pause()
    if looking := [worker for worker in pilot.app.workers if worker.group == "alike"]:
        await pilot.app.workers.wait_for_complete(looking)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await found(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await pilot.pause()


def saved(folder: Path) -> Workshop:
    return Session(folder).workspace.workshop(CONSOLIDATION)


def queue(screen: ConsolidationScreen) -> tuple[str, ...]:
    return tuple(screen.queue_list.keys)


def words(screen: ConsolidationScreen | RegionalScreen) -> str:
    return " ".join(seen(screen).split())


def said(screen: ConsolidationScreen | RegionalScreen) -> str:
    return str(screen.query_one(Notice).content)


def raw_files(folder: Path) -> tuple[bytes, ...]:
    return tuple((folder / path).read_bytes() for path in (WORKSHOP, OTHER))


async def test_the_queue_is_what_nobody_has_decided_on_and_candidates_stand_beside_it(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, likeness):
        assert queue(screen) == (ALIKE, SAME, SHIFTS, LIST)  # neither what is gathered nor what was rejected
        assert likeness.asked == [ALIKE, SAME, SHIFTS, LIST]  # the chosen one first, then the next three
        screen.queue_list.choose(LIST)
        await found(pilot)
        assert tuple(screen.candidate_list.keys) == (SAME, ALIKE, OFFLINE, REGIONAL)
        assert screen.candidate_list.ticked == ()
        shown = words(screen)
        assert "Hjemmetjeneste · 1 samlet · 1 igjen 3 av 7 i alt" in shown
        assert "INS 2/5 HJT 1/2" in shown
        assert "Skien, Sykepleier," in shown
        assert "90 Vi må se den" in shown
        assert "samlet, " in shown
        assert "Regionalt, samler" in shown
        assert screen.traced == ("need", SAME)


async def test_words_that_match_stand_out_whole(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        screen.queue_list.choose(LIST)
        await found(pilot)
        lines = screen.candidate_list._lines_of(1)
        inked = {piece.text.strip() for line in lines for cell in line for piece in cell if piece.ink == "found"}
        assert inked == {"legemiddelliste"}


async def test_ticked_needs_are_gathered_with_the_most_central_wording_in_six_keys(consolidated: Path) -> None:
    before = raw_files(consolidated)
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "space", "space", "enter")  # both that look like it
        editor = pilot.app.screen
        assert isinstance(editor, RowEditor)
        central = "Vi må se den gjeldende legemiddellisten hjemme hos bruker."
        assert editor._field.text == central
        assert "Gjeldende legemiddelliste må vises på rommet hos beboer." in words(screen)
        await press(pilot, "enter")
        regional = saved(consolidated).needs[-1]
        assert regional.id.startswith("REG-")
        assert (regional.text, regional.merges) == (central, (ALIKE, SAME, LIST))
        assert queue(screen) == (SHIFTS,)
        assert "Det samler 3. 1 2 3 4 gir det prioritet." in said(screen)
        assert screen.on_stage == OnStage("needs", CONSOLIDATION, chosen=regional.id)
        await press(pilot, "1")
        assert saved(consolidated).needs[-1].priority == "must"
        assert "Sist: ● må INS ≠ må 1 · kan 1 HJT må 1 «Vi må se den" in words(screen)
        await press(pilot, "u", "u")
        assert len(saved(consolidated).needs) == 1
        assert queue(screen) == (ALIKE, SAME, SHIFTS, LIST)
        assert screen.session.history == ()
    assert raw_files(consolidated) == before


async def test_one_need_becomes_regional_with_two_keys_and_other_words_with_what_is_typed(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "enter")
        await write(pilot, " Alltid.")
        await press(pilot, "enter")
        assert saved(consolidated).needs[-1].text == "Gjeldende legemiddelliste må vises på rommet hos beboer. Alltid."
        assert screen.queue_list.chosen == SAME
        await press(pilot, "g", "escape")  # given up
        assert len(saved(consolidated).needs) == 2
        assert queue(screen) == (SAME, SHIFTS, LIST)
        screen.queue_list.choose(LIST)
        await press(pilot, "u")
        assert screen.queue_list.chosen == ALIKE  # which is left again


async def test_a_wording_with_a_birth_number_stays_in_its_place_until_it_is_put_right(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "enter")
        await write(pilot, " 13097248022")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RowEditor)
        assert len(saved(consolidated).needs) == 1
        assert "fødselsnummer" in said(screen)


async def test_a_attaches_to_the_regional_candidate_or_to_what_gathers_the_chosen_one(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        screen.queue_list.choose(LIST)
        await press(pilot, "space", "down", "down", "a")  # the regional one is chosen, and another is ticked
        assert saved(consolidated).needs[0].merges == (OFFLINE, "INS-00000D", LIST, SAME)
        assert queue(screen) == (ALIKE, SHIFTS)
        await press(pilot, "u")
        assert saved(consolidated).needs[0].merges == (OFFLINE, "INS-00000D")
        assert screen.queue_list.chosen in (LIST, SAME)  # what is left again is the one to decide on
        screen.queue_list.choose(LIST)
        await press(pilot, "home", "down", "down", "a")  # one that is gathered there
        assert saved(consolidated).needs[0].merges[-1] == LIST


async def test_a_asks_which_where_no_candidate_says_it(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        screen.queue_list.choose(SHIFTS)
        await press(pilot, "a", "enter")
        assert saved(consolidated).needs[0].merges[-1] == SHIFTS
        assert "Det samler 3" in said(screen)


async def test_a_need_in_two_regional_needs_is_said_to_be(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        screen.queue_list.choose(LIST)
        await press(pilot, "down", "down", "space", "enter", "enter")
        assert saved(consolidated).needs[-1].merges == (LIST, OFFLINE)
        assert "1 av dem er også i et annet regionalt behov." in said(screen)


async def test_a_ticked_regional_need_is_attached_to_and_never_gathered(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        screen.queue_list.choose(LIST)
        await press(pilot, "end", "space", "enter")
        assert not isinstance(pilot.app.screen, RowEditor)
        assert "Knytt til med a" in said(screen)
        await press(pilot, "home", "a")
        assert saved(consolidated).needs[0].merges[-1] == LIST


async def test_x_keeps_apart_and_shows_it_last_and_x_again_forgets_it(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "x")
        (apart,) = saved(consolidated).apart
        assert apart.needs == (ALIKE, SAME)
        assert apart.decided is not None
        assert tuple(screen.candidate_list.keys) == (LIST, SAME)
        assert screen.candidate_list.chosen == LIST
        assert queue(screen) == (ALIKE, SAME, SHIFTS, LIST)  # it is still to be decided on
        assert "ikke det samme" in words(screen)
        await press(pilot, "down", "x")
        assert saved(consolidated).apart == ()
        await press(pilot, "u")
        assert len(saved(consolidated).apart) == 1
        await press(pilot, "u")
        assert saved(consolidated).apart == ()


async def test_l_puts_off_to_the_end_and_takes_up_again(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "l")
        assert saved(consolidated).later == (ALIKE,)
        assert queue(screen) == (SAME, SHIFTS, LIST, ALIKE)
        assert screen.queue_list.chosen == SAME
        assert "1 senere" in words(screen)
        screen.queue_list.choose(ALIKE)
        await press(pilot, "l")
        assert saved(consolidated).later == ()
        await press(pilot, "u", "u")
        assert saved(consolidated).later == ()
        assert queue(screen) == (ALIKE, SAME, SHIFTS, LIST)


async def test_t_takes_a_candidate_out_of_what_gathers_it(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "t")
        assert "ikke samlet" in said(screen)
        screen.queue_list.choose(LIST)
        await press(pilot, "down", "down", "t")
        assert saved(consolidated).needs[0].merges == ("INS-00000D",)
        assert queue(screen)[-1] == OFFLINE
        await press(pilot, "u")
        assert saved(consolidated).needs[0].merges == (OFFLINE, "INS-00000D")


async def test_e_rewords_the_regional_candidate_where_it_stands(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "e")
        assert "Ikke noe regionalt behov er valgt" in said(screen)
        await press(pilot, "1")
        assert "Samle eller knytt til først" in said(screen)
        screen.queue_list.choose(LIST)
        await press(pilot, "end")
        assert screen.traced == ("regional", REGIONAL)
        await press(pilot, "e")
        await write(pilot, " Alltid.")
        await press(pilot, "enter")
        assert saved(consolidated).needs[0].text == "Løsningen virker uten dekning. Alltid."
        await press(pilot, "u")
        assert saved(consolidated).needs[0].text == "Løsningen virker uten dekning."


async def test_the_queue_comes_in_other_orders_and_is_searched(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        orders = []
        for _turn in range(4):
            await press(pilot, "o")
            orders.append("".join(name[-1] for name in queue(screen)))
            assert screen.queue_list.chosen == ALIKE
        assert orders == ["2ABC", "C2AB", "2BAC", "ABC2"]  # by step, effect, votes and area
        await press(pilot, "slash")
        await write(pilot, "vakt")
        await pilot.pause()
        assert queue(screen) == (SHIFTS,)
        await press(pilot, "escape")
        assert len(queue(screen)) == 4
        screen.queue_list.choose(ALIKE)
        await press(pilot, "n", "n", "p")
        assert screen.queue_list.chosen == SAME


async def test_everything_decided_says_where_to_go(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        await press(pilot, "space", "space", "enter", "enter", "a", "enter")
        assert queue(screen) == ()
        assert "Alle behov er avgjort. s viser de regionale behovene." in words(screen)
        await press(pilot, "enter", "a", "x", "l", "t", "space")  # nothing to decide on: no harm
        assert len(saved(consolidated).needs) == 2


async def test_what_was_typed_when_the_app_ended_is_taken_up_again(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, _, _likeness):
        await press(pilot, "enter")
        await write(pilot, " Halvt")
        await pilot.pause(0.5)  # as long as what is kept may be behind
    async with app_opened(consolidated) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ConsolidationScreen)
        assert "g tar den opp igjen" in said(screen)
        await pilot.press("g")
        await pilot.pause()
        editor = pilot.app.screen
        assert isinstance(editor, RowEditor)
        assert editor._field.text.endswith("beboer. Halvt")
        await pilot.press("escape")


async def test_what_another_process_wrote_meanwhile_is_not_overwritten(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        Session(consolidated).apply(partial(set_later, path=CONSOLIDATION, need_ids=[SHIFTS], later=True))
        await press(pilot, "x")
        assert saved(consolidated).apart == ()
        assert saved(consolidated).later == (SHIFTS,)
        assert "F5" in said(screen)
        await press(pilot, "f5", "x")
        assert saved(consolidated).later == (SHIFTS,)
        assert len(saved(consolidated).apart) == 1


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_both_lists_what_is_chosen_and_how_far_one_is_are_seen(consolidated: Path, size: tuple[int, int]) -> None:
    async with opened(consolidated, size) as (pilot, screen, _):
        screen.queue_list.choose(LIST)
        await found(pilot)
        shown = words(screen)
        for part in ("Igjen", "Ligner", "Hjemmetjeneste · 1 samlet", "Sagt av Skien", "Vi må se gjeldende"):
            assert part in shown


async def test_the_app_opens_a_consolidation_its_regional_needs_and_it_as_a_workshop(consolidated: Path) -> None:
    async with app_opened(consolidated) as pilot:
        pilot.app.screen.go("workshop", CONSOLIDATION)  # type: ignore[attr-defined]
        await settled(pilot)
        await found(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ConsolidationScreen)
        assert SAME in screen.candidate_list.keys  # found by what really finds
        for key, kind in (("s", RegionalScreen), ("w", WorkshopScreen)):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(pilot.app.screen, kind)
            await pilot.app.screen.run_action("back")
            await settled(pilot)
        screen.go("workshop", CONSOLIDATION, REGIONAL)
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, RegionalScreen)
        assert pilot.app.screen.query_one("#regional", RecordList).chosen == REGIONAL


async def test_a_thought_is_parked_without_leaving_the_need_that_is_decided_on(consolidated: Path) -> None:
    async with opened(consolidated) as (pilot, screen, _):
        screen.queue_list.choose(SAME)
        await press(pilot, "f7")
        await write(pilot, "Hvem eier listen?")
        await press(pilot, "enter")
        (note,) = saved(consolidated).notes
        assert (note.kind, note.text) == ("parked", "Hvem eier listen?")
        assert "Parkert i Konsolidering." in said(screen)
        assert screen.queue_list.chosen == SAME
        await press(pilot, "u")
        assert saved(consolidated).notes == ()
