"""A workshop: the capture bar, the list of needs, and what is known of the one that is chosen."""

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from behov.domain.edits import change_need, change_note, remove_need, remove_note
from behov.domain.hearing import record_lines
from behov.domain.shorthand import Line, vocabulary
from behov.domain.workshop import PRIORITIES, Need, Note, Workshop
from behov.services.clock import now
from behov.services.session import Session
from behov.text import N_, language, tr, trn
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.need_form import NeedForm
from behov.ui.forms.note_form import NoteForm
from behov.ui.need_detail import need_detail
from behov.ui.need_list import NeedSearch, need_row, note_cell
from behov.ui.screens.asking import ask_about
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.columns import Column
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.filter_line import FilterLine
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class WorkshopScreen(WorkspaceScreen):
    """Where a facilitator sits: writes down what is said, and puts it right afterwards."""

    CSS = """
    WorkshopScreen #detail { width: 38; padding: 0 0 0 1; }
    WorkshopScreen #fields { margin: 0 2 1 2; max-height: 60%; }
    WorkshopScreen #notes { min-height: 3; }
    WorkshopScreen.-narrow #detail { display: none; width: 1fr; padding: 0; }
    WorkshopScreen.-narrow.-detail #detail { display: block; }
    WorkshopScreen.-narrow.-detail #heard { display: none; }
    WorkshopScreen #broken { padding: 0 2; height: auto; display: none; }
    """
    AUTO_FOCUS = ""  # `on_mount` knows better
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write", N_("New"), id="workshop.write"),
        Binding("e", "edit", N_("Edit"), id="workshop.edit"),
        Binding("m", "next_priority", N_("Priority"), id="workshop.priority"),
        Binding("p", "park", N_("Park"), id="workshop.park"),
        Binding("d,delete", "remove", N_("Delete"), id="workshop.remove"),
        Binding("slash", "filter", N_("Find"), id="workshop.filter"),
        Binding("i", "edit_workshop", N_("The workshop's details"), show=False, id="workshop.details"),
        Binding("f6", "open_process", N_("The workshop's process"), show=False, id="workshop.process"),
        Binding("1", "pane('bar')", N_("To the line"), show=False, id="workshop.pane-1"),
        Binding("2", "pane('needs')", N_("To the needs"), show=False, id="workshop.pane-2"),
        Binding("3", "pane('notes')", N_("To the detail and what is parked"), show=False, id="workshop.pane-3"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session)
        self.path = path
        self._chosen_first = chosen
        self._search = NeedSearch()
        self._by_id: dict[str, Need] = {}

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

    def on_mount(self) -> None:
        """Begin in the bar; in the list, if a need was asked for or the workshop is over."""
        if self._chosen_first or self._workshop.state == "closed":
            self.set_focus(self._needs)
        else:
            self._bar.start()

    @property
    def where(self) -> str:
        """The area and the title."""
        area = self.session.workspace.catalogue.areas.get(self._workshop.area or "")
        return f"{area.label(language())} › {self._workshop.title}" if area else self._workshop.title

    @property
    def stands(self) -> bool:
        """Whether the workshop is still there."""
        return any(each.path == self.path for each in self.session.workspace.workshops)

    @property
    def day(self) -> Workshop:
        """The workshop itself."""
        return self._workshop

    def repaint(self) -> None:
        """Show what was heard, keeping the chosen need and what is typed."""
        workspace = self.session.workspace
        self._bar.learn(vocabulary(workspace, self._workshop.processes))
        self._show_broken()
        self._show_needs()
        if self._chosen_first:
            self._needs.choose(self._chosen_first)
            self._chosen_first = ""
        self._show_notes()
        self._show_detail()

    def action_write(self) -> None:
        """Go to the bar."""
        self._bar.start()

    @work
    async def action_edit(self) -> None:
        """Change the chosen need or note in a form."""
        workspace, path = self.session.workspace, self.path
        if note := self._chosen_note:
            await self.fill_in(
                lambda draft: NoteForm(note, draft),
                lambda changes: lambda now: change_note(now, path, note.id, **changes),
                tr("Edit note"),
            )
        elif need := self._chosen_need:
            await self.fill_in(
                lambda draft: NeedForm(workspace, self._workshop, need, draft),
                lambda changes: lambda now: change_need(now, path, need.id, **changes),
                tr("Edit need"),
            )

    @work
    async def action_edit_workshop(self) -> None:
        """Change what is known of the workshop."""
        await ask_about(self, self._workshop)

    def action_next_priority(self) -> None:
        """Give the chosen need the next priority, and after the last none."""
        if need := self._chosen_need:
            cycle = (None, *PRIORITIES)
            following = cycle[(cycle.index(need.priority) + 1) % len(cycle)]
            self._change(need, tr("Priority"), priority=following)

    def action_park(self) -> None:
        """Park the chosen need, or take it up again."""
        if need := self._chosen_need:
            status = "raw" if need.status == "parked" else "parked"
            self._change(need, tr("Park"), status=status)

    def action_remove(self) -> None:
        """Delete the chosen need or note; undo brings it back."""
        if note := self._chosen_note:
            self.perform(partial(remove_note, path=self.path, note_id=note.id), tr("Delete note"))
        elif need := self._chosen_need:
            self.perform(partial(remove_need, path=self.path, need_id=need.id), tr("Delete need"))

    def action_filter(self) -> None:
        """Type to find needs."""
        self._search.found(self.session.workspace, self._workshop.needs, "")  # folded now, not at the first letter
        self.query_one(FilterLine).open()

    @work
    async def action_open_process(self) -> None:
        """Open the process that the workshop works on; ask which, if there are several."""
        workspace = self.session.workspace
        stems = self._workshop.processes
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

    @on(RecordList.Chosen, "#needs")
    def _show_detail(self) -> None:
        need = self._need(self._needs.chosen)
        recorded = need.recorded.strftime("%H:%M") if need and need.recorded else ""
        self.query_one("#detail-heading", Heading).show(tr("Detail"), recorded)
        rows = need_detail(self.session.workspace, self._workshop, need) if need else ()
        self.query_one(Fields).show(rows)

    @on(RecordList.Opened)
    def _edit_opened(self) -> None:
        self.action_edit()

    @on(Input.Changed, "FilterLine")
    def _show_needs(self) -> None:
        workshop = self._workshop
        self._by_id = {need.id: need for need in workshop.needs}
        needs, query = workshop.needs[::-1], self.query_one(FilterLine).value
        if query:
            needs = self._search.found(self.session.workspace, needs, query)
        by_id = self._by_id
        self._needs.show(
            [need.id for need in needs],
            lambda need_id: need_row(by_id[need_id], query),
            empty=tr("No need has these words.") if query else tr("No needs yet. Press n, and write what is said."),
        )
        shown = tr("{found} of {all}", found=len(needs), all=len(workshop.needs)) if query else str(len(needs))
        self.query_one("#needs-heading", Heading).show(tr("Needs"), shown)

    def _show_notes(self) -> None:
        notes = {note.id: note for note in self._workshop.notes[::-1]}
        self.query_one("#notes-heading", Heading).show(tr("Parked"), str(len(notes)))
        self.query_one("#notes", RecordList).show(
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
        ids: dict[str, None] = {}
        while len(ids) < len(lines):
            ids[self.session.new_id(self._workshop.area)] = None
        said = dict(zip(ids, lines, strict=True))
        recorded = now()
        edit = partial(record_lines, path=self.path, said=said, recorded=recorded)
        if not self.perform(edit, trn("{count} line", "{count} lines", len(lines))):
            return False
        self._needs.choose(next(reversed(said)))
        return True

    def _change(self, need: Need, label: str, **changes: object) -> None:
        self.perform(lambda now: change_need(now, self.path, need.id, **changes), label)

    def _need(self, need_id: str | None) -> Need | None:
        return self._by_id.get(need_id or "")

    @property
    def _workshop(self) -> Workshop:
        return self.session.workspace.workshop(self.path)

    @property
    def _bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    @property
    def _needs(self) -> RecordList:
        return self.query_one("#needs", RecordList)

    @property
    def _chosen_need(self) -> Need | None:
        return self._need(self._needs.chosen)

    @property
    def _chosen_note(self) -> Note | None:
        """The note that is chosen, while one is among the notes."""
        notes = self.query_one("#notes", RecordList)
        return (
            next((note for note in self._workshop.notes if note.id == notes.chosen), None) if notes.has_focus else None
        )
