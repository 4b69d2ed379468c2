from datetime import date
from functools import partial
from pathlib import Path

import pytest
import rtoml
from textual.pilot import Pilot

from behov.domain.edits import add_workshop
from behov.domain.workshop import Workshop
from behov.services.session import Session
from behov.storage.local_state import state_folder
from behov.ui.forms.row_editor import RowEditor
from behov.ui.screens.workshop import WorkshopScreen
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.opened import notice, opened, press, settled, shown, type_text
from tests.ui.test_workshop import in_workshop, needs

FIRST, SECOND = "HJT-7K3PM2", "HJT-8A1CD3"  # as they were recorded; the list has the latest on top


async def in_list(pilot: Pilot[None]) -> WorkshopScreen:
    workshop = await in_workshop(pilot)
    await press(pilot, "escape")
    return workshop


def notes(folder: Path) -> dict[str, dict[str, object]]:
    written: dict[str, dict[str, object]] = rtoml.loads((folder / WORKSHOP).read_text("utf-8"))["notes"]
    return written


def other_workshop(folder: Path) -> str:
    path = "workshops/institusjon/2024-09-13-ny.toml"
    workshop = Workshop(path=path, title="Et annet verksted", kind="needs", date=date(2024, 9, 13), area="institusjon")
    Session(folder).apply(partial(add_workshop, workshop=workshop))
    return path


async def test_a_need_is_edited_where_it_stands_and_what_its_signs_say_is_understood(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "e")
        await type_text(pilot, " !kan &skien Også på øya.")
        assert "Også på øya" in shown(pilot)
        assert "Hvem eier multidoselisten?" in shown(pilot)  # the rest of the screen stands as it stood
        await press(pilot, "enter")
        need = needs(folder)[SECOND]
        assert need["text"] == "Løysinga må verke utan dekning. Også på øya."
        assert (need["priority"], need["municipalities"], need["language"]) == ("could", ["4003"], "nn")
        await press(pilot, "u")
        assert needs(folder)[SECOND]["text"] == "Løysinga må verke utan dekning."
        assert "Endre behov: Løysinga" in notice(pilot)


async def test_an_edit_that_is_left_or_changes_nothing_writes_nothing(folder: Path) -> None:
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "e", "enter", "e")
        await type_text(pilot, "x")
        await press(pilot, "escape")
        assert (folder / WORKSHOP).read_bytes() == before
        assert list((state_folder(folder) / "drafts").glob("*.json")) == []


async def test_an_edit_that_is_refused_stays_with_its_words(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "e")
        await type_text(pilot, " 13097248022")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RowEditor)
        assert "13097248022" in shown(pilot)
        await press(pilot, "escape")
        assert needs(folder)[SECOND]["text"] == "Løysinga må verke utan dekning."


async def test_a_note_is_edited_where_it_stands(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "3", "e")
        await type_text(pilot, " Og når?")
        await press(pilot, "enter")
        assert notes(folder)["HJT-Q4T9BX"]["text"] == "Hvem eier multidoselisten? Og når?"


async def test_ticked_needs_are_changed_together_and_undone_together(folder: Path) -> None:
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "a")
        assert "2 valgte" in shown(pilot)
        await press(pilot, "m")
        assert [need["priority"] for need in needs(folder).values()] == ["must", "must"]
        await press(pilot, "u")
        assert (folder / WORKSHOP).read_bytes() == before
        assert notice(pilot) == "Angret: må: 2 behov"
        await press(pilot, "d")
        assert "needs" not in rtoml.loads((folder / WORKSHOP).read_text("utf-8"))
        await press(pilot, "u")
        assert (folder / WORKSHOP).read_bytes() == before


async def test_space_ticks_one_after_the_other_and_escape_takes_the_ticks_away(folder: Path) -> None:
    async with opened(folder) as pilot:
        workshop = await in_list(pilot)
        await press(pilot, "space", "space")
        assert len(workshop.needs_list.ticked) == 2
        await press(pilot, "space")
        assert workshop.needs_list.keys == [SECOND, FIRST]
        assert set(workshop.needs_list.ticked) == {SECOND}
        await press(pilot, "escape")
        assert "valgt" not in shown(pilot)
        assert pilot.app.screen is workshop


@pytest.mark.parametrize(
    ("key", "typed", "field", "value"),
    [
        ("s", "gir legemidlet", "steps", ["legemidler-hjemme/gi"]),
        ("r", "fysioterapeut", "role", "Fysioterapeut"),
        ("g", "institusjon", "area", "institusjon"),
    ],
)
async def test_step_role_and_area_are_set_with_a_key(
    folder: Path, key: str, typed: str, field: str, value: object
) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "a", key)
        await type_text(pilot, typed)
        await press(pilot, "enter")
        assert [need[field] for need in needs(folder).values()] == [value, value]
        await press(pilot, key)
        await type_text(pilot, "–")
        await press(pilot, "enter")
        assert all(field not in need for need in needs(folder).values())


async def test_a_need_is_moved_to_another_workshop_and_back_again_with_one_undo(folder: Path) -> None:
    other = other_workshop(folder)
    before = {path: (folder / path).read_bytes() for path in (WORKSHOP, other)}
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "down", "f")
        await type_text(pilot, "annet")
        await press(pilot, "enter")
        assert "Flyttet til Et annet verksted" in notice(pilot)
        assert list(needs(folder)) == [SECOND]
        moved = rtoml.loads((folder / other).read_text("utf-8"))["needs"][FIRST]
        assert (moved["area"], moved["note"]) == (
            "hjemmetjeneste",
            "7 stemmer i Behovsverksted hjemmetjenesten, Grenland",
        )
        assert "votes" not in moved
        await press(pilot, "u")
        assert {path: (folder / path).read_bytes() for path in before} == before


async def test_where_there_is_no_other_workshop_it_says_so(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "f")
        assert "ikke noe annet verksted" in notice(pilot)


async def test_half_a_line_is_offered_in_its_place_when_the_app_is_opened_again(folder: Path) -> None:
    async with opened(folder) as pilot:
        workshop = await in_workshop(pilot)
        await type_text(pilot, "Sykepleier: Første &skien")
        await press(pilot, "enter")
        await type_text(pilot, "Halv linje")
        await press(pilot, "left")
        await pilot.pause(0.5)
        state = workshop._bar.state
    async with opened(folder) as pilot:
        await settled(pilot)
        assert "ble ikke lagret" in notice(pilot)
        again = pilot.app.screen
        assert isinstance(again, WorkshopScreen)
        assert again._bar.state == state
        await press(pilot, "enter")
        assert list(needs(folder).values())[-1] == {
            "text": "Halv linje",
            "role": "Sykepleier",
            "municipalities": ["4003"],
            "recorded": list(needs(folder).values())[-1]["recorded"],
        }
    async with opened(folder) as pilot:
        assert not isinstance(pilot.app.screen, WorkshopScreen)  # nothing is left


async def test_words_that_were_being_edited_are_offered_again_unless_they_were_changed_since(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "e")
        await type_text(pilot, " Og så")
        await pilot.pause(0.5)
    async with opened(folder) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, RowEditor)
        assert "utan dekning. Og så" in shown(pilot)
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace("utan dekning", "uten dekning"), "utf-8")
    async with opened(folder) as pilot:
        await settled(pilot)
        assert not isinstance(pilot.app.screen, RowEditor)


async def test_a_thought_that_comes_up_in_a_process_is_parked_in_the_workshop_that_works_on_it(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "f6", "n")
        await type_text(pilot, "Sykepleier: Gir legem")
        await press(pilot, "f7")
        await type_text(pilot, "Lege: Hvem signerer? &skien")
        await press(pilot, "enter")
        assert list(notes(folder).values())[-1] | {"recorded": None} == {
            "kind": "parked",
            "text": "Hvem signerer?",
            "role": "Lege",
            "municipalities": ["4003"],
            "recorded": None,
        }
        assert "Parkert i Behovsverksted" in notice(pilot)
        await type_text(pilot, "iddel")
        await press(pilot, "enter")
        process = rtoml.loads((folder / PROCESS).read_text("utf-8"))
        assert [step["text"] for step in process["as_is"]].count("Gir legemiddel") == 1


async def test_half_a_step_is_offered_in_its_process_when_the_app_is_opened_again(folder: Path) -> None:
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "f6", "down", "n")
        await type_text(pilot, "Lege: Signerer")
        await pilot.pause(0.5)
    async with opened(folder) as pilot:
        await settled(pilot)
        assert "Lege: Signerer" in shown(pilot)
        assert "ble ikke lagret" in notice(pilot)
        await press(pilot, "enter")
        texts = [step["text"] for step in rtoml.loads((folder / PROCESS).read_text("utf-8"))["as_is"]]
        assert texts[2] == "Signerer"  # below the step that was chosen


async def test_a_paste_of_steps_and_thoughts_is_one_thing_to_undo_and_refused_as_a_whole(folder: Path) -> None:
    before = {path: (folder / path).read_bytes() for path in (WORKSHOP, PROCESS)}
    async with opened(folder) as pilot:
        await in_list(pilot)
        await press(pilot, "f6", "n")
        await type_text(pilot, "+ Hvem eier nøkkelen?\nSer til 13097248022")
        await press(pilot, "enter")
        assert "fødselsnummer" in notice(pilot)
        assert {path: (folder / path).read_bytes() for path in before} == before
        await press(pilot, "escape", "escape")
        await type_text(pilot, "+ Hvem eier nøkkelen?\nSer til bruker")
        await press(pilot, "enter")
        assert [note["text"] for note in notes(folder).values()][-1] == "Hvem eier nøkkelen?"
        assert "Ser til bruker" in (folder / PROCESS).read_text("utf-8")
        await press(pilot, "escape", "u")
        assert {path: (folder / path).read_bytes() for path in before} == before
