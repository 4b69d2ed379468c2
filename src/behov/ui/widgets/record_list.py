"""A list of any length: it knows where it is by its first visible row, and makes only the rows that are seen.

Rows that nobody sees are never made, wrapped or counted in lines, so twenty thousand cost what twenty do.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from behov.text import N_, tr
from behov.ui.widgets.columns import (
    GAP,
    Cell,
    Column,
    FittedLine,
    FittedRow,
    Piece,
    column_widths,
    fitted,
    fitted_row,
)
from behov.ui.widgets.row_window import RowWindow

EDGE = 2  # cells to the left of the text: the edge that shows the chosen row, and its tick
TICK = "✓"
MARK = 1  # cells to the right of it: where in the list one is
HEADING_LINES = 2  # that a heading may wrap to


def _no_cells(key: str) -> Sequence[Cell]:
    return (key,)


class RecordList(Widget, can_focus=True):
    """Rows in columns, one of them chosen. Rows are known by their keys, and a key's cells are asked for when seen."""

    DEFAULT_CSS = """
    RecordList { height: 1fr; }
    RecordList > .record-list--chosen { background: $chosen; }
    RecordList > .record-list--edge { color: $quiet; }
    RecordList:focus > .record-list--edge { color: $accent; }
    RecordList > .record-list--mark { color: $line; }
    RecordList > .record-list--bold { text-style: bold; }
    RecordList > .record-list--quiet { color: $quiet; }
    RecordList > .record-list--accent { color: $accent; text-style: bold; }
    RecordList > .record-list--here { color: $ground; background: $accent; text-style: bold; }
    RecordList > .record-list--found { text-style: bold underline; }
    RecordList > .record-list--line { color: $line; }
    RecordList > .record-list--heat1 { background: $heat1; }
    RecordList > .record-list--heat2 { background: $heat2; }
    RecordList > .record-list--heat3 { background: $heat3; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"record-list--{part}"
        for part in (
            *("chosen", "edge", "mark"),
            *("bold", "quiet", "accent", "here", "found", "line", "heat1", "heat2", "heat3"),
        )
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), id="list.up", show=False),
        Binding("down", "move(1)", N_("Down"), id="list.down", show=False),
        Binding("pageup", "page(-1)", N_("Page up"), id="list.pageup", show=False),
        Binding("pagedown", "page(1)", N_("Page down"), id="list.pagedown", show=False),
        Binding("home", "first", N_("First"), id="list.first", show=False),
        Binding("end", "last", N_("Last"), id="list.last", show=False),
        Binding("enter", "open", N_("Open"), id="list.open"),
    ]
    AIRY: ClassVar[int] = 20  # a list this high has a blank line under its headings
    APART: ClassVar[bool] = True  # in large type a blank line is under each row
    AROUND: ClassVar[int] = 0  # how many rows are kept in view on both sides of the chosen one

    class Chosen(Message):
        """Another row became the chosen one; `key` is None where the list became empty."""

        def __init__(self, record_list: "RecordList", key: str | None) -> None:
            super().__init__()
            self.record_list = record_list
            self.key = key

        @property
        def control(self) -> "RecordList":
            """The list, for `@on(RecordList.Chosen, "#needs")`."""
            return self.record_list

    class Opened(Message):
        """Somebody pressed Enter on a row, or clicked it twice."""

        def __init__(self, record_list: "RecordList", key: str) -> None:
            super().__init__()
            self.record_list = record_list
            self.key = key

        @property
        def control(self) -> "RecordList":
            """The list, for `@on(RecordList.Opened, "#needs")`."""
            return self.record_list

    def __init__(self, *columns: Column, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._columns = columns or (Column(),)
        self._keys: Sequence[str] = ()
        self._cells: Callable[[str], Sequence[Cell]] = _no_cells
        self._empty = ""
        self._here: int | None = None
        self._at = 0
        self._ticked: set[str] = set()
        self._view = RowWindow(lambda row: len(self._lines_of(row)))
        self._fitted: dict[str, FittedRow] = {}
        self._headings: FittedRow | None = None
        self._has_room = False  # until it is laid out nobody knows how wide it is, and nothing is drawn

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns. Those of a list that is shown can be exchanged for others."""
        return self._columns

    @columns.setter
    def columns(self, columns: Sequence[Column]) -> None:
        was_seen = self._view.sees(self._at)
        self._columns = tuple(columns)
        self._forget(reveal=was_seen)

    @property
    def here(self) -> int | None:
        """The column that is chosen too, by its place among the columns, where cells can be chosen."""
        return self._here

    @here.setter
    def here(self, column: int | None) -> None:
        self._here = column
        self.refresh()

    @property
    def keys(self) -> Sequence[str]:
        """The keys of the rows, in their order."""
        return self._keys

    @property
    def first(self) -> int:
        """The first row in view; another list may begin with the same one."""
        return self._view.first

    @first.setter
    def first(self, row: int) -> None:
        self._view.first = row

    @property
    def chosen(self) -> str | None:
        """The key of the chosen row, or None in an empty list."""
        return self._keys[self._at] if self._keys else None

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked rows, in their order."""
        return tuple(key for key in self._keys if key in self._ticked) if self._ticked else ()

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these rows and no others."""
        self._ticked = set(keys)
        self.refresh()

    def region_of(self, column: int) -> Region:
        """Return where the chosen row's cell in a column stands on the screen, down to its last line in view."""
        widths = column_widths(self._columns, self._room)
        left = EDGE + sum(width + GAP for width in widths[:column] if width)
        lines = [line for line, row in enumerate(self._view.in_view) if row == self._at]
        top, height = (lines[0], len(lines)) if lines else (0, 1)
        return Region(left, self._head + top, widths[column], height).translate(self.content_region.offset)

    def show(
        self,
        keys: Sequence[str],
        cells: Callable[[str], Sequence[Cell]],
        *,
        keep: str | None = None,
        empty: str = "",
    ) -> None:
        """Show these rows. `cells` makes the cells of one key, and is asked only for rows that are seen.

        The row called `keep` is chosen, else the one that was, else the one in its place. What is seen stays where
        it is, unless the list was at its top. `empty` is said where there are no rows.
        """
        before, old_keys, old_first = self.chosen, self._keys, self._view.first
        was_seen = self._view.sees(self._at)
        self._keys, self._cells, self._empty = keys, cells, empty
        if self._ticked:
            self._ticked.intersection_update(keys)
        self._at = self._place_of(keep if keep is not None else before, self._at)
        if old_first:
            anchor = next((key for key in old_keys[old_first : old_first + 50] if key in keys), None)
            self._view.first = self._place_of(anchor, old_first)
        self._forget(reveal=was_seen or self.chosen != before)
        if self.chosen != before:
            self.post_message(self.Chosen(self, self.chosen))

    def choose(self, key: str) -> None:
        """Choose the row with this key, and bring it into view; nothing happens where there is none."""
        self._move_to(self._place_of(key, self._at))

    def action_move(self, by: int) -> None:
        """Choose a row further down, or up."""
        self._move_to(self._at + by)

    def action_page(self, pages: int) -> None:
        """Choose a row a screenful further down, or up."""
        self._move_to(self._at + pages * max(1, self._view.page - 1))

    def action_first(self) -> None:
        """Choose the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """Choose the last row."""
        self._move_to(len(self._keys) - 1)

    def action_open(self) -> None:
        """Open the chosen row."""
        if self.chosen is not None:
            self.post_message(self.Opened(self, self.chosen))

    @on(events.Click)
    def _choose_clicked(self, event: events.Click) -> None:
        line = event.y - self._head
        if 0 <= line < len(self._view.in_view):
            self._move_to(self._view.in_view[line])
            if event.chain == 2:
                self.action_open()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _scroll(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        self._view.scroll(1 if isinstance(event, events.MouseScrollDown) else -1)
        self.refresh()
        event.stop()

    @on(events.Resize)
    def _fit_again(self) -> None:
        self._has_room = True
        self._forget()

    def notify_style_update(self) -> None:
        """Draw again in the colours of another theme."""
        super().notify_style_update()
        self._forget()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen; called by Textual for those that are to be drawn."""
        if not self._has_room:
            return Strip.blank(self.size.width, self.rich_style)
        if y < self._head:
            headings = self._fitted_headings
            return self._strip(Style(), " ", headings[y] if y < len(headings) else ())
        y -= self._head
        mark = "▐" if self._view.marks(y) else " "
        if not self._keys:
            said = fitted(Piece(self._empty, "quiet"), Column(lines=4), self._room)
            return self._strip(Style(), " ", said[y : y + 1])
        in_view = self._view.in_view
        if y >= len(in_view):
            return self._strip(Style(), " ", (), mark)
        row = in_view[y]
        number = y - in_view.index(row)
        line = self._line_of(row, number)
        tick = TICK if number == 0 and self._keys[row] in self._ticked else " "
        if row != self._at:
            return self._strip(Style(), " ", line, mark, tick)
        if number == 0 and self._here is not None:
            here = line[self._here : self._here + 1]
            pieces = tuple(tuple(Piece(piece.text, "here") for piece in cell) for cell in here)
            line = (*line[: self._here], *pieces, *line[self._here + 1 :])
        return self._strip(self._style("chosen"), "▌", line, mark, tick)

    @property
    def _room(self) -> int:
        return max(1, self.size.width - EDGE - MARK)

    @property
    def _head(self) -> int:
        """How many lines the headings take."""
        lines = len(self._fitted_headings)
        return lines + (lines > 0 and self.size.height >= self.AIRY)

    @property
    def _fitted_headings(self) -> FittedRow:
        if self._headings is None:
            cells = [Piece(tr(column.heading), column.ink) for column in self._columns]
            named = any(cell.text for cell in cells)
            columns = [
                Column(align=each.align, lines=HEADING_LINES, width=each.width, shown_from=each.shown_from)
                for each in self._columns
            ]
            self._headings = fitted_row(cells, columns, self._room) if named else ()
        return self._headings

    def _lines_of(self, row: int) -> FittedRow:
        key = self._keys[row]
        if key not in self._fitted:
            apart: FittedRow = ((),) if self.APART and self.app.has_class("-large") else ()
            self._fitted[key] = fitted_row(self._cells(key), self._columns, self._room) + apart
        return self._fitted[key]

    def _line_of(self, row: int, number: int) -> tuple[FittedLine, ...]:
        """Return one line of a row as it is to be shown now."""
        return self._lines_of(row)[number]

    def _move_to(self, row: int) -> None:
        row = max(0, min(len(self._keys) - 1, row))
        if row != self._at:
            self._at = row
            self.post_message(self.Chosen(self, self.chosen))
        self._view.reveal(row, self.AROUND)
        self.refresh()

    def _place_of(self, key: str | None, otherwise: int) -> int:
        if key is not None and key in self._keys:
            return self._keys.index(key)
        return max(0, min(otherwise, len(self._keys) - 1))

    def _forget(self, *, reveal: bool | None = None) -> None:
        """Fit and measure everything in view again: rows, columns, the width or the look are others now.

        The chosen row is brought into view if `reveal`, or if it was in view before.
        """
        reveal = self._view.sees(self._at) if reveal is None else reveal
        self._fitted.clear()
        self._headings = None
        self._view.measure_again(len(self._keys), self.size.height - self._head)
        if reveal:
            self._view.reveal(self._at, self.AROUND)
        else:
            self._view.scroll(0)
        self.refresh()

    def _strip(self, over: Style, edge: str, cells: Sequence[FittedLine], mark: str = " ", tick: str = " ") -> Strip:
        base = self.rich_style + over
        if edge == " ":
            edge, tick = tick, edge  # where it does not touch the text
        segments = [Segment(edge, base + self._style("edge")), Segment(tick, base + self._style("bold"))]
        for number, cell in enumerate(cells):
            if number:
                segments.append(Segment(" " * GAP, base))
            segments += [Segment(piece.text, base + self._style(piece.ink) if piece.ink else base) for piece in cell]
        strip = Strip(segments).adjust_cell_length(self.size.width - MARK, base)
        return Strip.join([strip, Strip([Segment(mark, base + self._style("mark"))])])

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"record-list--{part}", partial=True)
