"""A process in the terminal: a line for each step, beside rails that show how the work goes from role to role."""

import re
from collections.abc import Sequence

from behov.diagrams.rail import RailLine
from behov.text import N_
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.record_list import RecordList

WIDEST_RAIL = 24  # cells; a process with more than twelve roles shows the first ones
SYSTEMS_FROM, COUNTS_FROM = 92, 60  # cells of a list that has room for these columns
_LANES = re.compile("(┊)")


class RailView(RecordList):
    """Shows the steps of one variant; their ids are its keys."""

    def show_rail(self, lines: Sequence[RailLine], *, keep: str | None = None, empty: str = "") -> None:
        """Show these steps; `keep` is the one to choose, if it is not the one that is chosen already."""
        by_id = {line.step_id: line for line in lines}
        lanes = max((line.lane for line in lines), default=0) + 1
        under = tuple(_lanes("┊ " * (lanes - 1) + "┊"))
        self.columns = (
            Column(width=3, align="right"),
            Column(width=min(WIDEST_RAIL, 2 * lanes - 1), under=under),
            Column(N_("Role"), 15),
            Column(N_("Step"), lines=3),
            Column(N_("System"), 15, lines=2, shown_from=SYSTEMS_FROM),
            Column(N_("Pain"), 6, "right", shown_from=COUNTS_FROM),
            Column(N_("Needs"), 6, "right", shown_from=COUNTS_FROM),
        )
        self.show(tuple(by_id), lambda step_id: _cells(by_id[step_id]), keep=keep, empty=empty)


def _cells(line: RailLine) -> tuple[Cell, ...]:
    jumps = (piece for jump in line.jumps for piece in (Piece(f"  {jump.words} ", "quiet"), Piece(str(jump.number))))
    return (
        Piece(str(line.number), "quiet"),
        tuple(_drawing(line)),
        line.role,
        (Piece(line.text), *jumps),
        Piece(" ".join(line.systems), "quiet"),
        str(line.pains or ""),
        str(line.needs or ""),
    )


def _drawing(line: RailLine) -> list[Piece]:
    sign = 2 * line.lane
    return [
        *_lanes(line.cells[:sign]),
        Piece(line.cells[sign : sign + 1], "bold"),
        *_lanes(line.cells[sign + 1 : -1]),
    ]


def _lanes(cells: str) -> list[Piece]:
    """Return the rail with its lanes fainter than what crosses them."""
    return [Piece(part, "line" if part == "┊" else "quiet") for part in _LANES.split(cells) if part]
