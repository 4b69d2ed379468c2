"""Priorities are given by people, to one need or many, and behov says when they no longer say much."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.correcting import change_needs
from behov.domain.holding.prioritising import distribution, mostly_must
from behov.domain.workshop import PRIORITIES, Need, Priority, Workshop
from behov.domain.workspace import Workspace

PATH = "workshops/a.toml"
GIVEN = st.lists(st.sampled_from([*PRIORITIES, None]), max_size=20)


def needs(*priorities: Priority | None) -> tuple[Need, ...]:
    return tuple(Need(id=f"HJT-{n:06}", text="x", priority=each) for n, each in enumerate(priorities))


def workspace(*priorities: Priority | None) -> Workspace:
    day = date(2024, 9, 12)
    return Workspace(workshops=(Workshop(path=PATH, title="A", kind="needs", date=day, needs=needs(*priorities)),))


@given(GIVEN)
def test_every_need_is_counted_once_and_those_without_a_priority_apart(given_: list[Priority | None]) -> None:
    counts = distribution(needs(*given_))
    assert list(counts) == [*PRIORITIES, None]
    assert counts == {priority: given_.count(priority) for priority in counts}


@pytest.mark.parametrize(
    ("must", "others", "none", "most"),
    [(14, 8, 0, True), (14, 8, 40, True), (11, 11, 0, False), (4, 0, 9, False), (5, 0, 9, True), (0, 0, 9, False)],
)
def test_most_are_must_when_more_than_half_of_a_handful_with_a_priority_are(
    must: int, others: int, none: int, most: bool
) -> None:
    assert mostly_must({"must": must, "should": others, "could": 0, "wont": 0, None: none}) is most


@given(GIVEN.filter(bool), st.data())
def test_only_the_needs_that_were_meant_get_the_priority(given_: list[Priority | None], data: st.DataObject) -> None:
    before = workspace(*given_)
    meant = data.draw(st.sets(st.sampled_from([need.id for need in before.workshop(PATH).needs])))
    priority = data.draw(st.sampled_from([*PRIORITIES, None]))
    after = change_needs(before, PATH, meant, priority=priority).workshop(PATH)
    for old, new in zip(before.workshop(PATH).needs, after.needs, strict=True):
        assert new.priority == (priority if new.id in meant else old.priority)
        assert new is old or new.id in meant
