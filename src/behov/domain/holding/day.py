"""What can be done to the day's agenda: begin a block, give it more minutes, and put the blocks in another order.

All of it is said by somebody: no edit follows from the time alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from behov.domain.edits import changed, with_workshop
from behov.domain.errors import N_, BehovError
from behov.domain.holding.agenda import current_block
from behov.domain.workshop import AgendaItem
from behov.domain.workspace import Workspace


@dataclass(eq=False)
class NothingFollows(BehovError):
    """The last block of the agenda has been begun, or there is none."""

    message = N_("No block follows. Add one to the agenda, or close the workshop in its details.")


@dataclass(eq=False)
class NotBegun(BehovError):
    """No block has been begun, so there is none to change or to leave."""

    message = N_("The day has not begun: begin a block first.")


@dataclass(eq=False)
class WorkshopIsOver(BehovError):
    """A block of a workshop that is closed cannot be begun."""

    message = N_("The workshop is closed. Open it again in its details, then begin the block.")


@dataclass(eq=False)
class BothHaveBegun(BehovError):
    """Two blocks that have been held keep their order."""

    message = N_("Both blocks have been held, in this order. Move those that are still to come.")


def begin_block(workspace: Workspace, path: str, place: int, at: datetime) -> Workspace:
    """Make a block the current one. A planned workshop is then open; blocks below are to come, if they were begun.

    Raises NoSuchRecord, WorkshopIsOver.
    """
    workshop = workspace.workshop(path)
    if workshop.state == "closed":
        raise WorkshopIsOver
    before, block, below = workshop.agenda[:place], workshop.agenda[place], workshop.agenda[place + 1 :]
    agenda = (*before, block.replace(started=at), *map(_to_come, below))
    state = "open" if workshop.state == "planned" else workshop.state
    return with_workshop(workspace, workshop.replace(agenda=agenda, state=state))


def begin_next_block(workspace: Workspace, path: str, at: datetime) -> Workspace:
    """Begin the block below the current one; the first, if none is. Raises NothingFollows, WorkshopIsOver."""
    agenda = workspace.workshop(path).agenda
    current = current_block(agenda)
    place = 0 if current is None else current + 1
    if place >= len(agenda):
        raise NothingFollows
    return begin_block(workspace, path, place, at)


def go_back_a_block(workspace: Workspace, path: str) -> Workspace:
    """Take the beginning of the current block back, so that the one before goes on from its own. Raises NotBegun."""
    agenda = workspace.workshop(path).agenda
    return _with_block(workspace, path, _current(agenda), started=None)


def give_more_minutes(workspace: Workspace, path: str, by: int, place: int | None = None) -> Workspace:
    """Make a block (the current one, if none is named) so many minutes longer, or shorter, down to none.

    Raises NotBegun.
    """
    agenda = workspace.workshop(path).agenda
    place = _current(agenda) if place is None else place
    return _with_block(workspace, path, place, minutes=max(0, (agenda[place].minutes or 0) + by))


def change_block(workspace: Workspace, path: str, place: int, **changes: object) -> Workspace:
    """Change what a block is. Raises NoSuchRecord, InvalidValue, PersonalNumber."""
    return _with_block(workspace, path, place, **changes)


def add_block(workspace: Workspace, path: str, place: int, block: AgendaItem) -> Workspace:
    """Add a block at a place. Raises NoSuchRecord, PersonalNumber."""
    agenda = workspace.workshop(path).agenda
    return take_agenda(workspace, path, (*agenda[:place], block, *agenda[place:]))


def remove_block(workspace: Workspace, path: str, place: int) -> Workspace:
    """Take a block out; if it was the current one, the one begun before it goes on. Raises NoSuchRecord."""
    agenda = workspace.workshop(path).agenda
    return take_agenda(workspace, path, (*agenda[:place], *agenda[place + 1 :]))


def move_block(workspace: Workspace, path: str, place: int, by: int) -> Workspace:
    """Exchange a block with the one above (by -1) or below (by 1), if there is one. Raises BothHaveBegun."""
    agenda = list(workspace.workshop(path).agenda)
    there = place + by
    if not 0 <= there < len(agenda):
        return workspace
    if agenda[place].started and agenda[there].started:
        raise BothHaveBegun
    agenda[place], agenda[there] = agenda[there], agenda[place]
    return take_agenda(workspace, path, agenda)


def take_agenda(workspace: Workspace, path: str, agenda: Sequence[AgendaItem]) -> Workspace:
    """Put an agenda in the place of the workshop's own. Raises NoSuchRecord, PersonalNumber."""
    return with_workshop(workspace, workspace.workshop(path).replace(agenda=tuple(agenda)))


def _with_block(workspace: Workspace, path: str, place: int, **changes: object) -> Workspace:
    agenda = workspace.workshop(path).agenda
    block = changed(agenda[place], **changes)
    return take_agenda(workspace, path, (*agenda[:place], block, *agenda[place + 1 :]))


def _current(agenda: Sequence[AgendaItem]) -> int:
    current = current_block(agenda)
    if current is None:
        raise NotBegun
    return current


def _to_come(item: AgendaItem) -> AgendaItem:
    return item.replace(started=None) if item.started else item
