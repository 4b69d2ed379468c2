"""The desk says what it is about, and shows the room a page without leaving the app."""

import json
import re
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from behov.services.stage import Stage, stage_of
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, type_text


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)


async def test_the_projector_is_told_which_record_it_is_about_and_nothing_that_is_typed(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert stage_of(folder) is None
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        assert stage_of(folder) == Stage("needs", WORKSHOP, chosen="HJT-8A1CD3")
        await type_text(pilot, "Hemmelig utkast")
        assert stage_of(folder) == Stage("needs", WORKSHOP, chosen="HJT-8A1CD3")
        await press(pilot, "escape", "escape", "down")
        assert stage_of(folder) == Stage("needs", WORKSHOP, chosen="HJT-7K3PM2")
        await press(pilot, "3")
        assert stage_of(folder) == Stage("parked", WORKSHOP, chosen="HJT-Q4T9BX")
        await press(pilot, "f6", "down")
        assert stage_of(folder) == Stage("process", PROCESS, "as-is", "vurder")
        await press(pilot, "s")
        assert stage_of(folder) == Stage("process", PROCESS, "to-be")
        await press(pilot, "f2")
        assert stage_of(folder) is None
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        assert stage_of(folder) is not None
    assert stage_of(folder) is None


async def test_the_page_is_shown_from_the_app_and_ends_with_it(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "ctrl+r")
        assert notice(pilot) == "Åpne først verkstedet som skal vises."
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        await press(pilot, "ctrl+r")
        await settled(pilot)
        address = _address(notice(pilot))  # there is no desktop here to open it with, and that says where it is
        with urlopen(f"{address}surface", timeout=10) as answer:
            assert json.load(answer)["title"] == "Behovsverksted hjemmetjenesten, Grenland"
        await press(pilot, "f6", "ctrl+r")
        assert _address(notice(pilot)) == address
        assert "behov present" in notice(pilot)
    with pytest.raises(URLError):
        urlopen(address, timeout=10)


def _address(said: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert found, said
    return found[0]
