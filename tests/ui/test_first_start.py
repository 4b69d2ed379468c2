"""The first start: what behov is, and every way from there into a workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.services.guide import guide_was_seen
from behov.services.new_workspace import copy_example, is_workspace, make_own
from behov.services.own_keys import keys_path
from behov.services.session import Session
from behov.text import language
from behov.ui.app import BehovApp
from behov.ui.screens.first_start import FirstStartScreen, example_folder
from behov.ui.screens.guide import GuideScreen
from behov.ui.screens.overview import OverviewScreen
from behov.ui.widgets.record_list import RecordList
from tests.ui.opened import press, settled, shown, type_text


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(made))
    monkeypatch.setenv("USERPROFILE", str(made))
    return made


@asynccontextmanager
async def started(folder: Path) -> AsyncIterator[Pilot[None]]:
    async with BehovApp(folder).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot


async def until(pilot: Pilot[None], kind: type) -> None:
    for _ in range(400):
        if isinstance(pilot.app.screen, kind):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{kind} did not come: {pilot.app.screen}")


async def until_said(pilot: Pilot[None], words: str) -> None:
    for _ in range(200):
        if words in shown(pilot):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{words!r} did not come: {shown(pilot)}")


async def test_it_says_what_behov_is_and_its_keys_in_three_languages(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        assert isinstance(pilot.app.screen, FirstStartScreen)
        assert "Én linje er" in shown(pilot)
        assert "l neste språk" in shown(pilot)
        assert str(Path("~/behov-eksempel")) in shown(pilot)
        await press(pilot, "down")
        for said in ("Lag eit nytt arbeidsområde", "Make a new workspace"):
            await press(pilot, "l")
            assert said in shown(pilot)
            assert pilot.app.screen.query_one(RecordList).chosen == "new"
            assert isinstance(pilot.app.focused, RecordList)
        theme = pilot.app.theme
        await press(pilot, "t")
        assert pilot.app.theme != theme


async def test_the_example_is_copied_once_opened_and_explained_the_first_time(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await press(pilot, "enter")
        await until(pilot, GuideScreen)
        assert "Park" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OverviewScreen)
        assert "Eksempeldata" in shown(pilot)
        await press(pilot, "alt+g")
        assert isinstance(pilot.app.screen, GuideScreen)
        await press(pilot, "escape")
    assert guide_was_seen()
    before = (example_folder() / "behov.toml").stat().st_mtime_ns
    async with started(tmp_path) as pilot:
        await press(pilot, "enter")
        await until(pilot, OverviewScreen)
        await settled(pilot)
        assert not isinstance(pilot.app.screen, GuideScreen)
    assert (example_folder() / "behov.toml").stat().st_mtime_ns == before


async def test_a_new_workspace_is_made_with_its_name_municipalities_and_language(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await press(pilot, "l", "down", "enter")
        await type_text(pilot, "Felles anskaffelse i Grenland")
        await press(pilot, "tab", "enter")
        await type_text(pilot, "Skien")
        await press(pilot, "enter", "f2", "ctrl+s")
        await until(pilot, OverviewScreen)
        assert "Felles anskaffelse i Grenland" in shown(pilot)
        assert language() == "nn"
    settings = Session(tmp_path).workspace.settings
    assert (settings.name, settings.municipalities) == ("Felles anskaffelse i Grenland", ("4003",))
    assert settings.language == "nn"


async def test_a_new_workspace_among_other_things_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Hei", "utf-8")
    async with started(tmp_path) as pilot:
        await press(pilot, "down", "enter")
        await press(pilot, "ctrl+s")
        assert "Skriv noe her" in shown(pilot)
        await type_text(pilot, "Anskaffelse")
        await press(pilot, "ctrl+s")
        await until(pilot, OverviewScreen)
    assert is_workspace(tmp_path / "behov")
    assert not is_workspace(tmp_path)


async def test_another_folder_can_be_opened_and_one_that_is_none_is_told(tmp_path: Path) -> None:
    make_own(tmp_path / "andre", "Den andre", (), "en")
    (tmp_path / "tom").mkdir()
    async with started(tmp_path / "tom") as pilot:
        await press(pilot, "down", "down", "enter")
        await type_text(pilot, str(tmp_path / "tom"))
        await press(pilot, "ctrl+s")
        assert "behov.toml" in shown(pilot)
        await type_text(pilot, "/../andre/workshops")
        await press(pilot, "enter")
        await until(pilot, OverviewScreen)
        assert "Den andre" in shown(pilot)
        assert language() == "en"  # its own: no other was asked for


async def test_a_place_that_cannot_be_written_to_is_told_and_nothing_is_lost(tmp_path: Path, home: Path) -> None:
    (home / "behov-eksempel").write_text("noe annet", "utf-8")
    async with started(tmp_path) as pilot:
        await press(pilot, "enter")
        await until_said(pilot, "kunne ikke lagres")
        assert isinstance(pilot.app.screen, FirstStartScreen)
    assert (home / "behov-eksempel").read_text("utf-8") == "noe annet"


async def test_an_example_that_is_opened_directly_is_explained_too(tmp_path: Path) -> None:
    copy_example(tmp_path / "e")
    async with BehovApp(tmp_path / "e").run_test(size=(100, 30)) as pilot:
        await until(pilot, GuideScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OverviewScreen)


async def test_one_can_leave_without_choosing(tmp_path: Path) -> None:
    for keys in (("q",), ("up", "end", "enter")):
        app = BehovApp(tmp_path)
        async with app.run_test() as pilot:
            await press(pilot, *keys)
            await pilot.pause()
            assert not app.is_running or app._exit


async def test_its_keys_can_be_others_too(tmp_path: Path) -> None:
    keys_path().parent.mkdir(parents=True, exist_ok=True)
    keys_path().write_text('[keys]\n"start.language" = "f6"\n', "utf-8")
    async with started(tmp_path) as pilot:
        await until_said(pilot, "F6 neste språk")
        await press(pilot, "f6")
        assert language() == "nn"
