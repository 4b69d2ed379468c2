"""A workbook of all tables that came back, made ready to be taken in: the edits that do it, and all there is to say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from behov.domain.errors import N_, BehovError
from behov.domain.importing.coming_in import Edit
from behov.domain.importing.sheet_changes import Merged, SheetCell, merged, take_in_changes
from behov.domain.importing.workbook_form import EDITABLE, column_name
from behov.domain.reasons import Reason
from behov.domain.workspace import Workspace
from behov.services.workbooks.spec_sheet_reading import CameBack, below_headings, read_spec_sheet
from behov.services.workbooks.spec_sheet_rows import NeedRows, Read, Refused, Touched, marks_in

_OTHER_SHEET = N_("This sheet was not in the export, and is not read.")
_OTHER_COLUMN = N_("This column was not in the export, or is there twice, and is not read.")
_NO_COLUMN = N_("This column is not where it can be found by its heading, and is not read.")
_CHANGED_ROW = N_("This row was changed. Nothing of this sheet is taken in.")


@dataclass(eq=False)
class OfAnotherProject(BehovError):
    """A workbook has none of the workspace's needs."""

    message = N_("{path} is of {project}: none of its needs is in this workspace. Open the workspace that it is of.")
    path: str
    project: str


@dataclass(frozen=True)
class SheetChanges:
    """What a workbook changes: cells merged, the edits that take them in, rows refused, and what was passed over.

    `called` is what the workspace was called when it was exported, if that is another name than now.
    """

    merged: Merged
    edits: tuple[Edit, ...]
    refused: tuple[Refused, ...]
    touched: tuple[Touched, ...]
    called: str = ""


def sheet_changes(workspace: Workspace, path: Path) -> SheetChanges:
    """Return what importing a workbook changes; nothing is changed before its edits are applied.

    One that was taken in already changes nothing. Raises NoWorkbook, NotReadable, NewerWorkbook, OfAnotherProject.
    """
    project, sheets, strangers = read_spec_sheet(path)
    needs = [need_id for found in sheets for need_id in found.sheet.needs]
    if not any(need_id in workspace.said for need_id in needs) and (needs or project != workspace.settings.name):
        raise OfAnotherProject(path.name, project or "–")
    read: list[Read] = [Touched(name, Reason(_OTHER_SHEET)) for name in strangers]
    for found in sheets:
        read += _columns(found)
        read += NeedRows(workspace, found).read() if found.sheet.needs else _only_read(found)
    result = merged(each for each in read if isinstance(each, SheetCell))
    return SheetChanges(
        result,
        _edits(workspace, result.taken),
        tuple(each for each in read if isinstance(each, Refused)),
        tuple(each for each in read if isinstance(each, Touched)),
        project if project != (workspace.settings.name or "") else "",
    )


def _edits(workspace: Workspace, cells: tuple[SheetCell, ...]) -> tuple[Edit, ...]:
    """Return an edit for each workshop that cells change."""
    by_path: dict[str, dict[str, dict[str, str | None]]] = {}
    for cell in cells:
        workshop, need = workspace.said[cell.need_id]
        by_path.setdefault(workshop.path, {}).setdefault(need.id, {})[cell.field] = cell.theirs or None
    return tuple(partial(take_in_changes, path=path, changes=changes) for path, changes in by_path.items())


def _columns(found: CameBack) -> Iterator[Touched]:
    for heading in found.strange:
        yield Touched(f"{found.name} «{heading}»", Reason(_OTHER_COLUMN))
    editable = EDITABLE.get(found.name)
    for key, heading in zip(found.sheet.keys, found.sheet.headings, strict=True):
        if editable and found.sheet.needs and key in (editable.need_id, *editable.fields) and key not in found.columns:
            yield Touched(f"{found.name} «{heading}»", Reason(_NO_COLUMN))


def _only_read(found: CameBack) -> Iterator[Touched]:
    """Yield the rows of a sheet that is only to be read and that are not as they were handed out."""
    if len(found.columns) < len(found.sheet.keys):
        return  # a column was taken out, and is named
    left = Counter(found.sheet.marks)
    known = dict[str, str]()
    for number, row in below_headings(found):
        marks = marks_in(row, found, known)
        if left[marks]:
            left[marks] -= 1
        else:
            yield Touched(f"{found.name} {column_name(0)}{number}", Reason(_CHANGED_ROW))
