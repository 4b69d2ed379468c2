"""The day's clock: the block that is held, what is left of it, and what comes then. In one line, at any width."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from textual.content import Content
from textual.widget import Widget

from behov.domain.holding.agenda import DayStanding, day_standing, length
from behov.domain.workshop import AgendaItem, Workshop
from behov.text import tr
from behov.ui.day_words import block_name, left_said, time_of_day

GAP = 3  # cells between its parts
BAR, SHORTEST_BAR = 20, 8


class ClockLine(Widget):
    """Says how far a workshop's day has come; takes no room where there is no day to tell of."""

    DEFAULT_CSS = """
    ClockLine { display: none; height: 1; padding: 0 2; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._day: Workshop | None = None
        self._now: datetime | None = None
        self._drawn = Content("")

    def show(self, workshop: Workshop | None, now: datetime) -> None:
        """Tell of a workshop at a time: nothing of one that is planned, closed or without an agenda."""
        told = workshop if workshop and workshop.agenda and workshop.state not in ("planned", "closed") else None
        self._day, self._now = told, now
        self.display = told is not None
        if told and not self._drawn.is_same(self._line()):
            self.refresh()

    def render(self) -> Content:
        """Return the line in the width that there is."""
        self._drawn = self._line()
        return self._drawn

    def _line(self) -> Content:
        return clock_line(self._day, self._now, self.size.width) if self._day and self._now else Content("")


def clock_line(workshop: Workshop, now: datetime, width: int) -> Content:
    """Return what the clock says of a workshop that has an agenda, in so many cells."""
    agenda, standing = workshop.agenda, day_standing(workshop.agenda, now)
    clock = _quiet(tr("it is {time}", time=time_of_day(now)))
    place = standing.current
    if place is None:
        how = tr("^n begins {block}.", block=block_name(agenda, 0))
        return _fitted(_bold(tr("The day has not begun.")) + Content(f" {how}"), None, [clock], width)
    start = standing.starts[place]
    assert start
    if start.date() != now.date():  # a day that nobody ended: hundreds of minutes would say nothing
        parts = [Content(tr("begun {date}", date=f"{start.day}.{start.month}.{start.year}"))]
        if place + 1 < len(agenda):
            parts.append(_quiet(tr("^n begins {block}.", block=block_name(agenda, place + 1))))
        return _fitted(_bold(block_name(agenda, place)), None, [*parts, clock], width)
    title, block = block_name(agenda, place), agenda[place]
    if block.kind == "break" and block.minutes and place + 1 < len(agenda):
        title = tr("{block}, back {time}", block=title, time=time_of_day(start + length(block)))
    used = (now - start) / length(block) if block.minutes else None
    return _fitted(_bold(title), used, [*_parts(agenda, standing, place), clock], width)


def _parts(agenda: tuple[AgendaItem, ...], standing: DayStanding, place: int) -> Iterator[Content]:
    """Yield what is to be known while a block is held, what matters most first."""
    over = standing.left is not None and standing.left <= timedelta()
    if standing.left is not None:
        words, bold = left_said(standing.left)
        yield Content.styled(f" {words} ", "bold reverse") if over else _with_bold(words, bold)
    last = place + 1 == len(agenda)
    if not last:
        then, comes = block_name(agenda, place + 1), standing.starts[place + 1]
        if comes and agenda[place].minutes and agenda[place].kind != "break":  # whose end is said with its name
            yield _quiet(tr("then {block} {time}", block=then, time=time_of_day(comes)))
        else:
            yield _quiet(tr("then {block}", block=then))
    assert standing.ends
    if last and standing.left is not None and over:
        yield _quiet(tr("the day was to end {time}", time=time_of_day(standing.ends + standing.left)))
    else:
        yield _quiet(tr("ends {time}", time=time_of_day(standing.ends)))


def _fitted(title: Content, used: float | None, parts: Sequence[Content], width: int) -> Content:
    """Return the title and the bar to the left, and to the right the parts that there is room for, the first first.

    The bar gives way to the first two parts, and the others to the bar. The title gives way to what is left of a block.
    """
    room, shown, bar = width - title.cell_length, list[Content](), Content("")
    for place, part in enumerate(parts):
        if place == 2 and used is not None and room >= GAP + SHORTEST_BAR:
            bar = Content(" " * GAP) + _bar(used, min(BAR, room - GAP))
            room -= bar.cell_length
        if room >= part.cell_length + GAP or (place == 0 and used is not None):
            shown.append(part)
            room -= part.cell_length + GAP
    right = Content("").join(Content(" " * GAP) + part for part in shown)
    return (title + bar).truncate(max(0, width - right.cell_length), ellipsis=True, pad=True) + right


def _bar(used: float, cells: int) -> Content:
    """Return how much is used; the signs differ too, for whoever sees no colours."""
    filled = round(max(0.0, min(1.0, used)) * cells)
    return Content.assemble(("━" * filled, "$accent"), ("─" * (cells - filled), "$line"))


def _bold(text: str) -> Content:
    return Content.styled(text, "bold")


def _quiet(text: str) -> Content:
    return Content.styled(text, "$quiet")


def _with_bold(text: str, part: str) -> Content:
    start = text.find(part)
    return Content(text).stylize("bold", start, start + len(part)) if start >= 0 else Content(text)
