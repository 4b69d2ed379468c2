"""The day as the room sees it: the block one is in, how much of it is left, what follows, and when one is back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone, tzinfo
from typing import Literal

from behov.domain.holding.agenda import day_standing
from behov.domain.privacy import without_birth_numbers
from behov.domain.workshop import AgendaItem
from behov.text import tr, trn, word
from behov.visible import one_line


@dataclass(frozen=True)
class Block:
    """One block of the day, and whether it is over, going on or still to come."""

    title: str
    state: Literal["done", "current", "to come"]


@dataclass(frozen=True)
class RoomDay:
    """What is said of the day. Texts are empty where there is nothing to say.

    `ends` is when the block has taken its minutes, None where it has none: then there is no time left to show. `left`
    says that in words, to the minute, and `back` when a break is over.
    """

    block: str = ""
    on_break: bool = False
    ends: datetime | None = None
    over: bool = False
    left: str = ""
    back: str = ""
    follows: str = ""
    follows_at: str = ""
    blocks: tuple[Block, ...] = ()


def room_day(agenda: Sequence[AgendaItem], now: datetime) -> RoomDay:
    """Return how far the day has come. Of a day that is not today, only its blocks.

    Times are said by the clock of the place where the block was begun.
    """
    agenda = [_with_zone(item, now.tzinfo) for item in agenda]
    standing = day_standing(agenda, now)
    current = standing.current
    began = agenda[current].started if current is not None else None
    if began and (offset := began.utcoffset()) is not None:
        now = now.astimezone(timezone(offset))  # not its own zone: those of files that are read know of no summer time
    if current is None or began is None or began.date() != now.date():
        return RoomDay(blocks=tuple(Block(title_of(item), "to come") for item in agenda))
    item = agenda[current]
    day = RoomDay(
        block=title_of(item),
        on_break=item.kind == "break",
        blocks=tuple(Block(title_of(each), _state(place, current)) for place, each in enumerate(agenda)),
    )
    if item.minutes and standing.left is not None:
        ends = now + standing.left
        day = replace(day, ends=ends, over=ends < now, left=_left_in_words(ends, now))
        if day.on_break:
            day = replace(day, back=tr("Back at {time:%H:%M}", time=ends))
    if current + 1 < len(agenda):
        known = day.ends and not day.over  # else it follows when somebody begins it
        at = tr("at {time:%H:%M}", time=day.ends) if known else tr("then")
        day = replace(day, follows=title_of(agenda[current + 1]), follows_at=at)
    return day


def time_left(ends: datetime, now: datetime) -> str:
    """Return what is left until then in minutes and seconds, `18:24`; what is over the time as `+2:05`."""
    seconds = round((ends - now).total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"


def title_of(item: AgendaItem) -> str:
    """Return what a block is called in front of the room."""
    title = one_line(without_birth_numbers(item.title)).strip()
    return title or (word("break").capitalize() if item.kind == "break" else tr("(no title)"))


def _with_zone(item: AgendaItem, here: tzinfo | None) -> AgendaItem:
    """Return a block of which it is known when it began: a time without a zone is one of here."""
    known = item.started is None or item.started.tzinfo
    return item if known else item.replace(started=item.started and item.started.replace(tzinfo=here))


def _state(place: int, current: int) -> Literal["done", "current", "to come"]:
    return "current" if place == current else "done" if place < current else "to come"


def _left_in_words(ends: datetime, now: datetime) -> str:
    seconds = round((ends - now).total_seconds())
    if seconds >= 60:
        return trn("{count} minute left", "{count} minutes left", seconds // 60)
    if seconds > 0:
        return tr("less than a minute left")
    if seconds > -60:
        return tr("the time is up")
    return trn("{count} minute over time", "{count} minutes over time", -seconds // 60)
