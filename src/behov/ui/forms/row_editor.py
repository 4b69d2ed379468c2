"""A text put right where it stands in a list: the row becomes a field, and nothing else on the screen moves."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import TextArea

from behov.text import N_
from behov.ui.forms.editors import Pages, Saved
from behov.ui.widgets.key_bar import KeyBar


class RowEditor(ModalScreen[str | None]):
    """Asks for a text in the place of a row, and returns it, or None if it was left. `typed` hears every change."""

    CSS = """
    RowEditor { background: $ground 0%; }
    RowEditor > Pages, RowEditor > Pages:focus { position: absolute; background: $raised; border: none; padding: 0; }
    RowEditor .text-area--cursor-line { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s,f2", "save", N_("Save"), id="row.save"),
        Binding("escape", "dismiss", N_("Cancel"), id="form.cancel"),
    ]

    def __init__(self, text: str, region: Callable[[], Region], typed: Callable[[str], None]) -> None:
        super().__init__()
        self._text = text
        self._region = region
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Lay the field over the row, and say the keys at the bottom. Enter saves, as everywhere."""
        yield Pages(self._text, lines=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the field."""
        self._place()
        self._field.focus()

    def on_resize(self) -> None:
        """Stay over the row."""
        self.call_after_refresh(self._place)

    @on(Saved)
    def action_save(self) -> None:
        """Return what is typed."""
        self.dismiss(self._field.text)

    @on(TextArea.Changed)
    def _tell(self) -> None:
        self._typed(self._field.text)

    def _place(self) -> None:
        region = self._region()
        self._field.styles.width = max(20, region.width)
        self._field.styles.offset = (region.x, region.y)

    @property
    def _field(self) -> Pages:
        return self.query_one(Pages)
