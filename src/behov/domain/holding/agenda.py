"""The day's agenda: which block it is, how much of it is left, and when the others begin and the day ends.

The current block is the last one that somebody began. Nothing begins or ends by itself: a block that has taken its
minutes is over time until the next one is begun.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from behov.domain.workshop import AgendaItem, Workshop


@dataclass(frozen=True)
class DayStanding:
    """How far a day has come.

    `current` is the place of the current block, None before the first; `left` is what is left of it, below zero where
    it is over time, None where it has no minutes. `starts` says when each block began or is going to, None where
    nobody can tell yet or the block was passed over; `ends` is when the last one ends if every block to come takes its
    minutes, and `late` how much later that is than if all had gone by the agenda from the first block on.
    """

    current: int | None
    left: timedelta | None
    starts: tuple[datetime | None, ...]
    ends: datetime | None
    late: timedelta = timedelta()


def day_standing(agenda: Sequence[AgendaItem], now: datetime) -> DayStanding:
    """Return how far the day has come at a time, in that time's zone."""
    current = current_block(agenda)
    if current is None:
        return DayStanding(None, None, (None,) * len(agenda), None)
    starts = [began(item, now) for item in agenda[: current + 1]]
    start = starts[current]
    assert start is not None
    meant = start + length(agenda[current])
    follows = max(meant, now) if agenda[current].minutes is not None else now  # after what is over time, all is late
    for item in agenda[current + 1 :]:
        starts.append(follows)
        follows += length(item)
    by_the_agenda = next(filter(None, starts)) + sum(map(length, agenda), timedelta())
    left = meant - now if agenda[current].minutes is not None else None
    return DayStanding(current, left, tuple(starts), follows, follows - by_the_agenda)


def current_block(agenda: Sequence[AgendaItem]) -> int | None:
    """Return the place of the last block that was begun, or None before the first."""
    return max((place for place, item in enumerate(agenda) if item.started), default=None)


def begun_at(agenda: Sequence[AgendaItem]) -> datetime | None:
    """Return when the current block was begun, as it is recorded, or None before the first."""
    current = current_block(agenda)
    return None if current is None else agenda[current].started


def began(item: AgendaItem, now: datetime) -> datetime | None:
    """Return when a block was begun, in the zone of `now`."""
    return item.started and in_zone_of(now, item.started)


def in_zone_of(now: datetime, time: datetime) -> datetime:
    """Return a time in the zone of `now`; one that stands in a file without a zone is a time there."""
    zone = timezone(now.utcoffset() or timedelta())  # the zone of a time from a file cannot be converted to
    return time.astimezone(zone) if time.tzinfo else time.replace(tzinfo=zone)


def length(item: AgendaItem) -> timedelta:
    """Return how long a block is meant to take."""
    return timedelta(minutes=item.minutes or 0)


def being_held(workshops: Iterable[Workshop], now: datetime) -> Workshop | None:
    """Return the workshop that is being held: the one not closed whose agenda was begun last, and that today."""
    begun = (
        (max(filter(None, (began(item, now) for item in each.agenda))), each)
        for each in workshops
        if each.state != "closed" and current_block(each.agenda) is not None
    )
    last, held = max(begun, key=lambda each: each[0], default=(None, None))
    return held if last and last.date() == now.date() else None
