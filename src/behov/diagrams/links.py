"""A chart in parts: each has its nodes, and circles in the place of steps elsewhere that lines lead to or come from.

The circles of one step have one letter in all parts.
"""

from collections.abc import Sequence
from dataclasses import replace

from behov.diagrams.chart import Chart, Node, Way, joined
from behov.text import tr

Part = frozenset[str]  # the ids of its nodes


def paged(chart: Chart, parts: Sequence[Part]) -> list[Chart]:
    """Return the chart of each part, with circles for what is on other pages. Notes come on the last one."""
    cutting = _Cutting(chart, parts)
    charts = [replace(cutting.part(number), notes=(), tables=()) for number in range(len(parts))]
    return [*charts[:-1], replace(charts[-1], notes=chart.notes, tables=chart.tables)]


class _Cutting:
    """A chart, and which page each of its nodes is on."""

    def __init__(self, chart: Chart, parts: Sequence[Part]) -> None:
        self._chart = chart
        self._page = {node: number for number, part in enumerate(parts) for node in part}
        self._nodes = {node.id: node for node in chart.nodes}
        cut = [way for way in chart.ways if self._page[way.source] != self._page[way.target]]
        targets = dict.fromkeys(sorted((way.target for way in cut), key=lambda target: self._page[target]))
        self._letters = {target: _letter(number) for number, target in enumerate(targets)}

    def part(self, page: int) -> Chart:
        """Return one page."""
        heads: dict[str, Node] = {}
        tails: dict[str, Node] = {}
        ways = []
        for way in self._chart.ways:
            leaves, arrives = self._page[way.source] == page, self._page[way.target] == page
            if leaves and arrives:
                ways.append(way)
            elif leaves:
                tail = self._tail(way)
                tails[tail.id] = tail
                ways.append(replace(way, target=tail.id))
            elif arrives:
                head = self._head(way.target)
                heads[head.id] = head
                ways.append(Way(head.id, way.target, change=way.change))
        nodes = (node for node in self._chart.nodes if self._page[node.id] == page)
        return replace(self._chart, nodes=(*heads.values(), *nodes, *tails.values()), ways=joined(ways))

    def _tail(self, way: Way) -> Node:
        lane = self._nodes[way.source].lane
        page = tr("to page {page}", page=self._page[way.target] + 1)
        return self._circle("to", way.target, lane, page)

    def _head(self, target: str) -> Node:
        page = self._page[target]
        sources = sorted({self._page[way.source] + 1 for way in self._chart.ways if way.target == target} - {page + 1})
        told = tr("from page {page}", page=", ".join(map(str, sources)))
        return self._circle("from", target, self._nodes[target].lane, told)

    def _circle(self, kind: str, target: str, lane: str, told: str) -> Node:
        letter = self._letters[target]
        name = f"{kind} {letter} {lane}"
        while name in self._nodes:  # nobody calls a step that, but a file may
            name += "′"
        return Node(name, lane, "link", f"{letter}\n{told}")


def _letter(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    before, letter = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + letter)
