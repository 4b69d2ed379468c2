from datetime import datetime, timedelta

from behov.domain.holding.agenda import being_held, day_standing
from behov.domain.workshop import AgendaItem, Workshop, WorkshopState

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


def test_how_late_a_day_is_counts_from_its_first_block_on() -> None:
    assert day_standing(agenda((15, 0), (75, 20), (30, None)), at(50)).late == timedelta(minutes=5)
    assert day_standing(agenda((15, 0), (75, 10), (30, None)), at(50)).late == timedelta(minutes=-5)
    assert day_standing(agenda((15, 0), (30, None)), at(10)).late == timedelta()


def test_a_block_without_minutes_is_never_over_time() -> None:
    standing = day_standing((AgendaItem(title="a", started=NINE), AgendaItem(title="b", minutes=10)), at(500))
    assert standing.left is None
    assert standing.starts[1] == at(500)
    assert standing.ends == at(510)


def test_times_are_told_in_the_zone_of_now_and_those_without_a_zone_are_taken_to_be_there() -> None:
    blocks = (
        AgendaItem(title="a", minutes=15, started=datetime.fromisoformat("2024-09-12T07:00:00+00:00")),
        AgendaItem(title="b", minutes=15, started=datetime.fromisoformat("2024-09-12T09:15:00")),
    )
    standing = day_standing(blocks, at(20))
    assert [start and start.isoformat() for start in standing.starts] == [at(0).isoformat(), at(15).isoformat()]
    assert standing.left == timedelta(minutes=10)


def held(path: str, *blocks: tuple[int, float | None], state: WorkshopState = "open") -> Workshop:
    return Workshop(path=path, title=path, kind="needs", date=NINE.date(), state=state, agenda=agenda(*blocks))


def test_the_workshop_being_held_is_the_one_whose_agenda_was_begun_last() -> None:
    first, second = held("a", (15, 0), (75, 60)), held("b", (15, 30), (75, None))
    assert being_held((first, second), at(70)) is first
    assert being_held((second, held("c", (15, None)), held("d")), at(70)) is second


def test_a_workshop_that_is_closed_or_was_held_another_day_is_not_being_held() -> None:
    assert being_held((held("a", (15, 0), state="closed"),), at(10)) is None
    assert being_held((held("a", (15, 0)),), at(24 * 60)) is None
    assert being_held((), at(0)) is None
