"""A workshop's day on the disk, and the clock by which it is tried."""

from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from behov.domain.edits import change_workshop
from behov.domain.workshop import AgendaItem, Participants
from behov.services.session import Session
from behov.ui.widgets.clock_line import ClockLine
from tests.conftest import WORKSHOP

NINE = datetime(2024, 9, 12, 9, 0).astimezone()  # as the machine that runs the test says it
AGENDA = (
    AgendaItem(title="Velkommen", minutes=15),
    AgendaItem(title="Nåsituasjon", minutes=75),
    AgendaItem(title="Pause", minutes=15, kind="break"),
    AgendaItem(title="Prioritering", minutes=30),
)


def at(minutes: float) -> datetime:
    """Return the time so many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


class Clock:
    """The clock of BEHOV_CLOCK: a file that the test sets to so many minutes after nine."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def at(self, minutes: float) -> None:
        self._file.write_text(at(minutes).isoformat(), "utf-8")


def with_day(folder: Path, *started: float | None, **changes: object) -> None:
    """Give the small workspace's workshop an agenda whose first blocks were begun so many minutes after nine."""
    begun = [None if each is None else at(each) for each in started]
    agenda = tuple(
        block.replace(started=begun[place] if place < len(begun) else None) for place, block in enumerate(AGENDA)
    )
    present = (Participants(role="Lege", municipality="4003", count=2),)
    session = Session(folder)
    held = {"agenda": agenda, "participants": present, **changes}
    session.apply(lambda before: change_workshop(before, WORKSHOP, **held))


def agenda(folder: Path) -> tuple[AgendaItem, ...]:
    """Return the agenda as it lies on the disk."""
    return Session(folder).workspace.workshop(WORKSHOP).agenda


def clock_line(pilot: Pilot[None]) -> str:
    """Return what the clock says, with one blank between its parts; nothing where it is not shown."""
    line = pilot.app.screen.query_one(ClockLine)
    return " ".join(str(line.render()).split()) if line.display else ""
