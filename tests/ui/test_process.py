"""A process on the screen: told, put right, shown as it is and as it should be."""

from pathlib import Path

import pytest
from textual.widgets import Input

from behov.services.session import Session
from behov.text import use_language
from behov.ui.forms.form import Form
from behov.ui.widgets.rail_view import RailView
from tests.conftest import PROCESS
from tests.ui.process_opened import ids, leave_the_bar, opened, saved, tell, type_text
from tests.ui.stage import seen

NOT_SAVED = "ikke\xa0lagret\xa0ennå"


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
    assert any("◆" in line and "Ja\xa03  Nei\xa01" in line for line in lines)


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


@pytest.mark.parametrize(("right", "left"), [("L", "H"), ("alt+right", "alt+left")])
async def test_a_step_is_given_to_the_role_in_the_next_lane(folder: Path, right: str, left: str) -> None:
    async with opened(folder) as (pilot, screen):
        await tell(pilot, "Lege: Signerer listen")
        await leave_the_bar(pilot)
        await pilot.press(left)
        assert "Steg 2 gjøres nå av: Sykepleier" in seen(screen)
        assert saved(folder)[1].role == "Sykepleier"
        await pilot.press("u", right)
        await pilot.pause()
        assert "ingen bane" in seen(screen)
    assert saved(folder)[1].role == "Lege"


async def test_what_is_typed_stands_at_its_place_before_it_is_saved(folder: Path) -> None:
    before = (folder / PROCESS).read_bytes()
    async with opened(folder) as (pilot, screen):
        await pilot.press("n")
        await type_text(pilot, "Lege: Signerer listen %epj")
        (line,) = (line for line in seen(screen).splitlines() if NOT_SAVED in line)
        assert line.split()[:5] == ["2", "└─●", "Lege", "Signerer", "listen"]
        assert "Ja\xa04  Nei\xa01" in seen(screen)  # the numbers are those that will be
        await pilot.press("escape")
        await pilot.pause()
        assert "Signerer" not in seen(screen)
        assert "Ja\xa03  Nei\xa01" in seen(screen)
    assert (folder / PROCESS).read_bytes() == before


async def test_a_step_that_was_being_typed_is_there_once_when_it_is_saved(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("n")
        await type_text(pilot, "Signerer listen")
        await pilot.press("enter")
        await pilot.pause()
        assert seen(screen).count("Signerer listen") == 1
        assert NOT_SAVED not in seen(screen)


async def test_what_may_not_be_saved_can_still_be_seen_and_mended(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("n")
        await type_text(pilot, "Ringer 13097248022")
        await pilot.press("enter")
        await pilot.pause()
        assert NOT_SAVED in seen(screen)
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


async def test_the_to_be_begins_as_the_as_is_and_each_is_changed_alone(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("s")
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
        assert "på kontoretX" in seen(screen)
    assert saved(folder)[0].text == "Henter papirliste på kontoretX"


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


async def test_it_works_at_80_by_24(folder: Path) -> None:
    async with opened(folder, (80, 24)) as (_, screen):
        assert "Henter papirliste på kontoret" in seen(screen)
        assert "Smerte" in seen(screen)
