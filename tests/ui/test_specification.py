"""A specification made by keys: outcomes with a reason, requirements that people write, numbers that stay."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from behov.domain.edits import change_need
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import suspects
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.text import LANGUAGES
from behov.ui.forms.form import Form
from behov.ui.forms.requirement_form import RequirementForm
from behov.ui.places import Place
from behov.ui.screens.specifying.specification import SpecificationScreen
from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.specified import CONSOLIDATION, SPECIFICATION, specify
from tests.ui.opened import notice, press, screen, settled, shown, type_text
from tests.ui.opened import opened as app_opened
from tests.ui.stage import Stage

A, B, C, D = (f"REG-00000{sign}" for sign in "ABCD")
P, Q = "REG-00000P", "REG-00000Q"


@pytest.fixture
def specified(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BEHOV_CLOCK", "2024-12-04T12:00:00+01:00")
    return specify(folder)


@asynccontextmanager
async def opened(folder: Path, chosen: str = "", *, wide: bool = True) -> AsyncIterator[Pilot[None]]:
    async with Stage().run_test(size=(100, 30) if wide else (80, 24)) as pilot:
        await pilot.app.push_screen(SpecificationScreen(Session(folder), SPECIFICATION, chosen))
        await settled(pilot)
        yield pilot


def saved(folder: Path) -> Workspace:
    return Session(folder).workspace


def need(folder: Path, need_id: str) -> Need:
    return saved(folder).said[need_id][1]


def requirements(folder: Path) -> dict[str, Requirement]:
    return {each.id: each for each in saved(folder).workshop(SPECIFICATION).requirements}


def rows(pilot: Pilot[None]) -> RecordList:
    return screen(pilot).query_one(RecordList)


def words(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot).split())


async def fill_in(pilot: Pilot[None], text: str) -> None:
    """Write into the field where the cursor is, and save the form."""
    await type_text(pilot, text)
    await press(pilot, "ctrl+s")


async def write_on(pilot: Pilot[None], text: str) -> None:
    """Write a new requirement on what is ticked or chosen, in the chapter that is proposed."""
    await press(pilot, "n")
    await fill_in(pilot, text)


# The needs, and what comes of them


@pytest.mark.parametrize("wide", [True, False])
async def test_undecided_needs_come_first_each_with_what_was_said_for_it(specified: Path, wide: bool) -> None:
    async with opened(specified, wide=wide) as pilot:
        assert list(rows(pilot).keys) == [A, B, C, D]
        said = words(pilot)
        assert "3 uten utfall" in said
        assert "«Vi må se gjeldende legemiddelliste hjemme hos bruker.»" in said
        assert "Sykepleier" in said
        assert "Hjemmetjeneste må 1" in said
        assert "o utfall n nytt krav k koble" in said


async def test_a_digit_gives_an_outcome_with_a_reason_and_goes_on_to_the_next(specified: Path) -> None:
    before = (specified / SPECIFICATION).read_bytes()
    async with opened(specified) as pilot:
        await press(pilot, "1")
        assert pilot.app.screen.query_one(".to-read").region.height >= 2  # the need itself: the form covers it below
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Form)  # nobody said why
        await fill_in(pilot, "Sagt av alle")
        decided = need(specified, A)
        assert (decided.outcome, decided.reason, str(decided.decided)) == ("requirement", "Sagt av alle", "2024-12-04")
        assert rows(pilot).chosen == B
        assert "2 uten utfall 1 skal bli krav" in words(pilot)
        await press(pilot, "u")
        assert need(specified, A).outcome is None
    assert (specified / SPECIFICATION).read_bytes() == before


async def test_a_local_measure_says_whose_it_is_and_what_it_is_to_bring(specified: Path) -> None:
    async with opened(specified, C) as pilot:
        await press(pilot, "5")
        await type_text(pilot, "Er opplæring")
        for text in ("Fagansvarlig", "Færre avvik", "14 i måneden"):
            await press(pilot, "tab")
            await type_text(pilot, text)
        await press(pilot, "ctrl+s")
        measure = need(specified, C)
        assert (measure.outcome, measure.owner, measure.benefit, measure.baseline) == (
            "local", "Fagansvarlig", "Færre avvik", "14 i måneden",
        )  # fmt: skip
        rows(pilot).choose(C)
        await settled(pilot)
        assert "Nullpunkt 14 i måneden" in words(pilot)
        await press(pilot, "o", "tab", "tab", "tab", "end", "ctrl+u")
        await press(pilot, "ctrl+s")
        assert need(specified, C).owner is None
        assert need(specified, C).reason == "Er opplæring"


async def test_all_that_are_ticked_are_decided_as_one_thing_and_taken_up_again(specified: Path) -> None:
    async with opened(specified) as pilot:
        await press(pilot, "space", "space", "7")
        await fill_in(pilot, "Er ikke vår tjeneste")
        assert [need(specified, each).outcome for each in (A, B, C)] == ["out", "out", None]
        assert rows(pilot).chosen == C
        assert rows(pilot).ticked == ()
        await press(pilot, "u")
        assert [need(specified, each).outcome for each in (A, B, C)] == [None, None, None]
        rows(pilot).choose(D)
        await press(pilot, "r")
        assert (need(specified, D).outcome, need(specified, D).reason) == (None, None)


async def test_a_birth_number_is_refused_in_a_form(specified: Path) -> None:
    async with opened(specified) as pilot:
        await press(pilot, "6")
        await fill_in(pilot, "Gjelder 01010750160")
        assert isinstance(pilot.app.screen, Form)
        assert need(specified, A).outcome is None


# Requirements, written by people


@pytest.mark.parametrize("wide", [True, False])
async def test_the_text_begins_empty_with_what_the_needs_say_above_it(specified: Path, wide: bool) -> None:
    async with opened(specified, D, wide=wide) as pilot:
        await press(pilot, "n")
        form = pilot.app.screen
        assert isinstance(form, RequirementForm)
        assert form.query(TextArea).first().text == ""
        assert "Alle som har gitt legemidler, kan se det." in words(pilot)
        assert "F-HJT Hjemmetjeneste" in words(pilot)
        assert "Kategori –" in words(pilot)  # whatever the priority
        await fill_in(pilot, "Løsningen skal vise hvem som har gitt legemidlet, til alle som har tilgang.")
        (new,) = (each for key, each in requirements(specified).items() if key not in (P, Q))
        assert (new.number, new.chapter, new.category, new.needs) == ("F-HJT-003", "hjemmetjeneste", None, (D,))
        assert new.seen
        assert saved(specified).workshop(SPECIFICATION).numbered == {"hjemmetjeneste": 3}
        assert "F-HJT-003 er skrevet" in notice(pilot)
        assert "F-HJT-001, F-HJT-003" in words(pilot)
        await press(pilot, "u")
        assert set(requirements(specified)) == {P, Q}


async def test_a_requirement_is_written_on_what_is_asked_of_suppliers_alone(specified: Path) -> None:
    async with opened(specified) as pilot:
        for need_id, key, asked in ((A, "", False), (A, "5", False), (B, "7", False), (C, "2", True)):
            rows(pilot).choose(need_id)
            if key:
                await press(pilot, key)
                await fill_in(pilot, "Bestemt")
                rows(pilot).choose(need_id)
            await press(pilot, "n")
            assert isinstance(pilot.app.screen, RequirementForm) is asked
            if not asked:
                assert "Bestem først" in notice(pilot)
                await press(pilot, "k")
                assert "Bestem først" in notice(pilot)


async def test_one_requirement_on_many_needs_and_many_on_one(specified: Path) -> None:
    async with opened(specified) as pilot:
        await press(pilot, "space", "space", "1")
        await fill_in(pilot, "Sagt av alle")
        for key in (A, D):
            rows(pilot).choose(key)
            await press(pilot, "space")
        await write_on(pilot, "Løsningen skal vise listen og hvem som har gitt den.")
        (new,) = (each for key, each in requirements(specified).items() if key not in (P, Q))
        assert set(new.needs) == {A, D}
        assert rows(pilot).chosen == B  # the next that lacks a requirement
        await press(pilot, "k")
        await type_text(pilot, "angres")
        await press(pilot, "enter", "ctrl+s")
        assert requirements(specified)[Q].needs == (B,)
        assert requirements(specified)[Q].seen
        await press(pilot, "k")
        await type_text(pilot, "angres")
        await press(pilot, "enter", "ctrl+s")
        assert requirements(specified)[Q].needs == ()
        await press(pilot, "u")
        assert requirements(specified)[Q].needs == (B,)


async def test_a_requirement_without_a_need_can_be_written_and_be_put_on_needs_later(specified: Path) -> None:
    async with opened(specified) as pilot:
        await press(pilot, "s", "n")
        assert not pilot.app.screen.query(".to-read")
        await type_text(pilot, "Løsningen skal følge Normen.")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Form)  # no chapter yet, so no number
        await press(pilot, "right", "ctrl+s")
        (new,) = (each for key, each in requirements(specified).items() if key not in (P, Q))
        assert (new.number, new.needs) == ("F-FEL-001", ())
        assert rows(pilot).chosen == new.id
        await press(pilot, "k", "enter", "ctrl+s")
        assert requirements(specified)[new.id].needs == (D,)


# Requirements, settled


@pytest.mark.parametrize("wide", [True, False])
async def test_requirements_stand_with_number_letter_state_and_what_is_missing(specified: Path, wide: bool) -> None:
    async with opened(specified, P, wide=wide) as pilot:
        said = words(pilot)
        assert "2 krav 1 å se på igjen 1 uten behov 1 uten kategori 2 uten verifikasjon" in said
        assert "F-HJT-001 E ≠ bør ses på igjen Løsningen" in said
        assert "Alle som har gitt legemidler, kan se det. endret siden" in said
        await press(pilot, "i")
        assert "bare det som mangler" in words(pilot)


async def test_b_says_that_a_suspect_one_was_looked_at(specified: Path) -> None:
    async with opened(specified, P) as pilot:
        await press(pilot, "b")
        assert suspects(saved(specified)) == {}
        assert "1 krav er sett på" in notice(pilot)
        await press(pilot, "b")
        assert "Ingen behov bak det er endret" in notice(pilot)
    Session(specified).apply(lambda now: change_need(now, CONSOLIDATION, D, text="Alle kan se det."))
    async with opened(specified, P) as pilot:
        assert "≠ bør ses på igjen" in words(pilot)
        await press(pilot, "e")
        await fill_in(pilot, " Alle skal se det.")
        assert "b sier at du har sett på dem" in notice(pilot)
        assert set(suspects(saved(specified))) == {P}


async def test_a_digit_is_a_category_here_and_t_says_that_it_is_ready(specified: Path) -> None:
    async with opened(specified, P) as pilot:
        await press(pilot, "1", "t")
        assert (requirements(specified)[P].category, requirements(specified)[P].state) == ("absolute", "ready")
        assert "F-HJT-001 A ≠ bør ses på igjen Løsningen" in words(pilot)
        await press(pilot, "0", "t")
        assert (requirements(specified)[P].category, requirements(specified)[P].state) == (None, None)
        await press(pilot, "u", "u", "u", "u")
        assert requirements(specified)[P].category == "evaluated"


async def test_letters_are_the_workspaces_own(specified: Path) -> None:
    with (specified / "behov.toml").open("a", encoding="utf-8") as file:
        file.write('\n[specification.letters]\nevaluated = "B"\n')
    async with opened(specified, P) as pilot:
        assert "F-HJT-001 B ≠ bør ses på igjen Løsningen" in words(pilot)


async def test_a_withdrawn_one_keeps_its_number_and_is_not_changed(specified: Path) -> None:
    async with opened(specified, Q) as pilot:
        await press(pilot, "d")
        assert (requirements(specified)[Q].state, requirements(specified)[Q].number) == ("withdrawn", "F-HJT-002")
        assert "ingen andre får det" in notice(pilot)
        for key in ("e", "1", "t", "k", "j"):
            await press(pilot, key)
            assert "r tar det tilbake" in notice(pilot), key
        await press(pilot, "d")
        assert "allerede utgått" in notice(pilot)
        assert "utgått" in words(pilot)
        await press(pilot, "r")
        assert requirements(specified)[Q].state is None


async def test_in_another_chapter_it_has_a_new_number_and_says_what_it_was(specified: Path) -> None:
    async with opened(specified, Q) as pilot:
        await press(pilot, "enter", "tab", "right", "ctrl+s")
        moved = requirements(specified)[Q]
        assert (moved.chapter, moved.number) == ("psykisk-helse-rus", "F-PHR-001")
        assert "Sto før F-HJT-002" in words(pilot)
        await press(pilot, "j")
        assert "beholder det for alltid" in notice(pilot)


async def test_of_two_with_one_number_one_gets_another(specified: Path) -> None:
    path = specified / SPECIFICATION
    path.write_text(path.read_text("utf-8").replace('"F-HJT-002"', '"F-HJT-001"'), "utf-8")
    async with opened(specified, Q) as pilot:
        await press(pilot, "j")
        assert [each.number for each in requirements(specified).values()] == ["F-HJT-001", "F-HJT-003"]


async def test_a_large_share_of_absolute_ones_is_warned_of(specified: Path) -> None:
    row = '\n[requirements.REG-0000{}]\ntext = "Skal"\ncategory = "absolute"\n'
    with (specified / SPECIFICATION).open("a", encoding="utf-8") as file:
        file.write("".join(row.format(sign * 2) for sign in "VWX"))
    async with opened(specified) as pilot:
        assert "3 av 5 er absolutte, over 40 %" in words(pilot)


# Where one looks


@pytest.mark.parametrize("wide", [True, False])
async def test_chapters_say_how_many_requirements_they_have_and_open_on_them(specified: Path, wide: bool) -> None:
    async with opened(specified, P, wide=wide) as pilot:
        await press(pilot, "1", "s", "down", "down")
        said = words(pilot)
        assert "F-HJT Hjemmetjeneste 2 1 (50 %) mangler" in said
        assert "1 av 2 er absolutte" in said
        await press(pilot, "enter")
        assert list(rows(pilot).keys) == [P, Q]
        assert "Hjemmetjeneste" in words(pilot)
        await press(pilot, "g")
        await type_text(pilot, "IF-SIK")
        await press(pilot, "enter")
        assert list(rows(pilot).keys) == []
        await press(pilot, "escape")
        assert list(rows(pilot).keys) == [P, Q]


async def test_needs_are_found_by_words_and_by_area(specified: Path) -> None:
    async with opened(specified) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "dekning")
        assert list(rows(pilot).keys) == [B]
        await press(pilot, "enter", "s")
        assert list(rows(pilot).keys) == [P, Q]  # what was typed is forgotten
        await press(pilot, "slash")
        await type_text(pilot, "f-hjt-002")
        assert list(rows(pilot).keys) == [Q]
        await press(pilot, "escape", "s", "s", "g")
        await type_text(pilot, "Institusjon")
        await press(pilot, "enter")
        assert list(rows(pilot).keys) == [C]


async def test_the_app_opens_it_and_w_shows_the_ordinary_workshop(specified: Path) -> None:
    async with app_opened(specified) as pilot:
        places: tuple[tuple[Place, str, type], ...] = (
            ("workshop", WORKSHOP, WorkshopScreen),
            ("record", SPECIFICATION, WorkshopScreen),
            ("workshop", SPECIFICATION, SpecificationScreen),
        )
        for place, path, kind in places:
            screen(pilot).go(place, path)
            await settled(pilot)
            assert type(pilot.app.screen) is kind
        for key, kind in (("w", WorkshopScreen), ("escape", WorkshopScreen), ("escape", SpecificationScreen)):
            await press(pilot, key)
            assert type(pilot.app.screen) is kind


async def test_it_says_what_is_traced(specified: Path) -> None:
    async with opened(specified) as pilot:
        here = screen(pilot)
        assert isinstance(here, SpecificationScreen)
        assert here.traced == ("regional", A)
        await press(pilot, "s")
        assert here.traced == ("requirement", P)
        await press(pilot, "s")
        assert here.traced == ("workshop", "2024-12-04-spesifikasjon")


async def test_an_empty_specification_says_what_to_do_and_no_key_does_harm(folder: Path) -> None:
    specify(folder)
    (folder / CONSOLIDATION).unlink()
    path = folder / SPECIFICATION
    path.write_text(path.read_text("utf-8").partition("\n[numbered]")[0], "utf-8")
    async with opened(folder) as pilot:
        assert "De samles i et verksted av typen konsolidering" in words(pilot)
        for _ in range(3):
            await press(pilot, *"o17kr0tdbje", "space", "enter")
            while isinstance(pilot.app.screen, Form):
                await press(pilot, "escape")
            await press(pilot, "s")
        assert screen(pilot).session.history == ()


async def test_another_language_keeps_what_is_chosen_in_every_view(specified: Path) -> None:
    async with opened(specified) as pilot:
        for _ in range(3):
            await press(pilot, "end")
            before, said = (rows(pilot).chosen, pilot.app.focused), set()
            for _ in LANGUAGES:
                await press(pilot, "f10")
                said.add(shown(pilot))
                assert (rows(pilot).chosen, pilot.app.focused) == before
            assert len(said) == len(LANGUAGES)
            await press(pilot, "s")
