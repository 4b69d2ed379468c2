"""What is said of the day's agenda: times, minutes and blocks in words."""

from datetime import datetime, timedelta
from math import ceil

from behov.domain.holding.agenda import DayStanding, day_standing
from behov.domain.workshop import AgendaItem, Workshop
from behov.text import tr
from behov.visible import one_line

LONG = 100  # minutes that are no longer said in minutes alone


def time_of_day(at: datetime) -> str:
    """Return a time as people say it: 10.42."""
    return at.strftime(tr("%H:%M"))


def minutes_said(minutes: int) -> str:
    """Return a length: `18 min`, `2 h`, `3 h 20 min`."""
    if minutes < LONG and minutes != 60:
        return tr("{minutes} min", minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    return tr("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else tr("{hours} h", hours=hours)


def left_said(left: timedelta) -> tuple[str, str]:
    """Return how much is left of a block, or how much it is over time, and what is to stand out in that."""
    minutes = left / timedelta(minutes=1)
    if minutes > 0:
        said = minutes_said(ceil(minutes))
        return tr("{time} left", time=said), said
    said = tr("{time} over time", time=minutes_said(int(-minutes))) if minutes <= -1 else tr("time is up")
    return said, said


def block_name(agenda: tuple[AgendaItem, ...], place: int) -> str:
    """Return what a block is called; one without a title by its number."""
    return one_line(agenda[place].title) or tr("Block {number}", number=place + 1)


def begun_said(workshop: Workshop, now: datetime) -> str:
    """Say which block is the current one, and until when."""
    standing = day_standing(workshop.agenda, now)
    if standing.current is None:
        return tr("The day has not begun.")
    name, left = block_name(workshop.agenda, standing.current), standing.left
    if left is None:
        return tr("Block: {block}", block=name)
    return tr("Block: {block}, until {time}", block=name, time=time_of_day(now + left))


def more_said(workshop: Workshop, by: int, now: datetime) -> str:
    """Say that a day was given so many minutes more, and what came of it."""
    standing = day_standing(workshop.agenda, now)
    more = tr("{minutes} more minutes", minutes=by) if by > 0 else tr("{minutes} minutes less", minutes=-by)
    return f"{more}: {end_said(standing)}" if standing.ends else more


def end_said(standing: DayStanding) -> str:
    """Say when the day ends; of one that has begun."""
    assert standing.ends
    return tr("the day ends {time}", time=time_of_day(standing.ends))
