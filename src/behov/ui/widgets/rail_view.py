"""A process in the terminal: a line for each step, beside rails that show how the work goes from role to role."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType

from behov.diagrams.rail import RailLine
from behov.text import N_, tr
from behov.ui.keys import DIGITS
from behov.ui.widgets.columns import GAP, Cell, Column, FittedLine, Piece, fitted
from behov.ui.widgets.record_list import RecordList

SYSTEM = N_("System")
WIDEST_RAIL = 24  # cells; a process with more than twelve roles shows the first ones
COUNTS_FROM, SYSTEMS_FROM = 50, 66  # cells beside the rail that have room for these columns and a step's text
_NUMBER, _WAY, _ROLE = Column(width=3, align="right"), Column(width=2), Column(N_("Role"), 15)
_UNBROKEN = "\N{NO-BREAK SPACE}"
_LANES = re.compile("(┊)")


class RailView(RecordList):
    """Shows the steps of one variant; their ids are its keys.

    The first line and the chosen one name their role, whatever is above them.
    """

    AIRY = 40  # every line counts, and none jumps when a notice takes the last one
    AROUND = 2
    APART = False  # the lines of the ways go from row to row
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), show=False, id="list.open"),  # the screen tells what that is: to edit
        *(
            Binding(str(digit), f"digit({digit})", N_("To the step with this number"), False, DIGITS, id="rail.number")
            for digit in (*range(1, 10), 0)
        ),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._roles: dict[str, str] = {}
        self._way: tuple[int, int] | None = None  # the rows of the way that is being drawn
        self._typed = 0
        self._typed_at: str | None = None

    def show_rail(
        self,
        lines: Sequence[RailLine],
        *,
        keep: str | None = None,
        empty: str = "",
        unsaved: Collection[str] = (),
        way: tuple[str, str] | None = None,
    ) -> None:
        """Show these steps; `keep` is the one to choose, if it is not the one that is chosen already.

        `unsaved` are steps that are still being typed; `way` is drawn beside the rail, from a step to another.
        """
        counts = (
            Column(SYSTEM, 15, lines=2, shown_from=SYSTEMS_FROM),
            Column(N_("Pain"), 6, "right", shown_from=COUNTS_FROM),
            Column(N_("Needs"), 6, "right", shown_from=COUNTS_FROM),
        )
        self._show(
            lines,
            counts,
            {line.step_id: _counts(line, unsaved=line.step_id in unsaved) for line in lines},
            keep=keep,
            empty=empty,
            way=way,
        )

    def show_change(
        self, lines: Sequence[RailLine], said: Mapping[str, Piece], *, keep: str | None = None, empty: str = ""
    ) -> None:
        """Show the steps of both variants, and what is said of each of them beside it."""
        beside = {line.step_id: (_step(line), said[line.step_id]) for line in lines}
        self._show(lines, (Column(N_("Change"), 18, lines=3),), beside, keep=keep, empty=empty)

    @property
    def tells_systems(self) -> bool:
        """Whether there is room for the systems' names, and with them the sign of a national one."""
        return any(each.heading == SYSTEM and self._room >= each.shown_from for each in self.columns)

    def action_digit(self, digit: int) -> None:
        """Go to a step by its number. Digits typed after each other are one number, as long as there is such a step."""
        begun = self._typed if self.chosen == self._typed_at else 0
        self._typed = next((each for each in (10 * begun + digit, digit) if 1 <= each <= len(self.keys)), 0)
        if self._typed:
            self.choose(self.keys[self._typed - 1])
            self._typed_at = self.chosen

    def _show(
        self,
        lines: Sequence[RailLine],
        beside: Sequence[Column],
        cells: Mapping[str, tuple[Cell, ...]],
        *,
        keep: str | None,
        empty: str,
        way: tuple[str, str] | None = None,
    ) -> None:
        by_id = {line.step_id: line for line in lines}
        self._roles = _roles(lines)
        rows = list(by_id)
        self._way = (rows.index(way[0]), rows.index(way[1])) if way else None
        lanes = max((line.lane for line in lines), default=0) + 1
        rail = Column(width=min(WIDEST_RAIL, 2 * lanes - 1), under=tuple(_lanes("┊ " * (lanes - 1) + "┊")))
        before = (_NUMBER, *((_WAY,) if way else ()), rail, _ROLE)
        taken = sum((column.width or 0) + GAP for column in before)
        shown = (replace(each, shown_from=taken + each.shown_from) for each in beside)
        self.columns = (*before, Column(N_("Step"), lines=3), *shown)

        def row(step_id: str) -> tuple[Cell, ...]:
            line = by_id[step_id]
            gap = ("",) if way else ()
            return (Piece(str(line.number), "quiet"), *gap, tuple(_drawing(line)), line.role, *cells[step_id])

        self.show(rows, row, keep=keep, empty=empty)

    def _line_of(self, row: int, number: int) -> tuple[FittedLine, ...]:
        """Return a line of a row with its part of the way that is being drawn, and its role where it must be told."""
        line = list(super()._line_of(row, number))
        told = number == 0 and (row == self._view.first or self.keys[row] == self.chosen)
        for place, column in enumerate(self.columns[: len(line)]):
            if column is _ROLE and told:
                line[place] = fitted(self._role(row), _ROLE, _ROLE.width or 0)[0]
            elif column is _WAY and self._way:
                line[place] = (Piece(_way_beside(row, number, *self._way), "accent"),)
        return tuple(line)

    def _role(self, row: int) -> Piece:
        """Return a row's role, fainter where the list leaves it out because it is that of the row above."""
        role = self._roles[self.keys[row]]
        above = self._roles[self.keys[row - 1]] if row else None
        return Piece(role, "quiet" if role == above else "")


def _roles(lines: Sequence[RailLine]) -> dict[str, str]:
    """Return every step's role; a line tells it only where it is another than in the line above."""
    roles: dict[str, str] = {}
    role = ""
    for line in lines:
        role = line.role or role
        roles[line.step_id] = role
    return roles


def _counts(line: RailLine, *, unsaved: bool) -> tuple[Cell, ...]:
    mark = tr("not saved yet").replace(" ", _UNBROKEN)
    return (
        (*_step(line, "quiet"), Piece(f"  {mark}", "quiet")) if unsaved else _step(line),
        Piece(" ".join(line.systems), "quiet"),
        str(line.pains or ""),
        str(line.needs or ""),
    )


def _step(line: RailLine, ink: Literal["", "quiet"] = "") -> tuple[Piece, ...]:
    jumps = (
        piece
        for jump in line.jumps
        for piece in (Piece(f"  {jump.words}{_UNBROKEN}", "quiet"), Piece(str(jump.number)))
    )
    return (Piece(line.text, ink), *jumps)


def _way_beside(row: int, number: int, source: int, target: int) -> str:
    """Return two cells of a way from a row to another, for one line of a row between them."""
    top, bottom = sorted((source, target))
    if number or top < row < bottom:
        return "│ " if top <= row < bottom else "  "
    if source == target == row:
        return "↩ "
    corner = {top: "┌", bottom: "└"}.get(row, " ")
    return corner + {target: "▸", source: "╴"}.get(row, " ")


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
