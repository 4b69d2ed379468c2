"""What each record comes from, and what it leads to: from a municipality to a requirement, to be walked both ways.

municipality → workshop → raw need → regional need → requirement, and need → step, effect, product, component. An area
leads to its workshops, processes and needs, a process to its steps, and a need to whatever else names it. What points
at a need, step, process or workshop that is not there is no link.

Raw needs are many: their links are read off them when they are asked for. All others are found once.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeAlias

from behov.domain.ids import same_id
from behov.domain.matrix import Said
from behov.domain.other_tables import Answer
from behov.domain.tracing.nodes import NODE_KINDS, Node, NodeKind, Nodes, need_node
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of

Groups: TypeAlias = Mapping[NodeKind, tuple[Node, ...]]
Link: TypeAlias = tuple[Node, Node]  # from, to
_Side: TypeAlias = dict[Node, dict[Node, None]]
_TURNS = {kind: turn for turn, kind in enumerate(NODE_KINDS)}
_Names: TypeAlias = Mapping[NodeKind, Callable[[Workshop, Need], Collection[str]]]
_ABOVE: _Names = {  # what a need comes from, as it names it itself
    "municipality": municipalities_of,
    "area": lambda workshop, need: tuple(filter(None, (area_of(workshop, need),))),
    "workshop": lambda workshop, _: (workshop.stem,),
}
_BELOW: _Names = {  # what a need is about
    "step": lambda _, need: need.steps,
    "effect": lambda _, need: need.effects,
    "product": lambda _, need: need.products,
    "component": lambda _, need: need.components,
}


@dataclass(frozen=True)
class Neighbours:
    """What a record comes from, and what it leads to, by kind: in the order of the kinds, then of the files."""

    above: Groups
    below: Groups


class Tracing:
    """The net of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.nodes = Nodes(workspace)

    def neighbours(self, node: Node) -> Neighbours:
        """Return what a record comes from and leads to; nothing for one that is not there."""
        above, below = (dict(side.get(node, {})) for side in self._links)
        if node.kind == "need" and (said := self.workspace.said.get(same_id(node.id))):
            above.update((each, None) for each in self._named(_ABOVE, said))
            below.update((each, None) for each in self._named(_BELOW, said))
        elif node.kind in _ABOVE:
            below.update((need_node(*said), None) for said in self._naming(_ABOVE[node.kind], node))
        elif node.kind in _BELOW:
            above.update((need_node(*said), None) for said in self._naming(_BELOW[node.kind], node))
        return Neighbours(_grouped(above), _grouped(below))

    def _named(self, names: _Names, said: Said) -> Iterator[Node]:
        """Yield what a need names, where that is there."""
        found = (Node(kind, name) for kind, named in names.items() for name in named(*said))
        return (node for node in found if self._is_there(node))

    def _naming(self, named: Callable[[Workshop, Need], Collection[str]], node: Node) -> Iterator[Said]:
        """Yield the raw needs that name a record, if that is there."""
        return (said for said in self._raw if node.id in named(*said)) if self._is_there(node) else iter(())

    def _is_there(self, node: Node) -> bool:
        return node.kind != "step" or node.id in self.nodes.steps

    @cached_property
    def _raw(self) -> tuple[Said, ...]:
        """The raw needs; of two with one id, the first."""
        known = self.workspace.said
        return tuple(said for said in self.workspace.needs if known[same_id(said[1].id)][1] is said[1])

    @cached_property
    def _links(self) -> tuple[_Side, _Side]:
        above: _Side = {}
        below: _Side = {}
        for upper, lower in (
            *self._of_workshops(),
            *self._of_regional_needs(),
            *self._of_what_rests_on_needs(),
            *self._of_processes(),
        ):
            above.setdefault(lower, {})[upper] = None
            below.setdefault(upper, {})[lower] = None
        return above, below

    def _of_workshops(self) -> Iterator[Link]:
        for stem, workshop in self.nodes.workshops.items():
            here = Node("workshop", stem)
            yield from ((Node("municipality", each), here) for each in workshop.municipalities)
            if workshop.area:
                yield Node("area", workshop.area), here
            yield from ((here, Node("process", each)) for each in workshop.processes if each in self.nodes.processes)

    def _of_regional_needs(self) -> Iterator[Link]:
        for workshop, need in self.workspace.regional_needs:
            here = need_node(workshop, need)
            if self.nodes.need(need.id) != here:
                continue  # a raw need has its id
            yield Node("workshop", workshop.stem), here
            yield from ((each, here) for each in map(self.nodes.need, need.merges) if each and each != here)
            if need.area:
                yield Node("area", need.area), here
            yield from ((here, each) for each in self._named(_BELOW, (workshop, need)))

    def _of_what_rests_on_needs(self) -> Iterator[Link]:
        for node in self.nodes.resting:
            workshop, row = self.nodes.row(node)
            yield Node("workshop", workshop.stem), node
            needs = ((row.need,) if row.need else ()) if isinstance(row, Answer) else row.needs
            yield from ((need, node) for need in map(self.nodes.need, needs) if need)

    def _of_processes(self) -> Iterator[Link]:
        for stem, process in self.nodes.processes.items():
            here = Node("process", stem)
            yield from ((Node("municipality", each), here) for each in process.municipalities)
            if process.area:
                yield Node("area", process.area), here
            if process.variant_of in self.nodes.processes and process.variant_of not in (stem, None):
                yield Node("process", process.variant_of or ""), here
            for step in (*process.as_is, *process.to_be):
                there = Node("step", f"{stem}/{step.id}")
                yield here, there
                yield from ((there, Node("component", each)) for each in step.components)


def _grouped(nodes: Iterable[Node]) -> Groups:
    ordered = sorted(nodes, key=lambda node: _TURNS[node.kind])
    return {kind: tuple(each) for kind, each in groupby(ordered, key=lambda node: node.kind)}
