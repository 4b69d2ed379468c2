"""The room's surface drawn for a terminal: the block and its clock large, then what is worked on, then the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual.content import Content

from behov.services.for_the_room import Line, Surface
from behov.services.room_day import RoomDay, time_left
from behov.text import tr
from behov.ui.projector.glyphs import largest, wrapped
from behov.ui.projector.in_view import in_view

_WIDE: Final = 100
_HIGH: Final = 30  # lines, with room for large letters above what is looked at together
_TALL: Final = 45  # lines from which letters are twice as large
_ROLE: Final = 22  # cells, of a role beside its step
_EDGE: Final = "▌ "  # before what the desk has chosen


@dataclass(frozen=True)
class Room:
    """How many cells there are, and whether few things are shown large or many small."""

    width: int
    height: int
    large: bool = True

    @property
    def margin(self) -> int:
        """Cells to the left and the right of what is written."""
        return 4 if self.width >= _WIDE else 2

    @property
    def inner(self) -> int:
        """Cells between the margins."""
        return max(1, self.width - 2 * self.margin)

    @property
    def scale(self) -> int:
        """How large letters may be."""
        return 2 if self.height >= _TALL else 1


def drawn(surface: Surface, now: datetime, room: Room) -> Content:
    """Return what fills the screen, line by line."""
    foot = _indented(_foot(surface, room))
    head = _indented([_title(surface, room), Content()])
    if surface.day.on_break:
        body = _indented(_break(surface.day, now, room))
        free = room.height - len(head) - len(foot) - len(body)
        lines = [*head, *[Content()] * (free // 2), *body]
    else:
        head += _indented(_now(surface.day, now, room, large=room.large and _has_room(surface, room)))
        lines = [*head, *_worked_on(surface, room, room.height - len(head) - len(foot) - 1)]
    lines = lines[: max(0, room.height - len(foot))]
    lines += [Content()] * (room.height - len(foot) - len(lines))
    margin = Content(" " * (room.margin - len(_EDGE)))
    return Content("\n").join(margin + each for each in (*lines, *foot))


def _title(surface: Surface, room: Room) -> Content:
    right = Content.styled(surface.example, "$quiet")
    space = room.inner - right.cell_length
    title = Content.styled(surface.title, "$quiet").truncate(max(0, space - 2), ellipsis=True, pad=True)
    return title + Content("  ") + right


def _has_room(surface: Surface, room: Room) -> bool:
    """Return whether the block and the clock may be large: not where hardly a step of a process would be in view."""
    return room.height >= _HIGH or not surface.together


def _now(day: RoomDay, now: datetime, room: Room, *, large: bool) -> list[Content]:
    """Return the block and its clock; the time of day where no time runs."""
    digits = time_left(day.ends, now) if day.ends else f"{now:%H:%M}"
    look = "bold $accent" if day.ends else "bold $quiet"
    beside = [Content.styled(day.left, "bold"), *_follows(day)]
    if not large:
        said = (Content.styled(day.block, "bold"), Content.styled(digits, look), *beside)
        line = Content("   ").join(each for each in said if each.plain)
        return [*line.wrap(room.inner), Content()]
    lines: list[Content] = []
    if day.block:
        lines += [*_large(day.block, room, room.scale), Content()]
    clock = largest(digits, room.inner, room.height, 2 * room.scale) or (digits,)
    width = max(map(len, clock))
    beside = [each for each in beside if each.plain]
    if width + 4 + max((each.cell_length for each in beside), default=0) > room.inner:
        lines += [Content.styled(line, look) for line in clock]
        return [*lines, Content("   ").join(beside), Content()]
    above = [Content()] * ((len(clock) - len(beside)) // 2)
    column = [*above, *beside, *[Content()] * len(clock)]
    for row, words in zip(clock, column, strict=False):
        lines.append(Content.styled(row.ljust(width + 4), look) + words)
    return [*lines, Content()]


def _follows(day: RoomDay) -> list[Content]:
    if not day.follows:
        return []
    return [Content.styled(day.follows_at, "$quiet"), Content.styled(day.follows, "bold")]


def _break(day: RoomDay, now: datetime, room: Room) -> list[Content]:
    """Return what fills the screen in a break: that it is one, and when one is back."""
    lines = [*_large(day.block, room, 2 * room.scale, look="bold $accent"), Content(), Content()]
    if day.back:
        lines += [*_large(day.back, room, room.scale), Content()]
    if day.ends:
        left = Content.styled(time_left(day.ends, now), "bold $accent")
        lines += [left + Content("   ") + Content.styled(day.left, "bold"), Content()]
    if day.follows:
        lines.append(Content.styled(tr("Then: {what}", what=day.follows), "$quiet"))
    return lines


def _large(text: str, room: Room, scale: int, look: str = "bold") -> list[Content]:
    """Return a text in large letters, or bold with air around it where it has not room or a sign has no such letter."""
    lines = largest(text, room.inner, room.height // 3, scale)
    if lines:
        return [Content.styled(line, look) for line in lines]
    return [Content(), *Content.styled(text, look).wrap(room.inner), Content()]


def _worked_on(surface: Surface, room: Room, height: int) -> list[Content]:
    """Return the heading and as many lines as there is room for."""
    gap = 1 if room.large else 0
    if not surface.heading:
        return []
    if not surface.lines:
        return _indented([Content.styled(text, "$quiet") for text in (surface.heading, "", surface.empty)])
    chosen = next((place for place, line in enumerate(surface.lines) if line.chosen), 0)
    height = max(1, height - 1 - gap)
    items = [_item(line, room) for line in surface.lines]
    if not surface.together:
        items[chosen] = _grand(surface.lines[chosen], room, height // 3) or items[chosen]
    shown = in_view([len(item) for item in items], chosen, height, gap)
    heading = surface.heading
    if len(shown) < len(items):
        some = str(shown.stop) if len(shown) == 1 else f"{shown.start + 1}–{shown.stop}"
        said = tr("{some} of {all}", some=some, all=len(items))
        heading = f"{heading}   {said}"
    lines = _indented([Content.styled(heading, "$quiet").truncate(room.inner, ellipsis=True)])
    role = ""
    for place in shown:
        line = surface.lines[place]
        if gap or place == shown.start:
            lines.append(Content())
        again = line.role and line.role == role and not line.chosen and place > shown.start
        lines += _cut(_item(line, room, with_role=False) if again else items[place], height)
        role = line.role
    return lines


def _item(line: Line, room: Room, *, with_role: bool = True) -> list[Content]:
    """Return a need, note or step as lines; the one that the desk has chosen with an edge in the accent."""
    before, width = Content(), 0
    if line.number is not None:
        role = Content.styled(line.role if with_role else "", "$quiet").truncate(_ROLE, ellipsis=True, pad=True)
        before = (
            Content.styled(f"{line.number:>2}  ", "bold $accent" if line.chosen else "$quiet") + role + Content(" ")
        )
        width = before.cell_length
    marks = "".join(f"   {mark}" for mark in line.marks)
    text = Content.styled(line.text, "bold" if room.large or line.chosen else "") + Content.styled(marks, "$quiet")
    lines = text.wrap(max(1, room.inner - width))
    lines += [each for under in line.under for each in Content.styled(under, "$quiet").wrap(room.inner - width)]
    edge = Content.styled(_EDGE, "$accent") if line.chosen else Content(" " * len(_EDGE))
    return [edge + (before if not row else Content(" " * width)) + each for row, each in enumerate(lines)]


def _grand(line: Line, room: Room, height: int) -> list[Content] | None:
    """Return the need that one talks about in large letters, on a screen with room for them; None if there is not."""
    rows = wrapped(line.text, room.inner) if room.large and room.scale > 1 else None
    if not rows or len(rows) >= height:
        return None
    marks = Content.styled("   ".join(line.marks), "$quiet")
    edge = Content.styled(_EDGE, "$accent") if line.chosen else Content(" " * len(_EDGE))
    return [edge + Content.styled(row, "bold") for row in rows] + ([edge + marks] if line.marks else [])


def _cut(lines: Sequence[Content], height: int) -> list[Content]:
    """Return lines that are too many for the screen with … where they are cut."""
    if len(lines) <= height:
        return list(lines)
    return [*lines[: height - 1], lines[height - 1].rstrip() + Content(" …")]


def _foot(surface: Surface, room: Room) -> list[Content]:
    """Return what is quietly said, and the day's blocks with the current one in the accent."""
    blocks = surface.day.blocks
    looks = {"done": "$quiet", "current": "bold $accent", "to come": "$quiet"}
    pieces = [
        Content.styled(f"✓ {block.title}" if block.state == "done" else block.title, looks[block.state])
        for block in blocks
    ]
    current = next((place for place, block in enumerate(blocks) if block.state == "current"), 0)
    first = 0
    while first < current and _joined(pieces[first:]).cell_length > room.inner:
        first += 1
    line = _joined([*([Content.styled("…", "$quiet")] if first else []), *pieces[first:]])
    notice = Content.styled(surface.notice, "$quiet").wrap(room.inner) if surface.notice else []
    return [*notice, line.truncate(room.inner, ellipsis=True)]


def _joined(pieces: Sequence[Content]) -> Content:
    return Content("   ").join(pieces)


def _indented(lines: Sequence[Content]) -> list[Content]:
    """Return lines without the edge of what is chosen, level with those that have room for one."""
    return [Content(" " * len(_EDGE)) + line for line in lines]
