"""What needs point at, found and named for an export: steps of processes, service areas, components, effects."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from behov.domain.catalogue import Entry
from behov.domain.process import Process, Step
from behov.domain.workspace import Workspace
from behov.exports.wording import Wording
from behov.visible import joined


class References:
    """The references of one workspace, in the wording of one export. What is not found is named by its id."""

    def __init__(self, workspace: Workspace, wording: Wording) -> None:
        self._workspace = workspace
        self._catalogue = workspace.catalogue
        self._wording = wording

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """Every step by `process/step`: as it is or, where it is a new one, as it should be."""
        return {
            f"{process.stem}/{step.id}": step
            for process in self._workspace.processes
            for step in (*process.to_be, *process.as_is)
        }

    @cached_property
    def processes(self) -> Mapping[str, Process]:
        """Every process by its stem."""
        return {process.stem: process for process in self._workspace.processes}

    def area(self, area_id: str | None) -> str:
        """Return what a service area is called; "" for none."""
        return self._areas.get(area_id, area_id) if area_id else ""

    def adjacent(self, adjacent_id: str | None) -> str:
        """Return what an adjacent service is called; "" for none."""
        return self._adjacent.get(adjacent_id, adjacent_id) if adjacent_id else ""

    def effects(self, effect_ids: Iterable[str]) -> str:
        """Return what effects are called, in one cell."""
        return joined(self._effects.get(each, each) for each in effect_ids)

    def components(self, component_ids: Iterable[str]) -> str:
        """Return the short names of components, in one cell."""
        return joined(self._components.get(each, each) for each in component_ids)

    def municipalities(self, numbers: Iterable[str]) -> str:
        """Return the names of municipalities, in one cell."""
        return joined(map(self._catalogue.municipality_name, numbers))

    @cached_property
    def _areas(self) -> Mapping[str, str]:
        return {} if self._wording.keys else self._labels(self._catalogue.areas)

    @cached_property
    def _adjacent(self) -> Mapping[str, str]:
        return {} if self._wording.keys else self._labels(self._catalogue.adjacent)

    @cached_property
    def _effects(self) -> Mapping[str, str]:
        return self._labels(self._catalogue.effects)

    @cached_property
    def _components(self) -> Mapping[str, str]:
        return {each.id: each.badge for each in self._catalogue.components.values()}

    def _labels(self, entries: Mapping[str, Entry]) -> Mapping[str, str]:
        return {each.id: each.label(self._wording.language) for each in entries.values()}
