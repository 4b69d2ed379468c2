from pathlib import Path

import rtoml
from textual.pilot import Pilot

from behov.ui.screens.agenda import AgendaScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.day import NINE, Clock, agenda, at, with_day
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text


async def in_agenda(pilot: Pilot[None]) -> None:
    screen(pilot).go("agenda", WORKSHOP)
    await settled(pilot)
    assert agenda_is_seen(pilot)


def agenda_is_seen(pilot: Pilot[None]) -> bool:
    return isinstance(pilot.app.screen, AgendaScreen)


def lines(pilot: Pilot[None]) -> list[str]:
    """What stands on the screen, with one blank between columns, and no blank lines."""
    rows = (" ".join(line.strip("▌▐ ").split()) for line in shown(pilot).splitlines())
    return [row for row in rows if row]


def chosen(pilot: Pilot[None]) -> str | None:
    return pilot.app.screen.query_one(RecordList).chosen


async def test_blocks_are_listed_with_when_they_began_and_will_begin(folder: Path, clock: Clock) -> None:
    with_day(folder, 0, 20)
    clock.at(50)
    async with opened(folder, wide=False) as pilot:
        await in_agenda(pilot)
        assert lines(pilot)[2:7] == [
            "Dagen slutter 11.20, 5 min etter agendaen.",
            "begynte 09.00 Velkommen 15 min tok 20 min",
            "begynte 09.20 Nåsituasjon 75 min nå, 45 min igjen",
            "begynner 10.35 Pause 15 min pause",
            "begynner 10.50 Prioritering 30 min",
        ]
        assert chosen(pilot) == "1"
        clock.at(100)
        await pilot.pause(0.6)
        assert "begynte 09.20 Nåsituasjon 75 min nå, 5 min over tiden" in lines(pilot)
        assert "begynner 10.40 Pause 15 min pause" in lines(pilot)


async def test_before_the_day_begins_it_says_how_long_it_is(folder: Path, clock: Clock) -> None:
    with_day(folder)
    async with opened(folder) as pilot:
        await in_agenda(pilot)
        assert "Dagen er ikke begynt. 2 t 15 min i alt: begynner den nå, slutter den 11.15." in lines(pilot)


async def test_enter_begins_the_chosen_block_and_b_goes_back_to_the_one_before(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    clock.at(14)
    async with opened(folder) as pilot:
        await in_agenda(pilot)
        await press(pilot, "down", "down", "enter")
        assert notice(pilot) == "Blokk nå: Pause, til 09.29"
        assert "Enter begynn" in lines(pilot)[-1]
        assert "Nåsituasjon 75 min hoppet over" in lines(pilot)
        assert "Dagen slutter 09.59, 76 min foran agendaen." in lines(pilot)
        await press(pilot, "b")
        assert notice(pilot) == "Blokk nå: Velkommen, til 09.15"
        assert [block.started for block in agenda(folder)] == [NINE, None, None, None]
        await press(pilot, "b")
        assert notice(pilot) == "Dagen er ikke begynt."
        await press(pilot, "b")
        assert "Begynn en blokk først" in notice(pilot)
        await press(pilot, "u", "u")
        assert agenda(folder)[2].started == at(14)


async def test_plus_and_minus_change_the_chosen_block_by_five_minutes(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    async with opened(folder) as pilot:
        await in_agenda(pilot)
        assert "Dagen slutter 11.15, som agendaen sier." in lines(pilot)
        await press(pilot, "end", "plus", "plus", "minus")
        assert agenda(folder)[3].minutes == 35
        assert notice(pilot) == "5 minutter mindre: dagen slutter 11.20"


async def test_blocks_are_added_edited_moved_and_deleted_and_undone(folder: Path, clock: Clock) -> None:
    with_day(folder)
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        await in_agenda(pilot)
        await press(pilot, "a")
        await type_text(pilot, "Presentasjonsrunde")
        await press(pilot, "ctrl+s")
        assert [block.title for block in agenda(folder)][:2] == ["Velkommen", "Presentasjonsrunde"]
        assert agenda(folder)[1].minutes == 15
        assert chosen(pilot) == "1"
        await press(pilot, "J")
        assert agenda(folder)[2].title == "Presentasjonsrunde"
        assert chosen(pilot) == "2"
        await press(pilot, "alt+up", "e")
        await type_text(pilot, " kort")
        await press(pilot, "ctrl+s")
        assert agenda(folder)[1].title == "Presentasjonsrunde kort"
        await press(pilot, "d")
        assert len(agenda(folder)) == 4
        await press(pilot, *"uuuuu")
        assert (folder / WORKSHOP).read_bytes() == before


async def test_a_template_is_taken_in_the_workshops_own_language(folder: Path, clock: Clock) -> None:
    with_day(folder, agenda=(), language="nn")
    async with opened(folder) as pilot:
        await in_agenda(pilot)
        assert "Trykk t for å ta en mal" in shown(pilot)
        await press(pilot, "t")
        assert "Behov   5 t, 9 blokker" in shown(pilot)
        await type_text(pilot, "risiko")
        await press(pilot, "enter")
        assert [block.title for block in agenda(folder)][:2] == ["Velkomen", "Kva kan gå gale"]
        assert notice(pilot) == ""
        await press(pilot, "n", "t", "enter")
        assert "Dagen var begynt" in notice(pilot)
        assert agenda(folder)[0].started is None
        await press(pilot, "u")
        assert agenda(folder)[0].started == NINE


async def test_a_new_workshop_has_the_agenda_of_its_kind(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).query_one("#areas", RecordList).choose("area:ledelse")
        await press(pilot, "n")
        await type_text(pilot, "Ny verden")
        await press(pilot, "ctrl+s")
        (made,) = (folder / "workshops" / "ledelse").glob("*-ny-verden.toml")
        written = rtoml.loads(made.read_text("utf-8"))["agenda"]
        assert written[0] == {"title": "Velkommen", "minutes": 15}
        assert written[3] == {"title": "Pause", "minutes": 15, "kind": "break"}
        assert sum(block["minutes"] for block in written) == 300


async def test_a_file_with_errors_keeps_its_agenda(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    file = folder / WORKSHOP
    file.write_text(file.read_text("utf-8").replace('priority = "must"', 'priority = "huge"'), "utf-8")
    before = file.read_bytes()
    async with opened(folder) as pilot:
        await in_agenda(pilot)
        await press(pilot, "n")
        assert "feil" in notice(pilot)
        assert file.read_bytes() == before


async def test_the_agenda_is_opened_and_left_by_keys(folder: Path, clock: Clock) -> None:
    with_day(folder, 0)
    async with opened(folder) as pilot:
        await press(pilot, "ctrl+g")
        assert agenda_is_seen(pilot)
        await press(pilot, "ctrl+g")
        assert not agenda_is_seen(pilot)
        await press(pilot, "ctrl+g", "escape")
        assert not agenda_is_seen(pilot)
