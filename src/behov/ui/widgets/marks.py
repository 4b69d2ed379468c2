"""A priority as a word and a sign that weighs less and less: never colour alone, and signs that every font has."""

from textual.content import Content

from behov.text import tr, word
from behov.ui.widgets.columns import Ink, Piece
from behov.visible import one_line

SIGNS = {"must": "●", "should": "○", "could": "·", "wont": "–"}
UNKNOWN = "?"
_INKS: dict[str, Ink] = {"must": "bold", "wont": "quiet", "": "quiet"}  # "" is no priority yet


def priority_word(priority: str | None) -> str:
    """Return what a priority is called; None is that there is none yet. An unknown value is shown as it stands."""
    return word(one_line(priority)) if priority else tr("not prioritised")


def priority_piece(priority: str | None) -> Piece:
    """Return a priority for a list: `● must`, or for None `? not prioritised`, which nobody takes for `– not now`."""
    known = priority or ""
    return Piece(f"{SIGNS.get(known, UNKNOWN)} {priority_word(priority)}", _INKS.get(known, ""))


def priority_mark(priority: str | None, more: str = "") -> Content:
    """Return a priority for a line of text, with `more` in its ink."""
    piece = priority_piece(priority)
    return Content.styled(piece.text + more, {"bold": "bold", "quiet": "$quiet"}.get(piece.ink, ""))
