"""Names as a BPMN file has them, and how tools break them into lines, so that there is room for what they will set.

Their rule is that of bpmn-js, which Camunda Modeler, bpmn.io and others are made of: a line that is too wide is cut
where it would end if all its signs were equally wide, then back to the nearest blank or hyphen, until it fits.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from behov.diagrams.looks.measure import text_width
from behov.visible import one_line

_LEADING: Final = 1.2  # from one line to the next, as a part of the size
_TRUE: Final = 1.04  # what `measure` adds to the width of text, to have a little to spare
_LONGEST: Final = 300  # signs
_WIDEST_WORD: Final = 20  # times the size


def as_name(text: str) -> str:
    """Return a text as a name: one visible line, without blanks around it, and cut where nobody reads on."""
    name = " ".join(one_line(text).split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def set_lines(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return the lines that a text is set in within a width; a line of its own for each that it has."""
    return tuple(line for own in text.split("\n") for line in _broken(own, size, width * _TRUE))


def extent(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """Return how wide and high lines are together."""
    return max(text_width(line, size) for line in lines) + 1, len(lines) * size * _LEADING


def field(text: str, size: float, most: float) -> tuple[float, float]:
    """Return how wide and high a field must be for a text to be set in as few lines as in the widest there may be."""
    lines = set_lines(text, size, most)
    width, height = extent(lines, size)
    while width < most and len(set_lines(text, size, width)) > len(lines):
        width += 1
    return width, height


def widest_word(text: str, size: float) -> float:
    """Return how wide a text must be set so that no word of it is broken, but one that no language has."""
    widest = max((text_width(word, size) for word in re.findall(r"[^\s-]+-?", text)), default=0.0)
    return min(widest + 2, _WIDEST_WORD * size)


def _broken(text: str, size: float, width: float) -> Iterator[str]:
    rest = text.strip()
    while True:
        line = rest
        while len(line) > 1 and (wide := text_width(line.rstrip(), size)) > width:
            line = _shortened(line, len(line) * width / wide)
        yield line.rstrip()
        rest = rest[len(line) :].strip()
        if not rest:
            return


def _shortened(line: str, signs: float) -> str:
    """Return the whole words that are shorter than so many signs together, or a piece of a word that is too long."""
    kept: list[str] = []
    for part in takewhile(bool, re.split(r"(\s|-)", line)):
        if sum(map(len, kept)) + len(part) >= signs:
            kept = kept[:-1] if part == "-" else kept  # a hyphen stays with its word
            break
        kept.append(part)
    return "".join(kept) or line[: max(round(signs - 1), 1)]
