"""The capture bar: one line is one need or one step; above it how it is understood, below it what can complete it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from behov.domain.completing import Completion, completions
from behov.domain.shorthand import Line, Meaning, Vocabulary, read_line
from behov.text import N_, tr
from behov.ui.widgets.alike_lines import AlikeLines
from behov.ui.widgets.capture_line import CaptureLine, Typed
from behov.ui.widgets.line_reading import asked_of_paste, comes_back, completing, understood


@dataclass(frozen=True)
class BarState:
    """A bar as it stands: what is typed, the line that waits while a thought is parked, and what holds for the next."""

    typed: Typed
    aside: Typed | None = None
    kept: Line = Line("")  # noqa: RUF009 - a frozen value


class CaptureBar(Vertical):
    """Reads needs (or steps) as they are typed, and hands them over with Enter.

    `record` is given one line, or the lines of a paste, and returns whether they were saved; if not, the text stays.
    Role, step and municipality of the last line hold for the next one until it says otherwise. A thought can be parked
    in the middle of a line, which then comes back as it was.
    """

    DEFAULT_CSS = """
    CaptureBar { height: auto; background: $raised; border-left: outer $line; padding: 0 1; margin-bottom: 1; }
    CaptureBar:focus-within { border-left: outer $accent; padding: 1; }
    CaptureBar Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    CaptureBar #offered { display: none; }
    CaptureBar:focus-within #offered { display: block; }
    CaptureBar #understood { display: none; }
    CaptureBar:focus-within #understood { display: block; }
    CaptureBar AlikeLines { overlay: screen; display: none; width: 1fr; height: auto; background: $raised; }
    CaptureBar:focus-within AlikeLines.-found { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "record", N_("Save"), id="bar.record"),
        Binding("up", "earlier", N_("Earlier"), id="bar.earlier"),
        Binding("down", "later", N_("To the list"), show=False, id="bar.later"),
        Binding("tab", "complete", N_("Complete"), id="bar.complete"),
        Binding("escape", "leave", N_("List"), id="bar.leave"),
        Binding("f7,ctrl+t", "park_thought", N_("Park"), id="bar.park"),
        Binding("backspace", "erase", N_("Forget role, step and municipality"), show=False, id="bar.forget"),
    ]

    class Typed(Message):
        """What is typed, or whether one writes at all, is another now; see `lines` and `state`."""

    class Moved(Message):
        """The cursor stands somewhere else now; see `state`."""

    class PutAway(Message):
        """The line was saved or given up: what is typed now is another one."""

    def __init__(self, record: Callable[[tuple[Line, ...]], bool], *, step: bool = False) -> None:
        super().__init__()
        self._record = record
        self._step = step
        self._known = Vocabulary()
        self._kept = Line("")
        self._aside: Typed | None = None
        self._pick = 0

    def compose(self) -> ComposeResult:
        """Put the reading above the line, and what can complete it below."""
        yield Static(id="understood", markup=False)
        yield CaptureLine(lambda text: [(part.start, part.end) for part in self._read(text).words])
        yield Static(id="offered", markup=False)
        yield AlikeLines()

    def on_mount(self) -> None:
        """Tell of a cursor that moved, too."""
        self.watch(self._line, "selection", self._tell_of_cursor, init=False)

    def learn(self, known: Vocabulary) -> None:
        """Read lines with this vocabulary from now on, in the language now spoken; what is typed stays."""
        self._known = known
        self._line.placeholder = tr("Write a step") if self._step else tr("Write a need")
        self._show_reading()

    def start(self) -> None:
        """Go to the line."""
        self.screen.set_focus(self._line)  # at once: what is typed next is meant for the line

    @property
    def text(self) -> str:
        """What is typed and not saved yet."""
        return self._line.value

    @property
    def lines(self) -> tuple[Line, ...]:
        """What Enter would record: nothing, a line, or the lines of a paste."""
        return tuple(map(self._meant, self._line.pasted or (self.text,))) if self.text.strip() else ()

    @property
    def state(self) -> BarState:
        """The bar as it stands, to be given back to it."""
        return BarState(self._line.typed, self._aside, self._kept)

    @state.setter
    def state(self, state: BarState) -> None:
        self._aside, self._kept = state.aside, state.kept
        self._line.typed = state.typed
        self._show_reading()

    def action_record(self) -> None:
        """Hand over the line, or the lines of a paste; empty it if they are saved."""
        lines = self.lines
        if not lines or not self._record(lines):
            return
        last = lines[-1]
        if not last.parked:
            self._kept = Line("", role=last.role, steps=last.steps, municipalities=last.municipalities)
        self._put_away()

    def action_park_thought(self) -> None:
        """Put the line aside for a thought to be parked, or take it up again."""
        if self._aside:
            self._put_away()
        else:
            self._aside = self._line.typed
            self._line.put("+ ")
            self._show_reading()

    def action_complete(self) -> None:
        """Write out what is being typed, or go on to the next part of the screen."""
        offered = self._offered()
        if not offered:
            self.screen.focus_next()
            return
        self._line.value, self._line.cursor_position = offered[self._pick % len(offered)].applied(
            self.text, self._line.cursor_position
        )

    def action_earlier(self) -> None:
        """Choose the completion before, or bring back the line before."""
        if self._pick:
            self._pick -= 1
            self._show_reading()
        else:
            self._line.earlier(1)

    def action_later(self) -> None:
        """Choose the next completion, go back down among the earlier lines, or go on to the list."""
        if len(self._offered()) > self._pick + 1:
            self._pick += 1
            self._show_reading()
        elif not self._line.earlier(-1):
            self.screen.focus_next()

    def action_leave(self) -> None:
        """Take back the question about a paste, else give up the line (↑ brings it back), else go to the list."""
        if self._line.pasted:
            self._line.pasted = ()
            self._show_reading()
        elif self.text or self._aside:
            self._put_away()
        else:
            self.screen.focus_next()

    def action_erase(self) -> None:
        """Rub out a letter; in an empty line, forget what holds from the line before."""
        if self.text:
            self._line.action_delete_left()
        else:
            self._kept = Line("")
            self._show_reading()

    def _put_away(self) -> None:
        """Keep the line to be brought back with ↑, and empty it or give back the one that waits."""
        self._line.remember()
        if self._aside:
            self._line.typed, self._aside = self._aside, None
        self._show_reading()
        self.post_message(self.PutAway())

    @on(Input.Changed)
    def _read_again(self) -> None:
        if self.text != " ".join(self._line.pasted):
            self._line.pasted = ()
        self._pick = 0
        self._show_reading()
        self.post_message(self.Typed())

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _begin_or_leave(self) -> None:
        self.post_message(self.Typed())

    def _tell_of_cursor(self) -> None:
        self.post_message(self.Moved())

    def show_alike(self, lines: Sequence[Content]) -> None:
        """Show needs that are like what is typed, over what stands below; nothing where there are none."""
        self.query_one(AlikeLines).show(lines)

    @property
    def _line(self) -> CaptureLine:
        return self.query_one(CaptureLine)

    def _read(self, text: str) -> Line:
        return read_line(text, self._known, step=self._step)

    def _meant(self, text: str) -> Line:
        """Return what a line means with what holds from the line before."""
        line = self._read(text)
        if line.parked:
            return line
        return replace(
            line,
            role=line.role or self._kept.role,
            steps=line.steps or self._kept.steps,
            municipalities=line.municipalities or self._kept.municipalities,
        )

    def _offered(self) -> tuple[Completion, ...]:
        if self._line.pasted:
            return ()
        return completions(self.text, self._line.cursor_position, self._known, step=self._step)

    def _show_reading(self) -> None:
        self.query_one("#understood", Static).update(understood(self._meant(self.text), self._label, self._hint()))
        offered = self._offered()
        if self._line.pasted:
            below = asked_of_paste(len(self._line.pasted), step=self._step)
        elif self._aside and not offered:
            below = comes_back(self._aside.text or tr("an empty line"))
        else:
            below = completing(offered, self._pick)
        self.query_one("#offered", Static).update(below)

    def _label(self, meaning: Meaning, value: str) -> str:
        meanings = ("component", "system") if meaning == "system" else (meaning,)
        return next(
            (each.label for each in self._known.choices if each.meaning in meanings and each.id == value), value
        )

    def _hint(self) -> str:
        if self._step:
            return tr("Role: what is done  %system  <in  >out  *pain point  + parks it")
        return tr("Role: what is needed  !must  #step  %system  &municipality  =effect  + parks it")
