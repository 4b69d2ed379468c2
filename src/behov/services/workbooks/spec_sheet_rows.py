"""The rows of a returned sheet of needs: what each cell that may be changed says, and which rows cannot be used."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from behov.domain.errors import N_
from behov.domain.ids import same_id
from behov.domain.importing.sheet_changes import SheetCell
from behov.domain.importing.workbook_form import ANY, EDITABLE, as_read, column_name, mark_of
from behov.domain.privacy import without_birth_numbers
from behov.domain.reasons import Reason
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.services.workbooks.spec_sheet_reading import CameBack, Remembered, below_headings
from behov.services.workbooks.spec_sheet_words import CellValues
from behov.services.workbooks.workbook_rows import CALCULATED

_QUOTED: Final = 40  # signs of what somebody wrote
_NO_ID: Final = N_("The row has no id, and was added to the sheet. Record it in a workshop as a need of its own.")
_UNKNOWN: Final = N_("There is no {id} in this workspace. Put right the id, or take out the row.")
_NOT_THIS_EXPORT: Final = N_("{id} was not in this sheet when it was exported. Export anew, and change it there.")
_TWICE: Final = N_("{id} is in more than one row. Keep one of them, and import again.")
_GONE: Final = N_("{id} is no longer in the workspace, so it cannot be changed.")
_LOCKED: Final = N_("{path} has errors and is not written to. Mend it, and import again.")
_ONLY_READ: Final = N_("This cell is only to be read. What was written there is not taken in.")


@dataclass(frozen=True)
class Refused:
    """A row of which nothing is taken in: the cell for which that is, and why."""

    where: str
    reason: Reason


@dataclass(frozen=True)
class Touched:
    """Something that was changed and is not read: where, and why not."""

    where: str
    reason: Reason


Read = SheetCell | Refused | Touched


class NeedRows:
    """One returned sheet whose rows are needs, beside a workspace as it is now."""

    def __init__(self, workspace: Workspace, found: CameBack) -> None:
        self._workspace, self._found = workspace, found
        editable = EDITABLE[found.name]
        self._id_key = editable.need_id
        self._fields = {key: field for key, field in editable.fields.items() if key in found.columns}
        self._headings = dict(zip(found.sheet.keys, found.sheet.headings, strict=True))
        self._values = CellValues(workspace)
        self._marks: dict[str, str] = {}

    def read(self) -> Iterator[Read]:
        """Yield what the rows say, in their order; of a row that is refused nothing but why."""
        if self._id_key not in self._found.columns:
            return  # which column is not there has been said
        ours = tuple(self._found.columns)
        # what somebody counted or noted beside or below the table is not ours
        rows = [(number, row) for number, row in below_headings(self._found) if any(self._at(row, key) for key in ours)]
        counted = Counter(same_id(self._at(row, self._id_key)) for _, row in rows)
        for number, row in rows:
            yield from self._row(number, row, counted)

    def _row(self, number: int, row: Sequence[str], counted: Mapping[str, int]) -> Iterator[Read]:
        written = self._at(row, self._id_key)
        need_id = same_id(written)
        base = self._found.sheet.needs.get(need_id)
        said = self._workspace.said.get(need_id)
        if base is None or counted[need_id] > 1:
            reason = self._not_known(written, is_here=said is not None, was_there=base is not None)
            yield Refused(self._cell(self._id_key, number), reason)
            return
        yield from self._touched(number, row, base)
        cells = list(self._cells(number, row, need_id, base, said[1] if said else None))
        refused = [each for each in cells if isinstance(each, Refused)]
        if not refused and any(isinstance(each, SheetCell) and each.theirs != each.base for each in cells):
            refused = self._not_here(written, number, said)
        yield from refused or cells

    def _not_known(self, written: str, *, is_here: bool, was_there: bool) -> Reason:
        if not written:
            return Reason(_NO_ID)
        message = _TWICE if was_there else _NOT_THIS_EXPORT if is_here else _UNKNOWN
        return Reason(message, {"id": without_birth_numbers(written.removeprefix(CALCULATED))[:_QUOTED]})

    def _not_here(self, written: str, number: int, said: tuple[Workshop, Need] | None) -> list[Refused]:
        """Return why what is changed in a row cannot be changed here, if so."""
        where = self._cell(self._id_key, number)
        if said is None:
            return [Refused(where, Reason(_GONE, {"id": written}))]
        if said[0].path in self._workspace.locked:
            return [Refused(where, Reason(_LOCKED, {"path": said[0].path}))]
        return []

    def _cells(
        self, number: int, row: Sequence[str], need_id: str, base: Remembered, need: Need | None
    ) -> Iterator[SheetCell | Refused]:
        for key, field in self._fields.items():
            if field not in base.values:
                continue
            theirs, where = self._values.said(field, self._at(row, key)), self._cell(key, number)
            if isinstance(theirs, Reason):
                yield Refused(where, theirs)
                continue
            now = as_read(getattr(need, field) or "") if need else base.values[field]
            yield SheetCell(need_id, field, base.values[field], theirs, now, where, number, self._headings[key])

    def _touched(self, number: int, row: Sequence[str], base: Remembered) -> Iterator[Touched]:
        """Yield the cells that were written over though they are only to be read."""
        marks = marks_in(row, self._found, self._marks)
        for place, key in enumerate(self._found.sheet.keys):
            mark, was = marks[2 * place : 2 * place + 2], base.marks[2 * place : 2 * place + 2]
            if mark != was and was != ANY and key in self._found.columns:
                yield Touched(self._cell(key, number), Reason(_ONLY_READ))

    def _at(self, row: Sequence[str], key: str) -> str:
        place = self._found.columns[key]
        return row[place] if place < len(row) else ""

    def _cell(self, key: str, number: int) -> str:
        return f"{self._found.name} {column_name(self._found.columns[key])}{number}"


def marks_in(row: Sequence[str], found: CameBack, known: dict[str, str]) -> str:
    """Return the marks of a row's cells as they are now, in the order of the export; `known` are those made before."""
    marks = []
    for key in found.sheet.keys:
        place = found.columns.get(key, len(row))
        text = row[place] if place < len(row) else ""
        mark = known.get(text)
        if mark is None:
            mark = known[text] = mark_of(text)
        marks.append(mark)
    return "".join(marks)
