"""What stands behind a requirement, an integration or a risk: the needs that it names, and those who said them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.other_tables import Requirement
from behov.exports.selection import Selection
from behov.exports.tables.requirements import specified


class Behind:
    """The needs of one export, found by the ids that other records name them by."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._workspace = selection.workspace

    def needs(self, need_ids: Iterable[str]) -> list[Said]:
        """Return the needs of these ids that are part of the export, each once."""
        known = dict.fromkeys(map(self._workspace.present_id, need_ids))
        return [self._needs[name] for name in known if name in self._needs]

    def raw(self, need_ids: Iterable[str]) -> list[Said]:
        """Return the raw needs that these are, or gather."""
        found: dict[str, Said] = {}
        for said in self.needs(need_ids):
            row = self._rows.get(same_id(said[1].id))
            found |= {same_id(raw[1].id): raw for raw in (row.raw if row else (said,))}
        return list(found.values())

    def named(self, need_ids: Iterable[str], field: str) -> list[str]:
        """Return what these needs and their raw needs name in one of their fields, each once."""
        every = (*self.needs(need_ids), *self.raw(need_ids))
        return list(dict.fromkeys(chain.from_iterable(getattr(need, field) for _, need in every)))

    def requirements(self, need_ids: Iterable[str], component: str | None = None) -> list[Requirement]:
        """Return the requirements that rest on one of these needs, or on a regional need that gathers one.

        With a component, those whose needs name it, too. They come in the specification's order, without those
        withdrawn.
        """
        names = {self._workspace.present_id(name) for name in need_ids}
        names |= {same_id(need.id) for name in names for _, need in self._workspace.gathered_in.get(name, ())}
        found = {each.id: each for name in names for _, each in self._workspace.resting_on.get(name, ())}
        found |= {each.id: each for each in self._about.get(component or "", ())}
        return sorted((found[name] for name in found if name in self._places), key=lambda each: self._places[each.id])

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {requirement.id: place for place, requirement in enumerate(specified(self._selection))}

    @cached_property
    def _about(self) -> Mapping[str, list[Requirement]]:
        """The requirements of each component that their needs name."""
        about: dict[str, list[Requirement]] = defaultdict(list)
        for requirement in specified(self._selection):
            for component in self.named(requirement.needs, "components"):
                about[component].append(requirement)
        return about

    @cached_property
    def _rows(self) -> Mapping[str, MatrixRow]:
        return {same_id(row.need.id): row for row in self._selection.rows}

    @cached_property
    def _needs(self) -> Mapping[str, Said]:
        said = (*((row.workshop, row.need) for row in self._selection.rows), *self._selection.raw)
        return {same_id(need.id): (workshop, need) for workshop, need in reversed(said)}
