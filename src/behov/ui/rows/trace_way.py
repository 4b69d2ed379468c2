"""The way that was walked through a trace, from record to record, as a line."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from behov.domain.tracing.neighbours import Tracing
from behov.domain.tracing.nodes import Node
from behov.text import language, word
from behov.visible import one_line

DOWN, UP = "›", "‹"
_NAME = 28  # cells that a name takes at most


class Stop(NamedTuple):
    """A record on the way, and whether one walked DOWN or UP to it; "" where the way begins."""

    node: Node
    way: str = ""


def way_line(tracing: Tracing, walked: Sequence[Stop], width: int) -> Content:
    """Return the names of the records, as many of the last as there is room for.

    Between a need and its requirement stands what was decided.
    """
    line = Content("")
    for place, (sign, name) in enumerate(reversed(_names(tracing, walked))):
        said = Content.styled(name, "$quiet" if place else "bold")
        piece = Content.styled(f" {sign} ", "$quiet") if sign else Content("")
        piece += said.truncate(min(_NAME, said.cell_length), ellipsis=True)
        if line.cell_length + piece.cell_length > width - 1:
            return Content.styled("…", "$quiet") + line
        line = piece + line
    return line


def _names(tracing: Tracing, walked: Sequence[Stop]) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    for before, stop in zip((None, *walked), walked, strict=False):
        if before and before.node.kind == "regional" and stop.node.kind == "requirement":
            outcome = tracing.nodes.said(before.node)[1].outcome
            names += [(DOWN, word(outcome))] if outcome else []
        names.append((stop.way, one_line(tracing.nodes.called(stop.node, language()))))
    return names
