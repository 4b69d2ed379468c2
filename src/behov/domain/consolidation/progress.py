"""How far a consolidation has come: which raw needs are gathered, set aside or left, in what order, in each area."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import is_
from typing import Literal, TypeAlias

from behov.domain.consolidation.gathering import Pair, pairs_of
from behov.domain.matrix import Said
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace, area_of

Standing = Literal["gathered", "aside", "later", "left"]  # aside: rejected where it was said
Order = Literal["area", "step", "effect", "votes"]
PlaceOf: TypeAlias = Callable[[Said], float]


@dataclass(frozen=True)
class Consolidation:
    """A workspace as one consolidation sees it. One that has an area is about the needs of that area."""

    workspace: Workspace
    path: str

    def within(self, workspace: Workspace) -> "Consolidation":
        """Return the same consolidation in another workspace. Where nothing else was said, that is not read again."""
        after = Consolidation(workspace, self.path)
        before, now = self.workspace.hearings, workspace.hearings
        if self.workshop.area == after.workshop.area and len(before) == len(now) and all(map(is_, before, now)):
            after.__dict__.update(raw=self.raw, _areas=self._areas, _rejected=self._rejected)
        return after

    @cached_property
    def workshop(self) -> Workshop:
        """The consolidation itself."""
        return self.workspace.workshop(self.path)

    @cached_property
    def raw(self) -> Mapping[str, Said]:
        """The raw needs that it is about, by `present_id`, in the order of the files."""
        area = self.workshop.area
        every = (item for workshop in self.workspace.hearings for item in workshop.said.items())
        return {name: said for name, said in every if area is None or area_of(*said) == area}

    def standing(self, name: str) -> Standing:
        """Return where a raw need stands, of its `present_id`: in exactly one place."""
        if name in self.workspace.gathered_in:
            return "gathered"
        if name in self._rejected:
            return "aside"
        return "later" if name in self._later else "left"

    @cached_property
    def progress(self) -> Mapping[str | None, Counter[Standing]]:
        """How many needs of each area stand where; areas in the catalogue's order, None last for needs without one."""
        moved = [name for name in {*self.workspace.gathered_in, *self._rejected, *self._later} if name in self.raw]
        counted: dict[str | None, Counter[Standing]] = {
            area: Counter({"left": count}) for area, count in Counter(self._areas.values()).items()
        }
        for name in moved:
            counts = counted[self._areas[name]]
            counts["left"] -= 1
            counts[self.standing(name)] += 1
        places = _places(self.workspace.catalogue.areas)
        ordered = sorted(counted, key=lambda area: (area is None, places.get(area or "", len(places)), area or ""))
        return {area: +counted[area] for area in ordered}

    @cached_property
    def total(self) -> Counter[Standing]:
        """How many needs stand where, in all areas."""
        return sum(self.progress.values(), Counter())

    def queue(self, ordered: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ordered raw needs that are not decided on, those that were set aside for the end last."""
        decided, later = {*self.workspace.gathered_in, *self._rejected}, self._later
        names = [name for name in ordered if name not in decided]
        if not later:
            return tuple(names)
        return (*(name for name in names if name not in later), *(name for name in names if name in later))

    @cached_property
    def apart(self) -> set[Pair]:
        """The pairs of needs that somebody has found not to be the same, in any consolidation."""
        return pairs_of(self.workspace, self.workspace.workshops)

    @cached_property
    def _areas(self) -> Mapping[str, str | None]:
        return {name: area_of(*said) for name, said in self.raw.items()}

    @cached_property
    def _rejected(self) -> frozenset[str]:
        return frozenset(name for name, (_, need) in self.raw.items() if need.status == "rejected")

    @cached_property
    def _later(self) -> frozenset[str]:
        return frozenset(map(self.workspace.present_id, self.workshop.later))


def in_order(workspace: Workspace, raw: Mapping[str, Said], order: Order) -> tuple[str, ...]:
    """Return raw needs by area, by step in its process, by effect, or the most dots first; equals as in the files.

    What has no area, step, effect or dots comes last. Dots are compared as shares of those cast in the same workshop.
    """
    place_of = _ORDERS[order](workspace)
    return tuple(sorted(raw, key=lambda name: place_of(raw[name])))


def vote_shares(workspace: Workspace) -> PlaceOf:
    """Return what tells which share of the dots of its workshop a need got."""
    cast: Counter[str] = Counter()
    for workshop, need in workspace.needs:
        cast[workshop.path] += need.votes or 0
    return lambda said: (said[1].votes or 0) / (cast[said[0].path] or 1)


def _by_area(workspace: Workspace) -> PlaceOf:
    places = _places(workspace.catalogue.areas)
    return lambda said: places.get(area_of(*said) or "", len(places))


def _by_step(workspace: Workspace) -> PlaceOf:
    steps = (
        f"{process.stem}/{step.id}" for process in workspace.processes for step in (*process.as_is, *process.to_be)
    )
    places = _places(dict.fromkeys(steps))
    return lambda said: _first(places, said[1].steps)


def _by_effect(workspace: Workspace) -> PlaceOf:
    places = _places(workspace.catalogue.effects)
    return lambda said: _first(places, said[1].effects)


def _by_votes(workspace: Workspace) -> PlaceOf:
    share = vote_shares(workspace)
    return lambda said: -share(said)


_ORDERS: Mapping[Order, Callable[[Workspace], PlaceOf]] = {
    "area": _by_area,
    "step": _by_step,
    "effect": _by_effect,
    "votes": _by_votes,
}


def _places(names: Iterable[str]) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(names)}


def _first(places: Mapping[str, int], names: Iterable[str]) -> int:
    return min((places.get(name, len(places)) for name in names), default=len(places) + 1)
