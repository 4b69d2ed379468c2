"""The day's agenda: which block it is, how much of it is left, and when the others begin and the day ends.

The current block is the last one that somebody began. Nothing begins or ends by itself: a block that has taken its
minutes is over time until the next one is begun.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from behov.domain.workshop import AgendaItem


@dataclass(frozen=True)
class DayStanding:
    """How far a day has come.

    `current` is the place of the current block, None before the first; `left` is what is left of it, below zero where
    it is over time. `starts` says when each block began or is going to, None where nobody can tell yet; `ends` is when
    the last one ends if every block to come takes its minutes.
    """

    current: int | None
    left: timedelta | None
    starts: tuple[datetime | None, ...]
    ends: datetime | None


def day_standing(agenda: Sequence[AgendaItem], now: datetime) -> DayStanding:
    """Return how far the day has come at a time."""
    current = max((place for place, item in enumerate(agenda) if item.started), default=None)
    if current is None:
        return DayStanding(None, None, (None,) * len(agenda), None)
    began = agenda[current].started
    assert began is not None
    left = began + _length(agenda[current]) - now
    follows = max(began + _length(agenda[current]), now)  # what comes after a block that is over time is late
    starts = [item.started for item in agenda[: current + 1]]
    for item in agenda[current + 1 :]:
        starts.append(follows)
        follows += _length(item)
    return DayStanding(current, left, tuple(starts), follows)


def _length(item: AgendaItem) -> timedelta:
    return timedelta(minutes=item.minutes or 0)
