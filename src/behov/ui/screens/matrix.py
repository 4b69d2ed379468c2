"""The needs matrix on the screen: needs down, service areas across, and who said what in the cell that is chosen."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from behov.domain.edits import change_need
from behov.domain.filtering import folded_all, matching
from behov.domain.matrix import MatrixRow, Said, need_rows
from behov.domain.workshop import PRIORITIES, Priority
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.services.session import Session
from behov.text import N_, language, tr, trn
from behov.ui.forms import options
from behov.ui.forms.chooser import Ticker
from behov.ui.forms.need_form import NeedForm
from behov.ui.places import Traced
from behov.ui.rows.matrix_rows import cell, keyed, searched
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.columns import Cell, Column
from behov.ui.widgets.filter_line import FilterLine, with_found
from behov.ui.widgets.marks import priority_mark, priority_word
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

AREA = 15  # cells of a column
NEED = 28  # cells that the text of a need has at least


class MatrixScreen(WorkspaceScreen):
    """Shows where areas want the same, and where they disagree."""

    CSS = """
    MatrixScreen #tally { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    MatrixScreen.-narrow #tally { margin-bottom: 0; }
    MatrixScreen #said { padding: 0 2; height: 4; margin: 1 0; text-wrap: nowrap; text-overflow: ellipsis; }
    MatrixScreen.-narrow #said { height: 3; margin: 0; }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", N_("Find"), id="matrix.filter"),
        Binding("i", "disputes", N_("Disagreements"), id="matrix.disputes"),
        Binding("left", "area(-1)", N_("Area to the left"), show=False, id="matrix.left"),
        Binding("right", "area(1)", N_("Area to the right"), show=False, id="matrix.right"),
        Binding("e", "edit", N_("Edit"), id="matrix.edit"),
        Binding("m", "priority", N_("Priority"), id="matrix.priority"),
        Binding("k", "municipalities", N_("Municipalities"), id="matrix.municipalities"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._read: Workspace | None = None  # the workspace that the rows are of
        self._among: tuple[str, ...] = ()
        self._rows: Mapping[str, MatrixRow] = {}
        self._haystack: tuple[str, ...] = ()
        self._disputes_only = False
        self._area = 0  # the chosen column
        self._left = 0  # the first that is seen

    def compose_body(self) -> ComposeResult:
        """Stack the filter, what it found, the matrix, and what was said in the chosen cell."""
        yield FilterLine()
        yield Static(id="tally", markup=False)
        yield RecordList(id="matrix")
        yield Static(id="said", markup=False)

    @property
    def where(self) -> str:
        """Say that this is the matrix."""
        return tr("Needs matrix")

    @property
    def traced(self) -> Traced | None:
        """The chosen need."""
        return ("need", self._chosen.need.id) if self._chosen else None

    def repaint(self) -> None:
        """Show the rows that match, in as many areas as there is room for."""
        if self._read is not self.session.workspace:
            self._read = self.session.workspace
            self._rows = keyed(need_rows(self._read, self._among or None))
            self._haystack = ()
        self._show_rows()
        self._show_areas()

    def action_filter(self) -> None:
        """Type to find needs."""
        self._fold()  # now rather than at the first letter
        self.query_one(FilterLine).open()

    def action_disputes(self) -> None:
        """Show only what an area is of two minds about, or all needs again."""
        self._disputes_only = not self._disputes_only
        self.show_all()

    def action_area(self, by: int) -> None:
        """Choose the area to the left or right."""
        self._area = max(0, min(len(self._areas) - 1, self._area + by))
        self._show_areas()

    def action_priority(self) -> None:
        """Give the chosen need the next priority, and after the last none; a consolidated one's is the decided one."""
        if row := self._chosen:
            turns: Sequence[Priority | None] = (*PRIORITIES, None)
            after = turns[(turns.index(row.need.priority) + 1) % len(turns)]
            edit = partial(change_need, path=row.workshop.path, need_id=row.need.id, priority=after)
            self.perform(edit, undo_label(priority_word(after), row.need.text))

    @work
    async def action_edit(self) -> None:
        """Change the chosen need in a form."""
        if row := self._chosen:
            workspace, path, need = self.session.workspace, row.workshop.path, row.need
            await self.fill_in(
                lambda draft: NeedForm(workspace, row.workshop, need, draft),
                lambda changes: lambda before: change_need(before, path, need.id, **changes),
                undo_label(tr("Edit need"), need.text),
            )

    @work
    async def action_municipalities(self) -> None:
        """Choose whose needs to see; none is all."""
        asked = Ticker(tr("Municipalities"), options.municipalities(self.session.workspace), self._among)
        among = await self.app.push_screen_wait(asked)
        if among is not None:
            self._among, self._read = among, None
            self.show_all()

    @on(Input.Changed)
    def _find(self) -> None:
        self.show_all()

    @on(RecordList.Chosen)
    def _say_chosen(self) -> None:
        self._say()

    @on(RecordList.Opened)
    def _open_workshop(self) -> None:
        if row := self._chosen:
            self.go("workshop", row.workshop.path, row.need.id)

    @on(events.Resize)
    def _fit_areas(self) -> None:
        self._show_areas()

    # What is shown

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _chosen(self) -> MatrixRow | None:
        return self._rows.get(self._list.chosen or "")

    @property
    def _areas(self) -> tuple[str, ...]:
        return tuple(self.session.workspace.catalogue.areas)

    @property
    def _query(self) -> str:
        return self.query_one(FilterLine).value

    def _area_name(self, area: str) -> str:
        return self.session.workspace.catalogue.areas[area].label(language())

    def _fold(self) -> None:
        if not self._haystack:
            self._haystack = folded_all(map(searched, self._rows.values()))

    def _show_rows(self) -> None:
        keys: Sequence[str] = tuple(self._rows)
        if self._query:
            self._fold()
            keys = [keys[place] for place in matching(self._haystack, self._query)]
        if self._disputes_only:
            keys = [key for key in keys if self._rows[key].in_dispute]
        empty = tr("No need matches.") if self._rows else tr("No needs are recorded yet.")
        if self._rows and self._disputes_only and not self._query:
            empty = tr("No area is of two minds about a need.")
        self._list.show(keys, self._cells, empty=empty)
        self._tally(keys)

    def _show_areas(self) -> None:
        """Show as many areas as fit, the chosen one among them."""
        areas = self._areas
        fit = max(1, min(len(areas), (self.size.width - NEED - 4) // (AREA + 1)))
        self._left = max(self._area - fit + 1, min(self._left, self._area, len(areas) - fit), 0)
        shown = areas[self._left : self._left + fit]
        self._list.columns = (
            Column(N_("Need"), lines=3),
            *(
                Column(self._area_name(area), AREA, lines=2, ink="bold" if place == self._area else "quiet")
                for place, area in enumerate(shown, self._left)
            ),
        )
        self._list.here = self._area - self._left + 1
        self._say()

    def _cells(self, key: str) -> Sequence[Cell]:
        row = self._rows[key]
        shown = self._areas[self._left : self._left + len(self._list.columns) - 1]
        return (with_found(row.need.text, self._query), *(cell(row, area) for area in shown))

    def _tally(self, keys: Sequence[str]) -> None:
        rows = [self._rows[key] for key in keys]
        disputes = sum(row.in_dispute for row in rows)
        shown = tr("{shown} of {all} needs", shown=len(rows), all=len(self._rows))
        parts = [
            Content.styled("≠ " + trn("{count} disagreement", "{count} disagreements", disputes), "bold"),
            Content.styled(shown, "$quiet"),
        ]
        if self._among:
            names = ", ".join(map(self.session.workspace.catalogue.municipality_name, self._among))
            parts.append(Content(one_line(names)))
        if self._query or self._disputes_only:
            raised = {area_of(*said) for row in rows for said in row.raw}
            without = ", ".join(self._area_name(area) for area in self._areas if area not in raised)
            if without:
                parts.append(Content.assemble((tr("not in:"), "$quiet"), " ", one_line(without)))
        elif len(self._list.columns) <= len(self._areas):
            parts.append(Content.styled(tr("← → more areas"), "$quiet"))
        self.query_one("#tally", Static).update(Content("   ").join(parts))

    def _say(self) -> None:
        """Say in words what is in the chosen cell: who said what, the fewest first."""
        row, areas = self._chosen, self._areas
        lines: list[Content] = []
        if row and areas:
            area = areas[self._area]
            said = row.by_area.get(area, ())
            counts = row.priorities(area)
            head = [Content.styled(one_line(self._area_name(area)), "bold")]
            if row.workshop.kind == "consolidation":
                decided = priority_mark(row.need.priority) if row.need.priority else Content(tr("not decided"))
                head.append(Content.assemble((tr("decided"), "$quiet"), " ") + decided)
            if not said:
                head.append(Content.styled(tr("not raised here"), "$quiet"))
            lines = [Content("   ").join(head)]
            for each in sorted(said, key=lambda each: counts[each[1].priority] if each[1].priority else 0):
                said_there = f"   {self._raised_by(each)}   «{one_line(each[1].text)}»"
                lines.append(priority_mark(each[1].priority) + Content(said_there))
        self.query_one("#said", Static).update(Content("\n").join(lines), layout=False)

    def _raised_by(self, said: Said) -> str:
        workshop, _ = said
        numbers = municipalities_of(*said)
        names = map(self.session.workspace.catalogue.municipality_name, numbers)
        return one_line(", ".join(names) if numbers else workshop.title)
