"""What people do with a hint: follow it, wave it through, or put the words right.

Each is an edit of one file. A raw need keeps its words for ever: that a hint of them was followed is noted, for
whoever gathers needs or formulates them. The words of a regional need and of a requirement are the project's own.
"""

from collections.abc import Callable

from behov.domain.edits import change_need, changed, with_workshop
from behov.domain.errors import EmptyText, NoSuchRecord
from behov.domain.hints.hint import Hint, HintKind
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace


def waive_hint(workspace: Workspace, path: str, record_id: str, kind: HintKind) -> Workspace:
    """Wave a hint of a need or a requirement through: it is not given again. Raises NoSuchRecord, NeedsMending."""
    return _changed_record(
        workspace, path, record_id, lambda record: {"waived": (*dict.fromkeys((*record.waived, kind)),)}
    )


def take_hint(workspace: Workspace, path: str, need_id: str, hint: Hint) -> Workspace:
    """Follow a hint of a need, and note that it was followed. Raises NoSuchRecord, NeedsMending.

    Of a function for an adjacent service the need goes out of scope, of a role in the text it gets that role. A hint
    of words leaves them as they are.
    """
    need = _need(workspace.workshop(path), need_id)
    taken = (*dict.fromkeys((*need.taken, hint.kind)),)
    done: dict[str, object] = {}
    if hint.kind == "scope":
        done = {"scope": "out", "adjacent": hint.service or need.adjacent}
    elif hint.kind == "role" and hint.role:
        done = {"role": hint.role}
    return change_need(workspace, path, need_id, taken=taken, **done)


def reword(workspace: Workspace, path: str, record_id: str, text: str) -> Workspace:
    """Give a regional need or a requirement other words.

    Raises NoSuchRecord, EmptyText, PersonalNumber, NeedsMending.
    """
    if not text.strip():
        raise EmptyText
    return _changed_record(workspace, path, record_id, lambda _: {"text": text.strip()})


def record_of(workshop: Workshop, record_id: str) -> Need | Requirement | None:
    """Return the need or the requirement with this id, or None where it is not in the workshop."""
    records: tuple[Need | Requirement, ...] = (*workshop.needs, *workshop.requirements)
    return next((each for each in records if each.id == record_id), None)


def _changed_record(
    workspace: Workspace, path: str, record_id: str, change: Callable[[Need | Requirement], dict[str, object]]
) -> Workspace:
    workshop = workspace.workshop(path)
    record = record_of(workshop, record_id)
    if record is None:
        raise NoSuchRecord(record_id)
    after = changed(record, **change(record))
    if isinstance(record, Need):
        return with_workshop(
            workspace, workshop.replace(needs=tuple(after if n is record else n for n in workshop.needs))
        )
    requirements = tuple(after if each is record else each for each in workshop.requirements)
    return with_workshop(workspace, workshop.replace(requirements=requirements))


def _need(workshop: Workshop, need_id: str) -> Need:
    found = next((need for need in workshop.needs if need.id == need_id), None)
    if found is None:
        raise NoSuchRecord(need_id)
    return found
