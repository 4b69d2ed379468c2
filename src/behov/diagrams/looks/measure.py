"""How wide text is when printed in Arial, and how it is broken into lines.

Nothing here asks the machine for a font: the same text breaks in the same places everywhere.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, repeat
from typing import Final

from behov.visible import one_line

_ALLOWANCE: Final = 1.04  # fonts that stand in for Arial, and other renderers, may be a little wider
_LONGEST: Final = 600  # signs; whatever is longer is cut anyway, and need not be measured
_EM: Final = 1000

# Adobe's metrics for Helvetica, which Arial copies: from blank to tilde, in thousandths of the type size.
_ASCII_WIDTHS: Final = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278
584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944
667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500
278 556 500 722 500 500 500 334 260 334 584
"""
_OTHER_WIDTHS: Final = {
    "æ": 889,
    "ø": 611,
    "Æ": 1000,
    "Ø": 778,
    "–": 556,
    "«": 556,
    "»": 556,
    "·": 278,
    "°": 400,
    "−": 584,
    "×": 584,
    "\N{NO-BREAK SPACE}": 278,
    "\N{NARROW NO-BREAK SPACE}": 278,
    "’": 222,
    "‘": 222,
    "”": 333,
    "“": 333,
    "•": 350,
}


class _Widths(dict[str, float]):
    def __missing__(self, sign: str) -> float:
        base = unicodedata.normalize("NFD", sign)[0]  # é is as wide as e
        wide = self[base] if base != sign else _EM if ord(sign) > 0x2000 else 611
        self[sign] = wide
        return wide


_WIDTHS: Final = _Widths(
    {chr(code): float(width) for code, width in enumerate(_ASCII_WIDTHS.split(), ord(" "))} | _OTHER_WIDTHS
)


@lru_cache(maxsize=16_384)
def text_width(text: str, size: float) -> float:
    """Return how many points wide a line of text is, with a little to spare."""
    return sum(map(_WIDTHS.__getitem__, text)) * size / _EM * _ALLOWANCE


def ink_width(text: str, size: float) -> float:
    """Return how many points wide a line of text is in Arial itself, with nothing to spare: to begin lines in line."""
    return text_width(text, size) / _ALLOWANCE


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, widths: tuple[float, ...]) -> tuple[str, ...]:
    """Return text as at most `len(widths)` lines, each within its own width; the last ends in … where text is cut."""
    lines = list(islice(_broken(_tidy(text), size, widths), len(widths) + 1))
    if len(lines) <= len(widths):
        return tuple(lines)
    kept = lines[: len(widths)]
    return (*kept[:-1], _cut(kept[-1], size, widths[-1]))


@lru_cache(maxsize=4096)
def balance(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """Return text wrapped to lines of much the same length: no more lines than `wrap` needs, and no short last one."""
    widest = wrap(text, size, (width,) * most)
    if len(widest) == 1:
        return widest
    for part in (0.6, 0.7, 0.8, 0.9):
        lines = wrap(text, size, (width * part,) * most)
        if len(lines) == len(widest) and " ".join(lines) == " ".join(widest):  # no word more is broken, and nothing cut
            return lines
    return widest


@lru_cache(maxsize=4096)
def fit(text: str, size: float, width: float) -> str:
    """Return text as one line, cut with … where it is wider than `width`."""
    tidy = _tidy(text)
    return tidy if text_width(tidy, size) <= width else _cut(tidy, size, width)


def _tidy(text: str) -> str:
    return " ".join(one_line(text[:_LONGEST]).split())


def _cut(line: str, size: float, width: float) -> str:
    while line and text_width(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def _broken(text: str, size: float, widths: Sequence[float]) -> Iterator[str]:
    """Yield the lines of a text, without end to their number; the last width holds for all that follow."""
    blank = text_width(" ", size)
    room = chain(widths, repeat(widths[-1]))
    width = next(room)
    line: list[str] = []
    used = 0.0
    for word in text.split():
        wide = text_width(word, size)
        if line and used + blank + wide > width:
            yield " ".join(line)
            width, line = next(room), []
        while not line and wide > width:
            head, word = _split_word(word, size, width)
            yield head
            width, wide = next(room), text_width(word, size)
        used = used + blank + wide if line else wide
        line.append(word)
    if line:
        yield " ".join(line)


def _split_word(word: str, size: float, width: float) -> tuple[str, str]:
    """Divide a word that is too wide: after its own hyphen or slash if it has one, else with a hyphen."""
    fitting = 1
    while fitting + 1 < len(word) and text_width(word[: fitting + 1] + "-", size) <= width:
        fitting += 1
    own = [found.end() for found in re.finditer(r"[-/]", word[:fitting])]
    if own and own[-1] > 2:
        return word[: own[-1]], word[own[-1] :]
    return word[:fitting] + "-", word[fitting:]
