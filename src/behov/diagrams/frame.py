"""What stands around the steps: the title, the mark of example data, the lanes' heads and the legend."""

from collections.abc import Iterable, Iterator
from typing import Final

from behov.diagrams.measure import balance, fit, text_width, wrap
from behov.diagrams.positions import Box, Piece
from behov.domain.process import Variant
from behov.text import tr

_TITLE: Final = 14.0
_ROLE: Final = 10.0
_ROLE_LEADING: Final = 12.0
_NARROWEST_HEAD, _WIDEST_HEAD = 56.0, 96.0
_KEY: Final = 8.0
_LEGEND_ROW: Final = 20.0


def title(name: str, variant: Variant) -> str:
    """Return the heading in words."""
    situation = tr("as-is situation") if variant == "as-is" else tr("to-be situation")
    return f"{name} – {situation}"


def heading(name: str, variant: Variant, example: bool, width: float) -> tuple[tuple[Piece, ...], float]:
    """Return the title, with the mark of example data to its right, and how high they are."""
    mark = tr("Example data") if example else ""
    mark_width = text_width(mark, 9) + 16 if mark else 0
    room = width - mark_width - 12
    # the name is cut before the variant's, which tells two drawings of a process apart
    kept = fit(name, _TITLE, 2 * room - 0.6 * width)
    lines = wrap(title(kept, variant), _TITLE, (room, room))
    pieces = list(_lines("title", lines, _TITLE, _TITLE * 1.25, left=2))
    if mark:
        pieces.append(Piece("example", Box(width - mark_width / 2, 9, mark_width, 16), mark))
    return tuple(pieces), len(lines) * _TITLE * 1.25 + 8


def notice(text: str, width: float, top: float) -> tuple[Piece, ...]:
    """Return a sentence that stands where the drawing would have been."""
    return tuple(_lines("notice", wrap(text, 10, (width,) * 3), 10, 13, left=2, top=top))


def head_width(roles: Iterable[str]) -> float:
    """Return how wide the lanes' heads are."""
    widest = (text_width(line, _ROLE) for role in roles for line in _role_lines(role))
    return max(_NARROWEST_HEAD, *widest, 0.0) + 12


def head_height(role: str) -> float:
    """Return how high a lane must be for its head."""
    return len(_role_lines(role)) * _ROLE_LEADING + 12


def head_words(role: str, head: Box) -> tuple[Piece, ...]:
    """Return the lines of a role's name in the head of its lane."""
    lines = _role_lines(role)
    top = head.y - len(lines) * _ROLE_LEADING / 2
    return tuple(
        Piece("role", Box(head.x, piece.box.y, piece.box.width, piece.box.height), piece.text)
        for piece in _lines("role", lines, _ROLE, _ROLE_LEADING, left=0, top=top)
    )


def legend(looks: Iterable[str], width: float, top: float) -> tuple[tuple[Piece, ...], float]:
    """Return a key to the looks that occur, in rows no wider than `width`, and how high it is."""
    keys = {
        "pains": ("! 2", tr("pain points (number)")),
        "needs": ("B3", tr("needs (number)")),
        "local": ("EPJ", tr("local system")),
        "national": ("KJ", tr("national solution")),
        "wait": ("", tr("waiting")),
    }
    occurring = set(looks)
    shown = [(look, *keys[look]) for look in keys if look in occurring]
    pieces: list[Piece] = []
    x, y = 4.0, top + 6 + _LEGEND_ROW / 2
    for look, sign, words in shown:
        item_width = 30 + text_width(words, _KEY) + 20
        if x > 4 and x + item_width > width:
            x, y = 4.0, y + _LEGEND_ROW
        pieces.append(Piece(look, Box(x + 13, y, 26, 12), sign))
        words_width = text_width(words, _KEY)
        pieces.append(Piece("key", Box(x + 31 + words_width / 2, y, words_width, _KEY * 1.1), words))
        x += item_width
    return tuple(pieces), y + _LEGEND_ROW / 2 - top if shown else 0


def _role_lines(role: str) -> tuple[str, ...]:
    return balance(role or tr("without role"), _ROLE, _WIDEST_HEAD, 5)


def _lines(
    look: str, lines: tuple[str, ...], size: float, leading: float, left: float, top: float = 0
) -> Iterator[Piece]:
    for number, line in enumerate(lines):
        width = text_width(line, size)
        yield Piece(look, Box(left + width / 2, top + (number + 0.5) * leading, width, size * 1.1), line)
