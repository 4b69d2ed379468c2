"""The end of the day: the parking lot is gone through, and the workshop closed with nothing forgotten, or knowingly."""

from asyncio import to_thread
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from behov.domain.edits import change_note, change_workshop
from behov.domain.holding.closing import remaining
from behov.domain.holding.parking import is_settled
from behov.domain.workshop import Note, WorkshopState
from behov.exports.after.places import summary_file
from behov.services.session import Edit
from behov.services.stage import Stage
from behov.text import N_, tr, trn, word
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.fields import from_value
from behov.ui.forms.note_form import DropForm, FollowUpForm
from behov.ui.rows.need_list import note_cell
from behov.ui.screens.export import EXPORTS
from behov.ui.screens.within import WithinWorkshop
from behov.ui.undo_label import undo_label
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class ClosingScreen(WithinWorkshop):
    """Goes through what was parked: each thought gets somebody who follows it up by a date, or is dropped."""

    CSS = """
    ClosingScreen #left { padding: 0 2; height: auto; margin-bottom: 1; }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "follow_up", N_("Owner and date"), id="closing.follow-up"),
        Binding("d", "drop", N_("Drop"), id="closing.drop"),
        Binding("k", "done", N_("Done"), id="closing.done"),
        Binding("c", "close", N_("Close the workshop"), id="closing.close"),
        Binding("o", "open_summary", N_("Open the summary"), id="closing.open-summary"),
        Binding("w", "summarise", N_("Write the summary"), show=False, id="closing.summarise"),
        Binding("enter", "follow_up", N_("Owner and date"), show=False, id="closing.open"),
    ]

    def compose_body(self) -> ComposeResult:
        """Put what is left to do above what was parked."""
        yield Static(id="left", markup=False)
        yield Heading(id="thoughts-heading")
        yield RecordList(
            Column(lines=3),
            Column(N_("Follows it up"), width=26, lines=2),
            Column(N_("Due"), width=10),
            id="thoughts",
        )

    @property
    def on_stage(self) -> Stage:
        """What was parked, and the thought that one is at."""
        return Stage("parked", self.path, chosen=self.query_one("#thoughts", RecordList).chosen or "")

    def repaint(self) -> None:
        """Show what is left to do first, then what is taken care of."""
        notes = {note.id: note for note in sorted(self.workshop.notes, key=is_settled)}
        self.query_one("#left", Static).update(Content("\n").join(self._left()))
        left = len(remaining(self.workshop).thoughts)
        self.query_one("#thoughts-heading", Heading).show(
            tr("Parking lot"), tr("{left} of {all} left", left=left, all=len(notes))
        )
        self._list.show(tuple(notes), lambda note_id: _cells(notes[note_id]), empty=tr("Nothing was parked."))

    @work
    async def action_follow_up(self) -> None:
        """Say who follows the chosen thought up, and when."""
        if note := self._chosen:
            workspace = self.session.workspace
            await self.fill_in(
                lambda draft: FollowUpForm(workspace, note, draft),
                lambda changes: self._changing(note, **changes, status="open"),
                undo_label(tr("Owner and date"), note.text),
            )

    @work
    async def action_drop(self) -> None:
        """Drop the chosen thought, for a reason."""
        if note := self._chosen:
            await self.fill_in(
                lambda draft: DropForm(note, draft),
                lambda changes: self._changing(note, **changes, status="dropped"),
                undo_label(tr("Drop"), note.text),
            )

    def action_done(self) -> None:
        """Say that the chosen thought is taken care of already."""
        if note := self._chosen:
            self.perform(self._changing(note, status="done"), undo_label(tr("Done"), note.text))

    @work
    async def action_close(self) -> None:
        """Close the workshop, if nothing is forgotten or somebody says so; a closed one is opened again."""
        if self.workshop.state == "closed":
            self.perform(self._stating("open"), tr("Open the workshop again"))
            self.say(tr("The workshop is open again."))
            return
        if left := len(remaining(self.workshop).thoughts):
            forgotten = trn("{count} thought is forgotten.", "{count} thoughts are forgotten.", left)
            answers = {"back": tr("Back to the parking lot"), "close": tr("Close it all the same")}
            if await self.app.push_screen_wait(Chooser(forgotten, answers)) != "close":
                return
        if self.perform(self._stating("closed"), tr("Close the workshop")):
            await self._summarise()

    @work
    async def action_summarise(self) -> None:
        """Write the summary of the day as it stands now."""
        await self._summarise()

    def action_open_summary(self) -> None:
        """Open the summary in the browser."""
        page = self.session.root / EXPORTS / summary_file(self.workshop)
        if page.is_file():
            self.open_outside(page)
        else:
            self.say(tr("There is no summary yet. Press w to write it."))

    async def _summarise(self) -> None:
        """Write the summary on a thread, and say where it lies."""
        from behov.exports.after.summary import write_summary  # late: it takes longer to load than this screen

        self.say(tr("Writing the summary …"))
        with self.explaining():
            folder = self.session.root / EXPORTS
            page = await to_thread(write_summary, self.session.workspace, self.workshop, folder)
            self.say(tr("The summary lies in {path}. o opens it.", path=one_line(str(page))))

    @on(RecordList.Opened)
    def _open(self) -> None:
        self.action_follow_up()

    def _left(self) -> Sequence[Content]:
        """Say in a line each what is left to do, or that nothing is."""
        left, closed = remaining(self.workshop), self.workshop.state == "closed"
        counted = (
            (
                len(left.thoughts),
                trn(
                    "thought has nobody who follows it up by a date",
                    "thoughts have nobody who follows them up by a date",
                    len(left.thoughts),
                ),
            ),
            (left.unweighed, trn("need has no priority", "needs have no priority", left.unweighed)),
            (left.parked, trn("need is parked", "needs are parked", left.parked)),
        )
        lines = [Content.assemble((str(count), "bold"), f" {said}") for count, said in counted if count]
        state = tr("The workshop is closed. c opens it again.") if closed else tr("Nothing is forgotten. c closes it.")
        return [*lines, Content.styled(state, "bold")] if closed or not left.thoughts else lines

    def _changing(self, note: Note, **changes: object) -> Edit:
        return lambda now: change_note(now, self.path, note.id, **changes)

    def _stating(self, state: WorkshopState) -> Edit:
        return partial(change_workshop, path=self.path, state=state)

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _chosen(self) -> Note | None:
        return next((note for note in self.workshop.notes if note.id == self._list.chosen), None)


def _cells(note: Note) -> Sequence[Cell]:
    if note.status == "open":
        owner: Cell = note.owner or ("" if note.kind == "decision" else Piece(tr("nobody yet"), "bold"))
    else:
        owner = Piece(f"{word(note.status)}: {note.reason}" if note.reason else word(note.status), "quiet")
    return (note_cell(note), owner, from_value(note.due))
