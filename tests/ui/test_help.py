from pathlib import Path

from behov.ui.screens.help import HelpScreen
from tests.conftest import WORKSHOP
from tests.ui.opened import opened, press, screen, settled, shown, type_text


async def test_help_lists_the_keys_of_the_screen_and_can_be_searched(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await type_text(pilot, "parker")
        assert "Parkerer linjen til senere" in shown(pilot)
        assert "Angre" not in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_help_explains_the_shorthand_with_an_example(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "question_mark")
        await type_text(pilot, "eksempel")
        assert "Sykepleier: Avstemme legemiddelliste" in shown(pilot)
