"""What was said in a workshop, recorded: lines of shorthand made into needs, and parked lines into notes."""

from collections.abc import Mapping
from datetime import datetime

from behov.domain.edits import with_workshop
from behov.domain.shorthand import Line
from behov.domain.workshop import Need, Note
from behov.domain.workspace import Workspace


def record_lines(workspace: Workspace, path: str, said: Mapping[str, Line], recorded: datetime) -> Workspace:
    """Add lines last in a workshop, each under its id, as one edit. Raises NoSuchRecord, EmptyText, PersonalNumber.

    Where a workshop has a language that is not the workspace's, it is what the needs are said in.
    """
    workshop = workspace.workshop(path)
    spoken = workshop.language if workshop.language != workspace.settings.language else None
    needs = [
        heard(need_id, line, recorded).replace(language=spoken) for need_id, line in said.items() if not line.parked
    ]
    notes = [parked(note_id, line, recorded) for note_id, line in said.items() if line.parked]
    return with_workshop(workspace, workshop.replace(needs=(*workshop.needs, *needs), notes=(*workshop.notes, *notes)))


def parked(note_id: str, line: Line, recorded: datetime) -> Note:
    """Return the note that a parked line says."""
    return Note(
        id=note_id,
        kind="parked",
        text=line.text,
        role=line.role,
        municipalities=line.municipalities,
        recorded=recorded,
    )


def heard(need_id: str, line: Line, recorded: datetime) -> Need:
    """Return the need that a line says."""
    return Need(
        id=need_id,
        text=line.text,
        recorded=recorded,
        role=line.role,
        priority=line.priority,
        steps=line.steps,
        systems=line.systems,
        components=line.components,
        effects=line.effects,
        municipalities=line.municipalities or None,
    )
