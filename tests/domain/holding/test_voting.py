"""Dots are counted for each need, never who gave them, and held against how many there are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.edits import change_need
from behov.domain.errors import InvalidValue, NeedsMending
from behov.domain.holding.voting import Tally, change_voting, clear_votes
from behov.domain.workshop import Need, Participants, Voting, Workshop
from behov.domain.workspace import Workspace

PATH = "workshops/a.toml"
COUNTS = st.lists(st.none() | st.integers(0, 40), max_size=12)


def workshop(*votes: int | None, voting: Voting | None = None, came: tuple[int | None, ...] = ()) -> Workshop:
    return Workshop(
        path=PATH,
        title="A",
        kind="needs",
        date=date(2024, 9, 12),
        participants=tuple(Participants(count=count) for count in came),
        voting=voting,
        needs=tuple(Need(id=f"HJT-{place:06}", text="x", votes=count) for place, count in enumerate(votes)),
    )


def places(needs: tuple[Need, ...]) -> list[int]:
    return [int(need.id[4:]) for need in needs]


@pytest.mark.parametrize(("votes", "missing"), [((20, 7), 9), ((30, 6), 0), ((30, 8), -2), ((None, None), 36)])
def test_the_sum_is_held_against_the_dots_of_all_voters(votes: tuple[int | None, ...], missing: int) -> None:
    tally = Tally(workshop(*votes, voting=Voting(dots=3, voters=12)))
    assert (tally.to_cast, tally.missing) == (36, missing)


def test_everybody_who_came_votes_unless_another_number_is_given() -> None:
    assert Tally(workshop(voting=Voting(dots=3), came=(8, None, 4))).to_cast == 36
    assert Tally(workshop(voting=Voting(dots=3, voters=10), came=(8, 4))).to_cast == 30
    assert Tally(workshop(voting=Voting(dots=3), came=(None,))).to_cast is None
    assert Tally(workshop(5, came=(8, 4))).missing is None


def test_a_need_with_more_dots_than_the_voters_may_put_on_it_is_found() -> None:
    assert places(Tally(workshop(24, 25, 30, voting=Voting(dots=3, cap=2, voters=12))).over_cap) == [1, 2]
    assert places(Tally(workshop(36, 37, voting=Voting(dots=3, voters=12))).over_cap) == [1]
    assert places(Tally(workshop(4, 5, voting=Voting(dots=1, cap=2, voters=4))).over_cap) == [1]
    assert Tally(workshop(99, voting=Voting(cap=2))).over_cap == ()


@given(COUNTS)
def test_every_dot_is_counted_once(votes: list[int | None]) -> None:
    tally = Tally(workshop(*votes))
    assert tally.cast == sum(filter(None, votes))
    assert tally.under_way == (tally.cast > 0)
    assert places(tally.unvoted) == [place for place, count in enumerate(votes) if not count]


@given(COUNTS)
def test_most_votes_come_first_and_equals_in_the_order_in_which_they_were_recorded(votes: list[int | None]) -> None:
    ranked = Tally(workshop(*votes)).ranked
    order = [(-(need.votes or 0), int(need.id[4:])) for need in ranked]
    assert order == sorted(order)
    assert len(ranked) == len(votes)


@given(COUNTS)
def test_bars_are_held_against_the_need_that_has_most(votes: list[int | None]) -> None:
    bars = list(Tally(workshop(*votes)).bars.values())
    assert all(0 <= bar <= 1 for bar in bars)
    assert max(bars, default=0) == (1 if any(votes) else 0)
    assert [bar > 0 for bar in bars] == list(map(bool, votes))


def test_showing_and_hiding_keeps_what_is_set_up() -> None:
    before = Workspace(workshops=(workshop(voting=Voting(dots=3, cap=2)),))
    shown = change_voting(before, PATH, revealed=True)
    assert shown.workshop(PATH).voting == Voting(dots=3, cap=2, revealed=True)
    assert change_voting(shown, PATH, revealed=False) == before


def test_a_voting_of_which_nothing_is_known_is_none() -> None:
    before = Workspace(workshops=(workshop(),))
    shown = change_voting(before, PATH, revealed=True)
    assert shown.workshop(PATH).voting == Voting(revealed=True)
    assert change_voting(shown, PATH, revealed=False) == before


def test_a_wrong_number_is_refused() -> None:
    before = Workspace(workshops=(workshop(),))
    with pytest.raises(InvalidValue):
        change_voting(before, PATH, dots=-1)
    with pytest.raises(InvalidValue):
        change_need(Workspace(workshops=(workshop(1),)), PATH, "HJT-000000", votes=-1)


def test_votes_that_are_cleared_are_gone_and_those_to_come_are_hidden() -> None:
    before = Workspace(workshops=(workshop(7, None, 0, voting=Voting(dots=3, revealed=True)),))
    after = clear_votes(before, PATH).workshop(PATH)
    assert [need.votes for need in after.needs] == [None, None, None]
    assert after.voting == Voting(dots=3)
    assert after.needs[1] is before.workshop(PATH).needs[1]


def test_a_file_with_errors_is_not_voted_in() -> None:
    before = Workspace(workshops=(workshop(7),), locked={PATH: 3})
    with pytest.raises(NeedsMending):
        clear_votes(before, PATH)
    with pytest.raises(NeedsMending):
        change_voting(before, PATH, revealed=True)
