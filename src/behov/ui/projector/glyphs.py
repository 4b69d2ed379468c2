"""Large letters for a terminal: drawn with half blocks from a small font, in as many sizes as there is room for."""

from functools import cache
from pathlib import Path
from typing import Final

import rtoml

ROWS: Final = 5  # of every letter
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def large(text: str, scale: int = 1) -> tuple[str, ...] | None:
    """Return a text as lines of large letters, or None if a sign of it has none.

    A dot of a letter is `scale` cells wide and half as many high.
    """
    font = _font()
    letters = [font.get(sign) for sign in text.upper()]
    if not text.strip() or not all(letters):
        return None
    dots = [" ".join(letter[row] for letter in letters if letter) for row in range(ROWS)]
    rows = ["".join(dot * scale for dot in row) for row in dots for _ in range(scale)]
    rows += [" " * len(rows[0])] * (len(rows) % 2)
    return tuple(
        "".join(_HALVES[upper == "#", lower == "#"] for upper, lower in zip(above, below, strict=True)).rstrip()
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    )


def largest(text: str, width: int, height: int, at_most: int) -> tuple[str, ...] | None:
    """Return a text in the largest letters, of at most this scale, for which there is room; None if there is not."""
    for scale in range(at_most, 0, -1):
        lines = large(text, scale)
        if lines and len(lines) <= height and max(map(len, lines)) <= width:
            return lines
    return None


def wrapped(text: str, width: int) -> tuple[str, ...] | None:
    """Return a text in the smallest large letters on lines of this width, a blank line between two.

    None if a sign of it has no such letter, or a word has not room.
    """
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and _is_within(longer, width):
            rows[-1] = longer
        elif _is_within(word, width):
            rows.append(word)
        else:
            return None
    lines: list[str] = []
    for row in rows:
        lines += [*([""] if lines else []), *(large(row) or ())]
    return tuple(lines)


def _is_within(text: str, width: int) -> bool:
    lines = large(text)
    return lines is not None and max(map(len, lines)) <= width


@cache
def _font() -> dict[str, list[str]]:
    font: dict[str, list[str]] = rtoml.loads(Path(__file__).with_name("glyphs.toml").read_text("utf-8"))
    return font
