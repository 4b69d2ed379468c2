"""Exporting from the app: what became of each file, and stopping."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from behov.services.session import Session
from behov.ui.screens.export import ExportScreen
from behov.ui.screens.matrix import MatrixScreen
from tests.ui.stage import Stage, seen

FILES = 22  # of one process with one variant: twelve tables, eight files of drawings and two PDFs


@pytest.fixture(autouse=True)
def nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a desktop, and with a cache of its own."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "cache"))


async def done(pilot: Pilot[None], screen: ExportScreen) -> None:
    while screen.busy:
        await pilot.pause()


async def test_everything_is_written_and_counted(folder: Path) -> None:
    async with Stage().run_test(size=(100, 30)) as pilot:
        screen = ExportScreen(Session(folder))
        await pilot.app.push_screen(screen)
        await done(pilot, screen)
        shown = seen(screen)
        assert f"{FILES} filer i mappen" in shown
        assert "behovsmatrise.csv" in shown
        await pilot.press("x")
        await done(pilot, screen)
        assert seen(screen).count("alt oppdatert") == FILES
    assert (folder / "exports/behovsmatrise.csv").is_file()
    assert (folder / "exports/diagrammer/legemidler-hjemme.as-is.svg").is_file()


async def test_what_cannot_be_written_costs_only_itself_and_is_explained(folder: Path) -> None:
    (folder / "exports/raabehov.csv").mkdir(parents=True)
    async with Stage().run_test(size=(100, 30)) as pilot:
        screen = ExportScreen(Session(folder))
        await pilot.app.push_screen(screen)
        await done(pilot, screen)
        shown = seen(screen)
        assert f"{FILES - 1} filer i mappen, 1 mislyktes" in shown
        assert "kunne ikke lagres" in shown
        assert (folder / "exports/behovsmatrise.csv").is_file()


async def test_the_folder_that_nothing_opens_is_named(folder: Path) -> None:
    async with Stage().run_test(size=(100, 30)) as pilot:
        screen = ExportScreen(Session(folder))
        await pilot.app.push_screen(screen)
        await done(pilot, screen)
        await pilot.press("o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "skrivebord" in seen(screen)


async def test_leaving_it_while_it_runs_breaks_nothing(folder: Path) -> None:
    async with Stage().run_test(size=(100, 30)) as pilot:
        screen = ExportScreen(Session(folder))
        await pilot.app.push_screen(screen)
        while "raabehov.csv" not in seen(pilot.app.screen):
            await pilot.pause()
        pilot.app.pop_screen()
        await pilot.pause()
        assert not screen.is_attached


async def test_escape_stops_it_and_then_leaves(folder: Path) -> None:
    text = (folder / "processes/hjemmetjeneste/legemidler-hjemme.toml").read_text("utf-8")
    for number in range(30):
        (folder / f"processes/prosess-{number}.toml").write_text(text.replace("Henter", f"Henter {number}"), "utf-8")
    async with Stage().run_test(size=(100, 30)) as pilot:
        session = Session(folder)
        screen = ExportScreen(session)
        await pilot.app.push_screen(MatrixScreen(session))
        await pilot.app.push_screen(screen)
        await pilot.press("p")
        assert "Vent til denne eksporten er ferdig" in seen(pilot.app.screen)
        await pilot.press("escape")
        await done(pilot, screen)
        assert "Stoppet" in seen(pilot.app.screen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MatrixScreen)
    assert len(list((folder / "exports").rglob("*.*"))) < 150  # of more than three hundred


async def test_the_public_export_goes_to_a_folder_of_its_own_and_says_that_texts_are_to_be_read(folder: Path) -> None:
    stranger = folder / "exports/offentlig/raabehov.csv"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("internt", "utf-8")
    async with Stage().run_test(size=(80, 24)) as pilot:
        screen = ExportScreen(Session(folder))
        await pilot.app.push_screen(screen)
        await done(pilot, screen)
        assert "Les alle tekstene" not in seen(screen)
        await pilot.press("p")
        await done(pilot, screen)
        shown = " ".join(seen(screen).split())
        assert "Offentlig eksport" in shown
        assert "Les alle tekstene før dette publiseres" in shown
        assert "raabehov.csv" in shown
        assert (folder / "exports/offentlig/LES-MEG.txt").is_file()
        assert "Sykepleier" not in (folder / "exports/offentlig/behovsmatrise.csv").read_text("utf-8-sig")
        await pilot.press("p")
        await done(pilot, screen)
        assert f"{FILES} filer i mappen" in seen(screen)
