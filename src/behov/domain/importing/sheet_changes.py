"""Changes that come back in a sheet, merged with those made here meanwhile: nobody's change is lost, or made unseen.

Three values are compared: what was handed out (the base), what came back (theirs), and what is here now (ours).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from behov.domain.edits import changed, with_workshop
from behov.domain.importing.workbook_form import Field
from behov.domain.workspace import Workspace

Fate = Literal["untouched", "taken", "kept", "agreed", "conflict"]


@dataclass(frozen=True)
class SheetCell:
    """A cell that may be changed, of one field of a need. "" is nothing; priority and status are the format's words.

    `where` is its sheet and its name in it (`raabehov M14`), `row` the number of its row, `heading` what stands above.
    """

    need_id: str
    field: Field
    base: str
    theirs: str
    ours: str
    where: str = ""
    row: int = 0
    heading: str = ""

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        return fate_of(self.base, self.theirs, self.ours)


@dataclass(frozen=True)
class Merged:
    """What is taken in, what was changed only here and stays, and what both changed, each in its own way."""

    taken: tuple[SheetCell, ...]
    kept: tuple[SheetCell, ...]
    conflicts: tuple[SheetCell, ...]


def fate_of(base: str, theirs: str, ours: str) -> Fate:
    """Return what becomes of a value: changed there it is taken, changed here it is kept, and both are a conflict."""
    if theirs == ours:
        return "untouched" if theirs == base else "agreed"
    if theirs == base:
        return "kept"
    return "taken" if ours == base else "conflict"


def merged(cells: Iterable[SheetCell]) -> Merged:
    """Return what becomes of cells, in their order. Those that nobody changed, or both alike, are in no list."""
    by_fate: dict[Fate, list[SheetCell]] = {}
    for cell in cells:
        by_fate.setdefault(cell.fate, []).append(cell)
    return Merged(*(tuple(by_fate.get(fate, ())) for fate in ("taken", "kept", "conflict")))


def take_in_changes(workspace: Workspace, path: str, changes: Mapping[str, Mapping[str, str | None]]) -> Workspace:
    """Change fields of needs of one workshop, by the needs' ids. Those that are not there are left out.

    Raises NoSuchRecord, NeedsMending, InvalidValue, PersonalNumber.
    """
    workshop = workspace.workshop(path)
    needs = tuple(changed(need, **changes[need.id]) if need.id in changes else need for need in workshop.needs)
    return with_workshop(workspace, workshop.replace(needs=needs))
