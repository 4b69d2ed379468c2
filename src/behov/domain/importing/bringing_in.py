"""What was written elsewhere, a sheet or a list, brought into a workshop: what is new, and what is there already.

A row is there already where its id is, or where the workshop has a need with the same words, role and municipalities:
so whoever brings in once more adds nothing. With any row refused, nothing comes in.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from behov.domain.errors import N_, BehovError, EmptyText, NeedsMending, PersonalNumber
from behov.domain.hearing import heard, parked
from behov.domain.ids import drawn_id, same_id
from behov.domain.importing.cell_words import Called, CellWords, folded_words
from behov.domain.importing.coming_in import Difference, Edit, with_rows
from behov.domain.importing.headings import HEADINGS, Headings, headings_of, likeliest_row
from behov.domain.importing.sheet import Refusal, Sheet
from behov.domain.importing.sheet_needs import TOO_LONG, Said, SheetReader
from behov.domain.privacy import birth_numbers, without_birth_numbers
from behov.domain.reasons import Reason
from behov.domain.shorthand import read_line, vocabulary
from behov.domain.text_findings import LONGEST_TEXT
from behov.domain.workshop import Need, Note, Workshop
from behov.domain.workspace import Workspace, municipalities_of

Draw = Callable[[str, Container[str]], str]
Words = tuple[object, ...]  # what makes two records one


@dataclass(eq=False)
class NoTextColumn(BehovError):
    """No column of a sheet is known to hold what was said."""

    message = N_(
        "No column has the text of the needs. The headings are: {found}. Call one of them {wanted}, and import again."
    )
    found: str
    wanted: str


@dataclass(frozen=True)
class BringingIn:
    """What bringing in rows does to the workshop at `path`, each with the number of its row.

    `there` are the rows that are there already; of `differences` ours is kept, and `theirs` is the row. `columns` are
    the headings, each with what its column is taken for or None; `kept` counts, by heading, what goes to notes.
    """

    path: str
    new: tuple[tuple[int, Need | Note], ...] = ()
    there: tuple[int, ...] = ()
    differences: tuple[Difference, ...] = ()
    refused: tuple[Refusal, ...] = ()
    sheet: str = ""
    columns: tuple[tuple[str, str | None], ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edit that does it; none with anything refused."""
        needs = tuple(row for _, row in self.new if isinstance(row, Need))
        notes = tuple(row for _, row in self.new if isinstance(row, Note))
        if self.refused or not self.new:
            return ()
        return (partial(with_rows, path=self.path, rows={"needs": needs, "notes": notes}),)


def bringing_in_sheet(
    workspace: Workspace,
    path: str,
    sheets: Iterable[Sheet],
    called: Called,
    recorded: datetime,
    draw: Draw = drawn_id,
) -> BringingIn:
    """Return what bringing in a sheet does: the one whose headings fit best, of several or of several readings of one.

    `called` are the words for the format's own values. Raises NoTextColumn, NoSuchRecord, NeedsMending.
    """
    workshop = _open(workspace, path)
    sheet, headings = _fitting(tuple(sheets))
    words = CellWords(workspace, workshop, called)
    reader = SheetReader(sheet, headings, words, workshop, workspace.settings.language)
    coming = _Coming(workspace, workshop, draw)
    faults = [fault for fault in sheet.faults if fault.row > headings.row]
    coming.refused += faults
    faulty = {fault.row for fault in faults}
    kept: Counter[str] = Counter()
    if any(birth_numbers(heading) for heading in headings.cells):
        coming.refused.append(Refusal(headings.row, "", Reason(PersonalNumber.message)))
    for number, row in enumerate(sheet.rows[headings.row :], headings.row + 1):
        said = reader.said(number, row, recorded) if number not in faulty else ()
        if not isinstance(said, Said):
            coming.refused += said
        elif coming.take(number, said.need):
            kept.update(sorted(said.kept))
    return coming.made(sheet.name, reader.headings, kept)


def bringing_in_lines(
    workspace: Workspace,
    path: str,
    lines: Iterable[tuple[int, str]],
    recorded: datetime,
    draw: Draw = drawn_id,
) -> BringingIn:
    """Return what bringing in lines of shorthand does, each with its number. Raises NoSuchRecord, NeedsMending."""
    workshop = _open(workspace, path)
    known = vocabulary(workspace, workshop.processes)
    coming = _Coming(workspace, workshop, draw)
    for number, said in lines:
        line = read_line(said, known)
        if birth_numbers(said):
            coming.refused.append(Refusal(number, "", Reason(PersonalNumber.message)))
        elif not line.text:
            coming.refused.append(Refusal(number, "", Reason(EmptyText.message)))
        elif len(line.text) > LONGEST_TEXT:
            why = Reason(TOO_LONG, {"length": len(line.text), "most": LONGEST_TEXT})
            coming.refused.append(Refusal(number, "", why))
        elif line.parked:
            coming.take(number, parked("", line, recorded))
        else:
            coming.take(number, heard("", line, recorded))
    return coming.made()


class _Coming:
    """What has been read so far: each row is new, there already, or refused."""

    def __init__(self, workspace: Workspace, workshop: Workshop, draw: Draw) -> None:
        self._workspace, self._workshop, self._draw = workspace, workshop, draw
        self._prefix = workspace.catalogue.prefix(workshop.area)
        self._taken = set(workspace.taken_ids)
        self._rows: dict[str, int] = {}  # the row of each id in the sheet
        self._said = {*map(self._words, workshop.needs), *map(self._words, workshop.notes)}
        self._new: list[tuple[int, Need | Note]] = []
        self._there: list[int] = []
        self._differences: list[Difference] = []
        self.refused: list[Refusal] = []

    def take(self, number: int, row: Need | Note) -> bool:
        """Take a row, unless it is there already, and return whether it is new. One without an id gets one."""
        if row.id and (first := self._rows.setdefault(row.id, number)) != number:
            self.refused.append(Refusal(number, row.id, Reason(_DOUBLED, {"row": first})))
        elif row.id in self._taken:
            self._there.append(number)
            self._compare(number, row)
        elif self._words(row) in self._said:
            self._there.append(number)
        else:
            row_id = row.id or self._draw(self._prefix, self._taken)
            self._taken.add(row_id)
            self._said.add(self._words(row))
            self._new.append((number, row if row.id else row.replace(id=row_id)))
            return True
        return False

    def made(
        self, sheet: str = "", columns: tuple[tuple[str, str | None], ...] = (), kept: Mapping[str, int] | None = None
    ) -> BringingIn:
        """Return what it comes to."""
        return BringingIn(
            self._workshop.path,
            tuple(self._new),
            tuple(self._there),
            tuple(self._differences),
            tuple(sorted(self.refused, key=lambda each: each.row)),
            sheet,
            columns,
            kept or {},
        )

    def _compare(self, number: int, row: Need | Note) -> None:
        for workshop, need in self._workspace.needs:
            if same_id(need.id) == row.id and folded_words(need.text) != folded_words(row.text):
                fields = (("text", need.text, row.text),)
                self._differences.append(Difference(workshop.path, str(number), need.id, fields))

    def _words(self, row: Need | Note) -> Words:
        if isinstance(row, Note):
            return ("note", folded_words(row.text))
        return (folded_words(row.text), folded_words(row.role or ""), frozenset(municipalities_of(self._workshop, row)))


_DOUBLED = N_("The same id stands in row {row} too. Take one of the two out.")


def _open(workspace: Workspace, path: str) -> Workshop:
    workshop = workspace.workshop(path)
    if workshop.path in workspace.locked:
        raise NeedsMending(workshop.path, workspace.locked[workshop.path])
    return workshop


def _fitting(sheets: tuple[Sheet, ...]) -> tuple[Sheet, Headings]:
    """Return the sheet with most known headings, the first of several. Raises NoTextColumn, with what the first has."""
    found = [(sheet, headings) for sheet in sheets if (headings := headings_of(sheet))]
    if not found:
        rows = [row for sheet in sheets if (row := likeliest_row(sheet))]
        cells = max(rows, key=len, default=())
        raise NoTextColumn(_listed(cells), _listed(HEADINGS["text"][:5]))
    return max(found, key=lambda each: each[1].known)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"«{without_birth_numbers(' '.join(name.split()))}»" for name in names) or "–"
