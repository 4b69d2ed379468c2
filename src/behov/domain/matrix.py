"""The needs matrix: which areas raised a need, what each of them says it is worth, and where they disagree."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from behov.domain.ids import same_id
from behov.domain.workshop import PRIORITIES, Need, Priority, Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of

Said: TypeAlias = tuple[Workshop, Need]  # a need, and the workshop in which it was recorded


@dataclass(frozen=True)
class MatrixRow:
    """One need: a consolidated one with the raw needs that it gathers, or a raw one that nobody has gathered yet.

    `workshop` is where the need itself is recorded; `raw` are the needs as they were said, each with its workshop.
    """

    workshop: Workshop
    need: Need
    raw: tuple[Said, ...]

    @cached_property
    def by_area(self) -> Mapping[str, tuple[Said, ...]]:
        """What was said in each area, by the area's id. A need without an area is in none."""
        said: dict[str, list[Said]] = {}
        for workshop, need in self.raw:
            if area := area_of(workshop, need):
                said.setdefault(area, []).append((workshop, need))
        return {area: tuple(each) for area, each in said.items()}

    @cached_property
    def in_dispute(self) -> bool:
        """Whether some area is of two minds about the need."""
        if len(self.raw) < 2:  # nearly always
            return False
        return any(len(self.priorities(area)) > 1 for area in self.by_area)

    def priorities(self, area: str) -> Mapping[Priority, int]:
        """Return how many raw needs of an area have each priority, the highest first. Two or more: a dispute.

        Empty where the area did not raise the need (it is not in `by_area`), or raised it without a priority.
        """
        counted = Counter(need.priority for _, need in self.by_area.get(area, ()))
        return {priority: counted[priority] for priority in PRIORITIES if counted[priority]}


def need_rows(workspace: Workspace, municipalities: Iterable[str] | None = None) -> tuple[MatrixRow, ...]:
    """Return the rows of the matrix: consolidated needs first, then raw ones that none of those gathers.

    For some municipalities (by number), what only others raised is left out, and with it the consolidated needs that
    rest on that alone; needs attributed to nobody stay.
    """
    among = None if municipalities is None else frozenset(municipalities)
    wanted = {same_id(merged) for _, need in workspace.regional_needs for merged in need.merges}
    found: dict[str, list[Said]] = {}
    alone: list[MatrixRow] = []
    for said in (*workspace.regional_needs, *workspace.needs):
        names = {same_id(said[1].id), *map(same_id, said[1].formerly)} & wanted
        for name in names:
            found.setdefault(name, []).append(said)
        if not names and said[0].kind != "consolidation" and _raised_among(said, among):
            alone.append(MatrixRow(*said, (said,)))
    gathered: list[MatrixRow] = []
    for regional in workspace.regional_needs:
        known = _gathered(regional, found)
        raw = tuple(said for said in known if _raised_among(said, among))
        if raw or not known:
            gathered.append(MatrixRow(*regional, raw))
    return (*gathered, *alone)


def _gathered(regional: Said, found: Mapping[str, Iterable[Said]]) -> list[Said]:
    """Return the raw needs that a consolidated one gathers, itself or through others that it gathers."""
    met: dict[int, Said] = {id(regional): regional}
    asked = [regional]
    for _, need in asked:  # which grows as it is read
        for said in (said for name in need.merges for said in found.get(same_id(name), ())):
            if id(said) not in met:
                met[id(said)] = said
                asked.append(said)
    return [said for said in met.values() if said[0].kind != "consolidation"]


def _raised_among(said: Said, among: frozenset[str] | None) -> bool:
    if among is None:
        return True
    raised_by = municipalities_of(*said)
    return not raised_by or not among.isdisjoint(raised_by)
