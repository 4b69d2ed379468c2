"""A requirement's number is its own for ever: given once, in the file's own mark, and never to another."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.catalogue import Catalogue, Chapter
from behov.domain.errors import InvalidValue, NoSuchRecord
from behov.domain.other_tables import Requirement
from behov.domain.specification.numbering import last_number
from behov.domain.specification.specifying import (
    IsWithdrawn,
    change_requirements,
    renumber,
    take_back,
    withdraw,
    write_requirement,
)
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace

ONE, OTHER = "workshops/krav.toml", "workshops/krav-2.toml"
NOW = datetime(2024, 12, 4, 10, 0, tzinfo=UTC)
CHAPTERS = {"hjemme": "F-HJT", "sikkerhet": "IF-SIK", "felles": "F-HJT"}  # two that share a prefix


def specifications(*requirements: Requirement, **numbered: int) -> Workspace:
    """Two empty specifications, of which the first has these requirements."""
    chapters = {name: Chapter(id=name, prefix=prefix) for name, prefix in CHAPTERS.items()}
    one, other = (
        Workshop(path=path, title="Krav", kind="specification", date=date(2024, 12, 4)) for path in (ONE, OTHER)
    )
    one = one.replace(requirements=requirements, numbered=numbered)
    return Workspace(catalogue=Catalogue(chapters=chapters), workshops=(one, other))


def written(workspace: Workspace, path: str = ONE, row: str = "REG-00000A", chapter: str = "hjemme") -> Workspace:
    return write_requirement(workspace, path, row, NOW, text="Løsningen skal virke", chapter=chapter)


def rows(workspace: Workspace) -> list[Requirement]:
    return [each for _, each in workspace.requirements]


acts = st.lists(
    st.tuples(
        st.sampled_from(("write", "withdraw", "take back", "move", "renumber", "text")),
        st.integers(0, 30),
        st.sampled_from(tuple(CHAPTERS)),
        st.sampled_from((ONE, OTHER)),
    ),
    max_size=30,
)


@given(acts)
def test_a_number_is_never_used_again_whatever_is_done(acts: list[tuple[str, int, str, str]]) -> None:
    workspace, owner = specifications(), dict[str, str]()
    for place, (act, which, chapter, path) in enumerate(acts):
        standing = [(workshop.path, each.id) for workshop, each in workspace.requirements]
        before = {each.id: each for each in rows(workspace)}
        try:
            if act == "write":
                workspace = written(workspace, path, f"REG-{place:06}", chapter)
            elif standing:
                where, row = standing[which % len(standing)]
                workspace = done(workspace, act, where, row, chapter)
        except IsWithdrawn:
            assert before[row].state == "withdrawn"
        for each in rows(workspace):
            assert each.number
            for number in (each.number, *each.was_numbered):
                assert owner.setdefault(number, each.id) == each.id, "a number of another"
            assert len({each.number, *each.was_numbered}) == 1 + len(each.was_numbered), "one that it had before"
            if each.id in before and act != "write":
                known = before[each.id]
                assert each.number == known.number or each.was_numbered == (*known.was_numbered, known.number)
        assert len(rows(workspace)) >= len(before)  # nothing is deleted


def done(workspace: Workspace, act: str, path: str, row: str, chapter: str) -> Workspace:
    if act == "withdraw":
        return withdraw(workspace, path, (row,))
    if act == "take back":
        return take_back(workspace, path, (row,))
    if act == "renumber":
        return renumber(workspace, path, row)
    changes: dict[str, Any] = {"chapter": chapter} if act == "move" else {"text": f"Noe annet {chapter}"}
    return change_requirements(workspace, path, (row,), **changes)


def test_two_specifications_and_chapters_of_one_prefix_share_the_numbers() -> None:
    workspace = written(written(written(specifications()), OTHER, "REG-00000B"), ONE, "REG-00000C", "felles")
    assert [each.number for each in rows(workspace)] == ["F-HJT-001", "F-HJT-003", "F-HJT-002"]
    assert workspace.workshop(ONE).numbered == {"hjemme": 1, "felles": 3}
    assert workspace.workshop(OTHER).numbered == {"hjemme": 2}


def test_the_mark_in_the_file_counts_though_the_requirement_is_gone_from_it() -> None:
    assert rows(written(specifications(hjemme=17)))[0].number == "F-HJT-018"


def test_numbers_written_by_hand_count_however_they_are_written() -> None:
    by_hand = (
        Requirement(id="REG-00000X", number="f-hjt-0042"),
        Requirement(id="REG-00000Y", number="F-HJT-99-1"),
        Requirement(id="REG-00000Z", number=" F-HJT-7 ", was_numbered=("F-HJT-043",)),
    )
    assert last_number(specifications(*by_hand), "hjemme") == 43
    assert last_number(specifications(*by_hand), "sikkerhet") == 0


def test_in_another_chapter_it_has_a_new_number_and_back_again_not_the_old_one() -> None:
    workspace = written(specifications())
    for chapter in ("sikkerhet", "hjemme"):
        workspace = change_requirements(workspace, ONE, ("REG-00000A",), chapter=chapter)
    assert rows(workspace)[0].number == "F-HJT-002"
    assert rows(workspace)[0].was_numbered == ("F-HJT-001", "IF-SIK-001")


def test_several_that_are_moved_at_once_have_each_their_own() -> None:
    workspace = written(written(specifications()), row="REG-00000B")
    moved = change_requirements(workspace, ONE, ("REG-00000A", "REG-00000B"), chapter="sikkerhet")
    assert [each.number for each in rows(moved)] == ["IF-SIK-001", "IF-SIK-002"]


def test_one_without_a_number_is_given_one_when_it_is_next_changed() -> None:
    workspace = specifications(Requirement(id="REG-00000X", text="Skal virke", chapter="hjemme"))
    assert rows(change_requirements(workspace, ONE, ("REG-00000X",), weight=2))[0].number == "F-HJT-001"


def test_there_is_no_number_in_a_chapter_that_is_not_there() -> None:
    with pytest.raises(NoSuchRecord):
        written(specifications(), chapter="borte")
    gone = Requirement(id="REG-00000X", text="Skal virke", chapter="borte", number="X-1")
    kept = change_requirements(specifications(gone), ONE, ("REG-00000X",), text="Skal virke nå")
    assert rows(kept)[0].number == "X-1"


def test_the_last_number_that_a_file_can_have_is_followed_by_none() -> None:
    with pytest.raises(InvalidValue):
        written(specifications(hjemme=999_999_999))
