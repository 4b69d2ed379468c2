"""What stands around an integration map: its title, the mark of example data, and the key to its lines."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from behov.diagrams.looks.measure import text_width, wrap
from behov.diagrams.map import words as say
from behov.diagrams.map.links import WEIGHTS
from behov.diagrams.map.positions import LEADING, LineLook, MapLine, ranged_left
from behov.diagrams.positions import Box, Piece
from behov.text import tr, trn

_TITLE: Final = 16.0
_EXAMPLE: Final = 9.0
_KEY: Final = 8.5
_NOTICE: Final = 10.0
_ROW: Final = 18.0
_SAMPLE: Final = 34.0
_LINES: Final[Sequence[LineLook]] = ("in-use", "planned", "missing", "unset", "touched", "wished")


def heading(title: str, example: bool, width: float) -> tuple[tuple[Piece, ...], float]:
    """Return the title, with the mark of example data to its right, and how high they are."""
    mark = tr("Example data") if example else ""
    mark_width = text_width(mark, _EXAMPLE) + 16 if mark else 0
    lines = wrap(title, _TITLE, (width - mark_width - 12,) * 2)
    pieces = list(ranged_left("title", lines, _TITLE, 2, 0))
    if mark:
        pieces.append(Piece("example", Box(width - mark_width / 2, 10, mark_width, 16), mark, _EXAMPLE))
    return tuple(pieces), len(lines) * _TITLE * LEADING + 14


def notice(text: str, width: float, top: float) -> tuple[tuple[Piece, ...], float]:
    """Return a sentence that stands where the map would have been, and how high it is."""
    lines = wrap(text, _NOTICE, (width,) * 3)
    return tuple(ranged_left("notice", lines, _NOTICE, 2, top)), len(lines) * _NOTICE * LEADING + 4


def legend(lines: Collection[MapLine], width: float, top: float) -> tuple[list[Piece], list[MapLine], float]:
    """Return a key to the lines that occur, in rows no wider than `width`, and how high it is."""
    pieces: list[Piece] = []
    samples: list[MapLine] = []
    x, y = 4.0, top + _ROW / 2
    for look, weight, words in _keys(lines):
        words_width = text_width(words, _KEY)
        if x > 4 and x + _SAMPLE + 6 + words_width > width:
            x, y = 4.0, y + _ROW
        arrow = look not in ("touched", "wished")
        samples.append(MapLine(look, y, x, x + _SAMPLE, weight, arrow_at_end=arrow))
        pieces += ranged_left("key", (words,), _KEY, x + _SAMPLE + 6, y - _KEY * LEADING / 2)
        x += _SAMPLE + 6 + words_width + 22
    return pieces, samples, y + _ROW / 2 - top if pieces else 0


def _keys(lines: Collection[MapLine]) -> Iterator[tuple[LineLook, float, str]]:
    occurring = {line.look for line in lines}
    for look in (each for each in _LINES if each in occurring):
        yield look, 1.0, _words(look)
    weights = {line.weight for line in lines}
    if len(weights) > 1:
        for least, weight in reversed(WEIGHTS):
            if least and weight in weights:
                yield "touched", weight, trn("{count} step or more", "{count} steps or more", least)


def _words(look: LineLook) -> str:
    if look == "touched":
        return tr("touched by steps, no integration recorded")
    return tr("only in the to-be or in needs") if look == "wished" else tr(say.STATUSES[look])
