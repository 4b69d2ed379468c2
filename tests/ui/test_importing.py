"""Importing in the app: asked from where, shown what it would do, and done by Enter."""

from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot

from behov.domain.edits import change_need
from behov.exports.everything import WORKBOOK, Options, plan
from behov.services.session import Session
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.source_form import SourceForm
from behov.ui.screens.importing import ImportScreen
from behov.ui.screens.overview import OverviewScreen
from tests.conftest import WORKSHOP
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text


@pytest.fixture
def other(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("gruppe") / "gruppe 2"
    copytree(folder, there)
    text = (there / WORKSHOP).read_text("utf-8").replace('priority = "must"', 'priority = "could"')
    (there / WORKSHOP).write_text(text + '\n[needs.HJT-NYTT01]\ntext = "Nytt behov"\n', "utf-8")
    return there


async def ask_for(pilot: Pilot[None], source: str) -> None:
    """Open the form, write a path in it, and wait for what comes of it."""
    if not isinstance(pilot.app.screen, SourceForm):
        await press(pilot, "I" if isinstance(pilot.app.screen, OverviewScreen) else "n")
        while not isinstance(pilot.app.screen, SourceForm):
            await pilot.pause()
    await type_text(pilot, source)
    await press(pilot, "enter")


async def read(pilot: Pilot[None]) -> None:
    while not isinstance(pilot.app.screen, ImportScreen) or "Leser " in shown(pilot):
        await pilot.pause()
    await settled(pilot)


@pytest.mark.parametrize("wide", [True, False])
async def test_another_groups_folder_is_shown_first_and_enter_takes_it_over(
    folder: Path, other: Path, wide: bool
) -> None:
    async with opened(folder, wide=wide) as pilot:
        await ask_for(pilot, f"'{other}'")
        await read(pilot)
        said = shown(pilot)
        assert "Nytt: 1 behov. Enter importerer det." in said
        assert "HJT-7K3PM2" in said
        assert "her «må», der «kan»" in " ".join(said.split())
        assert len(Session(folder).workspace.needs) == 2
        await press(pilot, "enter")
        assert isinstance(screen(pilot), OverviewScreen)
        assert "Importert: 1 behov." in notice(pilot)
        assert [need.id for _, need in Session(folder).workspace.needs][-1] == "HJT-NYTT01"
        await press(pilot, "u")
        assert notice(pilot) == "Angret: Import"
        assert len(Session(folder).workspace.needs) == 2


async def test_escape_leaves_without_a_change(folder: Path, other: Path) -> None:
    async with opened(folder) as pilot:
        await ask_for(pilot, str(other))
        await read(pilot)
        await press(pilot, "escape")
        assert isinstance(screen(pilot), OverviewScreen)
    assert len(Session(folder).workspace.needs) == 2


async def test_a_file_goes_into_the_workshop_that_is_chosen(folder: Path) -> None:
    (folder / "x.csv").write_text("Behov;Rolle\n[@click=app.quit]Se listen;spl\n", "utf-8")
    async with opened(folder) as pilot:
        await ask_for(pilot, str(folder / "x.csv"))
        assert isinstance(pilot.app.screen, Chooser)
        await press(pilot, "enter")
        await read(pilot)
        assert "Sykepleier: [@click=app.quit]Se listen" in shown(pilot)
        await press(pilot, "enter")
        assert "Importert: 1 behov." in notice(pilot)
    assert Session(folder).workspace.workshop(WORKSHOP).needs[-1].text == "[@click=app.quit]Se listen"


async def test_what_is_refused_is_named_and_nothing_can_be_imported(folder: Path) -> None:
    (folder / "x.csv").write_text("Behov;Prioritet\nSe listen;viktigst\n", "utf-8")
    async with opened(folder, wide=False) as pilot:
        await ask_for(pilot, str(folder / "x.csv"))
        await press(pilot, "enter")
        await read(pilot)
        assert "rad 2, Prioritet" in shown(pilot)
        assert "Enter importerer" not in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(screen(pilot), ImportScreen)
        assert notice(pilot)
    assert len(Session(folder).workspace.needs) == 2


async def test_a_path_that_leads_to_nothing_is_asked_for_again(folder: Path, other: Path) -> None:
    async with opened(folder) as pilot:
        await ask_for(pilot, str(folder / "finnes-ikke.csv"))
        assert isinstance(pilot.app.screen, SourceForm)
        assert "er verken mappen til et arbeidsområde" in " ".join(shown(pilot).replace("▌", " ").split())
        await press(pilot, "ctrl+u")
        await ask_for(pilot, str(other))
        await read(pilot)
        assert "Nytt: 1 behov." in shown(pilot)


async def test_leaving_the_question_leaves_the_screen(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "I")
        await press(pilot, "escape")
        assert isinstance(screen(pilot), OverviewScreen)


async def test_a_file_that_cannot_be_read_says_why_and_another_can_be_asked_for(folder: Path, other: Path) -> None:
    (folder / "x.xlsx").write_bytes(b"Behov;Rolle\n")
    async with opened(folder) as pilot:
        await ask_for(pilot, str(folder / "x.xlsx"))
        await press(pilot, "enter")
        await read(pilot)
        assert "x.xlsx er ikke en arbeidsbok" in notice(pilot)
        await ask_for(pilot, str(other))
        await read(pilot)
        assert "Nytt: 1 behov." in shown(pilot)


@pytest.mark.parametrize("wide", [True, False])
async def test_a_workbook_that_came_back_shows_its_conflicts_and_enter_takes_in_the_rest(
    folder: Path, wide: bool
) -> None:
    session = Session(folder)
    options = Options(diagrams=False, booklets=False)
    sheet = next(piece for piece in plan(session.workspace, options) if piece.name == WORKBOOK).make()
    book = load_workbook(BytesIO(sheet))
    page: Any = book["raabehov"]
    page["M2"], page["M3"] = "kan", "må"
    book.save(folder / "behov.xlsx")
    session.apply(lambda now: change_need(now, WORKSHOP, "HJT-7K3PM2", priority="wont"))
    async with opened(folder, wide=wide) as pilot:
        await ask_for(pilot, str(folder / "behov.xlsx"))
        await read(pilot)
        said = " ".join(shown(pilot).replace("▌", " ").split())
        assert "Nytt: endringer i 1 behov. Enter importerer det." in said
        assert "konflikt" in said
        assert "der «kan», her «ikke nå»" in said
        await press(pilot, "enter")
        assert "Importert: endringer i 1 behov." in notice(pilot)
        assert [need.priority for _, need in Session(folder).workspace.needs] == ["wont", "must"]
        await press(pilot, "u")
        assert notice(pilot) == "Angret: Import"
        assert [need.priority for _, need in Session(folder).workspace.needs] == ["wont", None]


async def test_after_an_undo_it_looks_again(folder: Path) -> None:
    (folder / "x.txt").write_text("Se listen", "utf-8")
    async with opened(folder) as pilot:
        for _ in range(2):
            await ask_for(pilot, str(folder / "x.txt"))
            await press(pilot, "enter")
            await read(pilot)
            await press(pilot, "enter")
        assert "1 rad er i verkstedet fra før." in shown(pilot)
        assert isinstance(screen(pilot), ImportScreen)
        await press(pilot, "u")
        await read(pilot)
        assert "Nytt: 1 behov." in shown(pilot)


async def test_without_a_workshop_a_file_has_nowhere_to_go(folder: Path) -> None:
    (folder / WORKSHOP).unlink()
    (folder / "x.txt").write_text("Se listen", "utf-8")
    async with opened(folder) as pilot:
        await ask_for(pilot, str(folder / "x.txt"))
        assert "Det er ikke noe verksted ennå." in notice(pilot)
