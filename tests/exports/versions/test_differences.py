"""What differs between two versions: nothing is missed, nothing is made up, and a new id is no new record."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.edits import change_need, change_process, change_workshop
from behov.domain.other_tables import Requirement
from behov.domain.process import Process, Step
from behov.domain.settings import Settings
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.exports.selection import Selection, select
from behov.exports.versions.differences import counted, differences

HEARD, GATHERED, WRITTEN = "workshops/a.toml", "workshops/b.toml", "workshops/c.toml"
DAY = date(2024, 9, 12)


def workspace() -> Workspace:
    """Two raw needs of two municipalities, gathered in one; a requirement on that; and a third need, and a process."""
    raw = (
        Need(id="HJT-111111", text="Se listen", municipalities=("4001",), priority="must"),
        Need(id="HJT-222222", text="Sjå lista", municipalities=("4003",), priority="could"),
        Need(id="HJT-333333", text="Lese prøvesvar", municipalities=("4003",)),
    )
    regional = Need(id="REG-444444", text="Listen vises", merges=("HJT-111111", "HJT-222222"), priority="must")
    requirement = Requirement(id="REG-555555", text="Skal vise listen", needs=("REG-444444",), number="F-HJT-001")
    own = Requirement(id="REG-666666", text="Skal lese prøvesvar", needs=("HJT-333333",), number="F-HJT-002")
    step = Step(id="hent", text="Henter listen")
    return Workspace(
        settings=Settings(municipalities=("4001", "4003")),
        workshops=(
            Workshop(path=HEARD, title="A", kind="needs", date=DAY, area="hjemmetjeneste", needs=raw),
            Workshop(path=GATHERED, title="B", kind="consolidation", date=DAY, needs=(regional,)),
            Workshop(path=WRITTEN, title="C", kind="specification", date=DAY, requirements=(requirement, own)),
        ),
        processes=(Process(path="processes/p.toml", title="P", as_is=(step,)),),
    )


def found(before: Workspace, after: Workspace) -> list[tuple[str, str, str]]:
    return [(each.about, each.kind, each.id) for each in differences(Selection(before), Selection(after))]


def test_the_same_workspace_does_not_differ_from_itself() -> None:
    assert found(workspace(), workspace()) == []


@pytest.mark.parametrize(
    ("need", "path", "change", "differs"),
    [
        ("HJT-333333", HEARD, {"text": "Lese svar"}, ("need", "changed", "HJT-333333")),
        ("HJT-111111", HEARD, {"priority": "should"}, ("raw-need", "changed", "HJT-111111")),
        ("REG-444444", GATHERED, {"outcome": "requirement"}, ("need", "changed", "REG-444444")),
    ],
)
def test_a_need_that_is_put_otherwise_differs(
    need: str, path: str, change: dict[str, object], differs: tuple[str, str, str]
) -> None:
    before = workspace()
    assert found(before, change_need(before, path, need, **change)) == [differs]


def test_a_need_with_a_new_id_is_the_same_need() -> None:
    before = workspace()
    after = change_need(before, HEARD, "HJT-333333", id="HJT-777777", formerly=("HJT-333333",))
    assert found(before, after) == []
    assert found(after, before) == []


def test_an_id_is_of_the_need_that_has_it_before_any_that_had_it() -> None:
    before = workspace()
    after = change_need(before, HEARD, "HJT-111111", id="HJT-777777", formerly=("HJT-333333", "HJT-111111"))
    after = change_need(after, GATHERED, "REG-444444", merges=())
    before = change_need(before, GATHERED, "REG-444444", merges=())
    assert [each for each in found(before, after) if each[2] != "REG-444444"] == []
    assert [each for each in found(after, before) if each[2] != "REG-444444"] == []


def test_two_needs_of_one_id_are_still_those_two_when_one_has_another() -> None:
    workshop = workspace().workshop(HEARD)
    twice = workshop.replace(needs=(*workshop.needs, Need(id="HJT-333333", text="Skrive ut epikrise")))
    mended = workshop.replace(
        needs=(*workshop.needs, Need(id="HJT-888888", text="Skrive ut epikrise", formerly=("HJT-333333",)))
    )
    before, after = (replace(workspace(), workshops=(each, *workspace().workshops[1:])) for each in (twice, mended))
    assert found(before, before) == []
    assert found(before, after) == []


def test_a_need_that_is_gathered_is_said_to_have_moved_behind_another() -> None:
    before = workspace()
    after = change_need(before, GATHERED, "REG-444444", merges=("HJT-111111", "HJT-222222", "HJT-333333"))
    assert found(before, after) == [
        ("need", "gone", "HJT-333333"),
        ("need", "changed", "REG-444444"),
        ("raw-need", "new", "HJT-333333"),
    ]


def test_a_withdrawn_requirement_is_gone_and_one_that_is_taken_back_is_new() -> None:
    before = workspace()
    rows = before.workshop(WRITTEN).requirements
    after = change_workshop(before, WRITTEN, requirements=(rows[0].replace(state="withdrawn"), rows[1]))
    assert found(before, after) == [("requirement", "gone", "REG-555555")]
    assert found(after, before) == [("requirement", "new", "REG-555555")]
    assert differences(Selection(before), Selection(after))[0].text == "F-HJT-001 Skal vise listen"


def test_the_steps_of_a_process_are_named() -> None:
    before = workspace()
    steps = (Step(id="hent", text="Henter listen på mobilen"), Step(id="gi", text="Gir"))
    after = change_process(before, "processes/p.toml", as_is=steps)
    each = differences(Selection(before), Selection(after))[0]
    assert (each.about, each.id, dict(each.fields)) == ("process", "p", {"as-is": ((), ("hent", "gi"))})


def test_when_a_municipality_leaves_what_rested_on_it_alone_goes_and_the_rest_is_counted_anew() -> None:
    everybody = Selection(workspace())
    without = select(workspace(), {"4001"}, DAY)
    told = {(each.about, each.kind, each.id) for each in differences(everybody, without)}
    assert told == {
        ("municipality", "gone", "4003"),
        ("need", "gone", "HJT-333333"),
        ("need", "changed", "REG-444444"),
        ("raw-need", "gone", "HJT-222222"),
        ("requirement", "gone", "REG-666666"),
    }


def test_the_counts_are_those_of_what_is_told() -> None:
    told = differences(Selection(workspace()), select(workspace(), {"4001"}, DAY))
    assert sum(counted(told).values()) == len(told)


kept = st.lists(st.booleans(), min_size=3, max_size=3)


@given(kept, kept)
def test_what_is_new_one_way_is_gone_the_other(before: list[bool], after: list[bool]) -> None:
    def some(chosen: list[bool]) -> Selection:
        whole = workspace()
        heard = whole.workshops[0]
        needs = tuple(need for need, keep in zip(heard.needs, chosen, strict=True) if keep)
        return Selection(replace(whole, workshops=(heard.replace(needs=needs), *whole.workshops[1:])))

    turned = {"new": "gone", "gone": "new", "changed": "changed"}
    there = sorted((each.about, each.kind, each.id) for each in differences(some(before), some(after)))
    back = sorted((each.about, turned[each.kind], each.id) for each in differences(some(after), some(before)))
    assert there == back


def test_what_goes_by_the_same_name_is_the_same_whoever_was_called_that_once() -> None:
    now = workspace()
    for old, new in (("HJT-222222", "HJT-111111"), ("HJT-111111", "HJT-222222")):
        now = change_need(now, HEARD, old, formerly=(new,))
    assert differences(select(now, None, DAY), select(now, None, DAY)) == ()
