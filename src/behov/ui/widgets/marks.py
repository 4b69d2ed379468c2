"""A priority as a word and a sign that weighs less and less: never colour alone, and signs that every font has."""

from textual.content import Content

from behov.text import word
from behov.ui.widgets.columns import Ink, Piece
from behov.visible import one_line

SIGNS = {"must": "●", "should": "○", "could": "·", "wont": "–"}
_INKS: dict[str, Ink] = {"must": "bold", "wont": "quiet"}


def priority_piece(priority: str) -> Piece:
    """Return a priority for a list: `● must`. A value that the format does not know is shown as it stands."""
    return Piece(f"{SIGNS.get(priority, '?')} {word(one_line(priority))}", _INKS.get(priority, ""))


def priority_mark(priority: str) -> Content:
    """Return a priority for a line of text."""
    piece = priority_piece(priority)
    return Content.styled(piece.text, {"bold": "bold", "quiet": "$quiet"}.get(piece.ink, ""))
