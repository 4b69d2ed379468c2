"""The widgets in which a form's fields are edited: a label, what is typed or picked, and what is wrong with it."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from behov.text import N_, tr
from behov.ui.forms.chooser import Chooser, Ticker
from behov.ui.forms.fields import Choice, Field, Problem
from behov.visible import one_line, visible

TALLEST = 6  # lines of a text that are seen at once


class Saved(Message):
    """Enter was pressed where it means that the form is filled in."""


class Pages(TextArea):
    """A text that wraps and grows with what is typed. Enter saves, or begins a line where each line is one thing."""

    def __init__(self, text: str, *, lines: bool) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False)
        self._lines = lines

    def on_mount(self) -> None:
        """Begin behind the last letter, as a line does; a list is seen from its top."""
        if not self._lines:
            self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self._lines:
            event.prevent_default().stop()
            self.post_message(Saved())

    @on(TextArea.Changed)
    @on(events.Resize)
    def _grow(self) -> None:
        if (shown := visible(self.text)) != self.text:  # pasted
            self.text = shown
        self.styles.height = max(1, min(TALLEST, self.wrapped_document.height))


class Pick(Widget, can_focus=True):
    """What is picked. Left and right go through the options, Enter or a letter opens the list of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("Previous"), show=False, id="pick.previous"),
        Binding("right", "turn(1)", N_("Next"), show=False, id="pick.next"),
        Binding("enter,space,down", "open", N_("Choose"), id="pick.open"),
        Binding("backspace,delete", "clear", N_("Empty"), id="pick.clear"),
    ]

    class Picked(Message):
        """Something else was picked in `pick`."""

        def __init__(self, pick: "Pick") -> None:
            super().__init__()
            self.pick = pick

    def __init__(self, choice: Choice, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.choice = choice
        self.picked = keys

    def render(self) -> Content:
        """Draw what is picked, and the arrows where they work."""
        said = Content(one_line(self.choice.said(self.picked)) or "–")
        if not self.has_focus:
            return said
        arrows = Content.styled("  ↵" if self.choice.several else "  ‹ ›", "$accent")
        return said.truncate(max(1, self.size.width - arrows.cell_length), ellipsis=True) + arrows

    def pick(self, keys: tuple[str, ...] | None) -> None:
        """Pick these, or leave it as it was for None."""
        if keys is not None:
            self.picked = keys
            self.refresh(layout=True)
            self.post_message(self.Picked(self))

    def action_turn(self, by: int) -> None:
        """Pick the option before or after; nothing is one of them where it is allowed."""
        if self.choice.several or not self.choice.options:
            return
        turns = [*((),) * (not self.choice.required), *((key,) for key in self.choice.options)]
        at = turns.index(self.picked) if self.picked in turns else -1 if by > 0 else 0
        self.pick(turns[(at + by) % len(turns)])

    def action_clear(self) -> None:
        """Pick nothing."""
        if not self.choice.required:
            self.pick(())

    def action_open(self, query: str = "") -> None:
        """Open the list of options."""
        asked = tr(self.choice.label)
        if self.choice.several:
            self.app.push_screen(Ticker(asked, self.choice.options, self.picked, query), self.pick)
        else:
            chosen = Chooser(asked, self.choice.options, query)
            self.app.push_screen(chosen, lambda key: self.pick((key,) if key is not None else None))

    @on(events.Key)
    def _find(self, event: events.Key) -> None:
        if event.is_printable and event.character and not event.character.isspace():
            event.stop()
            self.action_open(event.character)

    @on(events.Click)
    def _open_clicked(self) -> None:
        self.action_open()

    @on(events.Focus)
    @on(events.Blur)
    def _show_arrows(self) -> None:
        self.refresh()


class Editor(Horizontal):
    """One field of a form: its label, its value, and in words what is wrong with that."""

    DEFAULT_CSS = """
    Editor { height: auto; border-left: outer $raised; padding-left: 1; }
    Editor:focus-within { border-left: outer $accent; background: $chosen; }
    Editor .label { width: 22; color: $quiet; padding-right: 1; }
    Editor:focus-within .label { color: $ink; text-style: bold; }
    Editor > Vertical { height: auto; padding-right: 1; }
    Editor Pages { height: 1; }
    Editor Pages .text-area--cursor-line { background: transparent; }
    Editor Pick { height: auto; max-height: 3; }
    Editor .problem { display: none; text-style: bold; }
    """

    def __init__(self, asked: Field | Choice, value: object) -> None:
        super().__init__()
        self.asked = asked
        self._before = value
        if isinstance(asked, Choice):
            self._shown: object = asked.keys(value)
            self._edit: Input | Pages | Pick = Pick(asked, asked.keys(value))
        elif asked.shape == "line":
            self._shown = asked.shown(value)
            self._edit = Input(
                asked.shown(value),
                compact=True,
                select_on_focus=asked.proposed,
                suggester=SuggestFromList(map(one_line, asked.suggestions), case_sensitive=False),
                placeholder=tr(asked.hint),
            )
        else:
            self._shown = asked.shown(value)
            self._edit = Pages(asked.shown(value), lines=asked.shape == "list")
            self._edit.placeholder = tr(asked.hint)

    def compose(self) -> ComposeResult:
        """Lay the label beside the value, and the problem under it."""
        yield Static(tr(self.asked.label), classes="label", markup=False)
        with Vertical():
            yield self._edit
            yield Static(classes="problem", markup=False)

    @on(Input.Changed)
    def _show_what_hides(self, event: Input.Changed) -> None:
        if (shown := one_line(event.value)) != event.value:  # pasted
            event.input.value = shown

    def read(self) -> object:
        """Return the value: the very one that was given where nothing was changed, or the Problem with it."""
        if isinstance(self.asked, Choice) and isinstance(self._edit, Pick):
            value = self.asked.value(self._edit.picked)
            return self._before if self._edit.picked == self._shown and not isinstance(value, Problem) else value
        if isinstance(self.asked, Field) and not isinstance(self._edit, Pick):
            typed = self._edit.value if isinstance(self._edit, Input) else self._edit.text
            value = self.asked.value(typed)
            return self._before if typed == self._shown and not isinstance(value, Problem) else value
        raise AssertionError(self.asked)

    def say(self, problem: Problem | None) -> None:
        """Say under the field what is wrong with it, or nothing."""
        line = self.query_one(".problem", Static)
        line.update(Content(problem.sentence if problem else ""))
        line.display = problem is not None

    def enter(self) -> None:
        """Move the focus to the field."""
        self._edit.focus()
