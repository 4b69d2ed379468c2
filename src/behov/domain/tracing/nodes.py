"""The records that a trace goes through: found by their kind and id, and what each of them is called and says."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias, TypeVar, get_args

from behov.domain.catalogue import Component, Entry
from behov.domain.ids import same_id
from behov.domain.other_tables import Answer, Integration, Requirement, Risk
from behov.domain.process import Process, Step
from behov.domain.record import Language
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace

NodeKind = Literal[
    "municipality",
    "area",
    "workshop",
    "need",
    "regional",
    "requirement",
    "process",
    "step",
    "effect",
    "product",
    "component",
    "integration",
    "risk",
    "answer",
]
NODE_KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
_CATALOGUED: tuple[NodeKind, ...] = ("municipality", "area", "effect", "product", "component")
Named = TypeVar("Named", Workshop, Process)
Row: TypeAlias = Requirement | Integration | Risk | Answer  # what rests on needs


class Node(NamedTuple):
    """A record: its kind and its id. A workshop's and a process's is its stem, and a step's is `process/step`."""

    kind: NodeKind
    id: str


class Nodes:
    """The records of one workspace; looked up once, when they are first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def find(self, kind: str, name: str) -> Node | None:
        """Return the record of a kind that has this id, or had it, or None where there is none.

        What a file names of the catalogue, and a municipality, is a record whether the catalogue knows it or not.
        """
        if kind in ("need", "regional"):
            return self.need(name)
        if found := self._rows.get((kind, same_id(name))):
            return found[0]
        standing: Mapping[NodeKind, Collection[str]] = {
            "workshop": self.workshops,
            "process": self.processes,
            "step": self.steps,
        }
        kinds = (each for each in (*standing, *_CATALOGUED) if each == kind)
        return next((Node(each, name) for each in kinds if name in standing.get(each, (name,))), None)

    def need(self, name: str) -> Node | None:
        """Return the need that has this id, or had it, or None."""
        said = self.workspace.said.get(same_id(name))
        return need_node(*said) if said else None

    def called(self, node: Node, language: Language) -> str:
        """Return what a record is called in a word or two: its name, its number or its id."""
        match node.kind:
            case "municipality":
                return self.workspace.catalogue.municipality_name(node.id)
            case "workshop":
                return self.workshops[node.id].title
            case "process":
                return self.processes[node.id].title
            case "step":
                return self.steps[node.id][1].text
            case "requirement":
                return self.requirement(node).number or node.id
            case "area" | "effect" | "product" | "component":
                entry = self._entries[node.kind].get(node.id)
                if isinstance(entry, Component):
                    return entry.badge
                return entry.label(language) if entry else node.id
        return node.id

    def says(self, node: Node, language: Language) -> str:
        """Return the whole of what a record says: its text, else what it is called."""
        if node.kind in ("need", "regional"):
            return self.said(node)[1].text
        if node.kind == "component" and (entry := self._entries["component"].get(node.id)):
            return entry.label(language)
        if node in self.resting:
            return ". ".join(filter(None, _words(self.row(node)[1]))) or node.id
        return self.called(node, language)

    def said(self, node: Node) -> tuple[Workshop, Need]:
        """Return the need of a node, with its workshop."""
        return self.workspace.said[same_id(node.id)]

    def row(self, node: Node) -> tuple[Workshop, Row]:
        """Return the requirement, integration, risk or answer of a node, with its workshop."""
        return self._rows[node.kind, same_id(node.id)][1:]

    def requirement(self, node: Node) -> Requirement:
        """Return the requirement of a node."""
        row = self.row(node)[1]
        assert isinstance(row, Requirement)
        return row

    @cached_property
    def resting(self) -> Collection[Node]:
        """Every requirement, integration, risk and answer, in the order of the files."""
        return {node: None for node, _, _ in self._rows.values()}.keys()

    @cached_property
    def recorded(self) -> tuple[Node, ...]:
        """Every record of people's own making but the needs, and the municipalities and areas."""
        took_part = (each.municipalities for each in self.workspace.workshops)
        drawn = (each.municipalities for each in self.workspace.processes)
        towns = dict.fromkeys(chain(self.workspace.settings.municipalities, *took_part, *drawn))
        return (
            *self.resting,
            *(Node("municipality", each) for each in towns),
            *(Node("area", each) for each in self.workspace.catalogue.areas),
            *(Node("workshop", each) for each in self.workshops),
            *(Node("process", each) for each in self.processes),
            *(Node("step", each) for each in self.steps),
        )

    @cached_property
    def catalogued(self) -> tuple[Node, ...]:
        """Every effect, product and component in the catalogue."""
        kinds: tuple[NodeKind, ...] = ("effect", "product", "component")
        return tuple(Node(kind, each) for kind in kinds for each in self._entries[kind])

    @cached_property
    def workshops(self) -> Mapping[str, Workshop]:
        """Every workshop by its stem; of two with the same one, the first."""
        return _by_stem(self.workspace.workshops)

    @cached_property
    def processes(self) -> Mapping[str, Process]:
        """Every process by its stem; of two with the same one, the first."""
        return _by_stem(self.workspace.processes)

    @cached_property
    def steps(self) -> Mapping[str, tuple[Process, Step]]:
        """Every step with its process, by `process/step`: as it is or, where it is a new one, as it should be."""
        return {
            f"{stem}/{step.id}": (process, step)
            for stem, process in self.processes.items()
            for step in (*process.to_be, *process.as_is)
        }

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], tuple[Node, Workshop, Row]]:
        """What rests on needs, by its kind and each id that it has or had; of two with the same one, the first."""
        found: dict[tuple[str, str], tuple[Node, Workshop, Row]] = {}
        former: dict[tuple[str, str], tuple[Node, Workshop, Row]] = {}
        for workshop in self.workspace.workshops:
            for kind, rows in _rows_in(workshop):
                for row in rows:
                    if (kind, same_id(row.id)) not in found:
                        found[kind, same_id(row.id)] = each = Node(kind, row.id), workshop, row
                        former |= {(kind, same_id(name)): each for name in row.formerly}
        return found | {name: each for name, each in former.items() if name not in found}

    @cached_property
    def _entries(self) -> Mapping[str, Mapping[str, Entry]]:
        catalogue = self.workspace.catalogue
        return {
            "area": catalogue.areas,
            "effect": catalogue.effects,
            "product": catalogue.products,
            "component": catalogue.components,
        }


def need_node(workshop: Workshop, need: Need) -> Node:
    """Return the node of a need that was recorded in a workshop: a raw or a regional one."""
    return Node("regional" if workshop.kind == "consolidation" else "need", need.id)


def _words(row: Row) -> tuple[str | None, ...]:
    match row:
        case Risk():
            return row.text, row.event, row.consequence
        case Integration():
            return row.text, " → ".join(filter(None, (row.source, row.target)))
        case Answer():
            return row.supplier, row.text
    return (row.text,)


def _by_stem(records: Iterable[Named]) -> Mapping[str, Named]:
    found: dict[str, Named] = {}
    for each in records:
        found.setdefault(each.stem, each)
    return found


def _rows_in(workshop: Workshop) -> tuple[tuple[NodeKind, tuple[Row, ...]], ...]:
    return (
        ("requirement", workshop.requirements),
        ("integration", workshop.integrations),
        ("risk", workshop.risks),
        ("answer", workshop.answers),
    )
