"""The capture bar: one line is one need or one step; above it how it is understood, below it what can complete it."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from behov.domain.completing import Completion, completions
from behov.domain.shorthand import Line, Meaning, Vocabulary, read_line
from behov.text import N_, tr, trn, word
from behov.ui.keys import bound
from behov.ui.widgets.capture_line import CaptureLine
from behov.ui.widgets.marks import priority_mark
from behov.visible import one_line

# What the parts of a line are called, in the order in which they are shown.
LABELS: dict[Meaning, str] = {
    "role": N_("role"),
    "step": N_("step"),
    "system": N_("system"),
    "component": N_("system"),
    "municipality": N_("municipality"),
    "input": N_("in"),
    "output": N_("out"),
    "pain": N_("pain point"),
}


class CaptureBar(Vertical):
    """Reads needs (or steps) as they are typed, and hands them over with Enter.

    `record` is given one line, or the lines of a paste, and returns whether they were saved; if not, the text stays.
    Role, step and municipality of the last line hold for the next one until it says otherwise.
    """

    DEFAULT_CSS = """
    CaptureBar { height: auto; background: $raised; border-left: outer $line; padding: 0 1; margin-bottom: 1; }
    CaptureBar:focus-within { border-left: outer $accent; padding: 1; }
    CaptureBar Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    CaptureBar #offered { display: none; }
    CaptureBar:focus-within #offered { display: block; }
    CaptureBar #understood { display: none; }
    CaptureBar:focus-within #understood { display: block; }
    """
    # The line asks for these itself, in its turn among the letters: see `_pressed`.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "record", N_("Save"), id="bar.record"),
        Binding("up", "earlier", N_("Earlier"), id="bar.earlier"),
        Binding("down", "later", N_("To the list"), show=False, id="bar.later"),
        Binding("tab", "complete", N_("Complete"), id="bar.complete"),
        Binding("escape", "leave", N_("List"), id="bar.leave"),
        Binding("backspace", "erase", N_("Forget role, step and municipality"), show=False, id="bar.forget"),
    ]

    class Typed(Message):
        """What is typed, or whether one writes at all, is another now; see `lines`."""

    def __init__(self, record: Callable[[tuple[Line, ...]], bool], *, step: bool = False) -> None:
        super().__init__()
        self._record = record
        self._step = step
        self._known = Vocabulary()
        self._kept = Line("")
        self._pick = 0

    def compose(self) -> ComposeResult:
        """Put the reading above the line, and what can complete it below."""
        yield Static(id="understood", markup=False)
        yield CaptureLine(lambda text: [(part.start, part.end) for part in self._read(text).words], self._pressed)
        yield Static(id="offered", markup=False)

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

    def action_record(self) -> None:
        """Hand over the line, or the lines of a paste; empty it if they are saved."""
        lines = self.lines
        if not lines or not self._record(lines):
            return
        last = lines[-1]
        if not last.parked:
            self._kept = Line("", role=last.role, steps=last.steps, municipalities=last.municipalities)
        self._line.remember(self.text)
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
        """Take back the question about a paste, else empty the line, else go to the list."""
        if self._line.pasted:
            self._line.pasted = ()
        elif self.text:
            self._line.put("")
        else:
            self.screen.focus_next()
        self._show_reading()

    def action_erase(self) -> None:
        """Rub out a letter; in an empty line, forget what holds from the line before."""
        if self.text:
            self._line.action_delete_left()
        else:
            self._kept = Line("")
            self._show_reading()

    def _pressed(self, key: str) -> bool:
        """Do what a key is bound to here, and return whether it is bound.

        Textual runs bound actions before or after the letters that were typed around them, as it happens. A need
        must neither lose its last letter nor get the first of the next, however busy the machine is.
        """
        for binding in bound(self, key):
            getattr(self, f"action_{binding.action}")()
            return True
        return False

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
        self.query_one("#understood", Static).update(self._understood())
        self.query_one("#offered", Static).update(self._question() if self._line.pasted else self._completing())

    def _question(self) -> Content:
        count = len(self._line.pasted)
        asked = (
            trn("{count} line: a step?", "{count} lines: {count} steps?", count)
            if self._step
            else trn("{count} line: a need?", "{count} lines: {count} needs?", count)
        )
        return Content.assemble(
            (asked, "bold"), "   Enter ", (tr("yes"), "$quiet"), "   Esc ", (tr("no, one"), "$quiet")
        )

    def _completing(self) -> Content:
        parts = []
        for place, each in enumerate(self._offered()):
            typed, label = one_line(each.typed.lstrip("!#%&")), one_line(each.label)
            picked = Style.parse("$ground on $ink") if place == self._pick else Style()
            named = f"  {word(label)}" if label.casefold() not in typed.casefold() else ""
            parts.append(Content.assemble((f" {typed} ", picked), (named, "$quiet")))
        return Content("  ").join(parts)

    def _understood(self) -> Content:
        line = self._meant(self.text)
        if line.parked:
            return Content(tr("is parked"))
        parts = [priority_mark(line.priority)] if line.priority else []
        named = {
            "role": (line.role,) if line.role else (),
            "step": line.steps,
            "system": (*line.components, *line.systems),
            "municipality": line.municipalities,
            "input": line.inputs,
            "output": line.outputs,
            "pain": line.pains,
        }
        for meaning, label in LABELS.items():
            for values in [named.get(meaning, ())]:
                if values:
                    said = ", ".join(one_line(self._label(meaning, value)) for value in values)
                    parts.append(Content.assemble((tr(label), "$quiet"), " ", said))
        return Content("   ").join(parts) if parts else Content.styled(self._hint(), "$quiet")

    def _label(self, meaning: Meaning, value: str) -> str:
        meanings = ("component", "system") if meaning == "system" else (meaning,)
        return next(
            (each.label for each in self._known.choices if each.meaning in meanings and each.id == value), value
        )

    def _hint(self) -> str:
        if self._step:
            return tr("Role: what is done  %system  <in  >out  *pain point")
        return tr("Role: what is needed  !must  #step  %system  &municipality  + parks it")
