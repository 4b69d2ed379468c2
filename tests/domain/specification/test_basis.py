"""A requirement is suspect from when one of its needs changes until somebody has looked."""

from datetime import date

import pytest

from behov.domain.edits import change_need
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import changed_needs, marks_of, suspects
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace

RAW, REGIONAL = "HJT-111111", "REG-222222"
HEARD, DECIDED = "workshops/hørt.toml", "workshops/samlet.toml"


def specified(**requirement: object) -> Workspace:
    """A workspace in which a requirement rests on a regional need that gathers a raw one."""
    heard = Workshop(
        path=HEARD, title="Hørt", kind="needs", date=date(2024, 9, 12), needs=(Need(id=RAW, text="Se listen"),)
    )
    regional = Need(id=REGIONAL, text="Listen vises hjemme", merges=(RAW,), outcome="requirement")
    decided = Workshop(path=DECIDED, title="Samlet", kind="consolidation", date=date(2024, 11, 20), needs=(regional,))
    before = Workspace(workshops=(heard, decided))
    row = Requirement(id="REG-333333", needs=(REGIONAL,), seen=marks_of(before, (REGIONAL,)))
    written = Workshop(
        path="workshops/krav.toml",
        title="Krav",
        kind="specification",
        date=date(2024, 12, 4),
        requirements=(row.replace(**requirement),),
    )
    return Workspace(workshops=(heard, decided, written))


def test_a_requirement_is_not_suspect_while_nothing_has_changed() -> None:
    assert suspects(specified()) == {}


@pytest.mark.parametrize(
    ("path", "need", "change"),
    [
        (DECIDED, REGIONAL, {"text": "Listen vises overalt"}),
        (DECIDED, REGIONAL, {"priority": "could"}),
        (DECIDED, REGIONAL, {"scope": "out"}),
        (DECIDED, REGIONAL, {"outcome": "local"}),
        (DECIDED, REGIONAL, {"merges": ()}),
        (HEARD, RAW, {"text": "Se listen også på natt"}),
    ],
)
def test_whatever_a_need_comes_to_say_makes_its_requirement_suspect(
    path: str, need: str, change: dict[str, object]
) -> None:
    after = change_need(specified(), path, need, **change)
    assert suspects(after) == {"REG-333333": (REGIONAL,)}


def test_a_note_or_another_way_to_break_lines_changes_nothing() -> None:
    after = change_need(specified(), DECIDED, REGIONAL, note="Sagt av mange", text="Listen  vises\nhjemme")
    assert suspects(after) == {}


def test_a_need_that_is_gone_makes_its_requirement_suspect() -> None:
    workspace = specified()
    without = Workspace(workshops=tuple(each for each in workspace.workshops if each.path != DECIDED))
    assert suspects(without) == {"REG-333333": (REGIONAL,)}


def test_a_need_that_was_given_another_id_is_still_the_same() -> None:
    after = change_need(specified(), HEARD, RAW, id="HJT-444444", formerly=(RAW,))
    assert suspects(after) == {}


@pytest.mark.parametrize("otherwise", [{"state": "withdrawn"}, {"seen": {}}])
def test_what_is_withdrawn_or_was_never_looked_at_is_not_suspect(otherwise: dict[str, object]) -> None:
    after = change_need(specified(**otherwise), DECIDED, REGIONAL, text="Noe annet")
    assert changed_needs(after, after.requirements[0][1]) == ()
