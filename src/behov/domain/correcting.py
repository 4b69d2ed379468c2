"""Needs put right after they were heard: one or many at once, in their words or in what is known of them."""

from collections.abc import Callable, Collection, Mapping

from behov.domain.edits import changed, with_workshop
from behov.domain.errors import NoSuchRecord
from behov.domain.shorthand import Line
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of


def change_needs(workspace: Workspace, path: str, need_ids: Collection[str], **changes: object) -> Workspace:
    """Change the same fields of some needs of a workshop, as one edit. Raises NoSuchRecord, InvalidValue, EmptyText."""
    workshop = workspace.workshop(path)
    _refuse_unknown(workshop, need_ids)
    needs = (changed(need, **changes) if need.id in need_ids else need for need in workshop.needs)
    return with_workshop(workspace, workshop.replace(needs=tuple(needs)))


def remove_needs(workspace: Workspace, path: str, need_ids: Collection[str]) -> Workspace:
    """Take needs out of their workshop, as one edit. Raises NoSuchRecord."""
    workshop = workspace.workshop(path)
    _refuse_unknown(workshop, need_ids)
    return with_workshop(workspace, workshop.replace(needs=tuple(n for n in workshop.needs if n.id not in need_ids)))


def move_needs(
    need_ids: Collection[str], source: str, target: str, remarks: Mapping[str, str]
) -> tuple[Callable[[Workspace], Workspace], ...]:
    """Return the edits that move needs to another workshop, last: first they are in both, then in the other alone.

    They stay in the area, and of the municipalities, that they had. Votes belong to the workshop in which they were
    cast: they are left out, and the need's remark (by id) goes into its note. The edits raise NoSuchRecord.
    """

    def add(workspace: Workspace) -> Workspace:
        before, after = workspace.workshop(source), workspace.workshop(target)
        _refuse_unknown(before, need_ids)
        moved = (_moved(before, each, remarks.get(each.id)) for each in before.needs if each.id in need_ids)
        return with_workshop(workspace, after.replace(needs=(*after.needs, *moved)))

    return add, lambda workspace: remove_needs(workspace, source, need_ids)


def said_anew(line: Line) -> dict[str, object]:
    """Return what changes of a need whose words are edited: its text, and whatever else the line says by its signs."""
    known = {
        "role": line.role,
        "priority": line.priority,
        "steps": line.steps,
        "systems": line.systems,
        "components": line.components,
        "effects": line.effects,
        "municipalities": line.municipalities,
    }
    return {"text": line.text, **{name: value for name, value in known.items() if value}}


def _moved(workshop: Workshop, need: Need, remark: str | None) -> Need:
    return need.replace(
        area=area_of(workshop, need),
        municipalities=municipalities_of(workshop, need) or need.municipalities,
        votes=None,
        note="\n".join(filter(None, (need.note, remark))) or None,
    )


def _refuse_unknown(workshop: Workshop, need_ids: Collection[str]) -> None:
    known = {need.id for need in workshop.needs}
    for need_id in need_ids:
        if need_id not in known:
            raise NoSuchRecord(need_id)
