"""The app: its look, its first frame, and the workspace read behind that frame.

Nothing imported here may import pydantic: the first frame comes before the models.
"""

import os
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

from textual import work
from textual.screen import Screen

from behov.ui.dressed import DressedApp
from behov.ui.keys_in_order import KeysInOrder
from behov.ui.places import Go, KeysWritten, Open
from behov.ui.screens.opening import OpeningScreen
from behov.ui.widgets.notice import Notice


def run(root: Path, language: str | None = None) -> None:
    """Open the workspace in a folder, in its own language if none is given, and return when its user quits.

    Where the folder is no workspace, the user is asked how to begin.
    """
    BehovApp(root, language).run()


class BehovApp(KeysInOrder, DressedApp, inherit_bindings=False):
    """One workspace on the screen. The screens share its session, which each is given when it is made."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, root: Path, language: str | None = None) -> None:
        super().__init__()
        self.root = root
        self._language = language or os.environ.get("BEHOV_LANGUAGE")
        # Given when the workspace is read: which screen shows a place, and what shows the room what a screen is about.
        self._room: Callable[[Go], Screen[None]]
        self._project: Callable[[Screen[Any]], Awaitable[None]]
        self._at_end = ExitStack()

    def get_default_screen(self) -> Screen[None]:
        """Begin with the first frame, or with how to begin at all where there is no workspace."""
        if self._has_workspace:
            return OpeningScreen(self.root)
        from behov.ui.screens.first_start import FirstStartScreen  # late: it needs the models

        return FirstStartScreen(self.root)

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

    def on_typing(self) -> None:
        """Take away what was said above the keys when the next one is pressed."""
        for notice in self.screen.query(Notice):
            notice.clear()

    def on_go(self, event: Go) -> None:
        """Show the place that a screen asked for."""
        self.push_screen(self._room(event))

    @work
    async def action_project(self) -> None:
        """Show the workshop that one is in to the room."""
        await self._project(self.screen)

    def on_unmount(self) -> None:
        """Show the room nothing more."""
        self._at_end.close()

    @work(thread=True)
    def _open_workspace(self) -> None:
        # Late, on this thread: the models take as long to import as half of Textual, and the first frame needs none.
        from behov.services.session import Session
        from behov.services.stage import put_on_stage
        from behov.text import LANGUAGES, use_language
        from behov.ui.drafting import left_place
        from behov.ui.screens.overview import OverviewScreen

        session = Session(self.root)
        asked = (each for each in LANGUAGES if each == self._language)
        use_language(next(asked, session.workspace.settings.language))

        @cache
        def room() -> Callable[[Go], Screen[None]]:
            from behov.ui.rooms import Rooms  # later still: the other screens, and the exports that one of them needs

            return Rooms(session).screen

        @cache
        def projecting() -> Callable[[Screen[Any]], Awaitable[None]]:
            from behov.ui.projector.desk import Projecting  # its server is seldom asked for

            return self._at_end.enter_context(Projecting()).show

        self._room = lambda to: room()(to)
        self._project = lambda screen: projecting()(screen)
        self._at_end.callback(put_on_stage, self.root, None)
        self.call_from_thread(self.push_screen, OverviewScreen(session))
        if place := left_place(session):
            self.call_from_thread(self.post_message, place)
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
