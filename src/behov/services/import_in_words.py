"""What an import does, or did, in words: a line for each thing that is new, differs, or does not come in."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from behov.domain.importing.bringing_in import BringingIn
from behov.domain.importing.coming_in import Difference
from behov.domain.importing.sheet import Refusal
from behov.domain.importing.taking_over import TakingOver
from behov.domain.other_tables import Requirement
from behov.domain.privacy import without_birth_numbers
from behov.domain.record import Record
from behov.domain.workshop import TABLES, Note, Workshop
from behov.domain.workspace import Finding, Workspace, same_name
from behov.services.import_in_short import counted
from behov.services.importing import Plan
from behov.services.workbooks.comment_import import Incoming
from behov.services.workbooks.spec_sheet_import import SheetChanges
from behov.text import N_, say_finding, tr, trn, word
from behov.visible import one_line

NEW, OTHER_ID, DIFFERS, NOT_TAKEN, READ = N_("new"), N_("other id"), N_("differs"), N_("not taken"), N_("read as")
CHANGED, CONFLICT, PASSED_OVER, NOTED = N_("changed"), N_("conflict"), N_("not read"), N_("note")
_SHORT = 60  # letters of a value beside another
# What columns are taken for.
_MEANINGS = {
    "text": N_("the need"),
    "role": N_("role"),
    "priority": N_("priority"),
    "municipalities": N_("municipalities"),
    "steps": N_("steps"),
    "systems": N_("systems and components"),
    "effects": N_("effects"),
    "products": N_("project products"),
    "note": N_("note"),
    "votes": N_("votes"),
    "id": N_("id"),
    "kind": N_("kind"),
    "status": N_("status"),
    "area": N_("area"),
    "scope": N_("delimitation"),
    "adjacent": N_("adjacent service"),
    "exempt": N_("exempt from public access"),
    "language": N_("written form"),
    "recorded": N_("time"),
}
_FIELDS = _MEANINGS | {"text": N_("text")}  # what differs; the text may be a need's or a note's


@dataclass(frozen=True)
class ImportLine:
    """One thing to know of an import: what becomes of it (NEW, DIFFERS …, to be translated), where, and what it is."""

    kind: str
    where: str
    said: str


def lines_of(plan: Plan, workspace: Workspace) -> tuple[ImportLine, ...]:
    """Return everything that there is to know of an import. No line has a birth number."""
    match plan:
        case TakingOver():
            lines = _of_folder(plan, workspace)
        case BringingIn():
            lines = _of_file(plan)
        case Incoming():
            lines = _of_comments(plan)
        case SheetChanges():
            lines = _of_changes(plan)
    return tuple(
        ImportLine(each.kind, *(one_line(without_birth_numbers(text)) for text in (each.where, each.said)))
        for each in lines
    )


def _doubled_numbers(plan: TakingOver, workspace: Workspace) -> Iterator[ImportLine]:
    """Yield which requirements come in under a number that is another's here."""
    ours = {same_name(each.number): each.id for _, each in workspace.requirements if each.number}
    new = [each for workshop in plan.workshops for each in workshop.requirements]
    new += [
        each for rows in plan.rows.values() for each in rows.get("requirements", ()) if isinstance(each, Requirement)
    ]
    for each in new:
        if each.number and (other := ours.get(same_name(each.number))):
            values = {"other": other, "number": each.number}
            yield ImportLine(NOTED, each.id, say_finding(Finding("", "doubled-number", values=values)))


def _of_folder(plan: TakingOver, workspace: Workspace) -> Iterator[ImportLine]:
    for process in plan.processes:
        yield ImportLine(NEW, process.path, process.title)
    for workshop in plan.workshops:
        yield ImportLine(NEW, workshop.path, f"{workshop.title}: {_rows_of(workshop)}")
    for path, rows in plan.rows.items():
        said = ", ".join(counted(table, len(added)) for table, added in rows.items())
        yield ImportLine(NEW, path, said)
    for old, new in plan.redrawn:
        yield ImportLine(OTHER_ID, new, tr("It is {id} there, which is another record here.", id=old))
    yield from _doubled_numbers(plan, workspace)
    yield from map(_difference, plan.differences)
    if plan.invented:
        yield ImportLine(
            DIFFERS, "behov.toml", tr("Their workspace is an example, with invented content. Ours is not.")
        )
    if plan.municipalities:
        names = ", ".join(map(workspace.catalogue.municipality_name, plan.municipalities))
        said = tr("These take part there and not here: {names}. Add those that are to.", names=names)
        yield ImportLine(DIFFERS, "behov.toml", said)
    if plan.catalogue:
        lacking = ", ".join(plan.catalogue)
        said = tr("Their catalogue has rows that ours lacks: {rows}. Add those that are used.", rows=lacking)
        yield ImportLine(DIFFERS, "behov.toml", said)
    for finding in plan.left_out:
        where = f"{finding.path}:{finding.line}" if finding.line else f"{finding.path} {finding.id}"
        yield ImportLine(NOT_TAKEN, where.strip(), say_finding(finding))
    for path, line in plan.held_back.items():
        yield ImportLine(NOT_TAKEN, f"{path}:{line}", tr("This file of ours has errors. Mend it, and import again."))


def _of_file(plan: BringingIn) -> Iterator[ImportLine]:
    yield from map(_refusal, plan.refused)  # they stop all the rest
    if plan.sheet:
        yield ImportLine(READ, plan.sheet, tr("the sheet that is read"))
    for heading, meaning in plan.columns:
        if meaning:
            yield ImportLine(READ, heading, tr(_MEANINGS[meaning]))
    for heading, count in plan.kept.items():
        said = trn("kept in the note of {count} need", "kept in the notes of {count} needs", count)
        yield ImportLine(READ, heading or tr("without a heading"), said)
    for number, row in plan.new:
        parts = [row.role, row.text] if row.role else [row.text]
        priority = [] if isinstance(row, Note) or not row.priority else [f"({word(row.priority)})"]
        parked = [tr("parked:")] if isinstance(row, Note) else []
        yield ImportLine(NEW, _row(number), " ".join((*parked, ": ".join(parts), *priority)))
    yield from map(_difference, plan.differences)


def _of_comments(plan: Incoming) -> Iterator[ImportLine]:
    for said in plan.refused:
        yield ImportLine(NOT_TAKEN, plan.workshop, said)
    for said in plan.told:
        yield ImportLine(READ, plan.workshop, said)
    for comment in plan.new:
        said = ": ".join(filter(None, (word(comment.answer), comment.text)))
        yield ImportLine(NEW, comment.need or comment.step or "", said)


def _of_changes(plan: SheetChanges) -> Iterator[ImportLine]:
    for refused in plan.refused:
        yield ImportLine(NOT_TAKEN, refused.where, tr(refused.reason.message, **refused.reason.values))
    for cell in plan.merged.conflicts:
        said = tr(
            "{field}: it was {base}; there it is {theirs}, here {ours}",
            field=cell.heading,
            base=_shown(cell.base, ""),
            theirs=_shown(cell.theirs, ""),
            ours=_shown(cell.ours, ""),
        )
        yield ImportLine(CONFLICT, f"{cell.need_id} {cell.where}", said)
    for cell in plan.merged.taken:
        said = tr(
            "{field}: {theirs}, was {base}",
            field=cell.heading,
            theirs=_shown(cell.theirs, ""),
            base=_shown(cell.base, ""),
        )
        yield ImportLine(CHANGED, f"{cell.need_id} {cell.where}", said)
    if plan.called:
        said = tr("When it was exported, the workspace was called {name}.", name=plan.called)
        yield ImportLine(NOTED, "behov.toml", said)
    for touched in plan.touched:
        yield ImportLine(PASSED_OVER, touched.where, tr(touched.reason.message, **touched.reason.values))
    if kept := len(plan.merged.kept):
        said = trn(
            "{count} cell was changed here since, and stays.", "{count} cells were changed here since, and stay.", kept
        )
        yield ImportLine(NOTED, tr("the workspace"), said)


def _difference(difference: Difference) -> ImportLine:
    theirs = _row(int(difference.theirs)) if difference.theirs.isdigit() else difference.theirs
    places = difference.ours if difference.ours == theirs else f"{difference.ours} / {theirs}"
    said = (
        tr(
            "{key}: here {ours}, there {theirs}",
            key=tr(_FIELDS.get(key, key)),
            ours=_shown(ours, theirs),
            theirs=_shown(theirs, ours),
        )
        for key, ours, theirs in difference.fields
    )
    return ImportLine(DIFFERS, " ".join(filter(None, (difference.id, places))), "; ".join(said))


def _refusal(refusal: Refusal) -> ImportLine:
    where = ", ".join(filter(None, (_row(refusal.row), refusal.column)))
    return ImportLine(NOT_TAKEN, where, tr(refusal.reason.message, **refusal.reason.values))


def _row(number: int) -> str:
    return tr("row {number}", number=number)


def _rows_of(workshop: Workshop) -> str:
    counts = {table: len(workshop.rows(table)) for table in TABLES}
    return ", ".join(counted(table, count) for table, count in counts.items() if count) or tr("nothing recorded")


def _shown(value: object, beside: object) -> str:
    """Return a value of a field beside another: short, and of several only those that the other lacks."""
    if isinstance(value, tuple):
        others = beside if isinstance(beside, tuple) else ()
        said = ", ".join(map(_named, [each for each in value if each not in others] or value))
    else:
        said = _named(value)
    return f"«{shorten(said, _SHORT, placeholder=' …')}»" if said else tr("nothing")


def _named(value: object) -> str:
    """Return what a value, or a row of a table, is called."""
    if isinstance(value, Record):
        names = (getattr(value, name, None) for name in ("text", "title", "role", "municipality"))
        fields = value.model_dump(exclude_defaults=True).items()
        return next(filter(None, names), None) or ", ".join(f"{name} {each}" for name, each in fields)
    return word(value) if isinstance(value, str) else "" if value is None else str(value)
