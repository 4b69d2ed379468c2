"""How far a region has come: what each area has, who has been heard in it, and what is missing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from behov.domain.ids import same_id
from behov.domain.process import Process
from behov.domain.specification.basis import suspects
from behov.domain.workshop import Workshop, WorkshopKind
from behov.domain.workspace import Workspace, area_of, municipalities_of


@dataclass(frozen=True)
class AreaStanding:
    """One service area, by its id ("" for what belongs to none): its workshops, processes and number of raw needs."""

    area: str
    workshops: tuple[Workshop, ...]
    processes: tuple[Process, ...]
    needs: int

    @property
    def held(self) -> int:
        """How many of its workshops have been held, or are being held."""
        return sum(each.state != "planned" for each in self.workshops)


@dataclass(frozen=True)
class Standing:
    """Counts over a whole workspace; each is made when it is first asked for."""

    workspace: Workspace

    @cached_property
    def areas(self) -> tuple[AreaStanding, ...]:
        """Every area in the catalogue's order, then what belongs to no known area, if there is any."""
        needs = Counter(area_of(workshop, need) for workshop, need in self.workspace.needs)
        known = self.workspace.catalogue.areas
        found = []
        for area in (*known, ""):
            workshops = tuple(each for each in self.workspace.workshops if _known(each.area, known) == area)
            processes = tuple(each for each in self.workspace.processes if _known(each.area, known) == area)
            if area or workshops or processes:
                found.append(AreaStanding(area, workshops, processes, needs[area or None]))
        return tuple(found)

    @cached_property
    def coverage(self) -> Mapping[str, Mapping[str, int]]:
        """How many raw needs each participating municipality raised in each area, by number and area id."""
        raised = Counter(
            (number, need.area or workshop.area or "")
            for workshop, need in self.workspace.needs
            for number in municipalities_of(workshop, need)
        )
        counted: dict[str, dict[str, int]] = {number: {} for number in self.workspace.settings.municipalities}
        for (number, area), count in raised.items():
            counted.setdefault(number, {})[area] = count
        return counted

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The municipalities that take part and have raised nothing."""
        return tuple(number for number in self.workspace.settings.municipalities if not self.coverage[number])

    @cached_property
    def unheard(self) -> tuple[str, ...]:
        """The areas in which no workshop has been held."""
        return tuple(each.area for each in self.areas if each.area and not each.held)

    @cached_property
    def unweighed(self) -> int:
        """How many raw needs have no priority."""
        return sum(need.priority is None for _, need in self.workspace.needs)

    @cached_property
    def ungathered(self) -> int:
        """How many raw needs are in no regional need; those that were rejected are to be in none."""
        workspace = self.workspace
        gathered = workspace.gathered_in
        return sum(need.status != "rejected" and same_id(need.id) not in gathered for _, need in workspace.needs)

    @cached_property
    def undecided(self) -> int:
        """How many regional needs have no outcome."""
        return sum(need.outcome is None for _, need in self.workspace.regional_needs)

    @cached_property
    def suspect(self) -> int:
        """How many requirements rest on needs that changed since."""
        return len(suspects(self.workspace))

    def has(self, kind: WorkshopKind) -> bool:
        """Return whether there is a workshop of a kind."""
        return any(each.kind == kind for each in self.workspace.workshops)

    @cached_property
    def unchanged(self) -> tuple[Process, ...]:
        """The processes that do not say how it should be."""
        return tuple(each for each in self.workspace.processes if not each.to_be)


def _known(area: str | None, known: Mapping[str, object]) -> str:
    return area if area and area in known else ""
