"""What all screens of a workspace share: the same keys, lines above and below, ways to other screens, and looks.

What they do with the session stands in `saving.py`, what they do with the day being held in `day_at_hand.py`.

A screen is given the session when it is made, and reads `session.workspace` in `repaint`, which is called when it
is shown and after every change: an edit, an undo, another language.

    class ThingScreen(WorkspaceScreen):
        BINDINGS = [Binding("d", "remove_thing", N_("Delete"), id="thing.delete")]

        def __init__(self, session: Session, path: str) -> None: ...
        def compose_body(self) -> ComposeResult: ...    # what stands between the top line and the keys
        def repaint(self) -> None: ...
        @property
        def where(self) -> str: ...                     # the top line
        @property
        def on_stage(self) -> Stage | None: ...         # what the projector shows meanwhile, where it shows anything
        @property
        def traced(self) -> Traced | None: ...          # the record whose trace one may want to walk from here
        @property
        def stands(self) -> bool: ...                   # false when the record was undone away: the screen closes

        def action_remove_thing(self) -> None:
            self.perform(partial(remove_thing, path=self.path), tr("Delete"))

Forms and choosers (ModalScreens that return a value) are asked in a worker:
`await self.fill_in(...)`, or `value = await self.app.push_screen_wait(Chooser(...))`, in an async action under `@work`.
"""

from asyncio import to_thread
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus

from behov.domain.record import Language
from behov.services.own_keys import keys_path, write_keys
from behov.services.stage import Stage, put_on_stage
from behov.text import LANGUAGES, N_, language, tr, use_language
from behov.ui.desktop import open_in_desktop
from behov.ui.keymap import template
from behov.ui.places import Go, Place, Traced
from behov.ui.screens.day_at_hand import DayScreen
from behov.ui.screens.guide import GuideScreen
from behov.ui.screens.help import HelpScreen
from behov.ui.screens.palette import Palette
from behov.ui.widgets.clock_line import ClockLine
from behov.ui.widgets.key_bar import KeyBar
from behov.ui.widgets.notice import Notice
from behov.ui.widgets.top_bar import TopBar


class WorkspaceScreen(DayScreen):
    """A screen that shows a part of the workspace and changes it through its session."""

    # The keys of `saving` and `day_at_hand` too: no two may take the same.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", N_("Undo"), id="undo"),
        Binding("U", "redo", N_("Redo"), show=False, id="redo"),
        Binding("z", "history", N_("What can be undone"), show=False, id="history"),
        Binding("escape", "back", N_("Back"), show=False, id="back"),
        Binding("x", "go('export')", N_("Export"), show=False, id="export"),
        Binding("f2", "overview", N_("Overview"), show=False, id="overview"),
        Binding("f4", "go('matrix')", N_("Matrix"), show=False, id="matrix"),
        Binding("f8", "trace", N_("Where it comes from, and leads to"), show=False, id="trace"),
        Binding("f5", "reload", N_("Read the files again"), show=False, id="reload"),
        Binding("ctrl+o", "large_type", N_("Large type"), show=False, id="large"),
        Binding("f9", "open_folder", N_("Open the workspace's folder"), show=False, id="folder"),
        Binding("f10", "other_language", N_("Next language"), show=False, id="language"),
        Binding("f12", "app.other_theme", N_("Light or dark"), show=False, id="theme"),
        Binding("ctrl+r", "app.project", N_("Show on the projector"), show=False, id="projector"),
        Binding("alt+k", "change_keys", N_("Change keys"), show=False, id="keys"),
        Binding("alt+g", "guide", N_("What to try first"), show=False, id="guide"),
        Binding("tab", "app.focus_next", N_("Next part of the screen"), show=False, id="focus-next"),
        Binding("shift+tab", "app.focus_previous", N_("Previous part of the screen"), show=False, id="focus-previous"),
        Binding("ctrl+q", "app.quit", N_("Quit"), show=False, priority=True, id="quit"),
        Binding("ctrl+n", "next_block", N_("Next block"), show=False, id="day.next"),
        Binding("ctrl+y", "more_minutes", N_("Five more minutes"), show=False, id="day.more"),
        Binding("ctrl+g", "day('agenda')", N_("Agenda"), show=False, id="day.agenda"),
        Binding("ctrl+l", "day('balance')", N_("Who has been heard"), show=False, id="day.balance"),
        Binding("question_mark,f1", "help", N_("Help"), id="help"),
        Binding("ctrl+p,f3", "palette", N_("All"), id="palette"),
    ]

    place: ClassVar[Place | None] = None  # of a screen that the key which opens it closes again

    # What a screen says about itself.

    def compose_body(self) -> ComposeResult:
        """Yield what stands between the top line and the keys."""
        yield from ()

    def repaint(self) -> None:
        """Show the workspace as it is now, in the language now spoken. Keep focus, choice and typed text."""

    @property
    def where(self) -> str:
        """What the top line says: where one is."""
        return self.session.workspace.settings.name or self.session.root.name

    @property
    def stands(self) -> bool:
        """Whether what this screen shows is still in the workspace; if not, the screen closes."""
        return True

    @property
    def on_stage(self) -> Stage | None:
        """What of the workspace is looked at, for a projector to show the room; None for what no workshop works on."""
        return None

    @property
    def traced(self) -> Traced | None:
        """The kind and the id of the record that is looked at, for its trace to begin there; None for no record."""
        return None

    # Ways to other screens and out of the house, and looks.

    def go(self, place: Place, path: str = "", chosen: str = "") -> None:
        """Open the screen of a place; a workshop or process by its path, with this need or step chosen."""
        self.app.post_message(Go(place, path, chosen))

    @work
    async def open_outside(self, path: Path) -> None:
        """Open a file or folder in the desktop's own program, or say why that cannot be done."""
        with self.explaining():
            await to_thread(open_in_desktop, path)

    def show_all(self) -> None:
        """Repaint this screen, its top line and its keys; close it if what it shows is gone."""
        if not self.stands:
            self.app.pop_screen()
            return
        example = tr("Example data") if self.session.workspace.settings.example else ""
        self.query_one(TopBar).show(self.where, example, self.saved_mark)
        self.tell_time()
        self.repaint()
        self.refresh_bindings()
        self._tell_projector()

    def action_back(self) -> None:
        """Go back to the screen below."""
        if self._screens_open > 1:
            self.app.pop_screen()

    def action_overview(self) -> None:
        """Go back to the overview."""
        for _ in range(self._screens_open - 1):
            self.app.pop_screen()

    def action_go(self, place: Place) -> None:
        """Open the screen of a place."""
        self.go(place)

    def action_trace(self) -> None:
        """Walk from the record that is looked at to what it comes from and leads to, or leave the trace."""
        if self.place == "trace":
            self.action_back()
        else:
            self.go("trace", *(self.traced or ()))

    def action_day(self, place: Place) -> None:
        """Open a screen of the day (its agenda, or who has been heard), or leave it where it is open already."""
        if place == self.place:
            self.action_back()
        elif day := self.day_at_hand():
            self.go(place, day.path)

    def action_open_folder(self) -> None:
        """Open the workspace's folder in the desktop's own program."""
        self.open_outside(self.session.root)

    def action_guide(self) -> None:
        """Show what to try first."""
        self.app.push_screen(GuideScreen())

    def action_change_keys(self) -> None:
        """Open the file of the user's own keys, made with all the keys there are if it is not there yet."""
        with self.explaining():
            write_keys(template())
            self.open_outside(keys_path())

    @work
    async def action_help(self) -> None:
        """Show every key, and how a line is written."""
        await self.app.push_screen_wait(HelpScreen(self))

    @work
    async def action_palette(self) -> None:
        """Ask what to do or where to go, and do it."""
        picked = await self.app.push_screen_wait(Palette(self, self.session.workspace))
        if isinstance(picked, Go):
            self.app.post_message(picked)
        elif picked:
            await picked()

    def action_other_language(self) -> None:
        """Speak the next language."""
        self.action_speak(LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)])

    def action_speak(self, chosen: Language) -> None:
        """Speak another language from now on; what is typed or chosen stays."""
        use_language(chosen)
        self.show_all()

    def action_large_type(self) -> None:
        """Set rows apart and in bold for a projector, or close again. How large a letter is, the terminal decides."""
        if self.app.toggle_class("-large").has_class("-large"):
            self.say(tr("Rows are in bold and apart. Make the letters larger too, with the terminal's own Ctrl and +."))

    # How Textual is told.

    def compose(self) -> ComposeResult:
        """Put the top line above what the screen is made of, and the keys below."""
        yield TopBar()
        yield ClockLine()
        yield from self.compose_body()
        yield Notice()
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show what may have changed while another screen was up."""
        self.show_all()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for pane in self.query(".pane"):  # a class of ours: the style for :focus-within stays when the focus goes
            pane.set_class(pane in event.widget.ancestors, "-here")
        self._tell_projector()

    def on_record_list_chosen(self) -> None:
        """Let the room see which record it is about."""
        self._tell_projector()

    def _tell_projector(self) -> None:
        if self.is_current:
            put_on_stage(self.session.root, self.on_stage)

    @property
    def _screens_open(self) -> int:
        return sum(isinstance(each, WorkspaceScreen) for each in self.app.screen_stack)
