"""A trace: one record, what it comes from above it and what it leads to below, and a way from one to the next."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from behov.domain.tracing.neighbours import Groups, Tracing
from behov.domain.tracing.nodes import Node
from behov.services.session import Session
from behov.text import N_, tr
from behov.ui.forms.chooser import Chooser
from behov.ui.places import Place, Traced
from behov.ui.rows.trace_rows import COLUMNS, counted, findable, keyed, kind_word, neighbour_row, record_rows
from behov.ui.rows.trace_way import DOWN, UP, Stop, way_line
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList

AROUND = 2  # lines of a side besides its rows: its heading, and a blank one


class NeighbourList(RecordList):
    """The records on one side. Behind its end, the arrows go on in the other list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "open", N_("Go there"), id="trace.walk"),
    ]

    class Left(Message):
        """Somebody went on behind the end of the list."""

    def lines_at_most(self, most: int) -> int:
        """Return how many lines its rows take, or `most` where it is more: what they do not need, others may have."""
        lines = 0
        for row in range(len(self.keys)):
            lines += len(self._lines_of(row))
            if lines >= most:
                return most
        return max(1, lines)

    def action_move(self, by: int) -> None:
        """Choose a row further down, or up; behind the last one, let the screen go on."""
        if not self.keys or self.chosen == self.keys[-1 if by > 0 else 0]:
            self.post_message(self.Left())
        super().action_move(by)


class RecordFinder(Chooser):
    """Asks for any record, by its id, its number or its words."""

    def list_columns(self) -> Sequence[Column]:
        """Put what kind of record it is to the right."""
        return (Column(lines=2), Column(width=16, align="right"))

    def cells(self, key: str) -> Sequence[Cell]:
        """Return a record, and its kind."""
        return (self._options[key], Piece(kind_word(key.partition(" ")[0]), "quiet"))


class TraceScreen(WorkspaceScreen):
    """Shows where a record comes from and what it leads to, and walks from one to the next."""

    CSS = """
    TraceScreen #way { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; }
    TraceScreen Vertical { height: 1fr; min-height: 3; }
    TraceScreen #record { padding: 1 2; height: auto; max-height: 40%; background: $raised; margin-bottom: 1; }
    TraceScreen Heading { margin-bottom: 0; }
    TraceScreen NeighbourList { margin-bottom: 1; }
    TraceScreen.-narrow #way { margin-bottom: 0; }
    TraceScreen.-narrow #record { padding: 0 2; margin-bottom: 0; }
    TraceScreen.-narrow NeighbourList { margin-bottom: 0; }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,backspace", "walk_back", N_("Back"), id="trace.back"),
        Binding("o", "open_record", N_("Open"), id="trace.open"),
        Binding("slash", "find", N_("Find"), id="trace.find"),
    ]
    place: ClassVar[Place | None] = "trace"

    def __init__(self, session: Session, begin: Traced | None = None) -> None:
        super().__init__(session)
        self._tracing = Tracing(session.workspace)
        node = self._tracing.nodes.find(*begin) if begin else None
        self._walked: list[Stop] = [Stop(node)] if node else []
        self._sides: dict[str, Groups] = {"above": {}, "below": {}}

    def compose_body(self) -> ComposeResult:
        """Stack the way that was walked, what the record comes from, the record, and what it leads to."""
        yield Static(id="way", markup=False)
        with Vertical(id="above-pane", classes="pane"):
            yield Heading(id="above-heading")
            yield NeighbourList(*COLUMNS, id="above")
        yield Fields(id="record")
        with Vertical(id="below-pane", classes="pane"):
            yield Heading(id="below-heading")
            yield NeighbourList(*COLUMNS, id="below")

    def on_mount(self) -> None:
        """Ask for a record where one was not looked at."""
        if not self._walked:
            self.action_find()

    @property
    def where(self) -> str:
        """Say that this is a trace."""
        return tr("Trace")

    @property
    def stands(self) -> bool:
        """Whether some record on the way is still there."""
        return not self._walked or any(self._standing(stop) for stop in self._walked)

    @property
    def traced(self) -> Traced | None:
        """The record in the middle."""
        return self._walked[-1].node if self._walked else None

    @property
    def tracing(self) -> Tracing:
        """The net of the workspace as it is saved."""
        if self._tracing.workspace is not self.session.workspace:
            self._tracing = Tracing(self.session.workspace)
        return self._tracing

    def repaint(self) -> None:
        """Show the last record on the way that is still there, and what it comes from and leads to."""
        self._walked = [stop for stop in self._walked if self._standing(stop)]
        self._show()
        if self.focused is None:
            self._focus("below")

    def on_resize(self) -> None:
        """Name as many records of the way as there is room for now."""
        self.call_after_refresh(self._show)

    # The way

    def action_walk_back(self) -> None:
        """Go back to the record that one came from, and choose there the one that one was at."""
        if len(self._walked) < 2:
            self.say(tr("The way begins here. Esc leaves the trace."))
            return
        left = self._walked.pop()
        self._arrive("above" if left.way == UP else "below", left.node)

    def action_open_record(self) -> None:
        """Open the record in the middle on a screen of its own."""
        if not self._walked:
            return
        node, nodes = self._walked[-1].node, self.tracing.nodes
        match node.kind:
            case "workshop":
                self.go("workshop", nodes.workshops[node.id].path)
            case "process":
                self.go("process", nodes.processes[node.id].path)
            case "step":
                process, step = nodes.steps[node.id]
                self.go("process", process.path, step.id)
            case "municipality" | "area" | "effect" | "product" | "component":
                self.say(tr("It has no screen of its own. Its needs stand here."))
            case "need" | "regional":
                self.go("workshop", nodes.said(node)[0].path, node.id)
            case _:
                self.go("workshop", nodes.row(node)[0].path, node.id)

    @work
    async def action_find(self) -> None:
        """Ask for any record, and begin a new way there."""
        key = await self.app.push_screen_wait(RecordFinder(tr("Which record?"), findable(self.tracing)))
        kind, _, name = (key or "").partition(" ")
        if node := self.tracing.nodes.find(kind, name):
            self._walked = [Stop(node)]
            self._arrive("below")

    @on(RecordList.Opened)
    def _walk(self, event: RecordList.Opened) -> None:
        side = event.record_list.id or ""
        node = keyed(self._sides[side]).get(event.key)
        if node is None:  # it was undone away since
            return
        if len(self._walked) > 1 and self._walked[-2].node == node:
            self._walked.pop()
        else:
            self._walked.append(Stop(node, DOWN if side == "below" else UP))
        self._arrive(side)

    @on(NeighbourList.Left)
    def _go_on(self) -> None:
        other = "above" if self.query_one("#below").has_focus else "below"
        if self._sides[other]:
            self.query_one(f"#{other}").focus()

    def _arrive(self, side: str, at: Node | None = None) -> None:
        """Show the record that one has come to, and choose its first neighbour on a side, or the one to be `at`."""
        self._show()
        for rows in self.query(NeighbourList):
            key = f"{at.kind} {at.id}" if at else ""
            if rows.keys:
                rows.choose(key if key in rows.keys else rows.keys[0])
        self._focus(side)

    def _focus(self, side: str) -> None:
        other = "below" if side == "above" else "above"
        self.query_one(f"#{side if self._sides[side] or not self._sides[other] else other}").focus()

    def _standing(self, stop: Stop) -> bool:
        return self.tracing.nodes.find(*stop.node) == stop.node

    # What is shown

    def _show(self) -> None:
        tracing = self.tracing
        node = self._walked[-1].node if self._walked else None
        found = tracing.neighbours(node) if node else None
        self._sides = {"above": found.above if found else {}, "below": found.below if found else {}}
        titles = {"above": tr("Comes from"), "below": tr("Is about, and leads to")}
        empty = tr("Nothing.") if node else tr("Press / to find a record.")
        for side, groups in self._sides.items():
            nodes = keyed(groups)
            rows = self.query_one(f"#{side}", NeighbourList)
            rows.show(tuple(nodes), partial(_cells, tracing, nodes, groups), empty=empty)
            counts = " · ".join(counted(kind, len(each)) for kind, each in groups.items())
            fits = len(titles[side]) + len(counts) < self.size.width - 6
            self.query_one(f"#{side}-heading", Heading).show(titles[side], counts if fits else str(len(nodes)))
            self.query_one(f"#{side}-pane").styles.max_height = AROUND + rows.lines_at_most(self.size.height)
        self.query_one("#record", Fields).show(record_rows(tracing, node) if node else ())
        self.query_one("#way", Static).update(way_line(tracing, self._walked, self.size.width - 4))


def _cells(tracing: Tracing, nodes: Mapping[str, Node], groups: Groups, key: str) -> Sequence[Cell]:
    return neighbour_row(tracing, nodes[key], groups)
