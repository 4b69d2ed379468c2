"""What to try first, in a few lines, each with the key that does it. It stands when the example is opened at first."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from behov.text import N_, tr
from behov.ui.keymap import keys_now
from behov.ui.keys import label_of
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.key_bar import KeyBar

# The action whose key is told, and what one does with it.
TO_TRY = (
    ("list.open", N_("Open an area, and then a workshop in it. The arrows move in the list.")),
    ("workshop.write", N_("Write a need in one line: Nurse: See the medication list at home !must")),
    ("bar.record", N_("Save the line: it is a need, and the next one can be written.")),
    ("bar.leave", N_("Go from the line to the list of needs.")),
    ("bar.park", N_("Park a thought in the middle of a line, which comes back. A line that begins with + is parked.")),
    ("undo", N_("Undo, as often as you like. Everything is saved at once.")),
    ("process.drawing", N_("In a process: open its picture, which follows what you write.")),
    ("export", N_("Export: the needs matrix as a spreadsheet, pictures and booklets.")),
    ("language", N_("Bokmål, nynorsk or English, whenever you like.")),
    ("palette", N_("Everything that can be done, found as you type.")),
)


class GuideScreen(ModalScreen[None]):
    """Stands over the overview until it is closed."""

    CSS = """
    GuideScreen { align: center middle; background: $ground 70%; }
    GuideScreen > Vertical { width: 78; max-width: 100%; height: auto; background: $raised; padding: 1 2; }
    GuideScreen .title { text-style: bold; margin-bottom: 1; }
    GuideScreen .last { margin-top: 1; color: $quiet; }
    GuideScreen KeyBar { dock: none; padding: 0; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape", "dismiss", N_("Begin"), id="guide.close")]

    def compose(self) -> ComposeResult:
        """Stack what to try under a heading."""
        with Vertical():
            yield Static(tr("Try this in the example"), classes="title", markup=False)
            yield Fields()
            yield Static(classes="last", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Tell the keys as the user has them."""
        keys = {name: label_of(keys.split(",")[0]) for name, keys in keys_now(self.app).items()}
        self.query_one(Fields).show([(keys[name], tr(what)) for name, what in TO_TRY])
        again = tr("All of it is invented. You find this again with {key}.", key=keys["guide"])
        self.query_one(".last", Static).update(again)
