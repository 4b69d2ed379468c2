"""Another language while one works: focus, choice, cursor and half a line stay, on every screen."""

from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from behov.text import LANGUAGES, language
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.specified import specify
from tests.ui.opened import opened, press, screen, settled, shown, type_text
from tests.ui.walk import places


def standing(pilot: Pilot[None]) -> dict[str, Any]:
    """Return everything that must stay as it is."""
    here = pilot.app.screen
    return {
        "screen": here,
        "focus": pilot.app.focused,
        "lists": [(each.chosen, each.first, each.here) for each in here.query(RecordList)],
        "lines": [(each.value, each.cursor_position, each.selection) for each in here.query(Input)],
    }


async def speak_all(pilot: Pilot[None], where: str) -> None:
    before, said = standing(pilot), set()
    for _ in LANGUAGES:
        await press(pilot, "f10")
        said.add(shown(pilot))
        assert standing(pilot) == before, (where, language())
    assert len(said) == len(LANGUAGES), where


async def test_on_every_screen_focus_choice_and_typed_text_outlive_another_language(consolidated: Path) -> None:
    async with opened(specify(consolidated)) as pilot:
        for stop, place, begin in (("overview", None, ()), *places(pilot)):
            if place:
                screen(pilot).go(place, *begin)
                await settled(pilot)
            if isinstance(pilot.app.screen, ModalScreen):  # it asks for something first
                await press(pilot, "escape")
                continue
            here = screen(pilot)
            if bars := here.query(CaptureBar):
                bars.first().start()
                await type_text(pilot, "Sykepleier: Må se lis og mer")
                await press(pilot, "left", "left", "shift+left")
                await speak_all(pilot, f"{stop}, within a line")
                await press(pilot, "end", "escape", "escape")
            if any(binding.binding.action == "filter" for binding in here.active_bindings.values()):
                await here.run_action("filter")
                await type_text(pilot, "leg")
                await press(pilot, "left")
                await speak_all(pilot, f"{stop}, within a filter")
                await press(pilot, "escape")
            for each in here.query(RecordList).results():
                if each.can_focus and each.display and each.keys:
                    each.focus()
                    each.action_last()
                    await settled(pilot)
                    await speak_all(pilot, f"{stop}, in {each.id or type(each).__name__}")
            await here.run_action("overview")
            await settled(pilot)


async def test_letters_typed_in_two_parts_become_one_when_they_are_saved(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        screen(pilot).query_one(CaptureBar).start()
        for letter in "Pa\N{COMBINING RING ABOVE} cafe\N{COMBINING ACUTE ACCENT}":
            pilot.app.post_message(events.Key(_character_to_key(letter), letter))
        await press(pilot, "enter")
    saved = (folder / WORKSHOP).read_text("utf-8")
    assert 'text = "På café"' in saved
