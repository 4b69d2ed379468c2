"""The agenda's rows: when each block began or is going to, how long it is, and how it stands with it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from behov.domain.holding.agenda import DayStanding, day_standing
from behov.domain.workshop import AgendaItem
from behov.text import tr, word
from behov.ui.day_words import block_name, end_said, left_said, minutes_said, time_of_day
from behov.ui.widgets.columns import Cell, Piece


def agenda_rows(agenda: tuple[AgendaItem, ...], now: datetime) -> Iterator[Sequence[Cell]]:
    """Yield the cells of each block: when, what, how long, and in words whether it was, is, or is to come."""
    standing = day_standing(agenda, now)
    for place, block in enumerate(agenda):
        here = place == standing.current
        begun = standing.current is not None and place <= standing.current
        name = block_name(agenda, place)
        lasts = "" if block.minutes is None else minutes_said(block.minutes)
        yield (
            _when(standing.starts[place], begun),
            Piece(name, "bold") if here else name,
            f"{lasts} {word(block.kind)}" if block.kind == "break" else lasts,
            _how_it_stands(standing, place),
        )


def day_said(agenda: tuple[AgendaItem, ...], now: datetime) -> str:
    """Say when the day ends, and by how much that moved; before it begins, how long it is."""
    standing = day_standing(agenda, now)
    if standing.ends is None:
        whole = sum(block.minutes or 0 for block in agenda)
        end = time_of_day(now + timedelta(minutes=whole))
        not_begun, whole_day = tr("The day has not begun."), tr("{time} in all", time=minutes_said(whole))
        return f"{not_begun} {whole_day}: " + tr("if it begins now, it ends {time}.", time=end)
    minutes = int(standing.late / timedelta(minutes=1))
    moved = minutes_said(abs(minutes))
    if minutes > 0:
        late = tr("{time} behind the agenda", time=moved)
    else:
        late = tr("{time} ahead of the agenda", time=moved) if minutes else tr("as the agenda says")
    return _sentence(f"{end_said(standing)}, {late}")


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _when(start: datetime | None, begun: bool) -> Cell:
    if start is None:
        return ""
    time = time_of_day(start)
    return tr("began {time}", time=time) if begun else Piece(tr("begins {time}", time=time), "quiet")


def _how_it_stands(standing: DayStanding, place: int) -> Cell:
    current = standing.current
    if current is None or place > current:
        return ""
    start = standing.starts[place]
    if start is None:
        return Piece(tr("passed over"), "quiet")
    if place < current:
        after = next(filter(None, standing.starts[place + 1 :]))
        return Piece(tr("took {time}", time=minutes_said(round((after - start) / timedelta(minutes=1)))), "quiet")
    said = [tr("now")] if standing.left is None else [tr("now"), left_said(standing.left)[0]]
    return Piece(", ".join(said), "bold")
