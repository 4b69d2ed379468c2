"""Everything in one folder, as it was at one moment: an immutable value that edits make new ones of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar
from unicodedata import normalize

from behov.domain.catalogue import Catalogue
from behov.domain.errors import AmbiguousName, NoSuchRecord
from behov.domain.ids import same_id
from behov.domain.other_tables import Requirement
from behov.domain.process import Process
from behov.domain.record import stem_of
from behov.domain.settings import Settings
from behov.domain.workshop import TABLES, Need, Workshop

Severity = Literal["error", "warning", "note"]
Named = TypeVar("Named", Workshop, Process)


@dataclass(frozen=True)
class Finding:
    """Something that somebody should look at: where it is, how bad, and what fills in its sentence.

    `keys` lead to the place in the file (`("needs", "HJT-7K3PM2", "steps")`); `line` is 0 until it is looked up.
    """

    path: str
    code: str
    keys: tuple[str | int, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    line: int = 0

    @property
    def id(self) -> str:
        """The id of the record that it is about, or empty where it is about a whole file or a step."""
        return str(self.keys[1]) if len(self.keys) > 1 and self.keys[0] in TABLES else ""


@dataclass(frozen=True)
class Workspace:
    """A region's settings, catalogues, workshops and processes, in the order of their paths.

    `found` is what reading the files found; `locked` holds the files that are not written to until they are
    mended, each with the line of its first error.
    """

    settings: Settings = field(default_factory=Settings)
    catalogue: Catalogue = field(default_factory=Catalogue)
    workshops: tuple[Workshop, ...] = ()
    processes: tuple[Process, ...] = ()
    found: tuple[Finding, ...] = ()
    locked: Mapping[str, int] = field(default_factory=dict)

    def workshop(self, name: str) -> Workshop:
        """Return the workshop with this path or stem. Raises NoSuchRecord or AmbiguousName."""
        return self._workshops.get(name) or _by_stem(self.workshops, name)

    def process(self, name: str) -> Process:
        """Return the process with this path or stem. Raises NoSuchRecord or AmbiguousName."""
        return self._processes.get(name) or _by_stem(self.processes, name)

    @cached_property
    def needs(self) -> tuple[tuple[Workshop, Need], ...]:
        """Every raw need with its workshop, in the order of the files. Consolidated needs are not among them."""
        return tuple((workshop, need) for workshop in self.hearings for need in workshop.needs)

    @cached_property
    def regional_needs(self) -> tuple[tuple[Workshop, Need], ...]:
        """Every consolidated need with its workshop."""
        return tuple((each, need) for each in self.workshops if each.kind == "consolidation" for need in each.needs)

    @cached_property
    def requirements(self) -> tuple[tuple[Workshop, Requirement], ...]:
        """Every requirement with its workshop, in the order of the files, withdrawn ones too."""
        return tuple((workshop, each) for workshop in self.workshops for each in workshop.requirements)

    @cached_property
    def said(self) -> Mapping[str, tuple[Workshop, Need]]:
        """Every need, raw or regional, with its workshop, by each id that it has or had, as ids are compared."""
        every = (*self.hearings, *(each for each in self.workshops if each.kind == "consolidation"))
        found: dict[str, tuple[Workshop, Need]] = {}
        for each in every:
            found.update(each.formerly_said)
        for each in reversed(every):  # each knows its own already, and only one is another after an edit
            found.update(each.said)
        return found

    @cached_property
    def gathered_in(self) -> Mapping[str, tuple[tuple[Workshop, Need], ...]]:
        """The regional needs that gather a need, each with its workshop, by the need's `present_id`."""
        found: dict[str, list[tuple[Workshop, Need]]] = defaultdict(list)
        for regional in self.regional_needs:
            for name in dict.fromkeys(map(self.present_id, regional[1].merges)):
                found[name].append(regional)
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[tuple[Workshop, Requirement], ...]]:
        """The requirements that rest on a need, each with its workshop, by the need's `present_id`."""
        found: dict[str, list[tuple[Workshop, Requirement]]] = defaultdict(list)
        for each in self.requirements:
            for name in dict.fromkeys(map(self.present_id, each[1].needs)):
                found[name].append(each)
        return {name: tuple(each) for name, each in found.items()}

    def present_id(self, name: str) -> str:
        """Return the id that a need has now, of one that it has or had, as ids are compared."""
        known = self.said.get(same_id(name))
        return same_id(known[1].id) if known else same_id(name)

    @cached_property
    def hearings(self) -> tuple[Workshop, ...]:
        """The workshops in which needs are heard: all but consolidations."""
        return tuple(workshop for workshop in self.workshops if workshop.kind != "consolidation")

    @cached_property
    def needs_by_step(self) -> Mapping[str, int]:
        """How many raw needs are linked to each step, by `process/step`."""
        return Counter(step for _, need in self.needs for step in dict.fromkeys(need.steps))

    @cached_property
    def taken_ids(self) -> frozenset[str]:
        """Every id in the workspace, former ones too, in the form in which ids are compared."""
        return frozenset().union(*(workshop.ids for workshop in self.workshops))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Every role that the workspace uses or the catalogue knows, each once, the workspace's own first."""
        used: Counter[str] = Counter()
        for workshop in self.hearings:  # each counts its own once, and only one is another after an edit
            used.update(workshop.roles_named)
        used.update(step.role for process in self.processes for step in (*process.as_is, *process.to_be) if step.role)
        known = (role.label(self.settings.language) for role in self.catalogue.roles.values())
        return tuple(dict.fromkeys((*(role for role, _ in used.most_common()), *known)))

    @cached_property
    def systems(self) -> tuple[str, ...]:
        """Every system that a step or a need names, each once, the most used first."""
        steps = (step for process in self.processes for step in (*process.as_is, *process.to_be))
        used = Counter(system for step in steps for system in step.systems)
        for workshop in self.hearings:
            used.update(workshop.systems_named)
        return tuple(system for system, _ in used.most_common())

    def needs_in(self, process: Process) -> dict[str, int]:
        """Return how many raw needs are linked to each step of a process, by step id."""
        prefix = f"{process.stem}/"
        return {
            step.removeprefix(prefix): count for step, count in self.needs_by_step.items() if step.startswith(prefix)
        }

    @cached_property
    def _workshops(self) -> dict[str, Workshop]:
        return {workshop.path: workshop for workshop in self.workshops}

    @cached_property
    def _processes(self) -> dict[str, Process]:
        return {process.path: process for process in self.processes}


def area_of(workshop: Workshop, need: Need) -> str | None:
    """Return the id of the area that a need belongs to: its own, else its workshop's."""
    return need.area or workshop.area


def municipalities_of(workshop: Workshop, need: Need) -> tuple[str, ...]:
    """Return who raised a need: its own municipalities, else its workshop's if it had just one, else nobody."""
    if need.municipalities is not None:
        return need.municipalities
    return workshop.municipalities if len(workshop.municipalities) == 1 else ()


def same_name(name: str) -> str:
    """Return the form in which stems and names of files are compared."""
    return normalize("NFC", name).casefold()


def _by_stem(records: Iterable[Named], name: str) -> Named:
    wanted = same_name(stem_of(name))
    found = [record for record in records if same_name(record.stem) == wanted or record.path == name]
    if len(found) > 1:
        raise AmbiguousName(name, ", ".join(record.path for record in found))
    if not found:
        raise NoSuchRecord(name)
    return found[0]
