from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.errors import PersonalNumber
from behov.domain.holding.agenda import current_block, day_standing
from behov.domain.holding.day import (
    BothHaveBegun,
    NotBegun,
    NothingFollows,
    WorkshopIsOver,
    add_block,
    begin_block,
    begin_next_block,
    change_block,
    give_more_minutes,
    go_back_a_block,
    move_block,
    remove_block,
    take_agenda,
)
from behov.domain.workshop import AgendaItem, Workshop, WorkshopState
from behov.domain.workspace import Workspace

NINE = datetime.fromisoformat("2024-09-12T09:00:00+02:00")
PATH = "workshops/dag.toml"


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def day(*minutes: int, state: WorkshopState = "open") -> Workspace:
    """A workshop with blocks of these lengths, called by their places."""
    blocks = tuple(AgendaItem(title=str(place), minutes=each) for place, each in enumerate(minutes))
    return Workspace(
        workshops=(Workshop(path=PATH, title="Dag", kind="needs", date=NINE.date(), state=state, agenda=blocks),)
    )


def blocks(workspace: Workspace) -> tuple[AgendaItem, ...]:
    return workspace.workshop(PATH).agenda


def titles(workspace: Workspace) -> str:
    return "".join(block.title for block in blocks(workspace))


def begun(workspace: Workspace, *starts: float) -> Workspace:
    for start in starts:
        workspace = begin_next_block(workspace, PATH, at(start))
    return workspace


LENGTHS = st.lists(st.integers(0, 120), min_size=1, max_size=9)


@given(LENGTHS, st.integers(0, 8), st.integers(0, 600))
def test_five_more_minutes_move_the_end_by_five_minutes_unless_the_block_is_over_time(
    lengths: list[int], current: int, passed: int
) -> None:
    workspace = begin_block(day(*lengths), PATH, min(current, len(lengths) - 1), NINE)
    before = day_standing(blocks(workspace), at(passed))
    after = day_standing(blocks(give_more_minutes(workspace, PATH, by=5)), at(passed))
    assert before.ends
    assert after.ends
    assert before.left is not None
    over = max(timedelta(), -before.left)
    assert after.ends - before.ends == max(timedelta(), timedelta(minutes=5) - over)
    assert after.left == before.left + timedelta(minutes=5)


@given(LENGTHS, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 600)), min_size=1), st.integers(0, 10**6))
def test_whoever_comes_back_at_any_time_is_in_the_block_that_was_begun_last(
    lengths: list[int], presses: list[tuple[int, int]], later: int
) -> None:
    workspace, time, place = day(*lengths), 0, 0
    for where, wait in presses:
        time, place = time + wait, min(where, len(lengths) - 1)
        workspace = begin_block(workspace, PATH, place, at(time))
    standing = day_standing(blocks(workspace), at(time + later))
    assert standing.current == place
    assert standing.left == timedelta(minutes=lengths[place] - later)
    assert all(start is None or start <= at(time) for start in standing.starts[: place + 1])


@given(LENGTHS, st.data())
def test_going_back_undoes_beginning_the_next_block(lengths: list[int], data: st.DataObject) -> None:
    so_far = data.draw(st.integers(0, len(lengths) - 1))
    workspace = begun(day(*lengths), *range(so_far))
    assert go_back_a_block(begin_next_block(workspace, PATH, at(100)), PATH) == workspace


def test_the_next_block_is_the_first_at_first_and_after_the_last_there_is_none() -> None:
    workspace = begun(day(15, 75), 0)
    assert current_block(blocks(workspace)) == 0
    workspace = begin_next_block(workspace, PATH, at(20))
    assert [block.started for block in blocks(workspace)] == [at(0), at(20)]
    with pytest.raises(NothingFollows):
        begin_next_block(workspace, PATH, at(30))
    with pytest.raises(NothingFollows):
        begin_next_block(day(), PATH, at(30))


def test_beginning_an_earlier_block_again_leaves_those_below_it_to_come() -> None:
    workspace = begin_block(begun(day(15, 75, 30), 0, 15, 90), PATH, 1, at(95))
    assert [block.started for block in blocks(workspace)] == [at(0), at(95), None]


def test_beginning_a_block_opens_a_workshop_that_was_planned_and_not_one_that_is_closed() -> None:
    assert begin_next_block(day(15, state="planned"), PATH, NINE).workshop(PATH).state == "open"
    with pytest.raises(WorkshopIsOver):
        begin_next_block(day(15, state="closed"), PATH, NINE)


def test_before_the_first_block_there_is_nothing_to_make_longer_or_to_leave() -> None:
    with pytest.raises(NotBegun):
        give_more_minutes(day(15), PATH, by=5)
    with pytest.raises(NotBegun):
        go_back_a_block(day(15), PATH)


def test_a_block_is_never_shorter_than_nothing() -> None:
    assert blocks(give_more_minutes(day(3), PATH, by=-5, place=0))[0].minutes == 0


def test_blocks_are_added_changed_removed_and_moved() -> None:
    workspace = day(10, 20, 30)
    assert titles(add_block(workspace, PATH, 1, AgendaItem(title="ny"))) == "0ny12"
    assert blocks(change_block(workspace, PATH, 2, kind="break", title="Pause"))[2] == AgendaItem(
        title="Pause", minutes=30, kind="break"
    )
    assert titles(remove_block(workspace, PATH, 1)) == "02"
    assert titles(move_block(workspace, PATH, 0, 1)) == "102"
    assert move_block(workspace, PATH, 0, -1) is workspace
    assert move_block(workspace, PATH, 2, 1) is workspace
    assert titles(take_agenda(workspace, PATH, ())) == ""


def test_what_was_passed_over_can_be_moved_to_what_is_to_come_and_what_was_held_keeps_its_order() -> None:
    workspace = begin_block(begun(day(10, 20, 30), 0), PATH, 2, at(10))
    after = move_block(workspace, PATH, 1, 1)
    assert titles(after) == "021"
    assert current_block(blocks(after)) == 1
    with pytest.raises(BothHaveBegun):
        move_block(after, PATH, 0, 1)


def test_a_birth_number_is_no_title() -> None:
    with pytest.raises(PersonalNumber):
        change_block(day(10), PATH, 0, title="Samtale med 018190 00049")
