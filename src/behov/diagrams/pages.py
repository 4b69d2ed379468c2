"""A chart cut into pages of paper: at columns, all in one size of type, with lettered circles where lines go on.

A page is a chart of its own, laid out as any other (see `links`). Pages are much alike, and none is mostly white.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from behov.diagrams.chart import Chart
from behov.diagrams.layout import lay_out
from behov.diagrams.links import Part, paged
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.positions import AROUND, Box, Layout
from behov.text import tr

_LARGEST_TYPE: Final = 12.0  # points: a small drawing is not blown up beyond this

_ALONE: Final = 1.4  # how much larger notes are set on a page of their own


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
    columns = [part for column in _columns(whole) for part in _by_lane(chart, column, sheet)]
    cutter = _Cutter(chart, sheet, columns)
    with_words_apart: list[Layout] = []
    for count in range(max(2, len(cutter.filled)), len(columns) + 1):
        layouts = sheet.laid_out(chart, cutter.parts(count))
        held = all(map(sheet.holds, layouts))
        if held and len(layouts) == count:
            return sheet.filled(layouts)
        if with_words_apart:
            break
        if held:  # the notes have a page of their own: as many pages with drawings on all of them would be better
            with_words_apart = layouts
    return sheet.filled(with_words_apart or sheet.laid_out(chart, columns))


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
        return self.reads(self.fits(layout))

    def reads(self, scale: float) -> bool:
        """Return whether text can be read when a point of it is printed so large."""
        return scale * self.sizes.text >= self.smallest

    def filled(self, layouts: Sequence[Layout]) -> Pages:
        """Return layouts in the one size in which all of them can be printed, their lanes as wide as the sheet."""
        scale = min(_LARGEST_TYPE / self.sizes.text, *map(self.fits, layouts))
        width = self.room[0] / scale - 2 * AROUND
        return Pages(tuple(_widened(each, width) for each in layouts), scale)

    def laid_out(self, chart: Chart, parts: Sequence[Part]) -> list[Layout]:
        """Return the pages of a chart: with all of its lanes or, where those are too high, with those in use."""
        charts = paged(chart, parts)
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
        """Return so many parts: the fullest that hold, or even ones; then columns move over while that makes room."""
        total = len(self._columns)
        cuts = [round(total * number / count) for number in range(count + 1)]
        if count == len(self.filled):
            cuts = [0, *self.filled]
        better = True
        while better:
            better = False
            for place in range(1, count):
                for step in (-1, 1):
                    moved = [*cuts[:place], cuts[place] + step, *cuts[place + 1 :]]
                    if moved[place - 1] < moved[place] < moved[place + 1] and self._room(moved) > self._room(cuts):
                        cuts, better = moved, True
        return [self._part(begin, end) for begin, end in pairwise(cuts)]

    @cached_property
    def filled(self) -> list[int]:
        """Where the pages end when each takes as many columns as it holds: no cutting makes fewer pages."""
        total = len(self._columns)
        ends: list[int] = []
        begin = 0
        while begin < total:
            end = begin + 1
            while end < total and self._sheet.reads(self._fit(self._part(begin, end + 1))):
                end += 1
            ends.append(end)
            begin = end
        return ends

    def _room(self, cuts: Sequence[int]) -> list[float]:
        """Return how large each page could be printed, the one with the least room first: more of it is better."""
        return sorted(self._fit(self._part(begin, end)) for begin, end in pairwise(cuts))

    def _part(self, begin: int, end: int) -> Part:
        return frozenset().union(*self._columns[begin:end])

    def _fit(self, part: Part) -> float:
        if part not in self._fits:
            page = paged(self._chart, [part, _rest(self._chart, part)])[0]
            layout = lay_out(page, self._sheet.sizes)
            if self._sheet.too_high(layout):
                layout = lay_out(_in_use(page), self._sheet.sizes)
            self._fits[part] = self._sheet.fits(layout)
        return self._fits[part]


def _by_lane(chart: Chart, column: Part, sheet: _Sheet) -> list[Part]:
    """Return a column whole or, where no page holds it, in parts, cut between lanes or else between nodes."""
    if len(column) == 1 or sheet.holds(lay_out(_in_use(paged(chart, [column, _rest(chart, column)])[0]), sheet.sizes)):
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
