"""A process on the screen: told, put right, shown as it is and as it should be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from behov.domain.process import Step
from behov.services.session import Session
from behov.text import use_language
from behov.ui.forms.form import Form
from behov.ui.screens.process import ProcessScreen
from behov.ui.widgets.rail_view import RailView
from tests.conftest import PROCESS
from tests.ui.stage import Stage, seen


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (100, 30), chosen: str = ""
) -> AsyncIterator[tuple[Pilot[None], ProcessScreen]]:
    async with Stage().run_test(size=size) as pilot:
        screen = ProcessScreen(Session(folder), PROCESS, chosen)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


def saved(folder: Path) -> tuple[Step, ...]:
    """Return the as-is as it lies on the disk."""
    return Session(folder).workspace.process(PROCESS).as_is


def ids(folder: Path) -> list[str]:
    return [step.id for step in saved(folder)]


async def tell(pilot: Pilot[None], line: str) -> None:
    await pilot.press("n")
    pilot.app.screen.query_one("CaptureLine", Input).value = line
    await pilot.press("enter")
    await pilot.pause()


async def leave_the_bar(pilot: Pilot[None]) -> None:
    pilot.app.screen.query_one(RailView).focus()
    await pilot.pause()


async def test_the_rail_shows_who_does_what(folder: Path) -> None:
    async with opened(folder) as (_, screen):
        lines = seen(screen).splitlines()
    (line,) = (line for line in lines if "Henter papirliste" in line)
    assert line.split() == [
        "▌",
        "1",
        "●",
        "Sykepleier",
        "Henter",
        "papirliste",
        "på",
        "kontoret",
        "EPJ",
        "PLL°",
        "1",
        "1",
    ]
    assert any("◆" in line and "Ja 3  Nei 1" in line for line in lines)


async def test_a_told_step_comes_below_the_chosen_one_and_the_next_below_that(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await tell(pilot, "Lege: Signerer listen %epj *tar tid")
        await tell(pilot, "Er den signert?")
        assert screen.query_one(RailView).chosen == "er-den-signert"
    assert ids(folder) == ["hent-liste", "signerer-listen", "er-den-signert", "vurder", "gi"]
    told = saved(folder)[1]
    assert (told.role, told.systems, told.pains) == ("Lege", ("EPJ",), ("tar tid",))
    assert saved(folder)[2].kind == "decision"


async def test_a_refused_line_stays_in_the_bar(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await tell(pilot, "Ringer 13097248022")
        assert screen.query_one("CaptureLine", Input).value == "Ringer 13097248022"
    assert ids(folder) == ["hent-liste", "vurder", "gi"]


async def test_k_goes_through_the_kinds_and_back(folder: Path) -> None:
    async with opened(folder) as (pilot, _):
        kinds = []
        for _ in range(5):
            await pilot.press("k")
            kinds.append(saved(folder)[0].kind)
    assert kinds == ["decision", "wait", "start", "end", "task"]


@pytest.mark.parametrize(("down", "up"), [("J", "K"), ("alt+down", "alt+up")])
async def test_a_step_is_moved_and_stays_chosen(folder: Path, down: str, up: str) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press(down)
        assert ids(folder) == ["vurder", "hent-liste", "gi"]
        assert screen.query_one(RailView).chosen == "hent-liste"
        await pilot.press(up)
    assert ids(folder) == ["hent-liste", "vurder", "gi"]


async def test_everything_is_undone_byte_for_byte(folder: Path) -> None:
    before = (folder / PROCESS).read_bytes()
    async with opened(folder) as (pilot, _):
        await pilot.press("k", "J", "d", "c")
        await tell(pilot, "Ny")
        assert (folder / PROCESS).read_bytes() != before
        await leave_the_bar(pilot)
        await pilot.press(*("u",) * 5)
    assert (folder / PROCESS).read_bytes() == before


async def test_a_branch_leads_from_the_chosen_step_to_a_picked_one(folder: Path) -> None:
    async with opened(folder) as (pilot, _):
        await pilot.press("end", "b", "enter", "h", "e", "n", "t", "e", "r", "enter")
        await pilot.pause()
    step = saved(folder)[2]
    assert (step.kind, step.branches) == ("decision", {"Ja": "hent-liste"})


async def test_the_to_be_begins_as_the_as_is_and_each_is_changed_alone(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("f8")
        await pilot.pause()
        assert "Trykk c" in seen(screen)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("d")
        process = Session(folder).workspace.process(PROCESS)
        assert ([step.id for step in process.to_be], len(process.as_is)) == (["vurder", "gi"], 3)
        await pilot.press("s")
        await pilot.pause()
        assert "Henter papirliste" in seen(screen)


async def test_the_form_changes_the_chosen_step(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Form)
        await pilot.press("X", "enter")
        await pilot.pause()
        assert "XHenter papirliste" in seen(screen)
    assert saved(folder)[0].text == "XHenter papirliste på kontoret"


async def test_it_opens_where_it_is_asked_to(folder: Path) -> None:
    async with opened(folder, chosen="vurder") as (_, screen):
        assert screen.query_one(RailView).chosen == "vurder"


async def test_the_language_changes_live_and_typed_text_stays(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("n", "x")
        screen.action_speak("nn")
        await pilot.pause()
        assert "Nosituasjon" in seen(screen)
        assert screen.query_one("CaptureLine", Input).value == "x"
    use_language("nb")


async def test_a_broken_file_is_shown_and_not_written_to(folder: Path) -> None:
    path = folder / PROCESS
    path.write_text(path.read_text("utf-8").replace("minutes = 10", 'minutes = "ti"'), "utf-8")
    before = path.read_bytes()
    async with opened(folder) as (pilot, screen):
        await pilot.press("k")
        await pilot.pause()
        assert "Henter papirliste" in seen(screen)
        assert "skrivebeskyttet: filen har feil, første i linje " in seen(screen)
        assert f"{PROCESS}:" in seen(screen).replace("\n", "").replace(" ", "")
    assert path.read_bytes() == before


async def test_hostile_text_is_shown_as_text(folder: Path) -> None:
    path = folder / PROCESS
    hostile = '"[red]\\u001b[2J\\u202e[/red]"'
    text = path.read_text("utf-8").replace('"Henter papirliste på kontoret"', hostile).replace('"Sykepleier"', hostile)
    path.write_text(text.replace('Ja = "gi"', f'{hostile} = "gi"'), "utf-8")
    async with opened(folder, (140, 30)) as (pilot, screen):
        assert "\x1b" not in seen(screen)
        assert seen(screen).count("[red]␛[2J⟨U+202E⟩[/red]") >= 2
        await pilot.press("end", "b", "enter")
        await pilot.pause()
        assert "[red]␛[2J⟨U+202E⟩[/red]" in seen(pilot.app.screen)


async def test_a_drawing_is_made_and_where_it_lies_is_said_where_nothing_opens_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "cache"))
    async with opened(folder) as (pilot, screen):
        await pilot.press("o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "skrivebord" in seen(screen)
    assert b"<svg" in (folder / "exports/diagrammer/legemidler-hjemme.as-is.svg").read_bytes()


async def test_it_works_at_80_by_24(folder: Path) -> None:
    async with opened(folder, (80, 24)) as (_, screen):
        assert "Henter papirliste på kontoret" in seen(screen)
        assert "Smerte" in seen(screen)
