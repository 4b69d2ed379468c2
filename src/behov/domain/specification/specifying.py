"""Requirements written, changed, put on needs and taken off them, withdrawn, and looked at again.

Pure, as all edits; see `behov.domain.edits`. The text and the category of a requirement are people's: nothing here
makes either of a need. A requirement is withdrawn, never deleted, and its number is never another's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from behov.domain.edits import changed, with_workshop
from behov.domain.errors import N_, BehovError, EmptyText, NoSuchRecord
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import WITHDRAWN, marks_of
from behov.domain.specification.numbering import newly_numbered
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
    begun = workshop.replace(requirements=(*workshop.requirements, new))
    return with_workshop(workspace, _said_of(workspace, begun, new, said))


def change_requirements(workspace: Workspace, path: str, ids: Iterable[str], **changes: object) -> Workspace:
    """Change the same fields of some requirements, as one edit.

    In another chapter each gets a new number. Needs that are new to it are noted as they are now; what was seen of the
    others stays, so that one to be looked at again still is. Raises NoSuchRecord, IsWithdrawn, EmptyText, InvalidValue.
    """
    return _each(workspace, path, ids, lambda workshop, row: _said_of(workspace, workshop, row, changes))


def link_needs(workspace: Workspace, path: str, ids: Iterable[str], need_ids: Iterable[str]) -> Workspace:
    """Let requirements rest on some needs too, as one edit. Raises NoSuchRecord, IsWithdrawn."""
    added = {workspace.present_id(name): name for name in need_ids}

    def more(workshop: Workshop, row: Requirement) -> Workshop:
        known = set(map(workspace.present_id, row.needs))
        needs = (*row.needs, *(name for present, name in added.items() if present not in known))
        return _said_of(workspace, workshop, row, {"needs": needs})

    return _each(workspace, path, ids, more)


def unlink_needs(workspace: Workspace, path: str, ids: Iterable[str], need_ids: Iterable[str]) -> Workspace:
    """Let requirements no longer rest on some needs, as one edit. Raises NoSuchRecord, IsWithdrawn."""
    gone = set(map(workspace.present_id, need_ids))

    def fewer(workshop: Workshop, row: Requirement) -> Workshop:
        needs = tuple(name for name in row.needs if workspace.present_id(name) not in gone)
        return _said_of(workspace, workshop, row, {"needs": needs})

    return _each(workspace, path, ids, fewer)


def look_at(workspace: Workspace, path: str, ids: Iterable[str]) -> Workspace:
    """Note that somebody looked at requirements and their needs as they are now. Raises NoSuchRecord, IsWithdrawn."""
    return _each(workspace, path, ids, lambda workshop, row: _with(workshop, row, seen=marks_of(workspace, row.needs)))


def withdraw(workspace: Workspace, path: str, ids: Iterable[str]) -> Workspace:
    """Withdraw requirements, as one edit. All that they say, and their numbers, stay. Raises NoSuchRecord."""
    return _each(workspace, path, ids, lambda workshop, row: _with(workshop, row, state=WITHDRAWN), withdrawn=True)


def take_back(workspace: Workspace, path: str, ids: Iterable[str]) -> Workspace:
    """Make drafts of requirements that were withdrawn, under the numbers that they had. Raises NoSuchRecord."""

    def back(workshop: Workshop, row: Requirement) -> Workshop:
        return _with(workshop, row, state=None) if row.state == WITHDRAWN else workshop

    return _each(workspace, path, ids, back, withdrawn=True)


def renumber(workspace: Workspace, path: str, requirement_id: str) -> Workspace:
    """Give a requirement the next number of its chapter, as where two got the same one. Raises NoSuchRecord."""
    return _each(
        workspace,
        path,
        (requirement_id,),
        lambda workshop, row: newly_numbered(workspace, workshop, row, row.chapter or ""),
    )


def _each(
    workspace: Workspace,
    path: str,
    ids: Iterable[str],
    change: Callable[[Workshop, Requirement], Workshop],
    *,
    withdrawn: bool = False,
) -> Workspace:
    """Change requirements one after the other, as one edit; only where it is said those that are `withdrawn` too."""
    workshop = workspace.workshop(path)
    for requirement_id in ids:
        row = next((each for each in workshop.requirements if each.id == requirement_id), None)
        if row is None:
            raise NoSuchRecord(requirement_id)
        if row.state == WITHDRAWN and not withdrawn:
            raise IsWithdrawn(row.number or row.id)
        workshop = change(workshop, row)
    return with_workshop(workspace, workshop)


def _said_of(workspace: Workspace, workshop: Workshop, row: Requirement, changes: Mapping[str, object]) -> Workshop:
    """Change a requirement of a workshop, and what follows from that: its number, and what is seen of its needs."""
    if changes.get("state") == DRAFT:
        changes = {**changes, "state": row.state if row.state == DRAFT else None}
    after = changed(row, **changes)
    if not (after.text or "").strip() and ("text" in changes or row.text is None):
        raise EmptyText
    if after.needs != row.needs:
        after = after.replace(seen=_seen(workspace, row, after.needs))
    workshop = _exchanged(workshop, row, after)
    if after.chapter and (after.chapter != row.chapter or not after.number):
        return newly_numbered(workspace, workshop, after, after.chapter)
    return workshop


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


def _with(workshop: Workshop, row: Requirement, **changes: object) -> Workshop:
    return _exchanged(workshop, row, changed(row, **changes))


def _exchanged(workshop: Workshop, before: Requirement, after: Requirement) -> Workshop:
    return workshop.replace(requirements=tuple(after if each is before else each for each in workshop.requirements))
