"""Requirements: written by people, resting on needs, withdrawn and never lost, and suspect until looked at."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.catalogue import Catalogue, Chapter
from behov.domain.edits import change_need
from behov.domain.errors import EmptyText, InvalidValue, NeedsMending, NoSuchRecord, PersonalNumber
from behov.domain.other_tables import Category, Requirement
from behov.domain.specification.basis import suspects
from behov.domain.specification.outcomes import OUTCOMES, NoReason, deciding, reopening
from behov.domain.specification.specifying import (
    IsWithdrawn,
    change_requirements,
    link_needs,
    look_at,
    take_back,
    unlink_needs,
    withdraw,
    write_requirement,
)
from behov.domain.workshop import PRIORITIES, Need, Priority, Workshop
from behov.domain.workspace import Workspace

GATHERED, ALSO, WRITTEN = "workshops/samlet.toml", "workshops/samlet-2.toml", "workshops/krav.toml"
A, B, C, ROW = "REG-00000A", "REG-00000B", "REG-00000C", "REG-00000X"
NOW, DAY = datetime(2024, 12, 4, 10, 0, tzinfo=UTC), date(2024, 12, 4)
BIRTH_NUMBER = "01010750160"  # synthetic


def gathered() -> Workspace:
    """Regional needs A and B in one consolidation and C in another, and a specification without requirements."""
    texts = {A: "Se listen", B: "Virke uten dekning", C: "Kjenne rutinen"}
    needs = {name: Need(id=name, text=text, priority="must") for name, text in texts.items()}
    workshops = (
        Workshop(path=GATHERED, title="Samlet", kind="consolidation", date=DAY, needs=(needs[A], needs[B])),
        Workshop(path=ALSO, title="Samlet", kind="consolidation", date=DAY, needs=(needs[C],)),
        Workshop(path=WRITTEN, title="Krav", kind="specification", date=DAY),
    )
    return Workspace(catalogue=Catalogue(chapters={"felles": Chapter(id="felles", prefix="F")}), workshops=workshops)


def written(workspace: Workspace | None = None, /, **said: object) -> Workspace:
    said = {"text": "Løsningen skal vise listen", "chapter": "felles", "needs": (A,), **said}
    return write_requirement(workspace or gathered(), WRITTEN, ROW, NOW, **said)


def row(workspace: Workspace) -> Requirement:
    return workspace.workshop(WRITTEN).requirements[0]


def test_it_says_what_was_written_and_rests_on_its_needs_as_they_are() -> None:
    workspace = written(state="draft", weight=3)
    assert row(workspace).text == "Løsningen skal vise listen"
    assert (row(workspace).number, row(workspace).state, row(workspace).category) == ("F-001", None, None)
    assert row(workspace).recorded == NOW
    assert suspects(workspace) == {}
    assert set(suspects(change_need(workspace, GATHERED, A, text="Se hele listen"))) == {ROW}


@pytest.mark.parametrize("text", ["", "  \n", None])
def test_one_without_a_text_is_no_requirement(text: str | None) -> None:
    with pytest.raises(EmptyText):
        written(text=text)
    with pytest.raises(EmptyText):
        change_requirements(written(), WRITTEN, (ROW,), text=text)


def test_a_birth_number_is_refused_wherever_it_is_written() -> None:
    for field in ("text", "verification", "reference", "note", "exempt"):
        with pytest.raises(PersonalNumber):
            written(None, **{field: f"Gjelder {BIRTH_NUMBER}"})
    (edit,) = deciding(gathered(), (A,), "out", f"Gjelder bare {BIRTH_NUMBER}", DAY)
    with pytest.raises(PersonalNumber):
        edit(gathered())


def test_a_value_that_the_format_does_not_have_is_refused() -> None:
    with pytest.raises(InvalidValue):
        written(category="must")


def test_a_withdrawn_one_keeps_all_that_it_said_and_is_not_changed_until_it_is_taken_back() -> None:
    before = written(category="absolute", state="ready")
    gone = withdraw(before, WRITTEN, (ROW,))
    assert row(gone) == row(before).replace(state="withdrawn")
    with pytest.raises(IsWithdrawn):
        change_requirements(gone, WRITTEN, (ROW,), weight=2)
    for edit in (link_needs, unlink_needs):
        with pytest.raises(IsWithdrawn):
            edit(gone, WRITTEN, (ROW,), (B,))
    assert row(take_back(gone, WRITTEN, (ROW,))) == row(before).replace(state=None)
    assert take_back(before, WRITTEN, (ROW,)) == before


def test_many_needs_to_one_requirement_and_one_need_to_many() -> None:
    workspace = write_requirement(written(), WRITTEN, "REG-00000Y", NOW, text="Skal virke", chapter="felles")
    both = link_needs(workspace, WRITTEN, (ROW, "REG-00000Y"), (B, C))
    assert [each.needs for _, each in both.requirements] == [(A, B, C), (B, C)]
    assert link_needs(both, WRITTEN, (ROW,), ("reg-ooooob",)) == both  # as it is said aloud
    assert suspects(both) == {}
    parted = unlink_needs(both, WRITTEN, (ROW,), (A, C))
    assert row(parted).needs == (B,)
    assert set(row(parted).seen) == {B}


def test_what_is_not_there_is_said_to_be_so() -> None:
    for edit in (withdraw, take_back, look_at):
        with pytest.raises(NoSuchRecord):
            edit(written(), WRITTEN, ("REG-99999Z",))
    with pytest.raises(NoSuchRecord):
        deciding(written(), (ROW,), "out", "Er ikke et behov", DAY)


def test_one_to_be_looked_at_again_still_is_when_it_is_changed_or_put_on_more_needs() -> None:
    suspect = change_need(written(), GATHERED, A, text="Se hele listen")
    for after in (
        change_requirements(suspect, WRITTEN, (ROW,), text="Skal vise hele listen", weight=3),
        link_needs(suspect, WRITTEN, (ROW,), (B,)),
        change_requirements(suspect, WRITTEN, (ROW,), needs=(A, B)),
    ):
        assert suspects(after) == {ROW: (A,)}
        assert suspects(look_at(after, WRITTEN, (ROW,))) == {}


def test_one_written_elsewhere_is_not_suspect_because_it_is_put_on_another_need() -> None:
    by_hand = Requirement(id=ROW, text="Skal vise listen", needs=(A,))
    workspace = gathered()
    workshop = workspace.workshop(WRITTEN).replace(requirements=(by_hand,))
    workspace = Workspace(catalogue=workspace.catalogue, workshops=(*workspace.workshops[:2], workshop))
    linked = link_needs(workspace, WRITTEN, (ROW,), (B,))
    assert suspects(linked) == {}
    assert set(suspects(change_need(linked, GATHERED, A, text="Se alt"))) == {ROW}


changes = st.lists(
    st.tuples(st.sampled_from((A, B, C)), st.sampled_from(("text", "priority", "link", "unlink", "gone", "decide"))),
    max_size=12,
)


@given(changes)
def test_a_suspect_requirement_is_no_longer_one_when_it_has_been_looked_at(done: list[tuple[str, str]]) -> None:
    workspace = written(needs=(A, B))
    for place, (need, act) in enumerate(done):
        path = ALSO if need == C else GATHERED
        there = need in {each.id for _, each in workspace.regional_needs}
        was_suspect = suspects(workspace)
        if act == "link":
            workspace = link_needs(workspace, WRITTEN, (ROW,), (need,))
        elif act == "unlink":
            workspace = unlink_needs(workspace, WRITTEN, (ROW,), (need,))
        elif act == "gone" and there:
            left = tuple(each for each in workspace.workshop(path).needs if each.id != need)
            after = workspace.workshop(path).replace(needs=left)
            workshops = tuple(after if each.path == path else each for each in workspace.workshops)
            workspace = Workspace(catalogue=workspace.catalogue, workshops=workshops)
        elif act == "decide" and there:
            for edit in deciding(workspace, (need,), OUTCOMES[place % len(OUTCOMES)], "Bestemt", DAY):
                workspace = edit(workspace)
        elif there:
            value = f"Noe nytt {place}" if act == "text" else PRIORITIES[place % 4]
            workspace = change_need(workspace, path, need, **{act: value})
        if act == "link":
            assert set(was_suspect.get(ROW, ())) <= set(suspects(workspace).get(ROW, ()))
    looked_at = look_at(workspace, WRITTEN, (ROW,))
    assert suspects(looked_at) == {}
    assert look_at(looked_at, WRITTEN, (ROW,)) == looked_at


def edits(workspace: Workspace) -> Iterator[Workspace]:
    """Yield what every edit of a requirement, and of what it rests on, makes of a workspace, none given a category."""
    yield change_requirements(workspace, WRITTEN, (ROW,), text="Noe annet", chapter="felles", state="ready", weight=1)
    yield link_needs(workspace, WRITTEN, (ROW,), (B, C))
    yield unlink_needs(workspace, WRITTEN, (ROW,), (A,))
    yield look_at(workspace, WRITTEN, (ROW,))
    yield take_back(withdraw(workspace, WRITTEN, (ROW,)), WRITTEN, (ROW,))
    for outcome in OUTCOMES:
        for edit in (*deciding(workspace, (A, B, C), outcome, "Bestemt", DAY), *reopening(workspace, (A, B, C))):
            yield edit(workspace)


@pytest.mark.parametrize(("priority", "category"), list(product((*PRIORITIES, None), (*get_args(Category), None))))
def test_a_priority_never_becomes_a_category(priority: Priority | None, category: Category | None) -> None:
    workspace = gathered()
    for path, need in ((GATHERED, A), (GATHERED, B), (ALSO, C)):
        workspace = change_need(workspace, path, need, priority=priority)
    workspace = written(workspace, needs=(A, B, C), **({"category": category} if category else {}))
    assert row(workspace).category == category
    assert {row(after).category for after in edits(workspace)} == {category}


def test_an_outcome_stands_with_its_reason_and_day_in_the_consolidation_of_each_need() -> None:
    before = gathered()
    after = before
    for edit in deciding(
        before, (A, C), "local", "  Er opplæring ", DAY, owner="Fagansvarlig", benefit=" ", baseline=None
    ):
        changed = edit(after)
        assert sum(old is not new for old, new in zip(after.workshops, changed.workshops, strict=True)) == 1
        after = changed
    needs = {need.id: need for _, need in after.regional_needs}
    assert (needs[A].outcome, needs[A].reason, needs[A].decided) == ("local", "Er opplæring", DAY)
    assert (needs[C].owner, needs[C].benefit, needs[C].baseline) == ("Fagansvarlig", None, None)
    assert needs[B] == before.said[B][1]
    for edit in reopening(after, (A, C)):
        after = edit(after)
    needs = {need.id: need for _, need in after.regional_needs}
    assert (needs[A].outcome, needs[A].reason, needs[A].decided) == (None, None, None)
    assert needs[C].owner == "Fagansvarlig"  # what was found out is not lost


def test_an_outcome_needs_a_reason_and_a_file_in_order() -> None:
    with pytest.raises(NoReason):
        deciding(gathered(), (A,), "out", "  ", DAY)
    workspace = gathered()
    locked = Workspace(workshops=workspace.workshops, locked={GATHERED: 3})
    (edit,) = deciding(locked, (A,), "out", "Ikke vår tjeneste", DAY)
    with pytest.raises(NeedsMending):
        edit(locked)
