"""A consolidation: the needs that are left, what looks like the chosen one beside them, and how far one has come."""

from collections.abc import Mapping, Sequence
from operator import is_
from typing import ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from behov.domain.consolidation.progress import Order, in_order, vote_shares
from behov.domain.consolidation.regional import regional_row
from behov.domain.matrix import Said
from behov.domain.workspace import area_of
from behov.services.session import Session
from behov.services.stage import Stage
from behov.text import N_, tr, trn
from behov.ui.places import Traced
from behov.ui.rows.consolidation_detail import areas_in_short, raw_detail, regional_detail
from behov.ui.rows.consolidation_progress import area_progress, progress_in_all
from behov.ui.rows.consolidation_rows import CANDIDATE_COLUMNS, ORDERS, QUEUE_COLUMNS, candidate_row, queue_row
from behov.ui.rows.need_list import NeedSearch
from behov.ui.screens.consolidating.at_hand import DecisionList
from behov.ui.screens.consolidating.gathering import REGIONAL
from behov.ui.screens.consolidating.judging import JudgingScreen
from behov.ui.widgets.columns import Cell
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.marks import priority_mark
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class ConsolidationScreen(JudgingScreen):
    """Where one need after the other is decided on."""

    CSS = (
        JudgingScreen.CSS
        + """
    ConsolidationScreen #progress, ConsolidationScreen #areas {
        padding: 0 2; height: 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    ConsolidationScreen #areas { margin-bottom: 1; }
    ConsolidationScreen.-narrow #areas { display: none; }
    ConsolidationScreen #latest { margin: 1 2 0 2; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ConsolidationScreen #whole { margin: 0 2; }
    ConsolidationScreen.-narrow #latest { margin: 0 2; }
    """
    )
    AUTO_FOCUS = "#candidates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next(1)", N_("Next need"), show=False, id="consolidation.next"),
        Binding("p", "next(-1)", N_("Need before"), show=False, id="consolidation.previous"),
        Binding("s", "regional", N_("Regional needs"), id="consolidation.regional"),
        Binding("o", "order", N_("Order"), show=False, id="consolidation.order"),
        Binding("slash", "filter", N_("Find"), show=False, id="consolidation.filter"),
        Binding("w", "record", N_("Agenda, notes and details"), show=False, id="consolidation.record"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session, path)
        self._chosen_first = chosen
        self._order: Order = "area"
        self._search = NeedSearch()
        self._ordered: tuple[str, ...] = ()
        self._ordered_of: tuple[object, ...] = ()  # what that order is of
        self._shares = vote_shares(session.workspace)
        self._of = ""  # whose candidates are shown

    def compose_body(self) -> ComposeResult:
        """Stack how far it is, the two lists, the regional need made last, and what is chosen."""
        yield Static(id="progress", markup=False)
        yield Static(id="areas", markup=False)
        yield from self.panes(
            DecisionList(*QUEUE_COLUMNS, id="queue"), DecisionList(*CANDIDATE_COLUMNS, id="candidates")
        )

    def between(self) -> ComposeResult:
        """Say which regional need was worked on last."""
        yield Static(id="latest", markup=False)

    def on_mount(self) -> None:
        """Go where something was asked for, or where a wording was left half written."""
        self.call_after_refresh(self._begin, self._chosen_first)

    def _begin(self, chosen: str) -> None:
        name = self.session.workspace.present_id(chosen)
        if any(need.id == chosen for need in self.workshop.needs):
            self.go("regional", self.path, chosen)
        elif name in self.queue_list.keys and self.session.drafts.of(self.path, self.consolidation.raw[name][1].id):
            self.say(tr("The wording of this one was not saved. g takes it up again."))

    @property
    def on_stage(self) -> Stage:
        """The regional needs, the one worked on last among them."""
        return Stage("needs", self.path, chosen=self.latest[1].id if self.latest else "")

    @property
    def traced(self) -> Traced | None:
        """The chosen need or candidate."""
        said = self._looked_at
        return ("regional" if said[0].kind == REGIONAL else "need", said[1].id) if said else None

    def repaint(self) -> None:
        """Show what is left, keeping the chosen need."""
        workspace, query = self.session.workspace, self.query_typed
        names: Sequence[str] = self.consolidation.queue(self._names_in_order())
        left = len(names)
        if query:
            names = self._found(names, query)
        self.queue_list.show(
            names,
            self._queue_cells,
            keep=workspace.present_id(self._chosen_first) if self._chosen_first else None,
            empty=self._nothing_left(query),
        )
        self._chosen_first = ""
        count = tr("{found} of {all}", found=len(names), all=left) if query else str(left)
        self.query_one("#left-heading", Heading).show(tr("Left"), f"{count}   {tr(ORDERS[self._order])}")
        self._show_queued()

    def action_next(self, by: int) -> None:
        """Choose the need further down in the queue, or up."""
        self.queue_list.action_move(by)

    def action_undo(self) -> None:
        """Take back what was done last, and choose the need that is left again: that is the one to decide anew."""
        before = self._undecided
        super().action_undo()
        if again := tuple(name for name in self._undecided if name not in before):
            self.queue_list.choose(again[0])

    def action_order(self) -> None:
        """Show the queue in the next order, with the same need chosen."""
        orders = get_args(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.show_all()

    def action_regional(self) -> None:
        """Show the regional needs that are made."""
        self.go("regional", self.path, self.latest[1].id if self.latest else "")

    def action_record(self) -> None:
        """Show the consolidation as any other workshop: its agenda, notes and details."""
        self.go("record", self.path)

    # What is shown

    def show_candidates(self) -> None:
        """Show what looks like the chosen need: what is not the same last, and what was rejected not at all."""
        queued, candidates = self.queue_list.chosen or "", self.candidate_list
        if self._of != queued:
            candidates.tick(())
        found = self.candidates.of(queued)
        workspace, apart = self.session.workspace, self.consolidation.apart
        alike = {workspace.present_id(each.id): each for each in found or ()}
        shown = [name for name in alike if name in workspace.said and workspace.said[name][1].status != "rejected"]
        last = {name for name in shown if frozenset((queued, name)) in apart}
        shown.sort(key=lambda name: name in last)
        candidates.show(
            shown,
            lambda name: candidate_row(workspace, workspace.said[name], alike[name], name in last),
            keep=None if self._of == queued or not shown else shown[0],
            empty="" if not queued else self._nothing_alike(found is None),
        )
        self._of = queued
        ticked = len(candidates.ticked)
        said = trn("{count} ticked", "{count} ticked", ticked) if ticked else ""
        self.query_one("#right-heading", Heading).show(tr("Looks like it"), said)
        self._show_whole()

    @on(RecordList.Chosen, "#queue")
    def _show_queued(self) -> None:
        queued = self.queued
        area = area_of(*queued) if queued else self.workshop.area
        self.query_one("#progress", Static).update(area_progress(self.consolidation, area))
        self.query_one("#areas", Static).update(progress_in_all(self.consolidation, area))
        self.show_candidates()
        self.look_up()

    @on(RecordList.Chosen, "#candidates")
    @on(DescendantFocus)
    def _show_whole(self) -> None:
        workspace, said = self.session.workspace, self._looked_at
        if said and said[0].kind == REGIONAL:
            rows = regional_detail(workspace, regional_row(workspace, said))
        else:
            rows = raw_detail(self.consolidation, said) if said else ()
        self.query_one("#whole", Fields).show(rows)
        self.query_one("#latest", Static).update(self._latest_in_words())

    @on(Input.Changed)
    def _show_found(self) -> None:
        self.repaint()

    @property
    def _looked_at(self) -> Said | None:
        return self.candidate if self.candidate_list.has_focus and self.candidate else self.queued

    @property
    def _undecided(self) -> Mapping[str, None]:
        """What is listed as left and not put off, in its order."""
        standing = self.consolidation.standing
        return {name: None for name in self.queue_list.keys if standing(name) != "later"}

    def _queue_cells(self, name: str) -> Sequence[Cell]:
        said, later = self.consolidation.raw[name], self.consolidation.standing(name) == "later"
        return queue_row(self.session.workspace, said, self._order, self._shares(said), self.query_typed, later)

    def _names_in_order(self) -> tuple[str, ...]:
        """Return all raw needs in the order chosen. It is another only when something else than this was changed."""
        workspace = self.session.workspace
        of = (self._order, self.workshop.area, *workspace.hearings, *workspace.processes)
        if len(of) != len(self._ordered_of) or not all(map(is_, of, self._ordered_of)):
            self._ordered_of = of
            self._ordered = in_order(workspace, self.consolidation.raw, self._order)
            self._shares = vote_shares(workspace)
        return self._ordered

    def _found(self, names: Sequence[str], query: str) -> list[str]:
        raw = self.consolidation.raw
        found = self._search.found(self.session.workspace, [raw[name][1] for name in names], query)
        return [self.session.workspace.present_id(need.id) for need in found]

    def _latest_in_words(self) -> Content:
        if not (latest := self.latest):
            said = tr("Space ticks, Enter gathers, a attaches, x: not the same, l: later.")
            return Content.styled(said, "$quiet")
        workspace = self.session.workspace
        minds = areas_in_short(workspace, regional_row(workspace, latest))
        return Content("   ").join(
            (
                Content.styled(tr("Made last:"), "$quiet") + Content(" ") + priority_mark(latest[1].priority),
                Content.styled(one_line(minds), "$quiet"),
                Content(f"«{one_line(latest[1].text)}»"),
            )
        )

    def _nothing_left(self, query: str) -> str:
        if query:
            return tr("No need has these words.")
        if not self.consolidation.raw:
            return tr("No needs are recorded yet. They are recorded in the workshops.")
        return tr("Every need is decided on. s shows the regional needs.")

    def _nothing_alike(self, looking: bool) -> str:
        read, needs = self.read_so_far
        if looking and read < needs:
            return tr("Reading the needs before the first look: {read} of {all} …", read=read, all=needs)
        if looking:
            return tr("Looking for needs that look like it …")
        return tr("No other need looks like it. g makes a regional need of it alone.")
