"""Requirements written, changed, put on needs and taken off them, withdrawn, and looked at again.

Pure, as all edits; see `behov.domain.edits`. The text and the category of a requirement are people's: nothing here
makes either of a need. A requirement is withdrawn, never deleted, and its number is never another's.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from behov.domain.basis import WITHDRAWN, marks_of
from behov.domain.edits import changed, with_workshop
from behov.domain.errors import N_, BehovError, EmptyText, NoSuchRecord
from behov.domain.numbering import newly_numbered
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace

DRAFT = "draft"  # of a requirement that says nothing of its state


@dataclass(eq=False)
class IsWithdrawn(BehovError):
    """A change was made to a requirement that is no longer one."""

    message = N_("{number} is withdrawn. Take it back before you change it.")
    number: str


def write_requirement(
    workspace: Workspace, path: str, requirement_id: str, recorded: datetime, **said: object
) -> Workspace:
    """Write a requirement last in a specification, under the next number of its chapter if it says one.

    Its needs are noted as they are now. Raises NoSuchRecord, EmptyText, InvalidValue, PersonalNumber, NeedsMending.
    """
    workshop = workspace.workshop(path)
    new = Requirement(id=requirement_id, recorded=recorded)
    return _put(workspace, workshop.replace(requirements=(*workshop.requirements, new)), new, said)


def change_requirements(workspace: Workspace, path: str, ids: Iterable[str], **changes: object) -> Workspace:
    """Change the same fields of some requirements, as one edit.

    In another chapter each gets a new number. Needs that are new to it are noted as they are now; what was seen of the
    others stays, so that one to be looked at again still is. Raises NoSuchRecord, IsWithdrawn, EmptyText, InvalidValue.
    """
    for each in ids:
        workshop, requirement = _found(workspace, path, each)
        _refuse_withdrawn(requirement)
        workspace = _put(workspace, workshop, requirement, changes)
    return workspace


def link_needs(workspace: Workspace, path: str, ids: Iterable[str], need_ids: Iterable[str]) -> Workspace:
    """Let requirements rest on some needs too, as one edit. Raises NoSuchRecord, IsWithdrawn."""
    added = {workspace.present_id(name): name for name in need_ids}

    def more(now: tuple[str, ...]) -> tuple[str, ...]:
        known = set(map(workspace.present_id, now))
        return (*now, *(name for present, name in added.items() if present not in known))

    return _with_needs(workspace, path, ids, more)


def unlink_needs(workspace: Workspace, path: str, ids: Iterable[str], need_ids: Iterable[str]) -> Workspace:
    """Let requirements no longer rest on some needs, as one edit. Raises NoSuchRecord, IsWithdrawn."""
    gone = {workspace.present_id(name) for name in need_ids}
    return _with_needs(
        workspace, path, ids, lambda now: tuple(name for name in now if workspace.present_id(name) not in gone)
    )


def look_at(workspace: Workspace, path: str, ids: Iterable[str]) -> Workspace:
    """Note that somebody has looked at requirements and at their needs as they are now. Raises NoSuchRecord."""
    for each in ids:
        workshop, requirement = _found(workspace, path, each)
        workspace = _with(workspace, workshop, requirement, seen=marks_of(workspace, requirement.needs))
    return workspace


def withdraw(workspace: Workspace, path: str, ids: Iterable[str]) -> Workspace:
    """Withdraw requirements, as one edit. All that they say, and their numbers, stay. Raises NoSuchRecord."""
    return _with_state(workspace, path, ids, WITHDRAWN)


def take_back(workspace: Workspace, path: str, ids: Iterable[str]) -> Workspace:
    """Make drafts of requirements that were withdrawn, under the numbers that they had. Raises NoSuchRecord."""
    return _with_state(workspace, path, ids, None)


def renumber(workspace: Workspace, path: str, requirement_id: str) -> Workspace:
    """Give a requirement the next number of its chapter, as where two got the same one. Raises NoSuchRecord."""
    workshop, requirement = _found(workspace, path, requirement_id)
    _refuse_withdrawn(requirement)
    return with_workshop(workspace, newly_numbered(workspace, workshop, requirement, requirement.chapter or ""))


def _put(workspace: Workspace, workshop: Workshop, requirement: Requirement, changes: dict[str, object]) -> Workspace:
    """Change a requirement of a workshop, and what follows from that: its number, and what is seen of its needs."""
    if changes.get("state") == DRAFT:
        changes = {**changes, "state": requirement.state if requirement.state == DRAFT else None}
    after = changed(requirement, **changes)
    if not (after.text or "").strip() and ("text" in changes or requirement.text is None):
        raise EmptyText
    if after.needs != requirement.needs:
        after = after.replace(seen=_seen(workspace, requirement, after.needs))
    workshop = _exchanged(workshop, requirement, after)
    if after.chapter and (after.chapter != requirement.chapter or not after.number):
        workshop = newly_numbered(workspace, workshop, after, after.chapter)
    return with_workshop(workspace, workshop)


def _seen(workspace: Workspace, before: Requirement, needs: tuple[str, ...]) -> dict[str, str]:
    """Return the marks of a requirement's needs: those that it had, and those of needs that are new to it.

    One without any mark was written elsewhere, and nothing of it is known to have changed: then all are new.
    """
    now = marks_of(workspace, needs)
    had = {workspace.present_id(name): mark for name, mark in before.seen.items()}
    if had:  # one of its needs that has no mark is to be looked at again, and stays so
        had = dict.fromkeys(map(workspace.present_id, before.needs), "") | had
    marks = {name: had.get(workspace.present_id(name), now.get(name)) for name in needs}
    return {name: mark for name, mark in marks.items() if mark or (mark is not None and name in now)}


def _with_needs(
    workspace: Workspace, path: str, ids: Iterable[str], needs: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Workspace:
    for each in ids:
        workshop, requirement = _found(workspace, path, each)
        _refuse_withdrawn(requirement)
        wanted = needs(requirement.needs)
        workspace = _with(workspace, workshop, requirement, needs=wanted, seen=_seen(workspace, requirement, wanted))
    return workspace


def _with_state(workspace: Workspace, path: str, ids: Iterable[str], state: str | None) -> Workspace:
    for each in ids:
        workshop, requirement = _found(workspace, path, each)
        if state == WITHDRAWN or requirement.state == WITHDRAWN:
            workspace = _with(workspace, workshop, requirement, state=state)
    return workspace


def _with(workspace: Workspace, workshop: Workshop, requirement: Requirement, **changes: object) -> Workspace:
    return with_workshop(workspace, _exchanged(workshop, requirement, changed(requirement, **changes)))


def _exchanged(workshop: Workshop, before: Requirement, after: Requirement) -> Workshop:
    rows = tuple(after if each is before else each for each in workshop.requirements)
    return workshop.replace(requirements=rows)


def _found(workspace: Workspace, path: str, requirement_id: str) -> tuple[Workshop, Requirement]:
    workshop = workspace.workshop(path)
    for each in workshop.requirements:
        if each.id == requirement_id:
            return workshop, each
    raise NoSuchRecord(requirement_id)


def _refuse_withdrawn(requirement: Requirement) -> None:
    if requirement.state == WITHDRAWN:
        raise IsWithdrawn(requirement.number or requirement.id)
