"""The app: its look, its first frame, and the workspace read behind that frame.

Nothing imported here may import pydantic: the first frame comes before the models.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from textual import events, work
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen
from textual.widgets import Input

from behov.ui.keys import bound
from behov.ui.places import Go, KeysWritten, Open
from behov.ui.screens.opening import OpeningScreen
from behov.ui.themes import DARK, themes, variables
from behov.ui.widgets.notice import Notice
from behov.ui.without_colour import without_colour


def run(root: Path, language: str | None = None) -> None:
    """Open the workspace in a folder, in its own language if none is given, and return when its user quits.

    Where the folder is no workspace, the user is asked how to begin.
    """
    BehovApp(root, language).run()


class BehovApp(App[None], inherit_bindings=False):
    """One workspace on the screen. The screens share its session, which each is given when it is made."""

    TITLE = "behov"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # ours is a screen of its own: `behov.ui.screens.palette`
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, root: Path, language: str | None = None) -> None:
        super().__init__()
        self.root = root
        self._language = language or os.environ.get("BEHOV_LANGUAGE")
        # An empty NO_COLOR does not count, says no-color.org. Of 16 colours nobody knows what they look like.
        self.no_color = bool(os.environ.get("NO_COLOR")) or self.console.color_system not in ("256", "truecolor")
        self._room: Callable[[Go], Screen[None]]  # which screen shows a place; given when the workspace is read
        for theme in themes(few=self._few_colours):
            self.register_theme(theme)
        self.theme = DARK

    def get_default_screen(self) -> Screen[None]:
        """Begin with the first frame, or with how to begin at all where there is no workspace."""
        if self._has_workspace:
            return OpeningScreen(self.root)
        from behov.ui.screens.first_start import FirstStartScreen  # late: it needs the models

        return FirstStartScreen(self.root)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the style sheets our colours under whatever theme."""
        return variables(DARK, few=self._few_colours)

    @property
    def _few_colours(self) -> bool:
        return self.console.color_system == "256"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Write no colour where none is wanted; Textual would write greys."""
        if self.no_color:
            return (without_colour(dark=self.current_theme.dark),)
        return [each for each in super().get_line_filters() if not isinstance(each, Monochrome)]

    def get_driver_class(self) -> type[Driver]:
        """Read the keyboard so that no stray byte ends the app."""
        usual = super().get_driver_class()
        if sys.platform == "win32" or usual.__name__ != "LinuxDriver":
            return usual
        from behov.ui.terminal import TolerantDriver  # late: it cannot be imported on Windows

        return TolerantDriver

    def on_ready(self) -> None:
        """Read the workspace when the first frame stands."""
        if self._has_workspace:
            self.call_after_refresh(self._open_workspace)
        else:
            self.post_message(KeysWritten())

    @property
    def _has_workspace(self) -> bool:
        return (self.root / "behov.toml").is_file()

    def on_open(self, event: Open) -> None:
        """Open the workspace that was chosen or made at the first start."""
        self.root, self._language = event.folder, event.language or self._language
        self._open_workspace()

    async def on_event(self, event: events.Event) -> None:
        """Take away what was said above the keys when the next one is pressed."""
        if isinstance(event, events.Key):
            for notice in self.screen.query(Notice):
                notice.clear()
            if self._begins_to_write(event.key):
                await self.run_action("write", self.screen)
                return
        await super().on_event(event)

    def _begins_to_write(self, key: str) -> bool:
        """Return whether a key leads to a line in which one writes on.

        Textual does what a key is bound to some time after it, and takes what is typed meanwhile for commands: whoever
        presses n and writes on must not delete a step with a d. So that key is obeyed before the next one is heard.
        """
        return any(each.action == "write" for each in bound(self.screen, key)) and not isinstance(self.focused, Input)

    def on_go(self, event: Go) -> None:
        """Show the place that a screen asked for."""
        self.push_screen(self._room(event))

    @work(thread=True)
    def _open_workspace(self) -> None:
        # Late, on this thread: the models take as long to import as half of Textual, and the first frame needs none.
        from behov.services.session import Session
        from behov.text import LANGUAGES, use_language
        from behov.ui.screens.overview import OverviewScreen

        session = Session(self.root)
        asked = (each for each in LANGUAGES if each == self._language)
        use_language(next(asked, session.workspace.settings.language))

        @cache
        def room() -> Callable[[Go], Screen[None]]:
            from behov.ui.rooms import Rooms  # later still: the other screens, and the exports that one of them needs

            return Rooms(session).screen

        self._room = lambda to: room()(to)
        self.call_from_thread(self.push_screen, OverviewScreen(session))
        self.call_from_thread(self.call_after_refresh, self._import_rooms, session.workspace.settings.example)

    @work(thread=True)
    def _import_rooms(self, example: bool) -> None:
        import behov.ui.rooms  # noqa: F401 - behind the overview, so that no one waits for it
        from behov.services.guide import guide_was_seen, remember_guide
        from behov.ui.screens.guide import GuideScreen

        self.post_message(KeysWritten())  # only now are all the actions known that have keys
        if example and not guide_was_seen():
            self.call_from_thread(self.push_screen, GuideScreen(), lambda _: remember_guide())

    def on_keys_written(self) -> None:
        """Take in the keys that the user wants, and say which cannot be had."""
        import behov.ui.rooms  # all late, as the screens that have the keys
        import behov.ui.screens.first_start  # noqa: F401 - its keys are among those that are known
        from behov.services.own_keys import own_keys
        from behov.ui.keymap import checked

        keymap, refused = checked(own_keys())
        self.set_keymap(keymap)
        notices = [notice for screen in self.screen_stack for notice in screen.query(Notice)]
        if refused and notices:
            notices[-1].say("\n".join(refused))
