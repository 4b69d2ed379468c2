"""A workbook of all tables that comes back: what its hidden sheet remembers, and the sheets as they are now."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from behov.domain.errors import N_, BehovError
from behov.domain.ids import same_id
from behov.domain.importing import workbook_form as form
from behov.services.workbooks.workbook_rows import Rows, sheets_of
from behov.storage.workbook import has_sheet

_MOST_SEARCHED: Final = 50  # rows at the top of a sheet in which headings are looked for


@dataclass(eq=False)
class NotReadable(BehovError):
    """A workbook that behov made has lost what it remembered of itself."""

    message = N_("{path} has lost what behov needs to read it. Export anew, and make the changes in that workbook.")
    path: str


@dataclass(eq=False)
class NewerWorkbook(BehovError):
    """A workbook was made by a behov that knows more than this one."""

    message = N_("{path} was made by a newer behov. Update behov, and import it again.")
    path: str


@dataclass(frozen=True)
class Remembered:
    """One need as it was handed out in a sheet: marks of its cells, and the fields that may be changed."""

    marks: str
    values: Mapping[form.Field, str]


@dataclass
class Sheet:
    """One sheet as it was handed out: its columns, and its needs by id, or else how often each row's marks occur."""

    keys: tuple[str, ...]
    headings: tuple[str, ...] = ()
    needs: dict[str, Remembered] = field(default_factory=dict)
    marks: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class CameBack:
    """One sheet as it came back: how it was handed out, and its rows, of which one has the headings.

    `columns` are the places of columns by key. `strange` are headings that were not handed out, or that occur twice.
    """

    name: str
    sheet: Sheet
    rows: Rows
    heading_row: int
    columns: Mapping[str, int]
    strange: tuple[str, ...]


def is_spec_sheet(path: Path) -> bool:
    """Return whether a file is a workbook of all tables that behov made, whatever program has saved it since."""
    return has_sheet(path, form.HIDDEN_SHEET)


def read_spec_sheet(path: Path) -> tuple[str, list[CameBack], list[str]]:
    """Return a workbook's project, the sheets that behov knows, and the names of those that it does not.

    Raises NoWorkbook, NotReadable, NewerWorkbook.
    """
    read = dict(sheets_of(path))
    hidden = read.pop(form.HIDDEN_SHEET, ())
    if not hidden or _at(hidden[0], 0) != form.FORM:
        raise NotReadable(path.name)
    if _at(hidden[0], 1) != str(form.VERSION):
        raise NewerWorkbook(path.name)
    told = {row[0]: _at(row, 1) for row in hidden if row and row[0] in (form.PROJECT, form.COVER)}
    sheets = _remembered(hidden)
    found = [_came_back(name, sheets[name], rows) for name, rows in read.items() if name in sheets]
    strange = [name for name in read if name not in sheets and name != told.get(form.COVER)]
    return told.get(form.PROJECT, ""), [each for each in found if each], strange


def _remembered(rows: Rows) -> dict[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    for row in rows:
        kind, name, rest = _at(row, 0), _at(row, 1), row[2:]
        if kind == form.KEYS:
            sheets[name] = Sheet(_trimmed(rest))
        elif name in sheets:
            _remember(sheets[name], kind, rest)
    return sheets


def _remember(sheet: Sheet, kind: str, rest: Sequence[str]) -> None:
    if kind == form.HEADINGS:
        sheet.headings = tuple(_at(rest, place) for place in range(len(sheet.keys)))
    elif kind == form.ROW:
        sheet.marks[_at(rest, 0)] += 1
    elif kind == form.NEED:
        need_id, marks, flags, *values = (*rest[:6], *("",) * (6 - len(rest[:6])))
        known = zip(form.FIELDS, values, strict=True)
        sheet.needs[same_id(need_id)] = Remembered(marks, {name: each for name, each in known if name[0] in flags})


def _came_back(name: str, sheet: Sheet, rows: Rows) -> CameBack | None:
    """Return a sheet with its columns, found in the row that has most of the headings; none in an empty sheet."""
    wanted = set(sheet.headings) - {""}
    top = rows[:_MOST_SEARCHED]
    if not top:
        return None
    heading_row = max(range(len(top)), key=lambda number: (len(wanted.intersection(top[number])), -number))
    found = [(heading, place) for place, heading in enumerate(top[heading_row]) if heading]
    counted, known = Counter(heading for heading, _ in found), Counter(sheet.headings)
    columns: dict[str, int] = {}
    for key, heading in zip(sheet.keys, sheet.headings, strict=True):
        places = [place for each, place in found if each == heading]
        if len(places) == known[heading] == 1:
            columns[key] = places[0]
    strange = tuple(heading for heading in counted if counted[heading] != known[heading])
    return CameBack(name, sheet, rows, heading_row + 1, columns, strange)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return tuple(cells[:last])


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def below_headings(found: CameBack) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows below the headings, each with its number, as spreadsheets count, without those that are empty."""
    for number, row in enumerate(found.rows[found.heading_row :], found.heading_row + 1):
        if any(row):
            yield number, row
