"""A process looked at: its views, the way through it, and what is known of a step."""

from pathlib import Path

import pytest

from behov.services.session import Session
from behov.ui.widgets.measures_view import MeasuresView
from behov.ui.widgets.rail_view import RailView
from tests.conftest import PROCESS
from tests.ui.process_opened import opened, tell
from tests.ui.stage import seen

TO_BE = """
[[to_be]]
id = "hent-liste"
role = "Lege"
text = "Henter papirliste på kontoret"
systems = ["EPJ"]
components = ["PLL"]
minutes = 2

[[to_be]]
id = "varsle"
text = "Varsler på mobil"

[[to_be]]
id = "gi"
role = "Sykepleier"
text = "Gir legemidlet"
next = []
"""


def of_forty(folder: Path) -> None:
    """Make the process one of forty steps, all done by one role but the first."""
    steps = [
        f'[[as_is]]\nid = "s{number}"\nrole = "{"Lege" if number == 1 else "Sykepleier"}"\ntext = "Gjør {number}"\n'
        for number in range(1, 41)
    ]
    (folder / PROCESS).write_text('format = 1\ntitle = "Lang"\n' + "".join(steps), "utf-8")


async def test_a_step_is_gone_to_by_its_number(folder: Path) -> None:
    of_forty(folder)
    async with opened(folder) as (pilot, screen):
        chosen = []
        for digit in "12740":
            await pilot.press(digit)
            chosen.append(screen.query_one(RailView).chosen)
        await pilot.press("down", "3")
        chosen.append(screen.query_one(RailView).chosen)
    assert chosen == ["s1", "s12", "s7", "s4", "s40", "s3"]


async def test_steps_on_both_sides_of_the_chosen_one_are_in_view(folder: Path) -> None:
    of_forty(folder)
    async with opened(folder) as (pilot, screen):
        await pilot.press("3", "0")
        await pilot.pause()
        assert "Gjør 32" in seen(screen)
        assert "Gjør 33" not in seen(screen)
        screen.query_one(RailView).choose("s12")
        await pilot.pause()
        assert "Gjør 10" in seen(screen)
        assert "Gjør 9" not in seen(screen)


async def test_the_first_line_in_view_and_the_chosen_one_name_their_role(folder: Path) -> None:
    of_forty(folder)
    async with opened(folder) as (pilot, screen):
        await pilot.press("3", "0")
        await pilot.pause()
        named = [line.split()[-2:] for line in seen(screen).splitlines() if "Sykepleier" in line]
        first = next(line for line in seen(screen).splitlines() if "Gjør" in line)
    assert named == [first.split()[-2:], ["Gjør", "30"]]


async def test_ways_are_followed_and_one_comes_back_to_take_the_other(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        went = []
        for key in ("right", "right", "left", "right", "left", "left"):
            await pilot.press(key)
            went.append(screen.query_one(RailView).chosen)
        assert went == ["vurder", "gi", "vurder", "hent-liste", "vurder", "hent-liste"]
        await pilot.press("end", "right")
        await pilot.pause()
        assert "Ingenting følger" in seen(screen)
        await pilot.press("left")
        assert screen.query_one(RailView).chosen == "vurder"


async def test_what_is_known_of_the_chosen_step_is_told_in_words(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        assert "smertepunkt Listen er ofte utdatert   behov 1   minutter 10" in seen(screen)
        await pilot.press("down")
        await pilot.pause()
        assert "utdatert" not in seen(screen)


async def test_the_change_says_what_becomes_of_each_step(folder: Path) -> None:
    path = folder / PROCESS
    path.write_text(path.read_text("utf-8") + TO_BE, "utf-8")
    async with opened(folder) as (pilot, screen):
        await pilot.press("s", "s")
        await pilot.pause()
        lines = seen(screen).splitlines()
        said = {step: next(line for line in lines if step in line) for step in ("papirliste", "Varsler", "Stemmer")}
        assert said["papirliste"].rstrip().endswith("endret: rolle, tid")
        assert said["Varsler"].rstrip().endswith("ny")
        assert said["Stemmer"].rstrip().endswith("utgår")
        assert "rolle før Sykepleier   minutter før 10" in seen(screen)
        await pilot.press("s")
        await pilot.pause()
        assert "utgår" not in seen(screen)


@pytest.mark.parametrize("key", ["n", "e", "k", "b", "t", "d", "J", "L"])
async def test_the_change_is_only_for_looking(folder: Path, key: str) -> None:
    path = folder / PROCESS
    path.write_text(path.read_text("utf-8") + TO_BE, "utf-8")
    before = path.read_bytes()
    async with opened(folder) as (pilot, screen):
        await pilot.press("s", "s", key)
        await pilot.pause()
        assert "Endringen er bare til å se på" in seen(screen)
    assert path.read_bytes() == before


async def test_there_is_no_change_where_nothing_is_told(folder: Path) -> None:
    (folder / PROCESS).write_text('format = 1\ntitle = "Tom"\n', "utf-8")
    async with opened(folder) as (pilot, screen):
        await pilot.press("escape", "s", "s")
        await pilot.pause()
        assert "Ingen endring å vise" in seen(screen)
        await pilot.press("s")
        await tell(pilot, "Første")
        assert [step.id for step in Session(folder).workspace.process(PROCESS).as_is] == ["forste"]


async def test_m_shows_the_measures_and_takes_them_away(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await pilot.press("m")
        await pilot.pause()
        assert screen.query_one(MeasuresView).display
        assert "Listen er ofte utdatert" not in seen(screen)
        await pilot.press("m")
        await pilot.pause()
        assert not screen.query_one(MeasuresView).display
        assert "Listen er ofte utdatert" in seen(screen)
