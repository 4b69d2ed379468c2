"""The line on which a screen says which views of a thing it has, and which one is shown."""

from collections.abc import Mapping
from typing import TypeVar

from textual.content import Content

from behov.text import tr

View = TypeVar("View", bound=str)


def views_line(names: Mapping[View, str], shown: View, right: Content, width: int) -> Content:
    """Return the views' names (marked with N_), the shown one in the accent's colour, and what stands to the right."""
    said = (Content.styled(tr(name), "bold $accent" if view == shown else "$quiet") for view, name in names.items())
    left = Content("   ").join(said)
    return left + Content(" " * max(3, width - left.cell_length - right.cell_length)) + right
