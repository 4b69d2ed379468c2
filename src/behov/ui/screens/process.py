"""A work process: told step by step in the capture bar, and seen as a rail."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from behov.domain.capturing import record_steps, told
from behov.domain.hearing import record_lines
from behov.domain.process import Process
from behov.domain.shorthand import Line, Vocabulary, vocabulary
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.services.clock import now
from behov.services.drafts import Draft
from behov.services.session import Edit, Session
from behov.text import N_, tr, trn
from behov.ui.drafting import Drafting, draft_of, state_of
from behov.ui.picture import Picture
from behov.ui.screens.changing import ChangingScreen
from behov.ui.screens.within import WithinWorkshop
from behov.ui.undo_label import undo_label
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.measures_view import MeasuresView
from behov.ui.widgets.rail_view import RailView
from behov.visible import one_line

DETAIL_LINES = 2  # as high as it is, so that nothing moves while one goes from step to step


class ProcessScreen(ChangingScreen):
    """Where a process is told: writes down its steps, and puts them right afterwards."""

    CSS = """
    ProcessScreen #view { padding: 0 2; height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ProcessScreen #detail { margin: 1 2 0 2; height: 2; }
    ProcessScreen MeasuresView { margin-top: 1; }
    ProcessScreen.-telling #detail, ProcessScreen.-measured #detail { display: none; }
    ProcessScreen.-narrow #view { margin-bottom: 0; }
    ProcessScreen.-narrow #detail { margin: 0 2; }
    ProcessScreen.-narrow MeasuresView { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write", N_("New"), id="process.write"),
        Binding("f7,ctrl+t", "park_thought", N_("Park a thought"), show=False, id="bar.park"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "", picture: Picture | None = None) -> None:
        super().__init__(session, path, chosen, picture)
        self._typed: tuple[Line, ...] = ()
        self._drafting = Drafting(self, session.drafts, self._draft)

    def compose_body(self) -> ComposeResult:
        """Stack the views' names, the bar, the rail, and what is known of the chosen step or of the whole."""
        yield Static(id="view", markup=False)
        yield CaptureBar(self._record, step=True)
        yield RailView(id="rail")
        yield Fields("detail", lines=DETAIL_LINES)
        yield MeasuresView()

    def on_mount(self) -> None:
        """Begin in the bar where there is nothing to look at yet, or half a line was left."""
        if draft := self._left_draft():
            self.view = "as-is" if draft.within == "as-is" else "to-be"
            self._chosen_first = draft.below or ""
            self._bar.state = state_of(draft)
            self.call_after_refresh(self.say, tr("This line was not saved. Enter saves it, Esc gives it up."))
        if draft or not self.steps:
            self._bar.start()
        else:
            self.rail.focus()

    def on_unmount(self) -> None:
        """Keep what was typed in the last moment."""
        self._drafting.leave()

    def repaint(self) -> None:
        """Show the steps as they are now, and read what is typed by what is known now."""
        self._bar.learn(_step_words(self.session.workspace))
        super().repaint()

    # Telling

    def action_write(self) -> None:
        """Write a step below the chosen one."""
        if self.can_change():
            self._bar.start()

    def action_park_thought(self) -> None:
        """Go to the bar to park a thought."""
        self._bar.start()
        self._bar.action_park_thought()

    def being_told(self) -> Process:
        """Return the process with a step for each line that is typed and not saved yet, where it will come."""
        lines = (line for line in self._typed if line.text and not line.parked and self.view != "change")
        return told(self.process, self.variant, lines, self.rail.chosen)

    @on(CaptureBar.Typed)
    def _show_typed(self) -> None:
        telling = self._bar.has_focus_within
        self._typed = self._bar.lines if telling else ()
        self.set_class(telling, "-telling")  # there is room for more steps then, and the bar says what it reads
        self.show_steps()

    @on(CaptureBar.Typed)
    @on(CaptureBar.Moved)
    def _keep_typed(self) -> None:
        self._drafting.typed()

    @on(CaptureBar.PutAway)
    def _forget_typed(self) -> None:
        self._drafting.settle()

    def _draft(self) -> Draft:
        return draft_of(self._bar.state, self.path, self.variant, self.rail.chosen)

    def _left_draft(self) -> Draft | None:
        """Return the draft of this process: of the variant that is shown, else of the other."""
        drafts = (self.session.drafts.of(self.path, each) for each in (self.variant, "as-is", "to-be"))
        return next(filter(None, drafts), None)

    def _record(self, lines: tuple[Line, ...]) -> bool:
        """Record lines as steps below the chosen one, and choose the last of them; what is parked, in the workshop."""
        if not self.can_change():
            return False
        parked, steps = [line for line in lines if line.parked], [line for line in lines if not line.parked]
        workshop, before, edits = self.workshop_at_hand, self.process.step_ids, list[Edit]()
        if parked and workshop is None:
            self.say(tr("Open a workshop first: a thought is parked in the workshop in which it came up."))
            return False
        if parked and workshop:
            said = self.session.numbered(parked, workshop.area)
            edits.append(partial(record_lines, path=workshop.path, said=said, recorded=now()))
        if steps:
            below = self.rail.chosen
            edits.append(partial(record_steps, path=self.path, variant=self.variant, lines=steps, below=below))
        what = trn("{count} step", "{count} steps", len(steps)) if steps else tr("Park")
        self._typed = ()  # or they would be shown twice
        if not self.perform_all(edits, undo_label(what, (steps or parked)[0].text)):
            self._show_typed()
            return False
        for added in [step.id for step in self.steps if step.id not in before][-1:]:
            self.rail.choose(added)
        if parked and workshop:
            self.say(tr("Parked in {workshop}.", workshop=one_line(workshop.title)))
        return True

    @property
    def workshop_at_hand(self) -> Workshop | None:
        """The workshop whose screen is below this one, else the one that is being held."""
        below = (each for each in reversed(self.app.screen_stack) if isinstance(each, WithinWorkshop) and each.stands)
        return next((each.workshop for each in below), self.day)

    # What is said beside the rail

    @property
    def empty(self) -> str:
        """What is said where there are no steps."""
        if self.view == "change":
            return tr("No change to show until both the as-is and the to-be are described.")
        if self.view == "to-be" and self.process.as_is:
            return tr("Nothing yet. Press c to begin as it is today, or n to write the first step.")
        return tr("No steps yet. Press n, and write who does what first.")

    def beside_views(self) -> Content:
        """Say that the file cannot be changed, or below which step a new one comes."""
        if self.path in self.session.workspace.locked:
            line = self.session.workspace.locked[self.path]
            return Content.styled(tr("read only: the file has errors, first in line {line}", line=line), "bold")
        below = tr("new steps come below {number}", number=self.number) if self.step and self.view != "change" else ""
        return Content.styled("   ".join(filter(None, (below, self.legend()))), "$quiet")

    @property
    def _bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)


def _step_words(workspace: Workspace) -> Vocabulary:
    """Return what a line about a step may name."""
    known = vocabulary(workspace)
    counting = ("system", "component", "municipality")  # of a municipality, what is parked may be
    return Vocabulary(known.roles, tuple(each for each in known.choices if each.meaning in counting))
