"""One side of an integration map, drawn: a column of systems, and the lines from the record system to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from behov.diagrams.looks.measure import fit
from behov.diagrams.map import words as say
from behov.diagrams.map.boxes import box_height, system
from behov.diagrams.map.columns import Column, column
from behov.diagrams.map.links import Link, corridor, drawn
from behov.diagrams.map.positions import MapLine, centred
from behov.diagrams.positions import Box, Piece
from behov.domain.touched import Touched
from behov.text import tr

_HEADING: Final = 10.0


@dataclass(frozen=True, slots=True)
class Flank:
    """Systems beside the record system, what joins each to it, by key, and the room for the lines."""

    column: Column
    links: Mapping[str, Sequence[Link]]
    room: float

    @property
    def width(self) -> float:
        """How far it reaches from the record system."""
        return self.room + self.column.width

    @property
    def height(self) -> float:
        """How high it is."""
        return self.column.height

    def drawn(self, start: float, middle: float, outwards: int) -> Iterator[Piece | MapLine]:
        """Yield all of it, to the left (-1) or right (1) of `start`, around `middle`, which is y."""
        top = middle - self.height / 2
        near = start + outwards * self.room

        def there(box: Box) -> Box:
            return Box(near + outwards * box.x, top + box.y, box.width, box.height)

        for group, frame in self.column.frames:
            box = there(frame)
            yield Piece("frame", box)
            name = fit(tr(say.GROUPS[group]), _HEADING, box.width - 10)
            yield from centred("heading", (name,), _HEADING, box.x, box.top + 6)
        for touched, place in self.column.boxes:
            box = there(place)
            yield from system(touched, box)
            yield from drawn(self.links[touched.key], box.y, start, box.x - outwards * box.width / 2, near)


def flank(systems: Sequence[Touched], links: Mapping[str, Sequence[Link]]) -> Flank:
    """Return the systems in a column, with as much room for lines as their labels ask for."""
    lines = {each.key: len(links[each.key]) for each in systems}
    room = corridor([link for each in systems for link in links[each.key]]) if systems else 0
    heights = {each.key: box_height(each, lines[each.key]) for each in systems}
    return Flank(column(systems, heights, lines), links, room)
