"""A filter over a list: opened with `/`, shortens the list for every letter, and goes away when it is emptied."""

import re
from typing import ClassVar
from unicodedata import normalize

from textual.binding import Binding, BindingType
from textual.widgets import Input

from behov.text import N_, tr
from behov.ui.widgets.columns import Piece


class FilterLine(Input):
    """Seen while it has focus or says something. The screen answers its `Input.Changed` by showing what matches."""

    DEFAULT_CSS = """
    FilterLine, FilterLine:focus { display: none; margin: 0 2; width: 1fr; height: 1; background: $raised; }
    FilterLine.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "keep", N_("To the list"), id="filter.keep"),
        Binding("escape", "drop", N_("Show all"), id="filter.drop"),
    ]

    def __init__(self) -> None:
        super().__init__(select_on_focus=False, compact=True)

    def open(self) -> None:
        """Show the line and go to it."""
        self.placeholder = tr("Type to find")
        self.add_class("-open")
        self.focus()

    def action_keep(self) -> None:
        """Go to the list; what was typed stays in force."""
        self.set_class(bool(self.value), "-open")
        self.screen.focus_next()

    def action_drop(self) -> None:
        """Show everything again, and go to the list."""
        self.screen.focus_next()
        self.value = ""
        self.remove_class("-open")


def with_found(text: str, query: str) -> tuple[Piece, ...]:
    """Return a text in which the words of a query stand out."""
    words = sorted(normalize("NFC", query).split(), key=len, reverse=True)
    if not words:
        return (Piece(text),)
    parts = re.split("(" + "|".join(map(re.escape, words)) + ")", text, flags=re.IGNORECASE)
    return tuple(Piece(part, "found" if place % 2 else "") for place, part in enumerate(parts) if part)
