"""What joins systems without the record system between them: below an integration map, pair by pair."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from behov.diagrams.looks.measure import wrap
from behov.diagrams.map.boxes import box_height, system
from behov.diagrams.map.columns import BOX_WIDTH
from behov.diagrams.map.links import Link, corridor, drawn
from behov.diagrams.map.positions import LEADING, MapLine, ranged_left
from behov.diagrams.positions import Box, Piece
from behov.domain.touched import Touched
from behov.text import tr

Pairs = Mapping[tuple[Touched, Touched], Sequence[Link]]

_HEADING: Final = 10.0
_GAP: Final = 14.0
_BETWEEN: Final = 28.0


def past_the_record(pairs: Pairs, width: float, top: float) -> Iterator[Piece | MapLine]:
    """Yield a heading, and each pair of systems side by side with the lines between them."""
    if not pairs:
        return
    heading = wrap(tr("Integrations without the EPJ in between"), _HEADING, (width,) * 2)
    yield from ranged_left("heading", heading, _HEADING, 2, top)
    room = corridor(list(chain.from_iterable(pairs.values())))
    pair_width = 2 * BOX_WIDTH + room + _BETWEEN
    in_a_row = max(int((width + _BETWEEN) / pair_width), 1)
    # rows are as high as the highest box of all: these pairs are few
    height = max(box_height(end, len(links)) for ends, links in pairs.items() for end in ends)
    first = top + len(heading) * _HEADING * LEADING + _GAP + height / 2
    for number, ((source, target), links) in enumerate(pairs.items()):
        x = number % in_a_row * pair_width + BOX_WIDTH / 2
        y = first + number // in_a_row * (height + _GAP)
        left = Box(x, y, BOX_WIDTH, height)
        right = left.moved(BOX_WIDTH + room, 0)
        yield from system(source, left)
        yield from system(target, right)
        yield from drawn(links, y, left.right, right.left, right.left)
