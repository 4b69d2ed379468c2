"""A process put right: the chosen step changed, moved, led on or taken out, and the to-be begun as the as-is."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from behov.domain.leading import lead_step, leads
from behov.domain.moving import move_step, move_to_lane
from behov.domain.process import Step, StepKind
from behov.domain.process_edits import change_step, copy_as_is, remove_step
from behov.domain.workspace import Workspace
from behov.services.session import Edit
from behov.text import N_, tr, word
from behov.ui.forms.answer_form import AnswerForm
from behov.ui.forms.step_form import StepForm
from behov.ui.screens.asking import ask_about
from behov.ui.screens.looking import LookingScreen
from behov.ui.screens.picking import PickStep
from behov.ui.undo_label import undo_label
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

KINDS: tuple[StepKind, ...] = ("task", "decision", "wait", "start", "end")  # in the order in which k goes through them


class ChangingScreen(LookingScreen):
    """A process looked at, and every way to change the steps that it has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), id="process.edit"),
        Binding("k", "next_kind", N_("Kind"), id="process.kind"),
        Binding("b", "branch", N_("Branch"), id="process.branch"),
        Binding("t", "then", N_("What follows"), show=False, id="process.then"),
        Binding("d,delete", "remove", N_("Delete"), id="process.remove"),
        Binding("K,alt+up", "move(-1)", N_("Move up"), show=False, id="process.move-up"),
        Binding("J,alt+down", "move(1)", N_("Move down"), show=False, id="process.move-down"),
        Binding("H,alt+left", "lane(-1)", N_("To the lane to the left"), show=False, id="process.lane-left"),
        Binding("L,alt+right", "lane(1)", N_("To the lane to the right"), show=False, id="process.lane-right"),
        Binding("c", "copy_as_is", N_("Begin the to-be as the as-is"), show=False, id="process.copy"),
        Binding("i", "edit_process", N_("The process's details"), show=False, id="process.details"),
    ]

    @work
    async def action_edit(self) -> None:
        """Change the chosen step in a form."""
        if step := self._to_change():
            workspace, variant = self.session.workspace, self.variant
            await self.fill_in(
                lambda draft: StepForm(workspace, self.process, variant, step, draft),
                lambda changes: self._edit(change_step, step, **changes),
                undo_label(tr("Edit step"), step.text),
            )

    def action_next_kind(self) -> None:
        """Make the chosen step the next kind of step."""
        if step := self._to_change():
            kind = KINDS[(KINDS.index(step.kind) + 1) % len(KINDS)]
            if self._change(word(kind), change_step, step, kind=kind):
                self.say(tr("Step {number} is now: {kind}", number=self.number, kind=word(kind)))

    def action_move(self, by: int) -> None:
        """Move the chosen step up or down."""
        if step := self._to_change():
            self._change(tr("Move step"), move_step, step, by=by)

    def action_lane(self, by: int) -> None:
        """Give the chosen step to the role whose lane is beside its own."""
        before = self._to_change()
        if before is None or not self._change(tr("Move step"), move_to_lane, before, by=by):
            return
        after = self.step
        if after is None or after.role == before.role:
            self.say(tr("There is no lane on that side. Write another role with e, or in front of a new step."))
        else:
            role = one_line(after.role or tr("without role"))
            self.say(tr("Step {number} is now done by: {role}", number=self.number, role=role))

    def action_remove(self) -> None:
        """Take the chosen step out."""
        if step := self._to_change():
            self._change(tr("Delete step"), remove_step, step)

    @work
    async def action_branch(self) -> None:
        """Lead the chosen step to another one, for an answer."""
        if step := self._to_change():
            answered = await self.app.push_screen_wait(AnswerForm(step))
            if answered is not None:
                await self._lead(step, str(answered.get("answer") or ""))

    @work
    async def action_then(self) -> None:
        """Lead the chosen step to another one, without an answer."""
        if step := self._to_change():
            await self._lead(step)

    async def _lead(self, step: Step, answer: str = "") -> None:
        """Ask where a way leads, and draw it, or take it away where it is there already."""
        if step.kind == "end":
            self.say(tr("Nothing follows an end. Make it another kind of step with k first."))
            return
        asked = PickStep(self.session.workspace, self.process, self.variant, step, answer, self.rail.first)
        target = await self.app.push_screen_wait(asked)
        if target and self._change(tr("Branch"), lead_step, step, target=target, answer=answer):
            taken = leads(step, target, answer)
            self.say(tr("The way is taken away.") if taken else tr("The way is drawn."))

    def action_copy_as_is(self) -> None:
        """Begin the to-be as the as-is, where there is none yet."""
        if self.process.to_be:
            self.say(tr("There is a to-be already. Delete its steps first."))
        elif self.perform(partial(copy_as_is, path=self.path), tr("Begin the to-be as the as-is")):
            self.view = "to-be"
            self.show_all()

    @work
    async def action_edit_process(self) -> None:
        """Change what is known of the process besides its steps."""
        await ask_about(self, self.process)

    @on(RecordList.Opened)
    def _edit_opened(self) -> None:
        self.action_edit()

    def _edit(self, edit: Callable[..., Workspace], step: Step, **values: object) -> Edit:
        """Return an edit of a step of the variant that is shown."""
        return partial(edit, path=self.path, variant=self.variant, step_id=step.id, **values)

    def _change(self, what: str, edit: Callable[..., Workspace], step: Step, **values: object) -> bool:
        """Make an edit of a step of the variant that is shown. Returns whether that went well."""
        return self.perform(self._edit(edit, step, **values), undo_label(what, step.text))

    def _to_change(self) -> Step | None:
        """Return the chosen step if it can be changed here."""
        return self.step if self.step and self.can_change() else None

    def can_change(self) -> bool:
        """Return whether steps can be changed in this view, and say it if not."""
        if self.view == "change":
            self.say(tr("The change is only for looking. Press s to go to the as-is, and s again for the to-be."))
        return self.view != "change"
