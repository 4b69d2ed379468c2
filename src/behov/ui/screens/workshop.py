"""A workshop: the capture bar, the list of needs, and what is known of the one that is chosen."""

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from behov.domain.hearing import record_lines
from behov.domain.shorthand import Line
from behov.domain.workshop import Need
from behov.services.clock import now
from behov.services.session import Session
from behov.text import N_, tr, trn
from behov.ui.drafting import Drafting, draft_of, state_of
from behov.ui.forms.chooser import Chooser
from behov.ui.places import Place, Traced
from behov.ui.rows.likening import Likening
from behov.ui.rows.need_detail import need_detail
from behov.ui.rows.need_list import NeedSearch, need_row, note_cell
from behov.ui.screens.asking import ask_about
from behov.ui.screens.correcting import CorrectingScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.columns import Column
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.filter_line import FilterLine
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class WorkshopScreen(CorrectingScreen):
    """Where a facilitator sits: writes down what is said, and puts it right afterwards."""

    CSS = """
    WorkshopScreen #detail { width: 38; padding: 0 0 0 1; }
    WorkshopScreen #fields { margin: 0 2 1 2; max-height: 60%; }
    WorkshopScreen #notes { min-height: 3; }
    WorkshopScreen.-narrow #detail { display: none; width: 1fr; padding: 0; }
    WorkshopScreen.-narrow.-detail #detail { display: block; }
    WorkshopScreen.-narrow #fields { max-height: 75%; }
    WorkshopScreen.-narrow.-detail #heard { display: none; }
    WorkshopScreen #broken { padding: 0 2; height: auto; display: none; }
    """
    AUTO_FOCUS = ""  # `on_mount` knows better
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write", N_("New"), id="workshop.write"),
        Binding("f7,ctrl+t", "park_thought", N_("Park a thought"), show=False, id="bar.park"),
        Binding("slash", "filter", N_("Find"), id="workshop.filter"),
        Binding("v", "vote", N_("Votes and priorities"), show=False, id="workshop.vote"),
        Binding("k", "go_on('comments')", N_("Comments from the municipalities"), show=False, id="workshop.comments"),
        Binding("c", "go_on('closing')", N_("Parking lot, and the end"), show=False, id="workshop.close"),
        Binding("i", "edit_workshop", N_("The workshop's details"), show=False, id="workshop.details"),
        Binding("f6", "open_process", N_("The workshop's process"), show=False, id="workshop.process"),
        Binding("1", "pane('bar')", N_("To the line"), show=False, id="workshop.pane-1"),
        Binding("2", "pane('needs')", N_("To the needs"), show=False, id="workshop.pane-2"),
        Binding("3", "pane('notes')", N_("To the detail and what is parked"), show=False, id="workshop.pane-3"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session, path)
        self._chosen_first = chosen
        self._search = NeedSearch()
        self._by_id: dict[str, Need] = {}
        self._drafting = Drafting(self, session.drafts, lambda: draft_of(self._bar.state, self.path))
        self._likening = Likening(self, session, lambda: self._bar)

    def compose_body(self) -> ComposeResult:
        """Put the bar on top, the needs below it, and the detail to the right."""
        yield Static(id="broken", markup=False)
        yield CaptureBar(self._record)
        with Horizontal(classes="body"):
            with Vertical(id="heard", classes="pane"):
                yield Heading(id="needs-heading")
                yield FilterLine()
                yield RecordList(Column(width=10), Column(lines=3), id="needs")
            with Vertical(id="detail", classes="pane"):
                yield Heading(id="detail-heading")
                yield Fields(id="fields")
                yield Heading(id="notes-heading")
                yield RecordList(Column(lines=2), id="notes")

    @property
    def traced(self) -> Traced | None:
        """The chosen need, else the workshop."""
        chosen = self.needs_list.chosen
        return ("need", chosen) if chosen else super().traced

    def on_mount(self) -> None:
        """Begin in the bar, with half a line where one was left; in the list, if a need was asked for or it is over."""
        draft = self.session.drafts.of(self.path)
        if draft:
            self._bar.state = state_of(draft)
        if not draft and (self._chosen_first or self.workshop.state == "closed"):
            self.set_focus(self.needs_list)
        else:
            self._bar.start()
        self._likening.begin()
        if draft:
            self.call_after_refresh(self.say, tr("This line was not saved. Enter saves it, Esc gives it up."))
        elif self._chosen_first and (edited := self.session.drafts.of(self.path, self._chosen_first)):
            self.call_after_refresh(self.offer_edit, edited)

    def on_unmount(self) -> None:
        """Keep what was typed in the last moment."""
        self._drafting.leave()

    def repaint(self) -> None:
        """Show what was heard, keeping the chosen need and what is typed."""
        self._bar.learn(self.known)
        self._show_broken()
        self._show_needs()
        if self._chosen_first:
            self.needs_list.choose(self._chosen_first)
            self._chosen_first = ""
        self._show_notes()
        self._show_detail()

    def ticks_changed(self) -> None:
        """Say how many are ticked."""
        self._show_needs()

    def action_write(self) -> None:
        """Go to the bar."""
        self._bar.start()

    def action_park_thought(self) -> None:
        """Go to the bar to park a thought."""
        self._bar.start()
        self._bar.action_park_thought()

    def action_back(self) -> None:
        """Take all ticks away; where there are none, go back."""
        if self.needs_list.ticked:
            self.needs_list.tick(())
            self.ticks_changed()
        else:
            super().action_back()

    def action_vote(self) -> None:
        """Open the votes and priorities, at the chosen need."""
        self.go("voting", self.path, self.needs_list.chosen or "")

    def action_go_on(self, place: Place) -> None:
        """Open another screen of this workshop."""
        self.go(place, self.path)

    @work
    async def action_edit_workshop(self) -> None:
        """Change what is known of the workshop."""
        await ask_about(self, self.workshop)

    def action_filter(self) -> None:
        """Type to find needs."""
        self._search.found(self.session.workspace, self.workshop.needs, "")  # folded now, not at the first letter
        self.query_one(FilterLine).open()

    @work
    async def action_open_process(self) -> None:
        """Open the process that the workshop works on; ask which, if there are several."""
        workspace = self.session.workspace
        stems = self.workshop.processes
        options = {each.path: each.title for each in workspace.processes if not stems or each.stem in stems}
        if len(options) == 1:
            self.go("process", *options)
        elif not options:
            self.say(tr("There is no process yet. Make one in the overview with N."))
        elif path := await self.app.push_screen_wait(Chooser(tr("Which process?"), options)):
            self.go("process", path)

    def action_pane(self, pane: str) -> None:
        """Go to one part of the screen; where it is narrow, the detail takes the place of the list."""
        self.set_class(pane == "notes", "-detail")
        if pane == "bar":
            self._bar.start()
        else:
            self.query_one(f"#{pane}", RecordList).focus()

    @on(CaptureBar.Typed)
    @on(CaptureBar.Moved)
    def _keep_typed(self) -> None:
        self._drafting.typed()

    @on(CaptureBar.Typed)
    def _look_for_alike(self) -> None:
        self._likening.typed()

    @on(CaptureBar.PutAway)
    def _forget_typed(self) -> None:
        self._drafting.settle()

    @on(RecordList.Chosen, "#needs")
    def _show_detail(self) -> None:
        need = self._by_id.get(self.needs_list.chosen or "")
        recorded = need.recorded.strftime("%H:%M") if need and need.recorded else ""
        self.query_one("#detail-heading", Heading).show(tr("Detail"), recorded)
        workspace, workshop = self.session.workspace, self.workshop
        hints = self.session.hints.of_need(workspace, workshop, need) if need else ()
        rows = need_detail(workspace, workshop, need, hints) if need else ()
        self.query_one(Fields).show(rows)

    @on(Input.Changed, "FilterLine")
    def _show_needs(self) -> None:
        workshop = self.workshop
        self._by_id = {need.id: need for need in workshop.needs}
        needs, query = workshop.needs[::-1], self.query_one(FilterLine).value
        if query:
            needs = self._search.found(self.session.workspace, needs, query)
        by_id = self._by_id
        self.needs_list.show(
            [need.id for need in needs],
            lambda need_id: need_row(by_id[need_id], query),
            empty=tr("No need has these words.") if query else tr("No needs yet. Press n, and write what is said."),
        )
        shown = tr("{found} of {all}", found=len(needs), all=len(workshop.needs)) if query else str(len(needs))
        ticked = len(self.needs_list.ticked)
        counted = (trn("{count} ticked", "{count} ticked", ticked), shown) if ticked else (shown,)
        self.query_one("#needs-heading", Heading).show(tr("Needs"), "   ".join(counted))

    def _show_notes(self) -> None:
        notes = {note.id: note for note in self.workshop.notes[::-1]}
        self.query_one("#notes-heading", Heading).show(tr("Parked"), str(len(notes)))
        self.notes_list.show(
            tuple(notes),
            lambda note_id: (note_cell(notes[note_id]),),
            empty=tr("Nothing. A line that begins with + is parked."),
        )

    def _show_broken(self) -> None:
        line = self.session.workspace.locked.get(self.path)
        said = self.query_one("#broken", Static)
        said.display = line is not None
        said.update(tr("Read only: {path} has errors, first in line {line}.", path=one_line(self.path), line=line))

    def _record(self, lines: tuple[Line, ...]) -> bool:
        said = self.session.numbered(lines, self.workshop.area)
        edit = partial(record_lines, path=self.path, said=said, recorded=now())
        if not self.perform(edit, undo_label(trn("{count} line", "{count} lines", len(lines)), lines[0].text)):
            return False
        self.needs_list.choose(next(reversed(said)))
        return True

    @property
    def _bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)
