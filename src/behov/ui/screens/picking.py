"""Picking the step that another one leads to, in the rail itself: the way is drawn while one moves."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from behov.domain.leading import leads, led
from behov.domain.process import Process, Step, Variant
from behov.domain.workspace import Workspace
from behov.text import N_, tr
from behov.ui.keys import declared
from behov.ui.rows.process_views import rail_of
from behov.ui.widgets.key_bar import KeyBar
from behov.ui.widgets.rail_view import RailView
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line


class _Targets(RailView):
    """The rail, in which Enter draws the way, and the keys that move are told: there is nothing else to do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), id="list.up"),
        Binding("down", "move(1)", N_("Down"), id="list.down"),
        *(replace(each, show=True) for each in declared(RailView) if each.id == "rail.number"),
        Binding("enter", "open", N_("Draw the way"), id="list.open"),
    ]


class PickStep(ModalScreen[str | None]):
    """Asks to which step a way leads, and returns its id. Without an `answer` it is what follows that is asked for.

    `first` is the first row in view, so that the rail stands as it stood.
    """

    CSS = """
    PickStep { background: $ground; }
    PickStep > Static { height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    PickStep > #asked { margin-top: 2; text-style: bold; }
    PickStep > #leading { margin-bottom: 2; }
    PickStep.-narrow > #asked { margin-top: 1; }
    PickStep.-narrow > #leading { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", N_("Cancel"), id="picking.cancel")]

    def __init__(
        self, workspace: Workspace, process: Process, variant: Variant, step: Step, answer: str = "", first: int = 0
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._process = process
        self._variant = variant
        self._step = step
        self._answer = answer
        self._first_in_view = first

    def compose(self) -> ComposeResult:
        """Stack what is asked, the way as it would be, the rail, and the keys."""
        yield Static(id="asked", markup=False)
        yield Static(id="leading", markup=False)
        yield _Targets()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin where the way leads already, else at the step below."""
        number = self._numbers[self._step.id]
        asked = tr("Where does step {number} lead?", number=number)
        if self._answer:
            asked = tr("{answer}: where does step {number} lead?", answer=one_line(self._answer), number=number)
        self.query_one("#asked", Static).update(Content(asked))
        self._rail.first = self._first_in_view
        self._show(self._begins_with())
        self._rail.focus()

    @on(RecordList.Opened)
    def pick(self) -> None:
        """Return the chosen step."""
        self.dismiss(self._rail.chosen)

    @on(RecordList.Chosen)
    def _lead_there(self) -> None:
        if self._rail.chosen:
            self._show(self._rail.chosen)

    def _show(self, target: str) -> None:
        """Draw the way to a step, or say that it is there already."""
        there = leads(self._step, target, self._answer)
        would_lead = led(self._process, self._variant, self._step.id, target, self._answer)
        lines = rail_of(self._workspace, self._process if there else would_lead, self._variant)
        self._rail.show_rail(lines, keep=target, way=(self._step.id, target))
        text = f"{self._numbers[target]}  {one_line(self._texts[target])}"
        said = tr("It leads there already: Enter takes the way away.") if there else ""
        self.query_one("#leading", Static).update(
            Content.assemble(("→ ", "bold $accent"), text, (f"   {said}" if said else "", "$quiet"))
        )

    def _begins_with(self) -> str:
        named = self._step.branches.get(self._answer)
        led = [named.to] if named else [] if self._answer else list(self._step.next or ())
        others = [each for each in self._numbers if each != self._step.id]
        below = others[self._numbers[self._step.id] - 1 :]
        return next((each for each in (*led, *below, *others[::-1]) if each in self._numbers), self._step.id)

    @property
    def _numbers(self) -> dict[str, int]:
        return {step.id: number for number, step in enumerate(self._process.steps(self._variant), 1)}

    @property
    def _texts(self) -> dict[str, str]:
        return {step.id: step.text for step in self._process.steps(self._variant)}

    @property
    def _rail(self) -> RailView:
        return self.query_one(RailView)
