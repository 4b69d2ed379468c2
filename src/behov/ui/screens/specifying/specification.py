"""A specification in the making: which keys do what in each of its views, and where one looks."""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType

from behov.text import N_, tr
from behov.ui.forms import options
from behov.ui.forms.chooser import Chooser
from behov.ui.forms.requirement_form import chapters
from behov.ui.rows.specification_lists import View
from behov.ui.screens.specifying.settling import SettlingScreen
from behov.ui.widgets.record_list import RecordList

ALL = ""  # the option that narrows the list to nothing
# Actions that not all views have, some by keys that mean something else in another view.
ONLY_IN: Final[Mapping[str, tuple[View, ...]]] = {
    "decide": ("needs",),
    **dict.fromkeys(("reopen", "write", "link", "tick", "narrow", "missing"), ("needs", "requirements")),
    **dict.fromkeys(("edit", "look_at", "withdraw", "categorise", "ready", "renumber"), ("requirements",)),
}


class SpecificationScreen(SettlingScreen):
    """Shows regional needs, requirements and chapters, and takes down what people decide and write of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "decide", N_("Outcome"), id="specification.outcome"),
        Binding("1", "decide('requirement')", N_("Outcome: requirement"), show=False, id="specification.requirement"),
        Binding("2", "decide('criterion')", N_("Outcome: award criterion"), show=False, id="specification.criterion"),
        Binding("3", "decide('qualification')", N_("Outcome: qualification"), show=False, id="specification.qualify"),
        Binding("4", "decide('contract')", N_("Outcome: contract term"), show=False, id="specification.contract"),
        Binding("5", "decide('local')", N_("Outcome: local measure"), show=False, id="specification.local"),
        Binding("6", "decide('parked')", N_("Outcome: parked"), show=False, id="specification.parked"),
        Binding("7", "decide('out')", N_("Outcome: out of scope"), show=False, id="specification.out"),
        Binding("n", "write", N_("New requirement"), id="specification.write"),
        Binding("e", "edit", N_("Edit"), id="specification.edit"),
        Binding("k", "link", N_("Link"), id="specification.link"),
        Binding("b", "look_at", N_("Looked at"), id="specification.look-at"),
        Binding("space", "tick", N_("Tick"), id="specification.tick"),
        Binding("s", "next_view", N_("View"), id="specification.view"),
        Binding("i", "missing", N_("What is missing"), id="specification.missing"),
        Binding("g", "narrow", N_("Only one area or chapter"), show=False, id="specification.narrow"),
        Binding("slash", "filter", N_("Find"), show=False, id="specification.filter"),
        Binding("1", "categorise('absolute')", N_("Category: absolute"), show=False, id="specification.absolute"),
        Binding("2", "categorise('evaluated')", N_("Category: evaluated"), show=False, id="specification.evaluated"),
        Binding("3", "categorise('option')", N_("Category: option"), show=False, id="specification.option"),
        Binding("4", "categorise('information')", N_("Category: information"), show=False, id="specification.inform"),
        Binding("0", "categorise(None)", N_("Category: none"), show=False, id="specification.no-category"),
        Binding("t", "ready", N_("Ready, or a draft"), show=False, id="specification.ready"),
        Binding("d,delete", "withdraw", N_("Withdraw"), show=False, id="specification.withdraw"),
        Binding("r", "reopen", N_("Take up again"), show=False, id="specification.reopen"),
        Binding("j", "renumber", N_("A new number"), show=False, id="specification.renumber"),
        Binding("w", "record", N_("Agenda, notes and details"), show=False, id="specification.record"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Leave out what does nothing in this view."""
        return self.view in ONLY_IN.get(action, (self.view,))

    # Where one looks

    @work
    async def action_narrow(self) -> None:
        """Show one area's needs, or one chapter's requirements, or all again."""
        workspace, view = self.session.workspace, self.view
        known = options.areas(workspace) if view == "needs" else chapters(workspace)
        asked = tr("Area") if view == "needs" else tr("Chapter")
        picked = await self.app.push_screen_wait(Chooser(asked, {ALL: tr("all"), **known}))
        if picked is not None:
            self.narrowed[view] = picked or None
            self.show_all()

    def action_record(self) -> None:
        """Show what was recorded while it was made: notes, the agenda, what is parked."""
        self.go("record", self.path)

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        if self.view == "needs":
            self.action_decide()
        elif self.view == "requirements":
            self.action_edit()
        else:
            self.narrowed["requirements"] = event.key
            self.show_view("requirements")
