"""Going through comments: each beside what it is about, until nothing is open and somebody confirms."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from behov.domain.workshop import Comment, Workshop
from behov.services.session import Session
from behov.ui.forms.form import Form
from behov.ui.screens.comments import CommentsScreen
from behov.ui.widgets.notice import Notice
from behov.ui.widgets.record_list import RecordList
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.opened import opened as app_opened
from tests.ui.stage import Stage, seen

COMMENTS = """
[comments.HJT-00000A]
need = "HJT-7K3PM2"
municipality = "4001"
role = "Fagleder"
answer = "agree"

[comments.HJT-00000B]
step = "legemidler-hjemme/gi"
variant = "as-is"
municipality = "4003"
role = "Sykepleier"
answer = "change"
text = "Gir legemidlet og kvitterer"

[comments.HJT-00000C]
need = "HJT-7K3PM2"
municipality = "4003"
role = "Sykepleier"
answer = "change"
text = "Vi må se [b]gjeldende[/b] liste, også uten dekning."

[comments.HJT-00000D]
need = "HJT-8A1CD3"
municipality = "4003"
role = "Sykepleier"
answer = "comment"
text = "Gjelder det alle?"
"""


@pytest.fixture
def commented(folder: Path) -> Path:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8") + COMMENTS, "utf-8")
    return folder


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = (100, 30)) -> AsyncIterator[tuple[Pilot[None], CommentsScreen]]:
    async with Stage().run_test(size=size) as pilot:
        screen = CommentsScreen(Session(folder), WORKSHOP)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def say_in_form(pilot: Pilot[None], text: str) -> None:
    """Write into the field where the cursor is, and save the form."""
    pilot.app.screen.query_one("Editor").app.post_message(Paste(text))
    await pilot.pause()
    await press(pilot, "ctrl+s")


def saved(folder: Path) -> Workshop:
    return Session(folder).workspace.workshop(WORKSHOP)


def comment(folder: Path, sign: str) -> Comment:
    return next(each for each in saved(folder).comments if each.id == f"HJT-00000{sign}")


def order(screen: CommentsScreen) -> str:
    return "".join(key[-1] for key in screen.query_one(RecordList).keys)


def words(screen: CommentsScreen) -> str:
    return " ".join(seen(screen).split())


def notice(screen: CommentsScreen) -> str:
    return str(screen.query_one(Notice).content)


async def test_open_comments_come_first_each_beside_how_it_stands_and_what_others_say(commented: Path) -> None:
    async with opened(commented) as (_, screen):
        assert order(screen) == "CDBA"
        shown = words(screen)
        assert "3 av 3 igjen enige: Porsgrunn 1" in shown
        assert "Står nå Vi må se gjeldende legemiddelliste hjemme hos bruker." in shown
        assert "Forslag Vi må se [b]gjeldende[/b] liste, også uten dekning." in shown
        assert "Sagt av Skien, Sykepleier" in shown
        assert "Andre Porsgrunn, Fagleder: enig" in shown
        assert "ikke bekreftet av: Porsgrunn, Skien" in shown


async def test_a_accepts_a_change_of_a_need_and_goes_on_and_u_takes_it_back(commented: Path) -> None:
    async with opened(commented) as (pilot, screen):
        await press(pilot, "a")
        assert saved(commented).needs[0].text == "Vi må se [b]gjeldende[/b] liste, også uten dekning."
        assert comment(commented, "C").before == "Vi må se gjeldende legemiddelliste hjemme hos bruker."
        assert screen.query_one(RecordList).chosen == "HJT-00000D"
        assert "2 av 3 igjen" in words(screen)
        await press(pilot, "u")
        assert saved(commented).needs[0].text == "Vi må se gjeldende legemiddelliste hjemme hos bruker."
        assert comment(commented, "C").status == "open"


async def test_an_accepted_change_of_a_step_is_undone_as_one(commented: Path) -> None:
    before = (commented / PROCESS).read_bytes(), (commented / WORKSHOP).read_bytes()
    async with opened(commented) as (pilot, screen):
        await press(pilot, "l", "l", "a")
        workspace = Session(commented).workspace
        assert workspace.process(PROCESS).as_is[2].text == "Gir legemidlet og kvitterer"
        assert comment(commented, "B").status == "accepted"
        await press(pilot, "u")
        assert Session(commented).workspace.process(PROCESS).as_is[2].text == "Gir legemidlet"
        assert comment(commented, "B").status == "open"
        assert len(screen.session.history) == 0
    assert before == ((commented / PROCESS).read_bytes(), (commented / WORKSHOP).read_bytes())


async def test_x_declines_with_a_reason_and_none_without(commented: Path) -> None:
    async with opened(commented) as (pilot, screen):
        await press(pilot, "x")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Form)
        await say_in_form(pilot, "Er et eget behov")
        await pilot.pause()
        declined = comment(commented, "C")
        assert (declined.status, declined.reason) == ("declined", "Er et eget behov")
        assert saved(commented).needs[0].text == "Vi må se gjeldende legemiddelliste hjemme hos bruker."
        assert screen.query_one(RecordList).chosen == "HJT-00000D"
        screen.query_one(RecordList).choose("HJT-00000C")
        await pilot.pause()
        assert "Er et eget behov" in seen(screen)
        await press(pilot, "a")
        assert "avgjort allerede" in notice(screen)
        await press(pilot, "r")
        assert comment(commented, "C").status == "open"


async def test_e_accepts_with_another_wording(commented: Path) -> None:
    async with opened(commented) as (pilot, screen):
        await press(pilot, "e")
        await say_in_form(pilot, " Uansett.")
        assert saved(commented).needs[0].text == "Vi må se [b]gjeldende[/b] liste, også uten dekning. Uansett."
        await press(pilot, "e")
        assert "ingen annen ordlyd" in notice(screen)


async def test_what_is_decided_on_is_what_needs_it(commented: Path) -> None:
    async with opened(commented) as (pilot, screen):
        screen.query_one(RecordList).choose("HJT-00000A")
        for key in ("a", "x", "e", "r"):
            await press(pilot, key)
        assert comment(commented, "A").status == "open"
        assert screen.session.history == ()


async def test_b_confirms_when_nothing_is_open(commented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEHOV_CLOCK", "2024-09-27T12:00:00+02:00")
    async with opened(commented) as (pilot, screen):
        await press(pilot, "b")
        assert "3 kommentarer er ikke gjennomgått ennå" in notice(screen)
        await press(pilot, "a", "a", "a")
        assert "b noterer hvem som bekrefter" in words(screen)
        await press(pilot, "b")
        await press(pilot, "tab")
        await say_in_form(pilot, "Fagleder")
        assert [(each.municipality, each.role, str(each.date)) for each in saved(commented).confirmed] == [
            ("4001", "Fagleder", "2024-09-27")
        ]
        assert "bekreftet: Porsgrunn, Fagleder, 27.09.2024 ikke bekreftet av: Skien" in words(screen)


async def test_w_writes_the_sheet_and_says_where_it_lies_and_o_opens_its_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)  # no desktop: it says where the folder is
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    async with opened(folder) as (pilot, screen):
        assert "w skriver kommentarskjemaet" in words(screen)
        await press(pilot, "w")
        await pilot.app.workers.wait_for_complete()
        assert "Skrevet: exports/kommentarer/2024-09-12-grenland.xlsx" in notice(screen)
        assert (folder / "exports/kommentarer/2024-09-12-grenland.xlsx").is_file()
        await press(pilot, "o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert str(folder / "exports/kommentarer") in "".join(notice(screen).split("\n"))


async def test_without_comments_no_key_does_harm(folder: Path) -> None:
    async with opened(folder) as (pilot, screen):
        await press(pilot, "a", "e", "x", "l", "r")
        assert screen.session.history == ()


async def test_a_change_of_what_is_gone_is_said_to_be_so(commented: Path) -> None:
    path = commented / PROCESS
    path.write_text(path.read_text("utf-8").replace('"gi"', '"utlever"'), "utf-8")
    async with opened(commented) as (pilot, screen):
        screen.query_one(RecordList).choose("HJT-00000B")
        await pilot.pause()
        assert "Det er ikke her lenger." in words(screen)
        await press(pilot, "a")
        assert "Avslå kommentaren" in notice(screen)


async def test_at_80_by_24_the_comment_stands_beside_how_it_is(commented: Path) -> None:
    async with opened(commented, (80, 24)) as (_, screen):
        shown = words(screen)
        for said in ("3 av 3 igjen", "Står nå", "Forslag", "Sagt av", "ikke bekreftet av"):
            assert said in shown


async def test_the_app_opens_the_comments_of_a_workshop(commented: Path) -> None:
    async with app_opened(commented) as pilot:
        pilot.app.screen.go("comments", WORKSHOP)  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, CommentsScreen)
