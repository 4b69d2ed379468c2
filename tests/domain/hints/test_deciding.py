"""Hints taken and waved through: one edit each, of one file, and a raw need keeps its words."""

from functools import partial
from pathlib import Path

import pytest

from behov.domain.errors import EmptyText, NoSuchRecord
from behov.domain.hints import HintKind, hints_of, hints_of_requirement
from behov.domain.hints.deciding import record_of, reword, take_hint, waive_hint
from behov.domain.workshop import Need
from behov.services.session import Session
from tests.conftest import WORKSHOP, add_need

SAID = "Som sykepleier trenger jeg en app, og legevakta må ha egen modul."
REQUIREMENTS = "workshops/2024-12-04-krav.toml"


@pytest.fixture
def session(folder: Path) -> Session:
    (folder / REQUIREMENTS).write_text(
        'format = 1\ntitle = "Krav"\nkind = "specification"\ndate = 2024-12-04\n\n'
        '[requirements.REG-5T7CQ8]\ntext = "Løsningen skal ha knapper."\nother = "kept"\n',
        "utf-8",
    )
    session = Session(folder)
    session.apply(lambda now: add_need(now, WORKSHOP, Need(id="HJT-000001", text=SAID)))
    return session


def said(session: Session) -> Need:
    return next(each for each in session.workspace.workshop(WORKSHOP).needs if each.id == "HJT-000001")


def open_kinds(session: Session) -> list[HintKind]:
    workspace = session.workspace
    return [hint.kind for hint in hints_of(workspace, workspace.workshop(WORKSHOP), said(session))]


def take(session: Session, kind: str) -> None:
    workspace = session.workspace
    hint = next(each for each in hints_of(workspace, workspace.workshop(WORKSHOP), said(session)) if each.kind == kind)
    session.apply(lambda now: take_hint(now, WORKSHOP, "HJT-000001", hint), "")


def test_every_hint_of_a_need_can_be_waved_through_and_undo_brings_it_back(session: Session) -> None:
    before = (session.root / WORKSHOP).read_bytes()
    while left := open_kinds(session):
        session.apply(partial(waive_hint, path=WORKSHOP, record_id="HJT-000001", kind=left[0]))
        assert open_kinds(session) == left[1:]
    assert said(session).waived == ("scope", "solution", "several", "role", "benefit", "step")
    assert said(session).text == SAID
    for _ in range(6):
        session.undo()
    assert (session.root / WORKSHOP).read_bytes() == before


def test_a_hint_of_words_is_noted_and_the_words_of_a_raw_need_stay(session: Session) -> None:
    take(session, "several")
    take(session, "solution")
    assert (said(session).text, said(session).taken) == (SAID, ("several", "solution"))
    assert Session(session.root).workspace.workshop(WORKSHOP).needs[-1].taken == ("several", "solution")


def test_a_need_for_another_service_goes_out_of_scope(session: Session) -> None:
    take(session, "scope")
    assert (said(session).scope, said(session).adjacent, said(session).taken) == ("out", "legevakt", ("scope",))
    assert open_kinds(session) == []
    session.undo()
    assert (said(session).scope, said(session).adjacent, said(session).taken) == ("in", None, ())


def test_the_role_that_the_text_names_becomes_the_needs_role(session: Session) -> None:
    take(session, "role")
    assert (said(session).role, said(session).taken) == ("Sykepleier", ("role",))


def test_a_requirement_is_waved_through_or_reworded_and_keeps_all_else(session: Session) -> None:
    def asked(now: Session) -> object:
        return record_of(now.workspace.workshop(REQUIREMENTS), "REG-5T7CQ8")

    requirement = session.workspace.requirements[0][1]
    assert [hint.kind for hint in hints_of_requirement(session.workspace, requirement)] == ["solution"]
    session.apply(lambda now: waive_hint(now, REQUIREMENTS, "REG-5T7CQ8", "solution"), "")
    assert hints_of_requirement(session.workspace, session.workspace.requirements[0][1]) == ()
    session.apply(lambda now: reword(now, REQUIREMENTS, "REG-5T7CQ8", " Løsningen skal vise listen. "), "")
    assert 'text = "Løsningen skal vise listen."' in (session.root / REQUIREMENTS).read_text("utf-8")
    assert 'other = "kept"' in (session.root / REQUIREMENTS).read_text("utf-8")
    session.undo()
    session.undo()
    assert asked(session) == requirement


def test_words_are_not_taken_away_and_what_is_not_there_is_said(session: Session) -> None:
    with pytest.raises(EmptyText):
        reword(session.workspace, REQUIREMENTS, "REG-5T7CQ8", "  ")
    with pytest.raises(NoSuchRecord):
        waive_hint(session.workspace, WORKSHOP, "HJT-999999", "several")
