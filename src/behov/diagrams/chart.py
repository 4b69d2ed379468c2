"""What a drawing shows, before anything has its place: nodes in lanes, and the ways between them.

Every picture of a process is a chart: as it is, as it should be, the change between the two, the needs step by step,
a page of it, or the same in BPMN's words.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from behov.domain.flow import Flow
from behov.domain.process import StepKind

NodeKind = StepKind | Literal["gateway", "link"]
Change = Literal["same", "new", "gone"]
BadgeLook = Literal["local", "national", "must", "should", "could", "wont", "unset"]
Table = tuple[tuple[str, ...], ...]  # rows of words, the headings first
PanelLook = Literal["pain", "new", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Badge:
    """Something small that is printed on a node: a system by its name, or how many needs of a priority there are."""

    name: str
    look: BadgeLook = "local"


@dataclass(frozen=True, slots=True)
class Panel:
    """Words in a field of their own on a node, each text on lines of its own."""

    look: PanelLook
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A step, or what stands in for one: a gateway, or a link to another page.

    `tint` is the name of a colour in `look.toml` that the figure has instead of its own; `needs` is None where it is
    not to be told how many there are.
    """

    id: str
    lane: str  # the role, "" without one
    kind: NodeKind
    text: str
    badges: tuple[Badge, ...] = ()
    panels: tuple[Panel, ...] = ()
    pains: int = 0
    needs: int | None = None
    tint: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A line from a node to another, by their ids. `label` is the branch's answer, or empty."""

    source: str
    target: str
    label: str = ""
    change: Change = "same"


@dataclass(frozen=True)
class Chart:
    """A whole drawing. `name` is the process, `situation` which picture of it this is, `description` both in words.

    `lanes` are drawn also where they are empty. There is at most one way from a node to another. `notes` are sentences
    that stand below, beside the `tables`.
    """

    name: str
    situation: str
    description: str
    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    ways: tuple[Way, ...]
    notes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    example: bool = False

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"{self.name} – {self.situation}"


def joined(ways: Iterable[Way | Flow]) -> tuple[Way, ...]:
    """Return at most one way between two nodes: answers that lead to the same place share a line."""
    together: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for way in ways:
        each = way if isinstance(way, Way) else Way(way.source, way.target, way.label)
        together[way.source, way.target].append(each)
    return tuple(
        Way(*ends, " / ".join(way.label for way in shared if way.label.strip()), _change(shared))
        for ends, shared in together.items()
    )


def _change(shared: list[Way]) -> Change:
    changes = {way.change for way in shared}
    return changes.pop() if len(changes) == 1 else "same"
