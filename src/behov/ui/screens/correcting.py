"""What was heard in a workshop put right: one need or all that are ticked, each change with one key."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.geometry import Region

from behov.domain.correcting import change_needs, move_needs, remove_needs, said_anew
from behov.domain.edits import change_need, change_note, remove_note
from behov.domain.shorthand import Vocabulary, read_line, vocabulary
from behov.domain.workshop import PRIORITIES, Need, Note
from behov.services.drafts import Draft
from behov.services.session import Edit
from behov.services.stage import Stage
from behov.text import N_, tr
from behov.ui.drafting import Drafting
from behov.ui.forms import options
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.fields import Options
from behov.ui.forms.need_form import NeedForm
from behov.ui.forms.note_form import NoteForm
from behov.ui.forms.row_editor import RowEditor
from behov.ui.need_list import named
from behov.ui.screens.within import WithinWorkshop
from behov.ui.undo_label import undo_label
from behov.ui.widgets.marks import priority_word
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line, visible

NOTHING = "–"  # the option that is none of the others
NEED_COLUMN, NOTE_COLUMN = 1, 0  # the columns of the lists in which the text stands


class CorrectingScreen(WithinWorkshop):
    """A workshop's needs and notes, in lists called `#needs` and `#notes`, and every way to change them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), id="workshop.edit"),
        Binding("m", "next_priority", N_("Priority"), id="workshop.priority"),
        Binding("space", "tick", N_("Tick"), id="workshop.tick"),
        Binding("a", "tick_all", N_("Tick all, or none"), show=False, id="workshop.tick-all"),
        Binding("s", "step", N_("Step"), show=False, id="workshop.step"),
        Binding("r", "role", N_("Role"), show=False, id="workshop.role"),
        Binding("g", "area", N_("Area"), show=False, id="workshop.area"),
        Binding("p", "park", N_("Park"), id="workshop.park"),
        Binding("f", "move", N_("Move to another workshop"), show=False, id="workshop.move"),
        Binding("d,delete", "remove", N_("Delete"), id="workshop.remove"),
    ]

    @property
    def known(self) -> Vocabulary:
        """What a line may name here."""
        return vocabulary(self.session.workspace, self.workshop.processes)

    @property
    def needs_list(self) -> RecordList:
        """The list of needs."""
        return self.query_one("#needs", RecordList)

    @property
    def notes_list(self) -> RecordList:
        """The list of notes."""
        return self.query_one("#notes", RecordList)

    @property
    def selected(self) -> tuple[Need, ...]:
        """The ticked needs as they are listed or, where none is, the chosen one; none while one is among the notes."""
        if self.notes_list.has_focus:
            return ()
        by_id = {need.id: need for need in self.workshop.needs}
        wanted = self.needs_list.ticked or (self.needs_list.chosen,)
        return tuple(by_id[need_id] for need_id in wanted if need_id in by_id)

    @property
    def chosen_note(self) -> Note | None:
        """The note that is chosen, while one is among the notes."""
        if not self.notes_list.has_focus:
            return None
        return next((note for note in self.workshop.notes if note.id == self.notes_list.chosen), None)

    @property
    def on_stage(self) -> Stage:
        """The needs, or what is parked while one is there."""
        if self.notes_list.has_focus:
            return Stage("parked", self.path, chosen=self.notes_list.chosen or "")
        return Stage("needs", self.path, chosen=self.needs_list.chosen or "")

    # Ticking

    def action_tick(self) -> None:
        """Tick the chosen need, or take its tick away, and go on to the next."""
        needs = self.needs_list
        if needs.has_focus and needs.chosen:
            needs.tick(set(needs.ticked) ^ {needs.chosen})
            needs.action_move(1)
            self.ticks_changed()

    def action_tick_all(self) -> None:
        """Tick every need that is listed or, where all are, none."""
        needs = self.needs_list
        needs.tick(() if len(needs.ticked) == len(needs.keys) else needs.keys)
        self.ticks_changed()

    def ticks_changed(self) -> None:
        """Take in that other needs are ticked."""

    # Changing

    @work
    async def action_edit(self) -> None:
        """Change the words of the chosen need or note where they stand."""
        if note := self.chosen_note:
            await self._rewrite(
                note,
                lambda: self.notes_list.region_of(NOTE_COLUMN),
                lambda text: partial(change_note, path=self.path, note_id=note.id, text=text),
                undo_label(tr("Edit note"), note.text),
            )
        elif need := self._chosen_need:
            await self._rewrite(
                need,
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

    def action_next_priority(self) -> None:
        """Give the selected needs the next priority of the first of them, and after the last none."""
        if needs := self.selected:
            cycle = (None, *PRIORITIES)
            following = cycle[(cycle.index(needs[0].priority) + 1) % len(cycle)]
            self._change(needs, priority_word(following), priority=following)

    @work
    async def action_step(self) -> None:
        """Say which step the selected needs belong to."""
        steps = options.steps(self.session.workspace, self.workshop.processes)
        await self._set(tr("Step"), steps, lambda step: {"steps": (step,) if step else ()})

    @work
    async def action_role(self) -> None:
        """Say whose the selected needs are."""
        taking_part = (each.role for each in self.workshop.participants if each.role)
        roles = dict.fromkeys((*taking_part, *self.session.workspace.roles))
        await self._set(tr("Role"), {role: role for role in roles}, lambda role: {"role": role or None})

    @work
    async def action_area(self) -> None:
        """Say which service area the selected needs belong to."""
        areas = options.areas(self.session.workspace)
        await self._set(tr("Area"), areas, lambda area: {"area": area or None}, tr("the workshop's"))

    def action_park(self) -> None:
        """Park the selected needs, or take them up again."""
        if needs := self.selected:
            status = "raw" if needs[0].status == "parked" else "parked"
            self._change(needs, tr("Park"), status=status)

    @work
    async def action_move(self) -> None:
        """Move the selected needs to another workshop."""
        needs, workspace = self.selected, self.session.workspace
        others = {each.path: each.title for each in workspace.workshops[::-1] if each.path != self.path}
        if not needs:
            return
        if not others:
            self.say(tr("There is no other workshop to move it to. Make one in the overview with n."))
            return
        asked = undo_label(tr("Move to another workshop"), named(needs))
        if target := await self.app.push_screen_wait(Chooser(asked, others)):
            remarks = {
                need.id: tr("{votes} votes in {workshop}", votes=need.votes, workshop=self.workshop.title)
                for need in needs
                if need.votes
            }
            edits = move_needs({need.id for need in needs}, self.path, target, remarks)
            if self.perform_all(edits, asked):
                self.say(tr("Moved to {workshop}. u takes it back.", workshop=one_line(others[target])))

    def action_remove(self) -> None:
        """Delete the chosen note or the selected needs; undo brings them back."""
        if note := self.chosen_note:
            self.perform(
                partial(remove_note, path=self.path, note_id=note.id), undo_label(tr("Delete note"), note.text)
            )
        elif needs := self.selected:
            edit = partial(remove_needs, path=self.path, need_ids={need.id for need in needs})
            self.perform(edit, undo_label(tr("Delete need"), named(needs)))

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

    async def _rewrite(
        self, row: Need | Note, region: Callable[[], Region], edit: Callable[[str], Edit], label: str
    ) -> None:
        """Ask for a text in the place of a row until it is saved or given up. What is typed is kept meanwhile."""
        kept, before = self.session.drafts.of(self.path, row.id), visible(row.text)
        text = kept.text if kept and kept.base == row.text else before

        def typed(now: str) -> None:
            nonlocal text
            text = now
            drafting.typed()

        drafting = Drafting(
            self,
            self.session.drafts,
            lambda: Draft(path=self.path, within=row.id, text=text if text != before else "", base=row.text),
        )
        while (answer := await self.app.push_screen_wait(RowEditor(text, region, typed))) is not None:
            text = answer
            if text.strip() == before.strip() or self.perform(edit(text), label):
                break
        text = before
        drafting.settle()

    async def _set(
        self, asked: str, known: Options, changes: Callable[[str], Mapping[str, object]], nothing: str = ""
    ) -> None:
        """Ask for one of the options, or for none, and change the selected needs."""
        if needs := self.selected:
            none = {NOTHING: " ".join((NOTHING, nothing or tr("none")))}
            if picked := await self.app.push_screen_wait(Chooser(undo_label(asked, named(needs)), {**known, **none})):
                self._change(needs, asked, **changes("" if picked == NOTHING else picked))

    def _change(self, needs: tuple[Need, ...], label: str, **changes: object) -> None:
        wanted = {need.id for need in needs}
        self.perform(lambda now: change_needs(now, self.path, wanted, **changes), undo_label(label, named(needs)))

    @property
    def _chosen_need(self) -> Need | None:
        return next((need for need in self.workshop.needs if need.id == self.needs_list.chosen), None)
