"""A chart cut into pages of paper: at columns, all in one size of type, with lettered circles where lines go on.

A page is a chart of its own, laid out as any other: its part of the nodes, and a circle in the place of each step
elsewhere that a line leads to or comes from. The circles of one step have one letter on all pages.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import Final

from behov.diagrams.chart import Chart, Node, Way, joined
from behov.diagrams.layout import lay_out
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.positions import AROUND, Box, Layout
from behov.text import tr

_LARGEST_TYPE: Final = 12.0  # points: a small drawing is not blown up beyond this

_ALONE: Final = 1.4  # how much larger notes are set on a page of their own

Part = frozenset[str]  # the ids of the nodes on a page


@dataclass(frozen=True)
class Pages:
    """A drawing's pages, and how large a point of them is printed, in points."""

    layouts: tuple[Layout, ...]
    scale: float


def pages(chart: Chart, sizes: Sizes, room: tuple[float, float], smallest: float) -> Pages:
    """Return a chart on as few pages as hold it when its text is printed in no smaller type than `smallest` points.

    `room` is how wide and how high a drawing may be on the paper, in points.
    """
    sheet = _Sheet(sizes, room, smallest)
    whole = lay_out(chart, sizes)
    if sheet.holds(whole) or len(chart.nodes) < 2:
        return sheet.filled([whole])
    columns = _columns(whole)
    cutter = _Cutter(chart, sheet, columns)
    for count in range(sheet.fewest(whole), len(columns) + 1):
        layouts = sheet.laid_out(chart, cutter.parts(count))
        if all(map(sheet.holds, layouts)):
            return sheet.filled(layouts)
    layouts = sheet.laid_out(chart, [part for column in columns for part in _by_lane(chart, column, sheet)])
    return sheet.filled(layouts)


@dataclass(frozen=True)
class _Sheet:
    """A sheet of paper, and the type that it is to be read in."""

    sizes: Sizes
    room: tuple[float, float]
    smallest: float

    def fits(self, layout: Layout) -> float:
        """Return how large a point of a layout can be printed here."""
        return min(self.room[0] / (layout.width + 2 * AROUND), self.room[1] / (layout.height + 2 * AROUND))

    def too_high(self, layout: Layout) -> bool:
        """Return whether it is a layout's height, more than its width, that decides how large it can be printed."""
        return self.room[1] / (layout.height + 2 * AROUND) < self.room[0] / (layout.width + 2 * AROUND)

    def holds(self, layout: Layout) -> bool:
        """Return whether a layout can be read here."""
        return self.fits(layout) * self.sizes.text >= self.smallest

    def fewest(self, whole: Layout) -> int:
        """Return how many pages it takes at least, if all there is to do is to cut."""
        return max(2, ceil(whole.width * self.smallest / self.sizes.text / self.room[0]))

    def filled(self, layouts: Sequence[Layout]) -> Pages:
        """Return layouts in the one size in which all of them can be printed, their lanes as wide as the sheet."""
        scale = min(_LARGEST_TYPE / self.sizes.text, *map(self.fits, layouts))
        width = self.room[0] / scale - 2 * AROUND
        return Pages(tuple(_widened(each, width) for each in layouts), scale)

    def laid_out(self, chart: Chart, parts: Sequence[Part]) -> list[Layout]:
        """Return the pages of a chart: with all of its lanes or, where those are too high, with those in use."""
        charts = _paged(chart, parts)
        if not all(self.holds(lay_out(each, self.sizes)) for each in charts):
            charts = [_in_use(each) for each in charts]
        if (chart.notes or chart.tables) and not self.holds(lay_out(charts[-1], self.sizes)):
            # what stands below takes too much of the last page: it has one of its own
            below = replace(charts[-1], nodes=(), ways=(), lanes=())
            charts = [*charts[:-1], replace(charts[-1], notes=(), tables=()), below]
        words = replace(self.sizes, key=_ALONE * self.sizes.key)  # where there is nothing but them
        return [lay_out(each, self.sizes if each.nodes else words) for each in _numbered(charts)]


def _numbered(charts: Sequence[Chart]) -> Iterator[Chart]:
    for number, chart in enumerate(charts, 1):
        told = tr("{situation} (page {number} of {pages})", situation=chart.situation, number=number, pages=len(charts))
        yield replace(chart, situation=told)


def _widened(layout: Layout, width: float) -> Layout:
    """Return a layout whose lanes reach as far as this, and the mark of example data with them."""
    more = width - layout.width
    if more <= 0:
        return layout
    lanes = (replace(each, lane=each.lane._replace(box=_wider(each.lane.box, more))) for each in layout.lanes)
    heading = (piece.moved(more, 0) if piece.look == "example" else piece for piece in layout.heading)
    return replace(layout, width=width, lanes=tuple(lanes), heading=tuple(heading))


def _wider(box: Box, more: float) -> Box:
    return Box(box.x + more / 2, box.y, box.width + more, box.height)


def _columns(whole: Layout) -> list[Part]:
    """Return the nodes that stand in each column, from left to right."""
    standing: dict[float, set[str]] = defaultdict(set)
    for step in whole.steps:
        standing[round(step.figure.box.x, 2)].add(step.step_id)
    return [frozenset(standing[x]) for x in sorted(standing)]


class _Cutter:
    """Cuts a chart at its columns so that the pages are much alike in width, none of them mostly white."""

    def __init__(self, chart: Chart, sheet: _Sheet, columns: Sequence[Part]) -> None:
        self._chart, self._sheet, self._columns = chart, sheet, columns
        self._fits: dict[Part, float] = {}

    def parts(self, count: int) -> list[Part]:
        """Return so many parts: columns shared out evenly, then one moved to a neighbour while that makes room."""
        total = len(self._columns)
        cuts = [round(total * number / count) for number in range(count + 1)]
        better = True
        while better:
            better = False
            for place in range(1, count):
                for step in (-1, 1):
                    moved = [*cuts[:place], cuts[place] + step, *cuts[place + 1 :]]
                    if moved[place - 1] < moved[place] < moved[place + 1] and self._room(moved) > self._room(cuts):
                        cuts, better = moved, True
        return [self._part(begin, end) for begin, end in pairwise(cuts)]

    def _room(self, cuts: Sequence[int]) -> list[float]:
        """Return how large each page could be printed, the one with the least room first: more of it is better."""
        return sorted(self._fit(self._part(begin, end)) for begin, end in pairwise(cuts))

    def _part(self, begin: int, end: int) -> Part:
        return frozenset().union(*self._columns[begin:end])

    def _fit(self, part: Part) -> float:
        if part not in self._fits:
            page = _paged(self._chart, [part, _rest(self._chart, part)])[0]
            layout = lay_out(page, self._sheet.sizes)
            if self._sheet.too_high(layout):
                layout = lay_out(_in_use(page), self._sheet.sizes)
            self._fits[part] = self._sheet.fits(layout)
        return self._fits[part]


def _by_lane(chart: Chart, column: Part, sheet: _Sheet) -> list[Part]:
    """Return a column as one page or, where it is too high, as several, cut between lanes or else between nodes."""
    if len(column) == 1 or sheet.holds(lay_out(_in_use(_paged(chart, [column, _rest(chart, column)])[0]), sheet.sizes)):
        return [column]
    downwards = sorted(column, key=lambda node: _lane_place(chart)[node])
    half = len(downwards) // 2
    return [part for nodes in (downwards[:half], downwards[half:]) for part in _by_lane(chart, frozenset(nodes), sheet)]


def _rest(chart: Chart, part: Part) -> Part:
    return frozenset(node.id for node in chart.nodes) - part


def _lane_place(chart: Chart) -> Mapping[str, tuple[int, int]]:
    return {node.id: (chart.lanes.index(node.lane), number) for number, node in enumerate(chart.nodes)}


def _in_use(chart: Chart) -> Chart:
    used = {node.lane for node in chart.nodes}
    return replace(chart, lanes=tuple(lane for lane in chart.lanes if lane in used))


def _paged(chart: Chart, parts: Sequence[Part]) -> list[Chart]:
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
