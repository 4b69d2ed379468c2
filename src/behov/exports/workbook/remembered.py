"""What a workbook remembers of itself: what may be changed in it, as it was, and marks of what is only to be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from behov.domain.ids import same_id
from behov.domain.importing import workbook_form as form
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace
from behov.exports.tables.table import Cell
from behov.exports.wording import Wording
from behov.exports.workbook.cells import shown


@dataclass(frozen=True, eq=False)
class Handed:
    """One sheet as it is handed out: its table's name, the keys of its columns and what stands in them."""

    name: str
    keys: tuple[str, ...]
    headings: tuple[str, ...]
    columns: tuple[list[Cell], ...]
    workspace: Workspace
    wording: Wording
    for_reading: bool = False  # nothing may be changed
    to_fill_in: frozenset[str] = frozenset()  # the keys of empty columns, for those who get it

    @cached_property
    def may_change(self) -> Mapping[int, Mapping[int, str]]:
        """The cells that may be changed, by column and row, each with the value of the field that it shows.

        That is where a cell shows its field exactly, of a need that this table is about, in a file without errors.
        """
        editable = form.EDITABLE.get(self.name)
        if self.for_reading or editable is None or editable.need_id not in self.keys:
            return {}
        needs = self._needs(self.columns[self.keys.index(editable.need_id)])
        found: dict[int, dict[int, str]] = {}
        for key, field in editable.fields.items():
            if key in self.keys:
                place = self.keys.index(key)
                cells = self.columns[place]
                found[place] = {
                    row: getattr(need, field) or ""
                    for row, need in needs.items()
                    if self._says(cells[row], need, field) and not (field == "status" and need.outcome)
                }
        return found

    def remembered(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the hidden sheet that are about this one."""
        yield (form.KEYS, self.name, *self.keys)
        yield (form.HEADINGS, self.name, *map(shown, self.headings))
        marks = self._marks()
        editable = form.EDITABLE.get(self.name)
        if editable is None or editable.need_id not in self.keys:
            yield from ((form.ROW, self.name, each) for each in marks)
            return
        places = {field: self.keys.index(key) for key, field in editable.fields.items() if key in self.keys}
        ids = self.columns[self.keys.index(editable.need_id)]
        for row, need_id in enumerate(ids):
            values = [self.may_change.get(places.get(field, -1), {}).get(row) for field in form.FIELDS]
            flags = "".join(field[0] for field, value in zip(form.FIELDS, values, strict=True) if value is not None)
            yield (form.NEED, self.name, str(need_id), marks[row], flags, *(value or "" for value in values))

    def _needs(self, ids: list[Cell]) -> dict[int, Need]:
        """Return the needs that this table may change, by their rows. One whose id is another's, too, is none."""
        regional = self.name == "behovsmatrise"
        said = self.workspace.regional_needs if regional else self.workspace.needs
        known = {need.id: (workshop, need) for workshop, need in said}
        taken = Counter(same_id(need.id) for _, need in (*self.workspace.needs, *self.workspace.regional_needs))
        return {
            row: known[need_id][1]
            for row, need_id in enumerate(ids)
            if isinstance(need_id, str) and need_id in known
            if known[need_id][0].path not in self.workspace.locked and taken[same_id(need_id)] == 1
        }

    def _says(self, cell: Cell, need: Need, field: form.Field) -> bool:
        value = getattr(need, field)
        wanted = form.as_read(value or "") if field == "note" else self.wording.word(value)
        return form.as_read(str(cell or "")) == wanted

    def _marks(self) -> list[str]:
        """Return for each row the marks of its cells, one after the other."""
        by_column = []
        for place, cells in enumerate(self.columns):
            known = {cell: form.mark_of(said(cell)) for cell in dict.fromkeys(cells)}
            marks = [known[cell] for cell in cells]
            for row in self.may_change.get(place, ()):
                marks[row] = form.ANY
            by_column.append(marks)
        return list(map("".join, zip(*by_column, strict=True)))


def said(cell: Cell) -> str:
    """Return what a cell says when it is read again."""
    if cell is None or cell != cell:
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def hidden_rows(workspace: Workspace, cover: str, sheets: list[Handed]) -> list[tuple[str, ...]]:
    """Return the rows of the hidden sheet: what this is, of which project, which export, and of each sheet what it was.

    An export is known by what is in it: the same workspace gives the same.
    """
    remembered = [row for sheet in sheets for row in sheet.remembered()]
    digest = blake2b(digest_size=8)
    for row in remembered:
        digest.update("\0".join((*row, "\n")).encode())
    return [
        (form.FORM, str(form.VERSION)),
        (form.PROJECT, shown(workspace.settings.name or "")),
        (form.EXPORT, digest.hexdigest()),
        (form.COVER, cover),
        *remembered,
    ]
