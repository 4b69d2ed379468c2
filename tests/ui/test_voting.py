"""Priorities with the room: votes typed from the wall, and a priority for each need with one key."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.domain.edits import change_workshop, with_workshop
from behov.domain.record import Language
from behov.domain.workshop import Need, Participants, Voting, Workshop
from behov.services.session import Session
from behov.ui.screens.voting import VotingScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.opened import notice, opened, press, screen, shown, type_text

TABLE = (("HJT-000000", 7), ("HJT-000001", 12), ("HJT-000002", 0), ("HJT-000003", 3), ("HJT-000004", 5))
TEXTS = (
    "Se gjeldende legemiddelliste",
    "Virke uten dekning",
    "Skrive ut på papir",
    "Ringe fra appen",
    "Signere én gang",
)


@pytest.fixture
def room(folder: Path) -> Path:
    """The small workspace with five needs, twelve who came, and three dots for each of them."""
    session = Session(folder)
    workshop = session.workspace.workshop(WORKSHOP)
    needs = tuple(
        Need(id=need_id, text=text, role="Sykepleier", recorded=datetime.fromisoformat(f"2024-09-12T10:0{at}:00+02:00"))
        for at, ((need_id, _), text) in enumerate(zip(TABLE, TEXTS, strict=True))
    )
    came = (Participants(role="Sykepleier", municipality="4001", count=12),)
    after = workshop.replace(needs=needs, participants=came, voting=Voting(dots=3, cap=1, voters=12))
    session.apply(lambda now: with_workshop(now, after))
    return folder


def saved(folder: Path) -> Workshop:
    return Session(folder).workspace.workshop(WORKSHOP)


def votes(folder: Path) -> list[int | None]:
    return [need.votes for need in saved(folder).needs]


def priorities(folder: Path) -> list[str | None]:
    return [need.priority for need in saved(folder).needs]


def change(folder: Path, **changes: object) -> None:
    Session(folder).apply(lambda now: change_workshop(now, WORKSHOP, **changes))


@asynccontextmanager
async def voting(folder: Path, *, wide: bool = True, path: str = WORKSHOP) -> AsyncIterator[Pilot[None]]:
    async with opened(folder, wide=wide) as pilot:
        screen(pilot).go("voting", path)
        await press(pilot)
        assert isinstance(pilot.app.screen, VotingScreen)
        yield pilot


def keys_of(table: Sequence[tuple[str, int]]) -> list[list[str]]:
    return [[*str(count), "enter"] for _, count in table]


async def test_a_table_of_votes_is_typed_need_by_need_in_the_order_on_the_wall(room: Path) -> None:
    keys = keys_of(TABLE)
    assert all(len(each) <= 2 for each, (_, count) in zip(keys, TABLE, strict=True) if count < 10)
    async with voting(room) as pilot:
        await pilot.press(*(key for each in keys for key in each))
        await press(pilot)
        assert "27 av 36 prikker, 9 mangler" in notice(pilot)  # after the last need
    assert [(need.id, need.votes) for need in saved(room).needs] == list(TABLE)


async def test_each_digit_is_saved_and_a_number_is_undone_whole(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "1")
        assert votes(room)[0] == 1
        await press(pilot, "2")
        assert votes(room)[0] == 12
        await press(pilot, "down", "5")
        await press(pilot, "u")
        assert votes(room)[:2] == [12, None]
        await press(pilot, "u")
        assert votes(room)[:2] == [None, None]
        await press(pilot, "u")
        assert "ingenting å angre" in notice(pilot)


async def test_a_number_that_was_left_is_written_anew(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "1", "down", "up", "2")
        assert votes(room)[0] == 2
        await press(pilot, "end", "3", "enter", "4")  # the last need: Enter is done with it, too
        assert votes(room)[-1] == 4


async def test_backspace_takes_the_last_digit_then_the_number(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "1", "2", "backspace")
        assert votes(room)[0] == 1
        await press(pilot, "backspace")
        assert votes(room)[0] is None
        assert Session(room).workspace == screen(pilot).session.workspace
        await press(pilot, "1", "2", "down", "up", "backspace")
        assert votes(room)[0] is None


async def test_too_many_dots_and_too_many_on_one_need_are_said_in_words(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, *"13", "enter", *"12", "enter", *"13")
        assert "38 av 36 prikker: 2 for mange" in shown(pilot)
        assert "2 behov over grensen" in shown(pilot)
        over = [line for line in shown(pilot).splitlines() if "over grensen: høyst 12" in line]
        assert [line.strip("▌ ").split()[0] for line in over] == ["13", "13"]


async def test_needs_without_votes_are_listed_and_stay_while_they_get_some(room: Path) -> None:
    async with voting(room) as pilot:
        assert "ingen stemmer" not in shown(pilot)
        await press(pilot, *"12", "enter", "0")
        assert "4 behov uten stemmer" in shown(pilot)
        assert shown(pilot).count("ingen stemmer") == 4
        rows = screen(pilot).query_one(RecordList)
        await press(pilot, "t")
        assert list(rows.keys) == [need_id for need_id, _ in TABLE[1:]]
        await press(pilot, *"11", "enter", "1", "enter", "1", "enter", "1")
        assert votes(room) == [12, 11, 1, 1, 1]
        assert list(rows.keys) == [need_id for need_id, _ in TABLE[1:]]
        await press(pilot, "t", "t")
        assert "Alle behovene har stemmer." in shown(pilot)
        await press(pilot, "t")
        assert len(rows.keys) == 5


async def test_the_room_sees_the_sums_when_they_are_shown_and_only_then(room: Path) -> None:
    async with voting(room) as pilot:
        assert "skjult for rommet" in shown(pilot)
        await press(pilot, "r")
        assert "vist for rommet" in shown(pilot)
        assert saved(room).voting == Voting(dots=3, cap=1, voters=12, revealed=True)
        await press(pilot, "r")
        assert "skjult for rommet" in shown(pilot)
        assert saved(room).voting == Voting(dots=3, cap=1, voters=12)


async def test_a_vote_is_set_up_for_those_who_came(room: Path) -> None:
    change(room, voting=None)
    async with voting(room) as pilot:
        assert "Trykk v" in shown(pilot)
        await press(pilot, "v")
        await press(pilot, "5", "enter")
        assert "0 av 60 prikker, 60 mangler" in shown(pilot)
    assert saved(room).voting == Voting(dots=5, cap=2, voters=12)


async def test_voters_are_held_against_the_participants(room: Path) -> None:
    change(room, voting=Voting(dots=3, voters=14))
    async with voting(room) as pilot:
        assert "14 stemmer, men bare 12 er her" in shown(pilot)
    change(room, voting=Voting(dots=3, voters=11))
    async with voting(room) as pilot:
        assert "11 av 12 deltakere stemmer" in shown(pilot)


async def test_all_votes_are_taken_away_and_come_back_with_one_undo(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "7", "enter", "5", "r", "c")
        assert votes(room) == [None] * 5
        assert "u henter dem tilbake" in notice(pilot)
        assert "skjult for rommet" in shown(pilot)
        await press(pilot, "u")
        assert votes(room)[:2] == [7, 5]
        assert "vist for rommet" in shown(pilot)


async def test_a_priority_is_one_key_and_the_most_votes_come_first(room: Path) -> None:
    async with voting(room) as pilot:
        await pilot.press(*(key for each in keys_of(TABLE) for key in each))
        await press(pilot, "s", "home")
        assert list(screen(pilot).query_one(RecordList).keys) == [f"HJT-00000{at}" for at in (1, 0, 4, 3, 2)]
        await press(pilot, "1", "2", "3", "4", "0")
        assert priorities(room) == ["should", "must", None, "wont", "could"]
        assert votes(room) == [7, 12, 0, 3, 5]
        assert re.search(r"12 ━{8} ● må +Virke uten dekning", shown(pilot))
        assert re.search(r" 3 ━━ +– ikke nå +Ringe fra appen", shown(pilot))
        assert re.search(r" 0 +\? ikke prioritert +Skrive ut på papir", shown(pilot))
        assert "● må 1   ○ bør 1   · kan 1   – ikke nå 1   ? ikke prioritert 1" in shown(pilot)
        await press(pilot, "up", "m")  # the key of the other screens: after not now comes none
        assert priorities(room)[3] is None


async def test_ticked_needs_get_a_priority_together_as_one_thing_to_undo(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "s", "space", "space", "down", "space")
        assert "3 valgt" in shown(pilot)
        await press(pilot, "2")
        assert priorities(room) == ["should", "should", None, "should", None]
        assert "valgt" not in shown(pilot)
        await press(pilot, "u")
        assert priorities(room) == [None] * 5
        await press(pilot, "home", "space", "escape", "1")  # Esc takes the ticks away first
        assert priorities(room)[:2] == [None, "must"]


async def test_it_warns_when_most_are_must(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "s", "1", "1", "1", "4")
        assert "er må. Når nesten alt er må" not in shown(pilot)
        await press(pilot, "4")
        assert "3 av 5 er må. Når nesten alt er må, sier det lite. Hva kan vente?" in shown(pilot)


async def test_help_lists_the_digits_and_the_palette_writes_no_number(room: Path) -> None:
    async with voting(room) as pilot:
        await press(pilot, "question_mark")
        assert re.search(r"0–9 +Stemmer", shown(pilot))
        assert re.search(r"4 +Prioritet: ikke nå", shown(pilot))
        await press(pilot, "escape", "ctrl+p")
        await type_text(pilot, "stemmer")
        assert re.search(r"Vis/skjul stemmer +r", shown(pilot))
        assert "0–9" not in shown(pilot).split("Enter velg")[0]


async def test_in_a_consolidation_no_room_votes_but_priorities_are_decided(folder: Path) -> None:
    path = "workshops/2024-11-20-konsolidering.toml"
    (folder / path).write_text(
        'format = 1\ntitle = "Konsolidering"\nkind = "consolidation"\ndate = 2024-11-20\n\n'
        '[needs.REG-000001]\ntext = "Listen vises der bruker er."\n',
        "utf-8",
    )
    async with voting(folder, path=path) as pilot:
        assert "Stemmer" not in shown(pilot)
        assert "for rommet" not in shown(pilot)
        await press(pilot, "r", "s", "v", "1")
        assert Session(folder).workspace.workshop(path).needs[0].priority == "must"
        assert Session(folder).workspace.workshop(path).voting is None


async def test_a_workshop_without_needs_says_so(room: Path) -> None:
    change(room, needs=())
    async with voting(room) as pilot:
        await press(pilot, "1", "backspace", "enter", "s", "1", "space", "m")
        assert "Ingen behov ennå." in shown(pilot)


async def test_a_file_with_errors_is_shown_and_not_voted_in(room: Path) -> None:
    path = room / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('kind = "needs"', 'kind = "needs"\nlanguage = "se"'), "utf-8")
    before = path.read_bytes()
    async with voting(room) as pilot:
        for keys in (("7",), ("r",), ("s", "1")):
            await press(pilot, *keys)
            assert WORKSHOP in notice(pilot)
    assert path.read_bytes() == before


@pytest.mark.parametrize("spoken", ["nb", "nn", "en"])
@pytest.mark.parametrize("keys", [(), ("s", "space")], ids=["votes", "priorities"])
async def test_nothing_that_behov_says_is_cut_at_80_columns(
    room: Path, spoken: Language, keys: tuple[str, ...]
) -> None:
    change(
        room,
        needs=tuple(need.replace(votes=100, priority="must") for need in saved(room).needs),
        voting=Voting(dots=3, cap=1, voters=14),
    )
    async with voting(room, wide=False) as pilot:
        screen(pilot).action_speak(spoken)
        await press(pilot, *keys)
        assert "…" not in "\n".join(shown(pilot).splitlines()[1:])


async def test_hostile_text_is_shown_as_text(room: Path) -> None:
    path = room / WORKSHOP
    path.write_text(
        path.read_text("utf-8").replace("Virke", r"[red]\u001b[31mVirke \u202e[/] [@click=app.quit]"), "utf-8"
    )
    async with voting(room) as pilot:
        await press(pilot, "down", "1", "z")
        assert "[red]␛[31mVirke ⟨U+202E⟩" in shown(pilot)
        assert "\x1b" not in shown(pilot)
