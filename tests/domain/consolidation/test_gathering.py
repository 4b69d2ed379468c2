"""Decisions of a consolidation: each is an edit of its file alone, and what was said stays as it was said."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.consolidation.gathering import (
    RestedOn,
    StillGathers,
    attach,
    bring_together,
    gather,
    keep_apart,
    most_central,
    pairs_of,
    remove_empty,
    set_later,
    take_out,
)
from behov.domain.consolidation.progress import Consolidation, in_order
from behov.domain.edits import change_need
from behov.domain.errors import EmptyText, NoSuchRecord, PersonalNumber
from behov.domain.other_tables import Requirement
from behov.domain.process import Process, Step
from behov.domain.workshop import Apart, Need, Workshop
from behov.domain.workspace import Workspace

PATH = "workshops/konsolidering.toml"
TODAY = date(2024, 11, 20)
NOW = datetime(2024, 11, 20, 9, tzinfo=UTC)
RAW = tuple(f"HJT-00000{sign}" for sign in "123456")
Edit = Callable[[Workspace], Workspace]


def need(need_id: str, **fields: object) -> Need:
    return Need.model_validate({"id": need_id, "text": f"Behov {need_id[-1]}", **fields})


def region(*regional: Need, area: str | None = None, **fields: object) -> Workspace:
    """Six raw needs in two areas, the last of them rejected, and a consolidation."""
    home = Workshop(
        path="workshops/hjemme.toml",
        title="Hjemme",
        kind="needs",
        area="hjemmetjeneste",
        date=TODAY,
        needs=(need(RAW[0], votes=1, kind="legal"), need(RAW[1], votes=3, language="nn"), need(RAW[2])),
    )
    house = Workshop(
        path="workshops/hus.toml",
        title="Hus",
        kind="needs",
        area="institusjon",
        date=TODAY,
        needs=(
            need(RAW[3], steps=("p/gi",), effects=("TJ2",), formerly=("HJT-AAAAAA",), kind="legal"),
            need(RAW[4], steps=("p/hent",), votes=9, area="ledelse"),
            need(RAW[5], status="rejected"),
        ),
    )
    here = Workshop.model_validate(
        {
            "path": PATH,
            "title": "Konsolidering",
            "kind": "consolidation",
            "date": TODAY,
            "needs": regional,
            "area": area,
            **fields,
        }
    )
    process = Process(
        path="processes/p.toml", title="P", as_is=(Step(id="hent", text="Hent"), Step(id="gi", text="Gi"))
    )
    return Workspace(workshops=(home, house, here), processes=(process,))


def gathered(workspace: Workspace, *, regional_id: str = "REG-000001") -> tuple[str, ...]:
    return next(each.merges for each in workspace.workshop(PATH).needs if each.id == regional_id)


def test_gathering_makes_a_regional_need_in_the_written_form_of_its_wording() -> None:
    after = gather(region(), PATH, "REG-000001", "Behov 2", [RAW[0], RAW[1]], NOW)
    (regional,) = after.workshop(PATH).needs
    assert (regional.merges, regional.language, regional.kind) == ((RAW[0], RAW[1]), "nn", "legal")
    assert regional.role is regional.area is None
    assert regional.steps == regional.effects == ()  # those are what was said, and are read from there


def test_a_kind_that_the_needs_do_not_agree_on_is_left_to_people() -> None:
    workspace = change_need(region(), "workshops/hjemme.toml", RAW[0], kind="security")
    after = gather(workspace, PATH, "REG-000001", "Noe annet", [RAW[0], RAW[3]], NOW)
    assert after.workshop(PATH).needs[0].kind is None


def test_what_is_made_of_an_exempt_need_is_exempt_too() -> None:
    workspace = change_need(region(), "workshops/hjemme.toml", RAW[1], exempt="offl. § 23")
    (first, second) = (
        gather(gather(workspace, PATH, "REG-000001", "Med", RAW[:2], NOW), PATH, "REG-000002", "Uten", RAW[2:4], NOW)
        .workshop(PATH)
        .needs
    )
    assert (first.exempt, second.exempt) == ("offl. § 23", None)
    unreadable = need(RAW[0]).replace(wrong={"exempt": ["?"]})
    workshop = workspace.workshop("workshops/hjemme.toml").replace(needs=(unreadable,))
    broken = Workspace(workshops=(workshop, workspace.workshop(PATH)))
    assert gather(broken, PATH, "REG-000001", "Med", RAW[:1], NOW).workshop(PATH).needs[0].exempt == "['?']"


def test_an_id_that_a_need_had_before_is_gathered_as_what_it_is_called_now() -> None:
    after = gather(region(), PATH, "REG-000001", "Begge", ["hjt-aaaaaa", RAW[0], RAW[3]], NOW)
    assert gathered(after) == (RAW[3], RAW[0])


@pytest.mark.parametrize(
    ("edit", "refused"),
    [
        (lambda now: gather(now, PATH, "REG-000009", "  ", RAW[:1], NOW), EmptyText),
        (lambda now: gather(now, PATH, "REG-000009", "Født 13097248022", RAW[:1], NOW), PersonalNumber),
        (lambda now: gather(now, PATH, "REG-000009", "Noe", ["HJT-ZZZZZZ"], NOW), NoSuchRecord),
        (lambda now: gather(now, "workshops/hus.toml", "REG-000009", "Noe", RAW[:1], NOW), NoSuchRecord),
        (lambda now: attach(now, PATH, "REG-ZZZZZZ", RAW[:1]), NoSuchRecord),
        (lambda now: attach(now, PATH, "REG-000001", ["HJT-ZZZZZZ"]), NoSuchRecord),
        (lambda now: set_later(now, PATH, ["HJT-ZZZZZZ"], True), NoSuchRecord),
        (lambda now: keep_apart(now, PATH, RAW[0], ["HJT-ZZZZZZ"], TODAY), NoSuchRecord),
        (lambda now: remove_empty(now, PATH, "REG-000001"), StillGathers),
    ],
)
def test_what_cannot_be_decided_is_refused(edit: Edit, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        edit(region(need("REG-000001", merges=RAW[:1])))


def test_a_regional_need_that_a_requirement_rests_on_is_not_removed() -> None:
    before = region(need("REG-000001"))
    requirement = Requirement(id="REG-000002", text="Skal", needs=("REG-000001",), number="F-HJT-001")
    specification = Workshop(
        path="workshops/spes.toml", title="S", kind="specification", date=TODAY, requirements=(requirement,)
    )
    with pytest.raises(RestedOn, match="F-HJT-001"):
        remove_empty(Workspace(workshops=(*before.workshops, specification)), PATH, "REG-000001")
    assert remove_empty(before, PATH, "REG-000001").workshop(PATH).needs == ()


def test_the_same_need_may_be_gathered_twice_but_not_in_the_same_place() -> None:
    workspace = gather(region(), PATH, "REG-000001", "En", [RAW[0]], NOW)
    workspace = gather(workspace, PATH, "REG-000002", "To", [RAW[0]], NOW)
    workspace = attach(workspace, PATH, "REG-000002", [RAW[0], RAW[1], "REG-000002"])
    assert gathered(workspace, regional_id="REG-000002") == (RAW[0], RAW[1])
    assert [each.id for _, each in workspace.gathered_in[RAW[0]]] == ["REG-000001", "REG-000002"]


def test_what_is_not_the_same_is_remembered_in_pairs_with_the_day_and_can_be_forgotten_again() -> None:
    workspace = region(need("REG-000001"), apart=(Apart(needs=RAW[:3]),))
    after = keep_apart(workspace, PATH, RAW[0], (RAW[1], "REG-000001", RAW[0]), TODAY)
    assert after.workshop(PATH).apart[1:] == (Apart(needs=(RAW[0], "REG-000001"), decided=TODAY),)
    back = bring_together(after, PATH, "REG-000001", (RAW[0],))
    assert back == workspace
    fewer = bring_together(workspace, PATH, RAW[1], (RAW[0],))
    assert pairs_of(fewer, fewer.workshops) == {frozenset((RAW[0], RAW[2])), frozenset((RAW[1], RAW[2]))}


def test_the_most_central_wording_is_the_one_most_like_the_others_and_of_equals_the_first() -> None:
    needs = [need(each) for each in RAW[:3]]
    pairs = [frozenset((RAW[0], RAW[1])), frozenset((RAW[1], RAW[2])), frozenset((RAW[0], RAW[2]))]
    assert most_central(needs, dict(zip(pairs, (0.5, 0.6, 0.1), strict=True))).id == RAW[1]
    assert most_central(needs, {pairs[1]: 0.5}).id == RAW[1]
    assert most_central(needs, {}).id == RAW[0]
    assert most_central(needs[:1], {}).id == RAW[0]


def test_the_queue_is_in_the_order_asked_for_with_what_was_put_off_last() -> None:
    workspace = region(later=("HJT-AAAAAA",), needs=(need("REG-000001", merges=(RAW[2],)),))
    seen = Consolidation(workspace, PATH)

    def order(by: str) -> str:
        names = in_order(workspace, seen.raw, by)  # type: ignore[arg-type]
        return "".join(name[-1] for name in seen.queue(names))

    # 3 is gathered, 6 was rejected, and 4 was put off under the id that it had before
    assert (order("area"), order("step"), order("effect"), order("votes")) == ("1254", "5124", "1254", "5214")
    assert seen.total == {"gathered": 1, "aside": 1, "later": 1, "left": 3}
    assert {area: dict(counts) for area, counts in seen.progress.items()} == {
        "hjemmetjeneste": {"left": 2, "gathered": 1},
        "institusjon": {"later": 1, "aside": 1},
        "ledelse": {"left": 1},
    }


def test_a_consolidation_of_an_area_is_about_the_needs_of_that_area() -> None:
    seen = Consolidation(region(area="institusjon"), PATH)
    assert tuple(seen.raw) == (RAW[3], RAW[5])
    assert {area: dict(counts) for area, counts in seen.progress.items()} == {"institusjon": {"left": 1, "aside": 1}}


ids = st.lists(st.sampled_from(RAW), min_size=1, max_size=4)
regional_ids = st.sampled_from(["REG-000001", "REG-000002"])
decisions = st.one_of(
    st.builds(lambda at, raw: lambda now: attach(now, PATH, at, raw), regional_ids, ids),
    st.builds(lambda at, raw: lambda now: take_out(now, PATH, at, raw), regional_ids, ids),
    st.builds(lambda raw, later: lambda now: set_later(now, PATH, raw, later), ids, st.booleans()),
    st.builds(lambda one, raw: lambda now: keep_apart(now, PATH, one, raw, TODAY), st.sampled_from(RAW), ids),
    st.builds(lambda one, raw: lambda now: bring_together(now, PATH, one, raw), st.sampled_from(RAW), ids),
    st.builds(
        lambda at, text: lambda now: change_need(now, PATH, at, text=text), regional_ids, st.sampled_from(["A", "B"])
    ),
)


@given(st.lists(decisions, max_size=12))
def test_after_any_decisions_every_raw_need_stands_in_one_place_and_no_other_file_was_touched(made: list[Edit]) -> None:
    before = now = region(need("REG-000001"), need("REG-000002"))
    first = Consolidation(before, PATH)
    for edit in made:
        now = edit(now)
    assert all(one is other for one, other in zip(before.hearings, now.hearings, strict=True))
    seen = first.within(now)
    standing = {name: Consolidation(now, PATH).standing(name) for name in RAW}
    assert standing == {name: seen.standing(name) for name in RAW}
    assert seen.raw.keys() == set(RAW)
    queue = seen.queue(in_order(now, seen.raw, "area"))
    assert len(set(queue)) == len(queue)
    for name, where in standing.items():
        assert (name in queue) == (where in ("left", "later"))
        assert (name in now.gathered_in) == (where == "gathered")
    assert seen.total == Counter(standing.values())
    assert seen.total.total() == len(RAW) == sum(counts.total() for counts in seen.progress.values())
    left = [name for name in queue if standing[name] == "left"]
    assert list(queue[: len(left)]) == left  # what was put off comes last


@given(ids, ids, st.lists(decisions, max_size=5))
def test_gathering_and_taking_out_are_inverse(raw: Sequence[str], more: Sequence[str], made: list[Edit]) -> None:
    now = region(need("REG-000001"), need("REG-000002"))
    for edit in made:
        now = edit(now)
    gathered_now = gather(now, PATH, "REG-000003", "Ny", raw, NOW)
    known = gathered(gathered_now, regional_id="REG-000003")
    new = [each for each in more if each not in known]
    attached = attach(gathered_now, PATH, "REG-000003", more)
    assert take_out(attached, PATH, "REG-000003", new) == gathered_now
    assert remove_empty(take_out(attached, PATH, "REG-000003", {*raw, *more}), PATH, "REG-000003") == now


@given(st.sampled_from(RAW), ids, st.lists(decisions, max_size=5))
def test_keeping_apart_and_bringing_together_are_inverse(one: str, others: list[str], made: list[Edit]) -> None:
    now = region(need("REG-000001"), need("REG-000002"))
    for edit in made:
        now = edit(now)
    known = pairs_of(now, now.workshops)
    new = [other for other in others if frozenset((one, other)) not in known]
    assert bring_together(keep_apart(now, PATH, one, others, TODAY), PATH, one, new) == now


def test_what_is_said_anew_in_a_workshop_is_seen_though_a_consolidation_was_read_before() -> None:
    before = region()
    seen = Consolidation(before, PATH)
    assert seen.progress["hjemmetjeneste"] == {"left": 3}
    after = change_need(before, "workshops/hjemme.toml", RAW[0], area="ledelse", status="rejected")
    assert seen.within(after).progress == Consolidation(after, PATH).progress
    assert seen.within(after).standing(RAW[0]) == "aside"
