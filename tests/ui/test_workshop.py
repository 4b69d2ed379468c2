from pathlib import Path

import pytest
import rtoml
from textual.events import Paste
from textual.pilot import Pilot

from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text


async def in_workshop(pilot: Pilot[None]) -> WorkshopScreen:
    screen(pilot).go("workshop", WORKSHOP)
    await settled(pilot)
    shown = pilot.app.screen
    assert isinstance(shown, WorkshopScreen)
    return shown


def needs(folder: Path) -> dict[str, dict[str, object]]:
    written: dict[str, dict[str, object]] = rtoml.loads((folder / WORKSHOP).read_text("utf-8"))["needs"]
    return written


def last(folder: Path) -> dict[str, object]:
    return list(needs(folder).values())[-1]


async def test_a_line_is_a_need_in_the_file_when_enter_is_pressed(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await type_text(pilot, "Sykepleier: Måle blodtrykk hjemme !bør %pll &skien #hent")
        await press(pilot, "enter")
        need = last(folder)
        assert need["text"] == "Måle blodtrykk hjemme"
        assert need["role"] == "Sykepleier"
        assert need["priority"] == "should"
        assert need["components"] == ["PLL"]
        assert need["municipalities"] == ["4003"]
        assert need["steps"] == ["legemidler-hjemme/hent-liste"]
        assert screen(pilot).query_one(CaptureBar).text == ""
        assert "✓ lagret" in shown(pilot)


async def test_role_step_and_municipality_hold_for_the_next_line_until_they_are_rubbed_out(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await type_text(pilot, "Sykepleier: Første &skien !må")
        await press(pilot, "enter")
        await type_text(pilot, "Andre")
        await press(pilot, "enter")
        assert last(folder)["role"] == "Sykepleier"
        assert last(folder)["municipalities"] == ["4003"]
        assert "priority" not in last(folder)
        await press(pilot, "backspace")
        await type_text(pilot, "Tredje")
        await press(pilot, "enter")
        assert "role" not in last(folder)


async def test_plus_parks_the_line(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await type_text(pilot, "+ Hvem eier nøklene?")
        assert "parkeres" in shown(pilot)
        await press(pilot, "enter")
        notes = rtoml.loads((folder / WORKSHOP).read_text("utf-8"))["notes"]
        assert [note["text"] for note in notes.values()][-1] == "Hvem eier nøklene?"
        assert len(needs(folder)) == 2


async def test_a_refused_line_stays_in_the_bar_with_the_reason(folder: Path) -> None:
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await type_text(pilot, "Vakker Blomst 13097248022")
        await press(pilot, "enter")
        assert "fødselsnummer" in notice(pilot)
        assert screen(pilot).query_one(CaptureBar).text == "Vakker Blomst 13097248022"
        assert (folder / WORKSHOP).read_bytes() == before
        await press(pilot, "x")
        assert notice(pilot) == ""


async def test_the_reading_and_a_completion_are_seen_while_typing(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await type_text(pilot, "Sykepleier: Se listen %pl")
        assert "rolle Sykepleier" in shown(pilot)
        await press(pilot, "tab")
        assert screen(pilot).query_one(CaptureBar).text == "Sykepleier: Se listen %PLL "


async def test_up_brings_back_earlier_lines(folder: Path) -> None:
    async with opened(folder) as pilot:
        shown = await in_workshop(pilot)
        for text in ("Første", "Andre"):
            await type_text(pilot, text)
            await press(pilot, "enter")
        await press(pilot, "up", "up")
        assert shown.query_one(CaptureBar).text == "Første"
        await press(pilot, "down")
        assert shown.query_one(CaptureBar).text == "Andre"


async def test_a_paste_of_many_lines_is_asked_about_once_and_becomes_as_many_needs(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        pilot.app.post_message(Paste("- Første !må\n\n- Andre\nTredje"))
        await settled(pilot)
        assert "3 linjer: 3 behov?" in shown(pilot)
        assert len(needs(folder)) == 2
        await press(pilot, "enter")
        assert [need["text"] for need in needs(folder).values()][-3:] == ["Første", "Andre", "Tredje"]
        await press(pilot, "escape", "u")
        assert len(needs(folder)) == 2


async def test_a_paste_that_is_not_many_needs_is_kept_as_one(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        pilot.app.post_message(Paste("Første\nAndre"))
        await settled(pilot)
        await press(pilot, "escape")
        assert "linjer" not in shown(pilot)
        await press(pilot, "enter")
        assert last(folder)["text"] == "Første Andre"


async def test_decomposed_letters_are_saved_composed(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        pilot.app.post_message(Paste("Pa\u030arørende"))
        await settled(pilot)
        await press(pilot, "enter")
        assert last(folder)["text"] == "Pårørende"


async def test_m_gives_the_next_priority_and_after_the_last_none(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape")
        for priority in ("must", "should", "could", "wont", None):
            await press(pilot, "m")
            assert last(folder).get("priority") == priority


async def test_everything_is_undone_and_done_again(folder: Path) -> None:
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape", "m", "p", "d")
        after = (folder / WORKSHOP).read_bytes()
        assert len(needs(folder)) == 1
        await press(pilot, "u", "u", "u")
        assert (folder / WORKSHOP).read_bytes() == before
        await press(pilot, "U", "U", "U")
        assert (folder / WORKSHOP).read_bytes() == after


async def test_filter_shortens_the_list_as_one_types(folder: Path) -> None:
    async with opened(folder) as pilot:
        shown = await in_workshop(pilot)
        await press(pilot, "escape", "slash")
        await type_text(pilot, "dekning")
        assert shown.query_one("#needs", RecordList).keys == ["HJT-8A1CD3"]
        await press(pilot, "escape")
        assert len(shown.query_one("#needs", RecordList).keys) == 2


async def test_the_detail_of_the_chosen_need_is_shown_where_there_is_room(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape", "down")
        assert "HJT-7K3PM2" in shown(pilot)
        assert "Henter papirliste" in shown(pilot)
        assert "Hvem eier multidoselisten?" in shown(pilot)


async def test_at_80_columns_the_detail_is_a_pane_of_its_own(folder: Path) -> None:
    async with opened(folder, wide=False) as pilot:
        await in_workshop(pilot)
        assert "Detalj" not in shown(pilot)
        await press(pilot, "escape", "3")
        assert "Detalj" in shown(pilot)
        await press(pilot, "2")
        assert "Detalj" not in shown(pilot)


async def test_a_detail_that_is_longer_than_its_room_says_so(folder: Path) -> None:
    async with opened(folder, wide=False) as pilot:
        await in_workshop(pilot)
        await press(pilot, "escape", "down", "3")
        fields = screen(pilot).query_one("#fields")
        fields.styles.max_height = 4
        await pilot.pause()
        assert [fields.render_line(y).text.endswith("…") for y in range(4)] == [False, False, False, True]


async def test_hostile_text_is_shown_as_text(folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(
        path.read_text("utf-8").replace("Løysinga må", r"[red]\u001b[31mLøysinga[/] \u202emå[@click=app.quit]"),
        encoding="utf-8",
    )
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        assert "[red]␛[31mLøysinga[/]" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        assert "\u202e" not in shown(pilot)
        await press(pilot, "escape", "e")
        assert "\x1b" not in shown(pilot)


@pytest.mark.parametrize("key", ["m", "d"])
async def test_a_file_with_a_wrong_value_is_shown_and_not_written_to(folder: Path, key: str) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace('"must"', '"urgent"'), encoding="utf-8")
    before = path.read_bytes()
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        assert "urgent" in shown(pilot)
        assert "Bare til lesing" in shown(pilot)
        await press(pilot, "escape", key)
        assert WORKSHOP in notice(pilot)
        assert path.read_bytes() == before


async def test_a_workshop_without_needs_says_what_to_do(folder: Path) -> None:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").partition("[needs")[0], encoding="utf-8")
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        assert "Ingen behov ennå. Trykk n" in shown(pilot)


async def test_a_file_changed_by_another_program_is_not_overwritten(folder: Path) -> None:
    path = folder / WORKSHOP
    async with opened(folder) as pilot:
        await in_workshop(pilot)
        changed = path.read_bytes().replace(b"Grenland", b"Vestfold")
        path.write_bytes(changed)
        await type_text(pilot, "Et behov")
        await press(pilot, "enter")
        assert "endret av et annet program" in notice(pilot)
        assert path.read_bytes() == changed
        assert screen(pilot).query_one(CaptureBar).text == "Et behov"
        await press(pilot, "f5", "enter")
        assert last(folder)["text"] == "Et behov"


async def test_the_accent_stands_only_where_one_is(folder: Path) -> None:
    async with opened(folder) as pilot:
        workshop = await in_workshop(pilot)
        pane = workshop.query_one("#needs-heading").parent
        assert pane
        await press(pilot, "escape")  # from the capture bar, where one begins, to the list
        assert pane.has_class("-here")
        await press(pilot, "n")
        assert not pane.has_class("-here")
