"""What stands around the steps: the title, the mark of example data, the lanes' heads, the legend and a foot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from behov.diagrams.chart import Chart
from behov.diagrams.looks.measure import balance, fit, ink_width, text_width, wrap
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.positions import Box, Layout, Piece
from behov.text import tr, word

_ROLE_LEADING: Final = 1.2
_NARROWEST_HEAD, _WIDEST_HEAD = 5.6, 9.6  # times the size of a role's name
_EXAMPLE: Final = 9.0
_LEGEND_ROW: Final = 2.5  # times the size of the words in it
LEFT: Final = 2.0


def heading(chart: Chart, width: float, sizes: Sizes) -> tuple[tuple[Piece, ...], float]:
    """Return the title, with the mark of example data to its right, and how high they are."""
    mark = tr("Example data") if chart.example else ""
    mark_width = text_width(mark, _EXAMPLE) + 16 if mark else 0
    room = width - mark_width - 12
    # the name is cut before the situation's, which tells two drawings of a process apart
    kept = fit(chart.name, sizes.title, 2 * room - 0.6 * width)
    lines = wrap(f"{kept} – {chart.situation}", sizes.title, (room, room))
    leading = sizes.title * 1.25
    pieces = list(left_lines("title", lines, sizes.title, leading, left=LEFT))
    if mark:
        pieces.append(Piece("example", Box(width - mark_width / 2, 9, mark_width, 16), mark, _EXAMPLE))
    return tuple(pieces), len(lines) * leading + 8


def notice(text: str, width: float, top: float, sizes: Sizes) -> tuple[Piece, ...]:
    """Return a sentence that stands where the drawing would have been."""
    return tuple(
        left_lines("notice", wrap(text, sizes.role, (width,) * 3), sizes.role, sizes.role * 1.3, left=LEFT, top=top)
    )


def head_width(roles: Iterable[str], sizes: Sizes) -> float:
    """Return how wide the lanes' heads are."""
    widest = (text_width(line, sizes.role) for role in roles for line in _role_lines(role, sizes))
    return max(_NARROWEST_HEAD * sizes.role, *widest, 0.0) + 12


def head_height(role: str, sizes: Sizes) -> float:
    """Return how high a lane must be for its head."""
    return len(_role_lines(role, sizes)) * _ROLE_LEADING * sizes.role + 12


def head_words(role: str, head: Box, sizes: Sizes) -> tuple[Piece, ...]:
    """Return the lines of a role's name in the head of its lane."""
    lines = _role_lines(role, sizes)
    leading = _ROLE_LEADING * sizes.role
    top = head.y - len(lines) * leading / 2
    return tuple(
        piece.moved(head.x - piece.box.x, 0)
        for piece in left_lines("role", lines, sizes.role, leading, left=0, top=top)
    )


def legend(shown: Iterable[str], width: float, top: float, sizes: Sizes) -> tuple[tuple[Piece, ...], float]:
    """Return a key to the looks and tints that are shown, in rows no wider than `width`, and how high it is."""
    size, row = sizes.key, _LEGEND_ROW * sizes.key
    keys = _keys()
    occurring = set(shown)
    pieces: list[Piece] = []
    x, y = 4.0, top + 6 + row / 2
    for look in (look for look in keys if look in occurring):
        sign, words, figure = keys[look]
        words_width = text_width(words, size)
        round_sign = figure == "link"
        sign_width = 1.8 * size if round_sign else max(26.0, text_width(sign, size) + 8)
        item_width = sign_width + words_width + 2.5 * size + 4
        if x > 4 and x + item_width > width:
            x, y = 4.0, y + row
        box = Box(x + sign_width / 2, y, sign_width, (1.8 if round_sign else 1.5) * size)
        pieces.append(Piece(figure, box, sign, size * 0.95, look if figure != look else ""))
        pieces.append(Piece("key", Box(x + sign_width + 5 + words_width / 2, y, words_width, size * 1.1), words, size))
        x += item_width
    return tuple(pieces), y + row / 2 - top if pieces else 0


def footed(layout: Layout, words: tuple[str, str, str], size: float) -> Layout:
    """Return a layout with a line at its foot: words to the left, in the middle and to the right."""
    y = layout.height + 1.2 * size
    left, middle, right = words
    rest = layout.width - text_width(middle, size) - text_width(right, size) - 4 * size
    kept = fit(left, size, rest)
    wide = [ink_width(each, size) for each in (kept, middle, right)]
    centre = max(layout.width / 2, LEFT + wide[0] + 2 * size + wide[1] / 2)
    places = (LEFT + wide[0] / 2, centre, layout.width - wide[2] / 2)
    foot = (
        Piece("note", Box(x, y, width, size * 1.1), text, size)
        for x, width, text in zip(places, wide, (kept, middle, right), strict=True)
    )
    return replace(layout, height=y + size, notes=(*layout.notes, *foot))


def _keys() -> dict[str, tuple[str, str, str]]:
    """Return, by look or tint: the sign in the key's figure, what it means, and the figure's look."""
    return {
        "pains": ("! 2", tr("pain points (number)"), "pains"),
        "panel-pain": ("!", tr("pain point"), "panel-pain"),
        "needs": ("B3", tr("needs (number)"), "needs"),
        "local": ("EPJ", tr("local system"), "local"),
        "national": ("KJ", tr("national solution"), "national"),
        "wait": ("", tr("waiting"), "wait"),
        "new": ("", tr("new"), "task"),
        "changed": ("", tr("changed"), "task"),
        "gone": ("", tr("gone"), "task"),
        "must": (word("must"), tr("needs by priority"), "must"),
        "heat-0": ("", tr("no needs"), "task"),
        "heat-1": ("", tr("few needs"), "task"),
        "heat-4": ("", tr("most needs"), "task"),
        "link": ("A", tr("goes on on another page"), "link"),
    }


def _role_lines(role: str, sizes: Sizes) -> tuple[str, ...]:
    return balance(role or tr("without role"), sizes.role, _WIDEST_HEAD * sizes.role, 5)


def left_lines(
    look: str, lines: tuple[str, ...], size: float, leading: float, left: float, top: float = 0
) -> Iterator[Piece]:
    """Yield lines of text that begin in line."""
    for number, line in enumerate(lines):
        width = ink_width(line, size)
        box = Box(left + width / 2, top + (number + 0.5) * leading, width, size * 1.1)
        yield Piece(look, box, line, size)
