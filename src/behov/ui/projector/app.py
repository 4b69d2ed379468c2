"""The projector in a terminal: the room's surface, drawn anew each second and when a file or the desk changes it."""

import time
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from behov.services.clock import now
from behov.services.following import Following
from behov.services.for_the_room import Surface
from behov.text import N_, tr
from behov.ui.dressed import DressedApp
from behov.ui.keys import key_label
from behov.ui.projector.drawing import Room, drawn
from behov.ui.widgets.notice import Notice

_LOOKS_EVERY: Final = 0.25  # seconds: a change is seen, and the clock ticks, well within one


class Looked(Message):
    """The files were looked at, and this is what the room may see."""

    def __init__(self, shown: Surface) -> None:
        super().__init__()
        self.shown = shown


class SurfaceView(Widget):
    """Fills the screen with what the room may see."""

    DEFAULT_CSS = "SurfaceView { width: 1fr; height: 1fr; padding: 1 0; text-wrap: nowrap; }"

    def __init__(self, shown: Surface) -> None:
        super().__init__()
        self._shown, self._at = shown, now()
        self.large = True

    def show(self, shown: Surface) -> None:
        """Show this, and the time it is now."""
        at = now()
        if (shown, at) != (self._shown, self._at):
            self._shown, self._at = shown, at
            self.refresh()

    def render(self) -> Content:
        """Return the surface, drawn for the room there is."""
        return drawn(self._shown, self._at, Room(self.size.width, self.size.height, self.large))


class ProjectorApp(DressedApp, inherit_bindings=False):
    """Shows one workshop to the room. It reads, and never writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "large(True)", N_("Larger"), id="projector.larger"),
        Binding("minus", "large(False)", N_("Smaller"), key_display="-", id="projector.smaller"),
        Binding("l", "other_size", N_("Large or small"), id="projector.size"),
        Binding("f12,t", "other_theme", N_("Light or dark"), id="theme"),
        Binding("q,escape,ctrl+q,ctrl+c", "quit", N_("Quit"), id="quit"),
        Binding("question_mark,f1", "help", N_("Help"), id="help"),
    ]

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._view = SurfaceView(following.surface(now()))

    def compose(self) -> ComposeResult:
        """Let the surface fill the screen."""
        yield self._view
        yield Notice()

    def on_mount(self) -> None:
        """Begin to follow."""
        self._follow()

    def on_looked(self, event: Looked) -> None:
        self._view.show(event.shown)

    def on_key(self) -> None:
        self.query_one(Notice).clear()

    def action_large(self, large: bool) -> None:
        """Show few things large, or many small."""
        self._view.large = large
        self._view.refresh()

    def action_other_size(self) -> None:
        """Show what there is in the other size."""
        self.action_large(not self._view.large)

    def action_help(self) -> None:
        """Say which keys there are, until the next one."""
        bindings = Binding.make_bindings(self.BINDINGS)
        said = {each.id: f"{key_label(each)} {tr(each.description).lower()}" for each in reversed(list(bindings))}
        self.query_one(Notice).say("   ".join(reversed(said.values())))

    @work(thread=True)
    def _follow(self) -> None:
        """Look at the files again and again, off the interface's thread: a network share may take its time."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            time.sleep(_LOOKS_EVERY)
            self.post_message(Looked(self._following.surface(now())))


def show_in_terminal(following: Following) -> None:
    """Show a workshop on this terminal, and return when somebody quits."""
    ProjectorApp(following).run()
