"""Comment sheets that come back: what a municipality said, row by row, and which rows cannot be taken in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from behov.domain.commenting import comment_form as form
from behov.domain.commenting.targets import targets
from behov.domain.errors import N_, BehovError, NoSuchRecord
from behov.domain.privacy import without_birth_numbers
from behov.domain.reasons import Reason
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.services.workbooks.comment_answers import Said, told, unusable
from behov.services.workbooks.workbook_rows import CALCULATED, Rows, rows_of, sheet_names
from behov.storage.workbook import NoWorkbook

_QUOTED: Final = 40  # signs of what somebody wrote
_NO_TOWN: Final = N_("no municipality is chosen at the top; choose it, and import the sheet again")
_OTHER_TOWN: Final = N_("there is no municipality {name}; choose one at the top, and import the sheet again")
_ADDED: Final = N_("it was added to the sheet; record it in the workshop as a need of its own")


@dataclass(eq=False)
class NotACommentSheet(BehovError):
    """A file was taken for a comment sheet and is none that can be read."""

    message = N_("{path} is not a comment sheet that behov can read. Ask for the file as it was filled in, as .xlsx.")
    path: str


@dataclass(eq=False)
class NewerCommentSheet(BehovError):
    """A comment sheet was made by a behov that knows more than this one."""

    message = N_("{path} was made by a newer behov. Update behov, and import it again.")
    path: str


@dataclass(eq=False)
class NotOfThisWorkspace(BehovError):
    """A comment sheet is of a workshop that is not in the workspace."""

    message = N_("{path} is a comment sheet for the workshop {workshop}, which is not in this workspace.")
    path: str
    workshop: str


@dataclass(eq=False)
class RefusedRow(BehovError):
    """A row that was not taken in: where it stands and why. It is returned, and stops no other row."""

    message = N_("{sheet}, row {row}: {reason}")
    sheet: str
    row: int
    reason: Reason


@dataclass(frozen=True)
class Returned:
    """A comment sheet as it came back: of which workshop (its path), from whom, what is said, and what is refused."""

    workshop: str
    municipality: str | None
    role: str | None
    said: tuple[Said, ...]
    refused: tuple[RefusedRow, ...]


def is_comment_sheet(path: Path) -> bool:
    """Return whether a file is a comment sheet that behov made, whatever program has saved it since."""
    try:
        if form.HIDDEN_SHEET not in sheet_names(path):
            return False
        return _kind(rows_of(path, form.HIDDEN_SHEET, most=1)) == form.KIND
    except NoWorkbook:
        return False


def read_comment_sheet(workspace: Workspace, path: Path) -> Returned:
    """Return what a comment sheet says, in the order of its rows.

    Where nobody chose a municipality that is known, everything is refused. Raises NoWorkbook, NotACommentSheet,
    NewerCommentSheet, NotOfThisWorkspace, AmbiguousName.
    """
    names = sheet_names(path)
    hidden = rows_of(path, form.HIDDEN_SHEET) if form.HIDDEN_SHEET in names else ()
    if len(hidden) < 2 or _kind(hidden) != form.KIND:
        raise NotACommentSheet(path.name)
    if _at(hidden[0], 1) != str(form.VERSION):
        raise NewerCommentSheet(path.name)
    stem = _at(hidden[1], 0)
    try:
        workshop = workspace.workshop(stem)
    except NoSuchRecord:
        raise NotOfThisWorkspace(path.name, stem) from None
    marks = {_at(row, 0): _at(row, 1) for row in hidden[form.FIRST_WORDING :]}
    for name in names:
        rows = rows_of(path, name) if name != form.HIDDEN_SHEET else ()
        for row in rows:
            if form.COLUMNS in row:
                columns = {key: place for place, key in enumerate(row) if key}
                return _Reading(workspace, workshop, name, rows, columns, marks).returned()
    raise NotACommentSheet(path.name)


@dataclass(frozen=True)
class _Reading:
    """One sheet being read: where its columns stand, by key, and the marks of the texts that were handed out."""

    workspace: Workspace
    workshop: Workshop
    sheet: str
    rows: Rows
    columns: Mapping[str, int]
    marks: Mapping[str, str]

    def returned(self) -> Returned:
        """Return what it says, or only why nothing of it can be taken in."""
        at_top = {self._cell(row, form.COLUMNS): number for number, row in enumerate(self.rows, 1)}
        town_row, role_row = at_top.get(form.MUNICIPALITY, 1), at_top.get(form.ROLE, 1)
        written, role = (self._cell(self.rows[each - 1], form.WHAT) for each in (town_row, role_row))
        town = self.workspace.catalogue.municipality(written)
        if town is None:
            name = without_birth_numbers(written.removeprefix(CALCULATED))[:_QUOTED]
            return self._nothing(town_row, Reason(_OTHER_TOWN, {"name": name}) if written else Reason(_NO_TOWN))
        if reason := unusable(role):
            return self._nothing(role_row, reason)
        read = tuple(self._said())
        said = tuple(each for each in read if isinstance(each, Said))
        refused = tuple(each for each in read if isinstance(each, RefusedRow))
        return Returned(self.workshop.path, town.id, role or None, said, refused)

    def _nothing(self, row: int, reason: Reason) -> Returned:
        return Returned(self.workshop.path, None, None, (), (RefusedRow(self.sheet, row, reason),))

    def _said(self) -> Iterator[Said | RefusedRow]:
        known = targets(self.workspace, self.workshop)
        for number, row in enumerate(self.rows, 1):
            key = self._cell(row, form.COLUMNS)
            if key in (form.MUNICIPALITY, form.ROLE, form.COLUMNS, form.HEADINGS):
                continue
            answer, text = self._cell(row, form.ANSWER), self._cell(row, form.PROPOSAL)
            over = self._written_over(row, key)
            if answer or text or over:
                read = told(known.get(key), answer, text, over) if key else Reason(_ADDED)
                yield RefusedRow(self.sheet, number, read) if isinstance(read, Reason) else read

    def _written_over(self, row: Sequence[str], key: str) -> str:
        """Return the text of a row if it is another than the one that was handed out, else nothing."""
        text = self._cell(row, form.TEXT)
        return text if text and key in self.marks and form.mark_of(text) != self.marks[key] else ""

    def _cell(self, row: Sequence[str], column: str) -> str:
        return _at(row, self.columns[column]) if column in self.columns else ""


def _kind(hidden: Rows) -> str:
    return _at(hidden[0], 0) if hidden else ""


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
