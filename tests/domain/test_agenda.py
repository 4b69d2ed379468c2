from datetime import datetime, timedelta

from behov.domain.agenda import day_standing
from behov.domain.workshop import AgendaItem

NINE = datetime.fromisoformat("2024-09-12T09:00:00+02:00")


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def agenda(*blocks: tuple[int, float | None]) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(title=str(place), minutes=minutes, started=None if began is None else at(began))
        for place, (minutes, began) in enumerate(blocks)
    )


def test_the_current_block_is_the_last_one_that_was_begun() -> None:
    standing = day_standing(agenda((15, 0), (75, 20), (30, None)), at(50))
    assert standing.current == 1
    assert standing.left == timedelta(minutes=45)
    assert standing.starts == (at(0), at(20), at(95))
    assert standing.ends == at(125)


def test_a_block_over_time_stays_the_current_one_and_moves_the_end() -> None:
    standing = day_standing(agenda((15, 0), (30, None)), at(19))
    assert standing.current == 0
    assert standing.left == timedelta(minutes=-4)
    assert standing.starts[1] == at(19)
    assert standing.ends == at(49)


def test_nobody_can_tell_when_a_day_that_has_not_begun_ends() -> None:
    standing = day_standing(agenda((15, None), (30, None)), at(0))
    assert (standing.current, standing.left, standing.starts, standing.ends) == (None, None, (None, None), None)
    assert day_standing((), at(0)).starts == ()
