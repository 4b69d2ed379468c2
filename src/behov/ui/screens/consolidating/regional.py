"""The regional needs of a consolidation: what each gathers, what it is worth, and where the areas disagree."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus
from textual.widgets import Input

from behov.domain.consolidation.gathering import remove_empty, take_out
from behov.domain.consolidation.progress import Consolidation
from behov.domain.consolidation.regional import regional_row
from behov.domain.edits import change_need
from behov.domain.filtering import folded_all, matching
from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.workshop import Priority
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.services.stage import Stage
from behov.text import N_, tr
from behov.ui.places import Traced
from behov.ui.rows.consolidation_detail import raw_detail, regional_detail
from behov.ui.rows.consolidation_rows import (
    GATHERED_COLUMNS,
    REGIONAL_COLUMNS,
    REGIONAL_TEXT,
    gathered_row,
    regional_row_cells,
)
from behov.ui.rows.matrix_rows import searched
from behov.ui.screens.consolidating.side_by_side import SideBySideScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.marks import priority_word
from behov.ui.widgets.record_list import RecordList


class RegionalScreen(SideBySideScreen):
    """Shows what the region has made of what was said, and lets one decide what it is worth."""

    CSS = (
        SideBySideScreen.CSS
        + """
    RegionalScreen #left { width: 3fr; }
    RegionalScreen #right { width: 2fr; }
    """
    )
    AUTO_FOCUS = "#regional"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "prioritise('must')", N_("Priority: must"), id="regional.must"),
        Binding("2", "prioritise('should')", N_("Priority: should"), show=False, id="regional.should"),
        Binding("3", "prioritise('could')", N_("Priority: could"), show=False, id="regional.could"),
        Binding("4", "prioritise('wont')", N_("Priority: not now"), show=False, id="regional.wont"),
        Binding("0", "prioritise(None)", N_("Priority: none"), show=False, id="regional.no-priority"),
        Binding("e", "reword", N_("Reword"), id="regional.reword"),
        Binding("t", "take_out", N_("Take out"), id="regional.take-out"),
        Binding("i", "disputes", N_("Disagreements"), id="regional.disputes"),
        Binding("slash", "filter", N_("Find"), id="regional.filter"),
        Binding("d,delete", "remove", N_("Delete an empty one"), show=False, id="regional.remove"),
        Binding("s", "back", N_("What is left"), id="regional.back"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session, path)
        self._chosen_first = chosen
        self._read: Workspace | None = None  # the workspace that the rows are of
        self._rows: Mapping[str, MatrixRow] = {}
        self._gathered: Mapping[str, Said] = {}
        self._disputes_only = False

    def compose_body(self) -> ComposeResult:
        """Put the regional needs beside what the chosen one gathers."""
        yield from self.panes(
            RecordList(*REGIONAL_COLUMNS, id="regional"), RecordList(*GATHERED_COLUMNS, id="gathered")
        )

    def on_mount(self) -> None:
        """Go on with a wording that was left half written."""
        if self._chosen_first and self.session.drafts.of(self.path, self._chosen_first):
            self.call_after_refresh(self.action_reword)

    @property
    def where(self) -> str:
        """Say whose regional needs these are."""
        return " › ".join((self.workshop.title, tr("Regional needs")))

    @property
    def on_stage(self) -> Stage:
        """The regional needs, with the chosen one."""
        return Stage("needs", self.path, chosen=self._list.chosen or "")

    @property
    def traced(self) -> Traced | None:
        """The chosen regional need, or the raw one that is chosen of what it gathers."""
        if raw := self._chosen_raw:
            return "need", raw[1].id
        return ("regional", self._list.chosen) if self._list.chosen else None

    def repaint(self) -> None:
        """Show the regional needs, keeping the chosen one."""
        workspace = self.session.workspace
        if self._read is not workspace:
            self._read = workspace
            self._rows = {need.id: regional_row(workspace, (self.workshop, need)) for need in self.workshop.needs}
        rows, keys, query = self._rows, list(self._rows), self.query_typed
        if query:
            keys = [keys[place] for place in matching(folded_all(map(searched, rows.values())), query)]
        if self._disputes_only:
            keys = [key for key in keys if rows[key].in_dispute]
        self._list.show(
            keys,
            lambda key: regional_row_cells(rows[key], query),
            keep=self._chosen_first or None,
            empty=self._nothing(query),
        )
        self._chosen_first = ""
        disputes = sum(row.in_dispute for row in rows.values())
        undecided = sum(row.need.priority is None for row in rows.values())
        counted = (str(len(keys)), tr("{count} without priority", count=undecided), f"≠ {disputes}")
        self.query_one("#left-heading", Heading).show(tr("Regional needs"), "   ".join(counted))
        self._show_gathered()

    def action_prioritise(self, priority: Priority | None) -> None:
        """Decide the priority of the chosen regional need, and go on to the next."""
        if row := self._chosen:
            edit = partial(change_need, path=self.path, need_id=row.need.id, priority=priority)
            if self.perform(edit, undo_label(priority_word(priority), row.need.text)):
                self._list.action_move(1)

    @work
    async def action_reword(self) -> None:
        """Change the words of the chosen regional need where they stand."""
        if row := self._chosen:
            need_id = row.need.id
            await self.rewrite(
                need_id,
                row.need.text,
                lambda: self._list.region_of(REGIONAL_TEXT),
                lambda text: partial(change_need, path=self.path, need_id=need_id, text=text),
                undo_label(tr("Reword"), row.need.text),
            )

    def action_take_out(self) -> None:
        """Take the chosen one of those that are gathered out: it is to be decided on anew."""
        row, raw = self._chosen, self.query_one("#gathered", RecordList).chosen
        if not row or not raw:
            self.say(tr("It gathers nothing. d deletes it."))
        elif not self._gathered_list.has_focus:
            self.say(tr("Enter goes to what it gathers. There t takes out the chosen one."))
        else:
            edit = partial(take_out, path=self.path, regional_id=row.need.id, raw_ids=(raw,))
            self.perform(edit, undo_label(tr("Take out"), self._gathered[raw][1].text))

    def action_remove(self) -> None:
        """Delete the chosen regional need, if it gathers nothing."""
        if row := self._chosen:
            edit = partial(remove_empty, path=self.path, regional_id=row.need.id)
            self.perform(edit, undo_label(tr("Delete need"), row.need.text))

    def action_disputes(self) -> None:
        """Show only what an area is of two minds about, or all again."""
        self._disputes_only = not self._disputes_only
        self.show_all()

    def action_back(self) -> None:
        """Go back from what is gathered to the regional needs, and from them to the screen below."""
        if self._gathered_list.has_focus:
            self._list.focus()
        else:
            super().action_back()

    @on(RecordList.Opened, "#regional")
    def _go_to_gathered(self) -> None:
        self._gathered_list.focus()

    @on(RecordList.Opened, "#gathered")
    def _go_to_workshop(self) -> None:
        if raw := self._chosen_raw:
            self.go("workshop", raw[0].path, raw[1].id)

    @on(RecordList.Chosen, "#regional")
    def _show_gathered(self) -> None:
        row, workspace = self._chosen, self.session.workspace
        self._gathered = gathered = {same_id(said[1].id): said for said in row.raw} if row else {}
        self._gathered_list.show(
            tuple(gathered),
            lambda name: gathered_row(workspace, gathered[name]),
            empty=tr("It gathers nothing. d deletes it.") if row else "",
        )
        self.query_one("#right-heading", Heading).show(tr("Gathers"), str(len(gathered)))
        self._show_whole()

    @on(RecordList.Chosen, "#gathered")
    @on(DescendantFocus)
    def _show_whole(self) -> None:
        workspace = self.session.workspace
        if raw := self._chosen_raw:
            rows = raw_detail(Consolidation(workspace, self.path), raw)
        else:
            rows = regional_detail(workspace, self._chosen) if self._chosen else ()
        self.query_one("#whole", Fields).show(rows)

    @on(Input.Changed)
    def _find(self) -> None:
        self.repaint()

    def _nothing(self, query: str) -> str:
        if query:
            return tr("No need has these words.")
        if self._disputes_only and self._rows:
            return tr("No area is of two minds about a need.")
        return tr("There is no regional need yet. s shows what is left; there g gathers.")

    @property
    def _list(self) -> RecordList:
        return self.query_one("#regional", RecordList)

    @property
    def _gathered_list(self) -> RecordList:
        return self.query_one("#gathered", RecordList)

    @property
    def _chosen(self) -> MatrixRow | None:
        return self._rows.get(self._list.chosen or "")

    @property
    def _chosen_raw(self) -> Said | None:
        return self._gathered.get(self._gathered_list.chosen or "") if self._gathered_list.has_focus else None
