"""What was heard in a workshop put right: the words of a need or note where they stand, or all of it in a form."""

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from behov.domain.correcting import said_anew
from behov.domain.edits import change_need, change_note
from behov.domain.shorthand import Vocabulary, read_line, vocabulary
from behov.domain.workshop import Need
from behov.services.drafts import Draft
from behov.text import N_, tr
from behov.ui.forms.need_form import NeedForm
from behov.ui.forms.note_form import NoteForm
from behov.ui.screens.sorting import SortingScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.record_list import RecordList

NEED_COLUMN, NOTE_COLUMN = 1, 0  # the columns of the lists in which the text stands


class CorrectingScreen(SortingScreen):
    """A workshop's needs and notes, and every way to change them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), id="workshop.edit"),
    ]

    @property
    def known(self) -> Vocabulary:
        """What a line may name here."""
        return vocabulary(self.session.workspace, self.workshop.processes)

    @work
    async def action_edit(self) -> None:
        """Change the words of the chosen need or note where they stand."""
        if note := self.chosen_note:
            await self.rewrite(
                note.id,
                note.text,
                lambda: self.notes_list.region_of(NOTE_COLUMN),
                lambda text: partial(change_note, path=self.path, note_id=note.id, text=text),
                undo_label(tr("Edit note"), note.text),
            )
        elif need := self._chosen_need:
            await self.rewrite(
                need.id,
                need.text,
                lambda: self.needs_list.region_of(NEED_COLUMN),
                lambda text: lambda now: change_need(now, self.path, need.id, **said_anew(read_line(text, self.known))),
                undo_label(tr("Edit need"), need.text),
            )

    @work
    async def action_edit_all(self) -> None:
        """Change everything that is known of the chosen need or note, in a form."""
        workspace, path = self.session.workspace, self.path
        if note := self.chosen_note:
            await self.fill_in(
                lambda draft: NoteForm(workspace, note, draft),
                lambda changes: lambda now: change_note(now, path, note.id, **changes),
                undo_label(tr("Edit note"), note.text),
            )
        elif need := self._chosen_need:
            await self.fill_in(
                lambda draft: NeedForm(workspace, self.workshop, need, draft),
                lambda changes: lambda now: change_need(now, path, need.id, **changes),
                undo_label(tr("Edit need"), need.text),
            )

    @on(RecordList.Opened, "#needs")
    @on(RecordList.Opened, "#notes")
    def _edit_opened(self) -> None:
        self.action_edit_all()

    def offer_edit(self, draft: Draft) -> None:
        """Go on with the words of a need or note that were being edited when the app ended, if they are still so."""
        notes = {note.id: note.text for note in self.workshop.notes}
        rows = {**notes, **{need.id: need.text for need in self.workshop.needs}}
        if rows.get(draft.within) != draft.base:
            self.session.drafts.forget(self.path, draft.within)
            return
        listed = self.notes_list if draft.within in notes else self.needs_list
        self.set_focus(listed)
        listed.choose(draft.within)
        self.call_after_refresh(self.action_edit)

    @property
    def _chosen_need(self) -> Need | None:
        return next((need for need in self.workshop.needs if need.id == self.needs_list.chosen), None)
