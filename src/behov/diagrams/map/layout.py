"""An integration map, composed: the record system in the middle, the municipality's own systems to its left, and to
its right the solutions that all municipalities share. Every line is level, so that no two of them cross.
"""

from typing import Final

from behov.diagrams.map import words as say
from behov.diagrams.map.boxes import RECORD_WIDTH, record_height, record_system
from behov.diagrams.map.flank import flank
from behov.diagrams.map.frame import heading, legend, notice
from behov.diagrams.map.links import links, links_past_the_record
from behov.diagrams.map.past import past_the_record
from behov.diagrams.map.positions import MapLayout, MapLine
from behov.diagrams.positions import Box, Piece
from behov.domain.touched import Touches

_NARROWEST: Final = 440.0
_BETWEEN: Final = 16.0


def lay_out_map(touches: Touches, scope: str, example: bool = False) -> MapLayout:
    """Return where everything on the map stands. `scope` is what it is a map of, in words."""
    if not touches.systems and not touches.record.steps and not touches.record.needs:
        return _without_systems(scope, example)
    linked, past = links(touches), links_past_the_record(touches)
    own = [each for each in touches.systems if each.group in ("local", "other")]
    left = flank(own, linked)
    right = flank([each for each in touches.systems if each not in own], linked)

    drawn_width = left.width + RECORD_WIDTH + right.width
    width = max(drawn_width, _NARROWEST)
    head, top = heading(say.title(scope), example, width)
    height = max(left.height, right.height, record_height(touches))
    x = (width - drawn_width) / 2 + left.width + RECORD_WIDTH / 2
    record = Box(x, top + height / 2, RECORD_WIDTH, height)
    things = [
        *record_system(touches, record),
        *left.drawn(record.left, record.y, -1),
        *right.drawn(record.right, record.y, 1),
        *past_the_record(past, width, record.bottom + _BETWEEN),
    ]
    pieces = [each for each in things if isinstance(each, Piece)]
    lines = [each for each in things if isinstance(each, MapLine)]
    bottom = max(piece.box.bottom for piece in pieces)
    keys, samples, key_height = legend(lines, width, bottom + _BETWEEN)
    return MapLayout(
        width,
        bottom + _BETWEEN + key_height,
        say.title(scope),
        say.description(touches, example),
        (*head, *pieces, *keys),
        (*lines, *samples),
    )


def _without_systems(scope: str, example: bool) -> MapLayout:
    head, top = heading(say.title(scope), example, _NARROWEST)
    words, height = notice(say.nothing(), _NARROWEST, top)
    return MapLayout(_NARROWEST, top + height, say.title(scope), say.nothing(), (*head, *words))
