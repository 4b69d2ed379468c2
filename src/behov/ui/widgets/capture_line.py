"""The line that is typed in: what is understood is bold, ↑ brings back earlier lines, a paste of many lines is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from behov.domain.listed_lines import listed_lines


@dataclass(frozen=True)
class Typed:
    """A line as it stands: its text, the cursor in it, and the lines of the paste that it is made of, if it is one."""

    text: str
    cursor: int = 0
    pasted: tuple[str, ...] = ()


class CaptureLine(Input, inherit_bindings=False):
    """One line of shorthand. Enter and backspace are the bar's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        each for each in Input.BINDINGS if isinstance(each, Binding) and each.key not in ("enter", "backspace")
    ]

    def __init__(self, understood: Callable[[str], list[tuple[int, int]]]) -> None:
        super().__init__(highlighter=_Understood(understood), select_on_focus=False, compact=True)
        self.pasted: tuple[str, ...] = ()  # more than one line, until they are recorded or the text is changed
        self._earlier: list[str] = []
        self._back = 0

    @property
    def typed(self) -> Typed:
        """The line as it stands, to be given back to it."""
        return Typed(self.value, self.cursor_position, self.pasted)

    @typed.setter
    def typed(self, typed: Typed) -> None:
        self.put(typed.text)
        self.cursor_position, self.pasted = typed.cursor, typed.pasted

    def remember(self) -> None:
        """Keep what is typed to be brought back, and empty the line."""
        if self.value.strip() not in ("", "+"):
            self._earlier.append(self.value)
        self.put("")

    def put(self, text: str) -> None:
        """Show this text, with the cursor behind it."""
        self.value, self._back, self.pasted = text, 0, ()
        self.cursor_position = len(text)

    def earlier(self, by: int) -> bool:
        """Bring back the line recorded before the one shown (1), or after it (-1). Returns whether there is one."""
        back = self._back + by
        if not 0 <= back <= len(self._earlier):
            return False
        self.put(self._earlier[-back] if back else "")
        self._back = back
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Take the paste over: Textual's own input keeps only its first line."""
        event.prevent_default()
        event.stop()
        lines = [line for _, line in listed_lines(event.text)]
        if len(lines) > 1:
            joined = (f"{self.value} {lines[0]}".strip(), *lines[1:])
            self.put(" ".join(joined))
            self.pasted = joined
        elif lines:
            self.replace(lines[0], *self.selection)


class _Understood(Highlighter):
    """Makes bold what the line's reader understands."""

    def __init__(self, understood: Callable[[str], list[tuple[int, int]]]) -> None:
        self._understood = understood

    def highlight(self, text: Text) -> None:
        for start, end in self._understood(text.plain):
            text.stylize("bold", start, end)
