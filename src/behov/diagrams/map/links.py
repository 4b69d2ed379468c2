"""What joins two systems on an integration map: the lines between them, one above another, and what stands on each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from behov.diagrams.looks.measure import fit, text_width
from behov.diagrams.map import words as say
from behov.diagrams.map.columns import PITCH
from behov.diagrams.map.positions import LineLook, MapLine, centred
from behov.diagrams.positions import Piece
from behov.domain.connections import Connection
from behov.domain.system_words import RECORD
from behov.domain.touched import Touched, Touches

WEIGHTS: Final = ((10, 3.2), (4, 2.0), (0, 1.0))  # of a line, by the least number of steps
_LABEL: Final = 7.5
_BESIDE: Final = 26.0  # so that no arrowhead is below a label
_NARROWEST, _WIDEST = 84.0, 170.0


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one system to another: how it looks, what stands on it, and where it has arrowheads."""

    look: LineLook
    label: str
    weight: float = 1.0
    arrow_at_source: bool = False
    arrow_at_target: bool = False

    @property
    def turned(self) -> "Link":
        """The same line, seen from its target."""
        return replace(self, arrow_at_source=self.arrow_at_target, arrow_at_target=self.arrow_at_source)


def links(touches: Touches) -> Mapping[str, tuple[Link, ...]]:
    """Return the lines from the record system to each of the other systems, by its key.

    What no integration is recorded for is joined by the steps or the needs that touch it.
    """
    return {each.key: tuple(_to(each, touches.connections)) or _without_integration(each) for each in touches.systems}


def links_past_the_record(touches: Touches) -> Mapping[tuple[Touched, Touched], tuple[Link, ...]]:
    """Return the lines between systems other than the record system, by the two that they join."""
    systems = {each.key: each for each in touches.systems}
    found: dict[tuple[Touched, Touched], tuple[Link, ...]] = {}
    for each in touches.connections:
        if RECORD not in (each.source, each.target):
            ends, link = (systems[each.source], systems[each.target]), _link(each)
            if ends[::-1] in found:
                ends, link = ends[::-1], link.turned
            found[ends] = (*found.get(ends, ()), link)
    return found


def corridor(shown: Sequence[Link]) -> float:
    """Return how much room lines take between the systems that they join."""
    widest = max((text_width(link.label, _LABEL) for link in shown), default=0)
    return min(max(_NARROWEST, widest + _BESIDE), _WIDEST)


def drawn(shown: Sequence[Link], y: float, start: float, end: float, label_end: float) -> Iterator[MapLine | Piece]:
    """Yield lines from `start` to `end`, which are x, around `y`; their labels stand before `label_end`."""
    for number, link in enumerate(shown):
        level = y + (number - (len(shown) - 1) / 2) * PITCH
        yield MapLine(link.look, level, start, end, link.weight, link.arrow_at_source, link.arrow_at_target)
        if text := fit(link.label, _LABEL, abs(label_end - start) - _BESIDE + 2):
            middle, above = (start + label_end) / 2, level - link.weight / 2 - 9.5
            yield from centred("label", (text,), _LABEL, middle, above)


def _to(touched: Touched, connections: Sequence[Connection]) -> Iterator[Link]:
    for each in connections:
        if (each.source, each.target) == (RECORD, touched.key):
            yield _link(each, touched.steps)
        elif (each.source, each.target) == (touched.key, RECORD):
            yield _link(each, touched.steps).turned


def _link(connection: Connection, steps: int = 0) -> Link:
    return Link(connection.status, say.label(connection), _weight(steps), connection.both_ways, True)


def _without_integration(touched: Touched) -> tuple[Link, ...]:
    if touched.basis == "integrations":  # with others than the record system
        return ()
    look: LineLook = "touched" if touched.basis == "as-is" else "wished"
    return (Link(look, say.basis(touched), _weight(touched.steps)),)


def _weight(steps: int) -> float:
    return next(weight for least, weight in WEIGHTS if steps >= least)
