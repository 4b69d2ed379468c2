"""Help: how a line is written, and every key that this screen answers to, found as one types."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from behov.services.own_keys import keys_path
from behov.text import N_, tr
from behov.ui.forms.chooser import Finder
from behov.ui.keys import bindings_of, key_labels
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

# The capture bar's shorthand: what is typed, and what it means.
SHORTHAND = (
    (N_("Nurse: …"), N_("Who needs it, or who does the step, at the start of the line")),
    (N_("!must"), N_("Priority: must, should, could or not now")),
    (N_("#step"), N_("The step of the process that it belongs to")),
    (N_("%system"), N_("A system or a national component")),
    (N_("&municipality"), N_("Who raised it")),
    (N_("+ …"), N_("Parks the line for later")),
    (N_("*pain point"), N_("In a process: what hurts in the step")),
    (N_("<in >out"), N_("In a process: information that the step needs and makes")),
    (
        N_("Example"),
        N_("Nurse: Reconcile the medication list on arrival #reconcile %epj &larvik !must"),
    ),
)


class HelpScreen(Finder[None]):
    """Shows what can be typed, and which keys do what. Nothing is chosen here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Close"), show=False, id="chooser.choose"),
        Binding("escape", "dismiss", N_("Close"), id="chooser.cancel"),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        keys = [(key_labels(binding), tr(binding.description)) for _, binding in bindings_of(screen) if binding.key]
        own = (tr("Your own keys"), one_line(str(keys_path())))
        shorthand = [(tr(sign), tr(meaning)) for sign, meaning in SHORTHAND]
        self._rows = {str(place): row for place, row in enumerate((*keys, *shorthand, own))}
        super().__init__(tr("Keys, and how a line is written"), {key: " ".join(row) for key, row in self._rows.items()})

    def list_columns(self) -> Sequence[Column]:
        """Give what is pressed or typed a column of its own."""
        return (Column(width=16), Column(lines=3))

    def cells(self, key: str) -> Sequence[Cell]:
        """Return a key, or a sign, and what it does."""
        sign, meaning = self._rows[key]
        return (Piece(sign, "bold"), meaning)

    @on(Input.Submitted)
    @on(RecordList.Opened)
    def close(self) -> None:
        """Leave the help."""
        self.dismiss(None)
