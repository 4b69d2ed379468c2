"""A work process: told step by step in the capture bar, seen as a rail, and put right afterwards."""

from asyncio import to_thread
from functools import partial
from typing import ClassVar, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from behov.diagrams.rail import rail
from behov.domain.capturing import record_steps
from behov.domain.process import Process, Step, StepKind, Variant
from behov.domain.process_edits import change_step, copy_as_is, move_step, remove_step
from behov.domain.shorthand import Line, Vocabulary, vocabulary
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.text import N_, language, tr, trn, word
from behov.ui.desktop import open_in_desktop
from behov.ui.drawings import drawn
from behov.ui.forms.answer_form import AnswerForm
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.step_form import StepForm
from behov.ui.screens.asking import ask_about
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.rail_view import RailView
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

KINDS: tuple[StepKind, ...] = ("task", "decision", "wait", "start", "end")  # in the order in which k goes through them


class ProcessScreen(WorkspaceScreen):
    """Shows a process as it is or as it should be, and changes its steps."""

    CSS = """
    ProcessScreen #variant { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ProcessScreen.-narrow #variant { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write", N_("New"), id="process.write"),
        Binding("e", "edit", N_("Edit"), id="process.edit"),
        Binding("k", "next_kind", N_("Kind"), id="process.kind"),
        Binding("b", "branch", N_("Branch"), id="process.branch"),
        Binding("f8,s", "other_variant", N_("As-is or to-be"), id="process.variant"),
        Binding("f9,o", "open_drawing", N_("Drawing"), id="process.drawing"),
        Binding("d,delete", "remove", N_("Delete"), id="process.remove"),
        Binding("K,alt+up", "move(-1)", N_("Move up"), show=False, id="process.move-up"),
        Binding("J,alt+down", "move(1)", N_("Move down"), show=False, id="process.move-down"),
        Binding("c", "copy_as_is", N_("Begin the to-be as the as-is"), show=False, id="process.copy"),
        Binding("i", "edit_process", N_("The process's details"), show=False, id="process.details"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "") -> None:
        super().__init__(session)
        self.path = path
        self.variant: Variant = "as-is"
        self._chosen_first = chosen
        if chosen and not any(step.id == chosen for step in self._process.as_is):
            self.variant = "to-be"

    def compose_body(self) -> ComposeResult:
        """Stack which variant it is, the bar and the rail."""
        yield Static(id="variant", markup=False)
        yield CaptureBar(self._record, step=True)
        yield RailView(id="rail")

    def on_mount(self) -> None:
        """Begin in the bar where there is nothing to look at yet."""
        if self._steps:
            self._rail.focus()
        else:
            self._bar.start()

    @property
    def where(self) -> str:
        """Say which area's process it is."""
        area = self.session.workspace.catalogue.areas.get(self._process.area or "")
        return f"{area.label(language())} › {self._process.title}" if area else self._process.title

    @property
    def stands(self) -> bool:
        """Say whether the process is still there."""
        return any(each.path == self.path for each in self.session.workspace.processes)

    def repaint(self) -> None:
        """Show the steps as they are now."""
        workspace = self.session.workspace
        self._bar.learn(_step_words(workspace))
        lines = rail(self._process, self.variant, workspace.needs_in(self._process), workspace.catalogue)
        self._rail.show_rail(lines, keep=self._chosen_first or None, empty=self._empty)
        self._chosen_first = ""
        self._show_variant()

    # Steps

    def action_write(self) -> None:
        """Write a step below the chosen one."""
        self._bar.start()

    @work
    async def action_edit(self) -> None:
        """Change the chosen step in a form."""
        if step := self._step:
            workspace, variant = self.session.workspace, self.variant
            await self.fill_in(
                lambda draft: StepForm(workspace, self._process, variant, step, draft),
                lambda changes: lambda before: change_step(before, self.path, variant, step.id, **changes),
                tr("Edit step"),
            )

    def action_next_kind(self) -> None:
        """Make the chosen step the next kind of step."""
        if step := self._step:
            kind = KINDS[(KINDS.index(step.kind) + 1) % len(KINDS)]
            edit = partial(change_step, path=self.path, variant=self.variant, step_id=step.id, kind=kind)
            if self.perform(edit, tr("Kind")):
                self.say(tr("Step {number} is now: {kind}", number=self._number, kind=word(kind)))

    def action_move(self, by: int) -> None:
        """Move the chosen step up or down."""
        if step := self._step:
            edit = partial(move_step, path=self.path, variant=self.variant, step_id=step.id, by=by)
            self.perform(edit, tr("Move step"))

    def action_remove(self) -> None:
        """Take the chosen step out."""
        if step := self._step:
            edit = partial(remove_step, path=self.path, variant=self.variant, step_id=step.id)
            self.perform(edit, tr("Delete step"))

    @work
    async def action_branch(self) -> None:
        """Lead the chosen step to another one, for an answer."""
        step = self._step
        if step is None:
            return
        answered = await self.app.push_screen_wait(AnswerForm(step))
        if not answered:
            return
        answer = str(answered["answer"])
        names = {each.id: f"{number}  {each.text}" for number, each in enumerate(self._steps, 1) if each.id != step.id}
        target = await self.app.push_screen_wait(Chooser(tr("{answer}: to which step?", answer=answer), names))
        if target:
            branches = {**step.branches, answer: target}
            kind = "decision" if step.kind == "task" else step.kind
            edit = partial(
                change_step, path=self.path, variant=self.variant, step_id=step.id, branches=branches, kind=kind
            )
            self.perform(edit, tr("Branch"))

    # The process

    def action_other_variant(self) -> None:
        """Show the process as it should be, or as it is."""
        variants: tuple[Variant, ...] = get_args(Variant)
        self.variant = variants[1 - variants.index(self.variant)]
        self.show_all()

    def action_copy_as_is(self) -> None:
        """Begin the to-be as the as-is, where there is none yet."""
        if self._process.to_be:
            self.say(tr("There is a to-be already. Delete its steps first."))
        elif self.perform(partial(copy_as_is, path=self.path), tr("Begin the to-be as the as-is")):
            self.variant = "to-be"
            self.show_all()

    @work
    async def action_edit_process(self) -> None:
        """Change what is known of the process besides its steps."""
        await ask_about(self, self._process)

    @work(exclusive=True, group="drawing")
    async def action_open_drawing(self) -> None:
        """Draw the process, and open the drawing in the desktop's own program."""
        self.say(tr("Drawing …"))
        with self.explaining():
            path = await to_thread(drawn, self.session.workspace, self.path, self.variant, self.session.root)
            self.say(tr("Drawn: {path}", path=one_line(str(path))))
            await to_thread(open_in_desktop, path)

    @on(RecordList.Opened)
    def _edit_opened(self) -> None:
        self.action_edit()

    # What is shown

    @property
    def _process(self) -> Process:
        return self.session.workspace.process(self.path)

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self._process.steps(self.variant)

    @property
    def _step(self) -> Step | None:
        return next((step for step in self._steps if step.id == self._rail.chosen), None)

    @property
    def _number(self) -> int:
        """The number of the chosen step."""
        return next((number for number, step in enumerate(self._steps, 1) if step.id == self._rail.chosen), 0)

    @property
    def _bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    @property
    def _rail(self) -> RailView:
        return self.query_one(RailView)

    @property
    def _empty(self) -> str:
        if self.variant == "to-be" and self._process.as_is:
            return tr("Nothing yet. Press c to begin as it is today, or n to write the first step.")
        return tr("No steps yet. Press n, and write who does what first.")

    def _record(self, lines: tuple[Line, ...]) -> bool:
        """Record lines as steps below the chosen one, and choose the last of them."""
        before = self._process.step_ids
        below = self._rail.chosen
        edit = partial(record_steps, path=self.path, variant=self.variant, lines=lines, below=below)
        if not self.perform(edit, trn("{count} step", "{count} steps", len(lines))):
            return False
        added = [step.id for step in self._steps if step.id not in before]
        self._rail.choose(added[-1])
        return True

    @on(RecordList.Chosen)
    def _show_variant(self) -> None:
        """Say which variant it is and, to the right, below which step a new one comes."""
        shown = [
            Content.styled(name, "bold $accent" if variant == self.variant else "$quiet")
            for variant, name in (("as-is", tr("As it is")), ("to-be", tr("As it should be")))
        ]
        left = Content("   ").join(shown)
        below = tr("new steps come below {number}", number=self._number) if self._step else ""
        right = Content.styled("   ".join(filter(None, (below, "° " + tr("national solution")))), "$quiet")
        if self.path in self.session.workspace.locked:
            line = self.session.workspace.locked[self.path]
            right = Content.styled(tr("read only: the file has errors, first in line {line}", line=line), "bold")
        room = max(3, self.size.width - 4 - left.cell_length - right.cell_length)
        self.query_one("#variant", Static).update(left + Content(" " * room) + right)


def _step_words(workspace: Workspace) -> Vocabulary:
    """Return what a line about a step may name."""
    known = vocabulary(workspace)
    return Vocabulary(known.roles, tuple(each for each in known.choices if each.meaning in ("system", "component")))
