"""What was heard in a workshop put in order: one need or all that are ticked, each change with one key."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from behov.domain.correcting import change_needs, move_needs, remove_needs
from behov.domain.edits import remove_note
from behov.domain.workshop import PRIORITIES, Need, Note
from behov.services.stage import Stage
from behov.text import N_, tr
from behov.ui.forms import options
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.fields import Options
from behov.ui.rows.need_list import named
from behov.ui.screens.rewriting import RewritingScreen
from behov.ui.undo_label import undo_label
from behov.ui.widgets.marks import priority_word
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

NOTHING = "–"  # the option that is none of the others


class SortingScreen(RewritingScreen):
    """A workshop's needs and notes, in lists called `#needs` and `#notes`, ticked and put where they belong."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
