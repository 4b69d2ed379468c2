"""A process looked at: its views, the way through it from step to step, and the picture that follows what is shown."""

from asyncio import to_thread
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from behov.diagrams.asked import View
from behov.domain.flow import flows
from behov.domain.process import Process, Step, Variant
from behov.exports.processes.measures_in_words import measures_in_words
from behov.exports.selection import select
from behov.services.clock import today
from behov.services.session import Session
from behov.services.stage import Stage
from behov.text import N_, language, tr
from behov.ui.desktop import open_in_desktop
from behov.ui.picture import Picture
from behov.ui.places import Traced
from behov.ui.rows.process_views import VIEWS, rail_of, said_of_changes, steps_in, variant_of
from behov.ui.rows.step_detail import step_detail
from behov.ui.rows.trail import Trail
from behov.ui.screens.shared import WorkspaceScreen
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.measures_view import MeasuresView
from behov.ui.widgets.rail_view import RailView
from behov.ui.widgets.record_list import RecordList
from behov.ui.widgets.views_line import views_line
from behov.visible import one_line


class LookingScreen(WorkspaceScreen):
    """Shows a process as it is, as it should be, or what changes between the two. Nothing is changed here.

    A screen made from it has a Static `#view`, a RailView, Fields for the chosen step, and a MeasuresView.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "next_view", N_("View"), id="process.variant"),
        Binding("o,f9", "open_picture", N_("Picture"), id="process.drawing"),
        Binding("m", "toggle_measures", N_("Measures"), id="process.measures"),
        Binding("right", "follow", N_("Follow the way"), show=False, id="process.follow"),
        Binding("left", "follow_back", N_("Back the same way"), show=False, id="process.follow-back"),
    ]

    def __init__(self, session: Session, path: str, chosen: str = "", picture: Picture | None = None) -> None:
        super().__init__(session)
        self.path = path
        self.view: View = "as-is"
        self._chosen_first = chosen
        self._picture = picture or Picture(session.root)
        self._trail = Trail()
        if chosen and not any(step.id == chosen for step in self.process.as_is):
            self.view = "to-be"

    @property
    def where(self) -> str:
        """Say which area's process it is."""
        area = self.session.workspace.catalogue.areas.get(self.process.area or "")
        return f"{area.label(language())} › {self.process.title}" if area else self.process.title

    @property
    def stands(self) -> bool:
        """Say whether the process is still there."""
        return any(each.path == self.path for each in self.session.workspace.processes)

    @property
    def on_stage(self) -> Stage:
        """Say which variant is looked at, and which step."""
        return Stage("process", self.path, self.variant, self.rail.chosen or "")

    @property
    def traced(self) -> Traced | None:
        """The chosen step, else the process."""
        stem, step = self.process.stem, self.step
        return ("step", f"{stem}/{step.id}") if step else ("process", stem)

    def repaint(self) -> None:
        """Show the steps as they are now, and draw them anew where the picture has been opened."""
        self.show_steps()
        if self.has_class("-measured"):
            workspace = self.session.workspace
            taking_part = select(workspace, None, today()).municipalities
            self._measures.show(measures_in_words(workspace, self.process, taking_part))
        if self._picture.opened:
            self._draw()

    # What is shown

    @property
    def process(self) -> Process:
        """The process as it is saved."""
        return self.session.workspace.process(self.path)

    @property
    def variant(self) -> Variant:
        """The variant that is shown; for the change it is the to-be."""
        return variant_of(self.view)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are shown and saved, in the order of their numbers."""
        return steps_in(self.process, self.view)

    @property
    def step(self) -> Step | None:
        """The chosen step."""
        return next((step for step in self.steps if step.id == self.rail.chosen), None)

    @property
    def number(self) -> int:
        """The number of the chosen step."""
        return next((number for number, step in enumerate(self.steps, 1) if step.id == self.rail.chosen), 0)

    @property
    def rail(self) -> RailView:
        """The lines of the steps."""
        return self.query_one(RailView)

    def being_told(self) -> Process:
        """Return the process with what is being typed and is not saved yet."""
        return self.process

    @property
    def empty(self) -> str:
        """What is said where there are no steps."""
        return tr("No steps yet.")

    def show_steps(self) -> None:
        """Show the lines of the view, and what is said beside and below them."""
        told, keep = self.being_told(), self._chosen_first or None
        lines = rail_of(self.session.workspace, told, self.view)
        if self.view == "change":
            self.rail.show_change(lines, said_of_changes(told), keep=keep, empty=self.empty)
        else:
            unsaved = told.step_ids - self.process.step_ids
            self.rail.show_rail(lines, keep=keep, empty=self.empty, unsaved=unsaved)
        self._chosen_first = ""
        self.show_chosen()

    @on(RecordList.Chosen)
    def show_chosen(self) -> None:
        """Say which view it is and, below, what is known of the chosen step."""
        self.query_one("#view", Static).update(views_line(VIEWS, self.view, self.beside_views(), self.size.width - 4))
        before = {step.id: step for step in self.process.as_is} if self.view == "change" else {}
        step = self.step
        known = step_detail(self.session.workspace, self.process, step, before.get(step.id)) if step else ()
        self.query_one(Fields).show([("", known)] if known else ())

    def beside_views(self) -> Content:
        """Return what is said to the right of the views' names."""
        return Content.styled(self.legend(), "$quiet")

    def legend(self) -> str:
        """Return what the sign of a national solution means, where it can be seen."""
        return "° " + tr("national solution") if self.rail.tells_systems else ""

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        self.call_after_refresh(self.show_chosen)

    def action_next_view(self) -> None:
        """Show the process as it should be, then the change, then as it is."""
        views = tuple(VIEWS)
        self.view = views[(views.index(self.view) + 1) % len(views)]
        self.show_all()

    def action_toggle_measures(self) -> None:
        """Show what the process takes in the place of the chosen step's details, or those again."""
        if self.has_class("-measured"):
            self.remove_class("-measured")
            self._measures.hide()
        else:
            self.add_class("-measured")
            self.repaint()

    # The way through it

    def action_follow(self) -> None:
        """Go to the step that follows; where there are several, to another one each time one has come back."""
        way = self._trail.onward(flows(self.steps), self.rail.chosen or "")
        if way is None:
            self.say(tr("Nothing follows this step."))
            return
        self.rail.choose(way.target)
        if way.label:
            self.say(f"{one_line(way.label)} → {self.number}")

    def action_follow_back(self) -> None:
        """Go back to the step that one came from, else to one that leads here."""
        way = self._trail.back(flows(self.steps), self.rail.chosen or "")
        if way is None:
            self.say(tr("Nothing leads to this step."))
        else:
            self.rail.choose(way.source)

    # The picture

    @work(exclusive=True, group="opening")
    async def action_open_picture(self) -> None:
        """Draw the process, and open the drawing on a page that follows from now on."""
        self.say(tr("Drawing …"))
        with self.explaining():
            await to_thread(self._newest_drawing())
            self._picture.opened = True
            self.say(tr("The picture follows what you change here: {path}", path=one_line(str(self._picture.page))))
            await to_thread(open_in_desktop, self._picture.page)

    @work(exclusive=True, group="drawing")
    async def _draw(self) -> None:
        """Draw what is shown now. What goes wrong is said once, and not again until it has gone well."""
        drawn = False
        with self.explaining(aloud=not self._picture.failing):
            await to_thread(self._newest_drawing())
            drawn = True
        self._picture.failing = not drawn

    @property
    def _measures(self) -> MeasuresView:
        return self.query_one(MeasuresView)

    def _newest_drawing(self) -> Callable[[], None]:
        return self._picture.drawing(self.session.workspace, self.path, self.view, self.rail.chosen)
