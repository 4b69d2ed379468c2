"""Choosing from a list that gets shorter as one types: one thing, or any number of them."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from behov.domain.filtering import folded_all, matching
from behov.text import N_, tr
from behov.ui.forms.fields import Options
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.key_bar import KeyBar
from behov.ui.widgets.record_list import RecordList
from behov.visible import one_line

Picked = TypeVar("Picked")


class _Filter(Input, inherit_bindings=False):
    """Letters that shorten the list. Enter is the chooser's own, so that it is said, and can be put on another key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        each for each in Input.BINDINGS if isinstance(each, Binding) and each.key != "enter"
    ]


class Finder(ModalScreen[Picked | None]):
    """A filter over a list: letters shorten it, the arrows move in it, Esc leaves it. `title` is shown as text."""

    SCOPED_CSS = False  # else it holds for this class only, and not for those made from it
    CSS = """
    Finder { align: center middle; background: $ground 70%; }
    Finder > Vertical { width: 76; max-width: 100%; height: 20; max-height: 100%; background: $raised; padding: 1 0; }
    Finder .title { padding: 0 2; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Finder Input { margin: 0 2; width: 1fr; height: 1; }
    Finder RecordList { margin: 1 0; }
    Finder KeyBar { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Choose"), id="chooser.choose"),
        Binding("escape", "dismiss", N_("Cancel"), id="chooser.cancel"),
        Binding("up", "list('move', -1)", N_("Up"), id="chooser.up"),
        Binding("down", "list('move', 1)", N_("Down"), id="chooser.down"),
        Binding("pageup", "list('page', -1)", N_("Page up"), id="chooser.pageup"),
        Binding("pagedown", "list('page', 1)", N_("Page down"), id="chooser.pagedown"),
    ]

    def __init__(self, title: str, options: Options, query: str = "") -> None:
        super().__init__()
        self._asked = title
        self._options = options
        self._keys = tuple(options)
        self._haystack = folded_all(options.values())
        self._query = query

    def compose(self) -> ComposeResult:
        """Stack the question, the filter, the list and its keys."""
        with Vertical():
            yield Static(Content.styled(one_line(self._asked), "bold"), classes="title")
            yield _Filter(self._query, select_on_focus=False, compact=True, placeholder=tr("Type to find"))
            yield RecordList(*self.list_columns())
            yield KeyBar()

    def on_mount(self) -> None:
        """Show everything that fits what was already typed."""
        self.query_one(RecordList).can_focus = False
        self.query_one(Input).focus()
        self.shorten()

    def list_columns(self) -> Sequence[Column]:
        """Return the columns of the list."""
        return (Column(lines=2),)

    def cells(self, key: str) -> Sequence[Cell]:
        """Return one option's cells."""
        return (self._options[key],)

    @on(Input.Changed)
    def shorten(self) -> None:
        """Show the options that hold every word typed."""
        found = [self._keys[place] for place in matching(self._haystack, self.query_one(Input).value)]
        self.query_one(RecordList).show(found, self.cells, empty=tr("Nothing by that name."))

    async def action_submit(self) -> None:
        """Take what is chosen, as Enter in a line means it."""
        await self.query_one(Input).action_submit()

    def action_list(self, move: str, by: int) -> None:
        """Move in the list while typing goes on."""
        rows = self.query_one(RecordList)
        (rows.action_move if move == "move" else rows.action_page)(by)


class Chooser(Finder[str]):
    """Asks for one of the options, and returns its key."""

    @on(Input.Submitted)
    @on(RecordList.Opened)
    def choose(self) -> None:
        """Return the chosen one, if there is any."""
        if chosen := self.query_one(RecordList).chosen:
            self.dismiss(chosen)


class Ticker(Finder[tuple[str, ...]]):
    """Asks for any number of the options, and returns their keys in the options' order, unknown ones last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Tick or untick"), id="chooser.choose"),
        Binding("ctrl+s,f2", "done", N_("Done"), id="chooser.done"),
    ]

    def __init__(self, title: str, options: Options, ticked: Sequence[str] = (), query: str = "") -> None:
        unknown = {key: key for key in ticked if key not in options}
        super().__init__(title, {**options, **unknown}, query)
        self._ticked = set(ticked)

    def list_columns(self) -> Sequence[Column]:
        """Return a column for the tick beside the option's own."""
        return (Column(width=1), *super().list_columns())

    def cells(self, key: str) -> Sequence[Cell]:
        """Return the tick beside the option."""
        ticked = key in self._ticked
        return (Piece("✓" if ticked else "", "bold"), Piece(self._options[key], "bold" if ticked else ""))

    @on(Input.Submitted)
    @on(RecordList.Opened)
    def tick(self) -> None:
        """Tick the chosen option, or take its tick away."""
        if chosen := self.query_one(RecordList).chosen:
            self._ticked ^= {chosen}
            self.shorten()
            self.query_one(Input).action_select_all()  # the next letters look for the next one

    def action_done(self) -> None:
        """Return what is ticked."""
        self.dismiss(tuple(key for key in self._keys if key in self._ticked))
