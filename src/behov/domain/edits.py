"""Every change that can be made to a workspace: plain functions, workspace in, workspace out.

An edit changes one file. Text is normalised to NFC on its way in, and a birth number stops it (PersonalNumber).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar
from unicodedata import is_normalized

from pydantic import ValidationError

from behov.domain.errors import (
    DuplicateName,
    EmptyText,
    InvalidValue,
    NeedsMending,
    NoSuchRecord,
    PersonalNumber,
)
from behov.domain.privacy import MAY_IDENTIFY, birth_numbers
from behov.domain.process import Process
from behov.domain.reasons import reason
from behov.domain.record import Numbered, Record, composed, texts_in
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace, same_name

AnyRecord = TypeVar("AnyRecord", bound=Record)
Row = TypeVar("Row", bound=Numbered)


def add_workshop(workspace: Workspace, workshop: Workshop) -> Workspace:
    """Add a workshop as a file of its own. Raises DuplicateName if the stem is taken."""
    _refuse_taken_stem(workspace.workshops, workshop)
    added = _clean(None, workshop)
    return replace(workspace, workshops=_in_order((*workspace.workshops, added)))


def change_workshop(workspace: Workspace, path: str, **changes: object) -> Workspace:
    """Change some fields of a workshop. Raises NoSuchRecord, InvalidValue."""
    workshop = workspace.workshop(path)
    return with_workshop(workspace, changed(workshop, **changes))


def remove_workshop(workspace: Workspace, path: str) -> Workspace:
    """Take a workshop out, with all that was recorded in it. Its file's last version stays beside it as `.bak`."""
    _refuse_locked(workspace, path)
    return replace(workspace, workshops=tuple(each for each in workspace.workshops if each.path != path))


def add_process(workspace: Workspace, process: Process) -> Workspace:
    """Add a process as a file of its own. Raises DuplicateName if the stem is taken."""
    _refuse_taken_stem(workspace.processes, process)
    added = _clean(None, process)
    return replace(workspace, processes=_in_order((*workspace.processes, added)))


def change_process(workspace: Workspace, path: str, **changes: object) -> Workspace:
    """Change some fields of a process. Raises NoSuchRecord, InvalidValue."""
    process = workspace.process(path)
    return with_process(workspace, changed(process, **changes))


def remove_process(workspace: Workspace, path: str) -> Workspace:
    """Take a process out. Its file's last version stays beside it as `.bak`."""
    _refuse_locked(workspace, path)
    return replace(workspace, processes=tuple(each for each in workspace.processes if each.path != path))


def change_need(workspace: Workspace, path: str, need_id: str, **changes: object) -> Workspace:
    """Change some fields of a need. Raises NoSuchRecord, InvalidValue, EmptyText, PersonalNumber."""
    workshop = workspace.workshop(path)
    return with_workshop(workspace, workshop.replace(needs=_changed_row(workshop.needs, need_id, **changes)))


def change_note(workspace: Workspace, path: str, note_id: str, **changes: object) -> Workspace:
    """Change some fields of a note. Raises NoSuchRecord, InvalidValue, EmptyText, PersonalNumber."""
    workshop = workspace.workshop(path)
    return with_workshop(workspace, workshop.replace(notes=_changed_row(workshop.notes, note_id, **changes)))


def remove_note(workspace: Workspace, path: str, note_id: str) -> Workspace:
    """Take a note out of its workshop. Raises NoSuchRecord."""
    workshop = workspace.workshop(path)
    return with_workshop(workspace, workshop.replace(notes=_without(workshop.notes, note_id)))


def with_workshop(workspace: Workspace, workshop: Workshop) -> Workspace:
    """Put a workshop in the place of the one with its path. Raises NeedsMending, EmptyText, PersonalNumber."""
    before = workspace.workshop(workshop.path)
    _refuse_locked(workspace, workshop.path)
    after = _clean(before, workshop)
    return replace(workspace, workshops=tuple(after if each is before else each for each in workspace.workshops))


def with_process(workspace: Workspace, process: Process) -> Workspace:
    """Put a process in the place of the one with its path. Raises NeedsMending, PersonalNumber."""
    before = workspace.process(process.path)
    _refuse_locked(workspace, process.path)
    after = _clean(before, process)
    return replace(workspace, processes=tuple(after if each is before else each for each in workspace.processes))


def changed(record: AnyRecord, **changes: object) -> AnyRecord:
    """Return a record with some fields changed. Raises InvalidValue with the first field that is wrong."""
    try:
        return record.replace(**changes)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InvalidValue(".".join(map(str, first["loc"])), str(first["input"]), reason(first)) from None


def _clean(before: AnyRecord | None, after: AnyRecord) -> AnyRecord:
    """Refuse what must not be saved among the texts that are new, and return `after` in NFC."""
    new = set(_texts_beside(before, after)).difference(_texts_beside(after, before))
    for text in new:
        if MAY_IDENTIFY.search(text) and birth_numbers(text):
            raise PersonalNumber
    if isinstance(after, Workshop):
        said = [*(need.text for need in after.needs), *(note.text for note in after.notes)]
        if any(text in new and not text.strip() for text in said):
            raise EmptyText
    if isinstance(after, (Workshop, Process)) and not after.title.strip():
        raise EmptyText
    return after if all(text.isascii() or is_normalized("NFC", text) for text in new) else composed(after)


def _texts_beside(other: Record | None, record: Record | None) -> Iterator[str]:
    """Yield the texts of a record without those in rows that another version of it shares: there may be hundreds."""
    if record is None or other is None:
        yield from texts_in(record)
        return
    shared = {id(row) for rows in other.__dict__.values() if isinstance(rows, tuple) for row in rows}
    for value in map(record.__dict__.get, type(record).model_fields):
        yield from texts_in([row for row in value if id(row) not in shared] if isinstance(value, tuple) else value)
    yield from texts_in(record.model_extra or {})


def _changed_row(rows: tuple[Row, ...], row_id: str, **changes: object) -> tuple[Row, ...]:
    place = _place(rows, row_id)
    return (*rows[:place], changed(rows[place], **changes), *rows[place + 1 :])


def _without(rows: tuple[Row, ...], row_id: str) -> tuple[Row, ...]:
    place = _place(rows, row_id)
    return (*rows[:place], *rows[place + 1 :])


def _place(rows: tuple[Row, ...], row_id: str) -> int:
    for place, row in enumerate(rows):
        if row.id == row_id:
            return place
    raise NoSuchRecord(row_id)


def _in_order(records: tuple[AnyRecord, ...]) -> tuple[AnyRecord, ...]:
    return tuple(sorted(records, key=lambda record: str(record.path)))  # type: ignore[attr-defined]


def _refuse_taken_stem(records: tuple[Workshop, ...] | tuple[Process, ...], record: Workshop | Process) -> None:
    for other in records:
        if same_name(other.stem) == same_name(record.stem):
            raise DuplicateName(record.stem, other.path)


def _refuse_locked(workspace: Workspace, path: str) -> None:
    if path in workspace.locked:
        raise NeedsMending(path, workspace.locked[path])
