"""Forms and choosers: they ask, and give back what was said."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from behov.domain.edits import add_process, add_workshop, change_need
from behov.domain.process import Branch, Step
from behov.domain.workshop import Note, Participants, Voting
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.text import tr
from behov.ui.forms.answer_form import AnswerForm
from behov.ui.forms.block_form import BlockForm
from behov.ui.forms.chooser import Chooser, Ticker
from behov.ui.forms.editors import Editor, Pick
from behov.ui.forms.fields import Problem, as_count, as_date, as_number, as_texts
from behov.ui.forms.form import Form
from behov.ui.forms.need_form import NeedForm
from behov.ui.forms.note_form import FollowUpForm, NoteForm
from behov.ui.forms.process_form import ProcessForm, new_process
from behov.ui.forms.step_form import StepForm, step_named
from behov.ui.forms.voting_form import VotingForm
from behov.ui.forms.workshop_form import WorkshopForm, new_workshop
from tests.conftest import PROCESS, WORKSHOP
from tests.ui.stage import Stage, seen

NOTHING = object()


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return Session(folder).workspace


async def ask(
    screen: Screen[Any], *keys: str, size: tuple[int, int] = (80, 24), fill: Callable[[], None] = lambda: None
) -> object:
    """Return what a form gives back after these keys: NOTHING if it still stands."""
    given: list[object] = []
    async with Stage().run_test(size=size) as pilot:
        await pilot.app.push_screen(screen, given.append)
        await pilot.pause()
        fill()
        await pilot.press(*keys)
        await pilot.pause()
    return given[0] if given else NOTHING


def write(form: Form, name: str, text: str) -> None:
    """Put a text in a field, as if it were typed."""
    editor = next(each for each in form.query(Editor) if each.asked.name == name)
    if areas := editor.query(TextArea):
        areas.first().text = text
    else:
        editor.query_one(Input).value = text


def pick(form: Form, name: str, *keys: str) -> None:
    editor = next(each for each in form.query(Editor) if each.asked.name == name)
    editor.query_one(Pick).pick(keys)


def need_form(workspace: Workspace) -> NeedForm:
    workshop = workspace.workshop(WORKSHOP)
    return NeedForm(workspace, workshop, workshop.needs[0])


async def test_a_form_that_nobody_wrote_in_changes_nothing(workspace: Workspace) -> None:
    workshop, process = workspace.workshop(WORKSHOP), workspace.process(PROCESS)
    for form in (
        need_form(workspace),
        NoteForm(workspace, workshop.notes[0]),
        FollowUpForm(workspace, workshop.notes[0]),
        WorkshopForm(workspace, workshop),
        ProcessForm(workspace, process),
        *(StepForm(workspace, process, "as-is", step) for step in process.as_is),
    ):
        assert await ask(form, "ctrl+s") == {}


async def test_only_what_was_changed_comes_back(workspace: Workspace) -> None:
    assert await ask(need_form(workspace), "space", "N", "å", "tab", "right", "enter", "escape", "ctrl+s") == {
        "text": "Vi må se gjeldende legemiddelliste hjemme hos bruker. Nå",
        "priority": "should",
    }


async def test_escape_gives_back_nothing(workspace: Workspace) -> None:
    assert await ask(need_form(workspace), "x", "escape") is None


async def test_enter_saves_from_a_line_and_from_a_wrapped_text(workspace: Workspace) -> None:
    assert await ask(need_form(workspace), "X", "enter") != NOTHING
    note = Note(id="HJT-ABC123", text="He")
    assert await ask(NoteForm(workspace, note), "i", "tab", "tab", "E", "enter") == {"text": "Hei", "owner": "E"}


async def test_what_is_proposed_gives_way_to_what_is_typed(workspace: Workspace) -> None:
    block = await ask(BlockForm(), "K", "tab", *"20", "enter")
    assert block == {"title": "K", "minutes": 20, "kind": "work"}
    said = await ask(WorkshopForm(workspace), "K", "tab", "tab", "tab", *"3.12.2026", "enter")
    assert isinstance(said, dict)
    assert said["date"] == date(2026, 12, 3)


async def test_what_cannot_be_used_is_said_beside_its_field_and_the_text_stays(workspace: Workspace) -> None:
    form = need_form(workspace)
    async with Stage().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(form)
        write(form, "text", "Bruker 13097248022 må varsles")
        write(form, "votes", "mange")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert form.is_current
        assert "nasjonalt" in seen(form) or "fødselsnummer" in seen(form)
        assert "13097248022 må varsles" in seen(form)
        write(form, "text", "Bruker må varsles")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Skriv et helt tall." in seen(form)


async def test_a_draft_is_begun_with_and_comes_back(workspace: Workspace) -> None:
    workshop = workspace.workshop(WORKSHOP)
    form = NeedForm(workspace, workshop, workshop.needs[0], {"text": "Ny tekst", "votes": 9})
    assert await ask(form, "ctrl+s") == {"text": "Ny tekst", "votes": 9}


async def test_hostile_text_is_shown_as_text_and_stays_as_it_is(folder: Path) -> None:
    hostile = "[red]\x1b[2J\u202e[/red] 'x"
    before = change_need(Session(folder).workspace, WORKSHOP, "HJT-7K3PM2", text=hostile, role=hostile)
    form = need_form(before)
    async with Stage().run_test(size=(80, 24)) as pilot:
        given: list[object] = []
        await pilot.app.push_screen(form, given.append)
        await pilot.pause()
        assert "\x1b" not in seen(form)
        assert seen(form).count("[red]␛[2J⟨U+202E⟩[/red]") == 2
        await pilot.press("ctrl+s")
    assert given == [{}]


async def test_a_new_workshop_is_a_file_of_its_own(workspace: Workspace) -> None:
    form = WorkshopForm(workspace, area="hjemmetjeneste")

    def fill() -> None:
        write(form, "title", "Behovsverksted Grenland")
        write(form, "date", "19.9.24")
        pick(form, "municipalities", "4001", "4003")
        write(form, "participants", "3 Sykepleier Porsgrunn\nPårørende\n2 Fagansvarlig legemidler skien")
        write(form, "voting.dots", "3")

    changes = await ask(form, "ctrl+s", fill=fill)
    assert isinstance(changes, dict)
    workshop = new_workshop(workspace, changes)
    assert workshop.path == "workshops/hjemmetjeneste/2024-09-19-behovsverksted-grenland.toml"
    assert (workshop.date, workshop.kind, workshop.state) == (date(2024, 9, 19), "needs", "open")
    assert workshop.municipalities == ("4001", "4003")
    assert workshop.participants == (
        Participants(count=3, role="Sykepleier", municipality="4001"),
        Participants(role="Pårørende"),
        Participants(count=2, role="Fagansvarlig legemidler", municipality="4003"),
    )
    assert workshop.voting == Voting(dots=3)
    assert add_workshop(workspace, workshop).workshop(workshop.path) == workshop


async def test_what_is_not_asked_of_the_voting_is_kept(workspace: Workspace) -> None:
    workshop = workspace.workshop(WORKSHOP).replace(voting=Voting(dots=3, voters=12, revealed=True))
    form = WorkshopForm(workspace, workshop)
    changes = await ask(form, "ctrl+s", fill=lambda: write(form, "voting.voters", ""))
    assert changes == {"voting": Voting(dots=3, revealed=True)}


async def test_a_number_of_the_voting_that_is_emptied_stays_empty(workspace: Workspace) -> None:
    workshop = workspace.workshop(WORKSHOP).replace(voting=Voting(dots=3))
    form = WorkshopForm(workspace, workshop)

    def fill() -> None:
        write(form, "voting.dots", "")
        write(form, "voting.voters", "12")

    assert await ask(form, "ctrl+s", fill=fill) == {"voting": Voting(voters=12)}


async def test_a_voting_is_proposed_for_everybody_who_came(workspace: Workspace) -> None:
    came = (Participants(role="Sykepleier", count=8), Participants(role="Pårørende"), Participants(count=4))
    workshop = workspace.workshop(WORKSHOP).replace(participants=came)
    assert await ask(VotingForm(workshop), "ctrl+s") == {"voting": Voting(dots=3, cap=2, voters=12)}
    revealed = workshop.replace(voting=Voting(revealed=True))
    assert await ask(VotingForm(revealed), "ctrl+s") == {"voting": Voting(dots=3, cap=2, voters=12, revealed=True)}
    set_up = workshop.replace(voting=Voting(dots=5))
    assert await ask(VotingForm(set_up), "ctrl+s") == {}


async def test_a_new_process_is_a_file_of_its_own(workspace: Workspace) -> None:
    form = ProcessForm(workspace, area="ledelse")

    def fill() -> None:
        write(form, "title", "Årlig rapportering")
        write(form, "volume.count", "12,5")
        pick(form, "volume.per", "municipality")

    changes = await ask(form, "ctrl+s", fill=fill)
    assert isinstance(changes, dict)
    process = new_process(workspace, changes)
    assert process.path == "processes/ledelse/arlig-rapportering.toml"
    assert process.volume is not None
    assert (process.volume.count, process.volume.per) == (12.5, "municipality")
    assert add_process(workspace, process).process(process.path) == process


async def test_a_workshop_without_title_or_date_is_not_made(workspace: Workspace) -> None:
    form = WorkshopForm(workspace)
    assert await ask(form, "ctrl+s") is NOTHING


async def test_branches_are_written_as_answers_and_steps(workspace: Workspace) -> None:
    process = workspace.process(PROCESS)
    form = StepForm(workspace, process, "as-is", process.as_is[1])
    async with Stage().run_test(size=(80, 40)) as pilot:
        given: list[object] = []
        await pilot.app.push_screen(form, given.append)
        await pilot.pause()
        assert "Ja → 3 Gir legemidlet" in seen(form)
        write(form, "branches", "Ja -> gir\nKanskje: 1\nNei > hent-liste")
        write(form, "next", "–")
        await pilot.press("ctrl+s")
    there = {"Ja": "gi", "Kanskje": "hent-liste", "Nei": "hent-liste"}
    assert given == [{"branches": {answer: Branch(to=step) for answer, step in there.items()}, "next": ()}]


async def test_a_branch_is_written_with_its_share_and_shown_so(workspace: Workspace) -> None:
    process = workspace.process(PROCESS)
    before = {
        "Ja": Branch.model_validate({"to": "gi", "share": 0.8, "source": "telt"}),
        "Over 80 %": Branch(to="gi"),
    }
    form = StepForm(workspace, process, "as-is", process.as_is[1].replace(branches=before))
    async with Stage().run_test(size=(80, 40)) as pilot:
        given: list[object] = []
        await pilot.app.push_screen(form, given.append)
        await pilot.pause()
        assert "Ja 80 % → 3 Gir legemidlet" in seen(form)
        write(form, "branches", "Ja 62,5 % → 3\nOver 80 % → 3\nNei 12% -> 1")
        await pilot.press("ctrl+s")
    assert given == [
        {
            "branches": {
                "Ja": Branch.model_validate({"to": "gi", "share": 0.625, "source": "telt"}),
                "Over 80 %": Branch(to="gi"),
                "Nei": Branch(to="hent-liste", share=0.12),
            }
        }
    ]


@pytest.mark.parametrize("line", ["Ja", "-> 1", "Ja -> 9", "Ja 101 % -> 1", "Ja ->", "Ja -> steg som ikke finnes"])
async def test_a_branch_that_leads_nowhere_is_not_saved(workspace: Workspace, line: str) -> None:
    process = workspace.process(PROCESS)
    form = StepForm(workspace, process, "as-is", process.as_is[1])
    assert await ask(form, "ctrl+s", fill=lambda: write(form, "branches", line)) is NOTHING


def test_a_step_is_named_by_number_id_or_a_beginning_that_only_it_has() -> None:
    names = {"a": "1 Henter liste", "b": "2 Henter pasient", "c": "3 Gir legemiddel"}
    assert [step_named(words, names) for words in ("1", "b", "GIR", "henter p", "2 Henter pasient")] == [
        *("a", "b", "c", "b", "b")
    ]
    assert [step_named(words, names) for words in ("", "4", "henter", "x")] == [None] * 4


def test_numbers_dates_and_lists_are_read_as_people_write_them() -> None:
    assert [as_number(typed) for typed in ("10", " 2,5", "2.50", "", "0")] == [10, 2.5, 2.5, None, 0]
    assert [as_count(typed) for typed in ("12", "")] == [12, None]
    assert [as_date(typed) for typed in ("2024-09-12", "12.9.24", "12. 9. 2024", "")] == [
        *[date(2024, 9, 12)] * 3,
        None,
    ]
    assert as_texts("EPJ; SFM ;;\nX") == ("EPJ", "SFM", "X")
    for wrong in (
        as_number("-1"),
        as_number("1e5"),
        as_number("²"),
        as_count("1,5"),
        as_count("x"),
        as_date("31.2.24"),
    ):
        assert isinstance(wrong, Problem)


OPTIONS = {"a": "Porsgrunn", "b": "Skien", "c": "Bø [b]x[/b]", "d": "Bamble"}


async def test_a_chooser_gets_shorter_as_one_types_and_gives_the_key() -> None:
    assert await ask(Chooser("Hvor?", OPTIONS), "b", "down", "enter") == "d"
    assert await ask(Chooser("Hvor?", OPTIONS), "s", "k", "i", "enter") == "b"
    assert await ask(Chooser("Hvor?", OPTIONS), "q", "enter") is NOTHING
    assert await ask(Chooser("Hvor?", OPTIONS), "escape") is None


async def test_a_ticker_gives_all_that_is_ticked_and_keeps_what_it_does_not_know() -> None:
    ticker = Ticker("Hvem?", OPTIONS, ("d", "ukjent"))
    assert await ask(ticker, "s", "k", "enter", "b", "a", "m", "enter", "ctrl+s") == ("b", "ukjent")


async def test_a_letter_on_something_to_pick_opens_its_list(workspace: Workspace) -> None:
    form = need_form(workspace)
    assert await ask(form, "tab", "k", "enter", "ctrl+s") == {"priority": "could"}
    assert await ask(need_form(workspace), "tab", "backspace", "ctrl+s") == {"priority": None}


async def test_everything_can_be_reached_on_a_small_screen(workspace: Workspace) -> None:
    form = need_form(workspace)
    async with Stage().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(form)
        await reach(pilot, form, "Merknad")
        await reach(pilot, form, "Lagre")


async def reach(pilot: Pilot[None], form: Form, label: str) -> None:
    for _ in range(2 * len(form.query(Editor))):
        if label in seen(form):
            return
        await pilot.press("tab")
        await pilot.pause()
    raise AssertionError(label)


async def test_an_answer_that_is_proposed_gives_way_to_what_is_typed() -> None:
    decision = Step(id="a", text="Stemmer listen?", kind="decision")
    assert await ask(AnswerForm(decision), *"Kanskje", "ctrl+s") == {"answer": "Kanskje"}
    assert await ask(AnswerForm(decision), "ctrl+s") == {"answer": tr("Yes")}
