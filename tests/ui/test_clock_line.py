from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from behov.domain.workshop import AgendaItem, Workshop
from behov.ui.widgets.capture_line import CaptureLine
from behov.ui.widgets.clock_line import clock_line as line_of
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.day import AGENDA, NINE, Clock, agenda, at, clock_line, with_day
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text


async def in_workshop(pilot: Pilot[None]) -> None:
    screen(pilot).go("workshop", WORKSHOP)
    await settled(pilot)


async def tick(pilot: Pilot[None]) -> None:
    """Wait until the clock has been looked at again."""
    await pilot.pause(0.6)


async def test_a_day_goes_from_its_first_block_to_over_time_and_nothing_begins_by_itself(
    folder: Path, clock: Clock
) -> None:
    with_day(folder)
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        assert clock_line(pilot) == "Dagen er ikke begynt. ^n begynner Velkommen. klokka 09.00"
        clock.at(60)
        await tick(pilot)
        assert clock_line(pilot).endswith("klokka 10.00")
        assert agenda(folder)[0].started is None
        clock.at(0)
        await press(pilot, "ctrl+n")
        assert notice(pilot) == "Blokk nå: Velkommen, til 09.15"
        assert "15 min igjen så Nåsituasjon 09.15 ferdig 11.15" in clock_line(pilot)
        clock.at(4.5)
        await tick(pilot)
        assert "11 min igjen så Nåsituasjon 09.15" in clock_line(pilot)
        clock.at(15.5)
        await tick(pilot)
        assert "tiden er ute" in clock_line(pilot)
        clock.at(19)
        await tick(pilot)
        assert "4 min over tiden så Nåsituasjon 09.19 ferdig 11.19" in clock_line(pilot)
        assert [block.started for block in agenda(folder)] == [NINE, None, None, None]


async def test_a_break_says_when_all_are_to_be_back(folder: Path, clock: Clock) -> None:
    with_day(folder, 0, 15, 90)
    clock.at(95)
    async with opened(folder, wide=False) as pilot:
        await in_workshop(pilot)
        assert clock_line(pilot).startswith("Pause, tilbake 10.45 ")
        assert "10 min igjen så Prioritering" in clock_line(pilot)


async def test_after_the_last_block_it_says_when_the_day_was_to_end(folder: Path, clock: Clock) -> None:
    with_day(folder, 0, 15, 90, 105)
    clock.at(140)
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        assert "5 min over tiden dagen skulle slutte 11.15" in clock_line(pilot)
        await press(pilot, "ctrl+n")
        assert "ingen blokk etter" in notice(pilot)
        clock.at(60 * 24)
        await tick(pilot)
        assert clock_line(pilot) == "Prioritering begynte 12.9.2024 klokka 09.00"


async def test_five_more_minutes_move_the_end_and_undo_takes_them_back(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    clock.at(10)
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "ctrl+y")
        assert notice(pilot) == "5 minutter til: dagen slutter 11.20"
        assert agenda(folder)[0].minutes == 20
        await press(pilot, "escape", "u")
        assert agenda(folder)[0].minutes == 15
        assert "5 min igjen" in clock_line(pilot)


async def test_the_keys_work_while_one_writes_and_what_is_typed_stays(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await type_text(pilot, "Vi må se")
        await press(pilot, "ctrl+n")
        await press(pilot, "ctrl+y")
        clock.at(1)
        await tick(pilot)
        line = pilot.app.screen.query_one(CaptureLine)
        assert line.has_focus
        assert line.value == "Vi må se"
        assert agenda(folder)[1].minutes == 80


async def test_whoever_closes_the_app_and_opens_it_again_is_in_the_same_block(folder: Path, clock: Clock) -> None:
    with_day(folder)
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "ctrl+n")
        clock.at(15)
        await press(pilot, "ctrl+n")
    clock.at(50)
    async with opened(folder) as pilot:
        assert "Nåsituasjon" in clock_line(pilot)  # in the overview already
        assert "40 min igjen" in clock_line(pilot)
        await in_workshop(pilot)
        assert "40 min igjen så Pause 10.30" in clock_line(pilot)


async def test_the_process_screen_shows_the_workshop_that_is_being_held(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    async with opened(folder, wide=False) as pilot:
        screen(pilot).go("process", PROCESS)
        await settled(pilot)
        assert "15 min igjen så Nåsituasjon 09.15" in clock_line(pilot)
        where, clock_seen, views = shown(pilot).splitlines()[:3]
        assert "Legemiddelhåndtering" in where
        assert "Velkommen" in clock_seen
        assert "Ønsket situasjon" in views  # no line is lost between them
        await press(pilot, "ctrl+n")
        assert agenda(folder)[1].started == NINE


@pytest.mark.parametrize("changes", [{"state": "closed"}, {"state": "planned"}, {"agenda": ()}], ids=str)
async def test_where_there_is_no_day_the_clock_takes_no_room(
    folder: Path, clock: Clock, changes: dict[str, object]
) -> None:
    with_day(folder, 0, **changes)
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        assert clock_line(pilot) == ""


async def test_where_no_workshop_is_held_the_keys_say_so(folder: Path, clock: Clock) -> None:
    async with opened(folder) as pilot:
        for key in ("ctrl+n", "ctrl+y", "ctrl+g", "ctrl+l"):
            await press(pilot, key)
            assert "Ingen verksteder er i gang" in notice(pilot)
        await in_workshop(pilot)
        await press(pilot, "ctrl+y")
        assert "Dagen er ikke begynt" in notice(pilot)


async def test_a_clock_that_cannot_be_read_is_said_and_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_day(folder, 0)
    async with opened(folder) as pilot:
        monkeypatch.setenv("BEHOV_CLOCK", "kvart over ti")
        await in_workshop(pilot)
        assert "BEHOV_CLOCK" in notice(pilot)
        await press(pilot, "ctrl+g")
        assert "BEHOV_CLOCK" in notice(pilot)


def test_the_line_is_never_longer_than_its_room_and_no_word_is_cut() -> None:
    for started in ([], [0], [0, 15], [0, 15, 90], [0, 15, 90, 105]):
        blocks = tuple(
            block.replace(started=at(started[place]) if place < len(started) else None)
            for place, block in enumerate(AGENDA)
        )
        workshop = Workshop(path="a", title="a", kind="needs", date=NINE.date(), agenda=blocks)
        for minutes in (0, 10, 17, 95, 125, 300, 60 * 24):
            for width in (46, 76, 96):
                line = line_of(workshop, at(minutes), width)
                assert cell_len(line.plain) == width
                assert "…" not in line.plain


def test_a_block_without_minutes_has_nothing_left_and_no_bar() -> None:
    blocks = (AgendaItem(title="Pause", kind="break", started=NINE), AgendaItem(title="", minutes=10))
    workshop = Workshop(path="a", title="a", kind="needs", date=NINE.date(), agenda=blocks)
    line = " ".join(line_of(workshop, at(30), 76).plain.split())
    assert line == "Pause så Blokk 2 ferdig 09.40 klokka 09.30"


def test_a_long_title_gives_way_to_what_is_left() -> None:
    blocks = (AgendaItem(title="Gjennomgang av alt " * 6, minutes=20, started=NINE), AgendaItem(title="b", minutes=10))
    workshop = Workshop(path="a", title="a", kind="needs", date=NINE.date(), agenda=blocks)
    line = line_of(workshop, at(5), 76).plain
    assert line.endswith("…   15 min igjen")
    assert cell_len(line) == 76
