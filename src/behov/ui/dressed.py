"""An app in behov's look: both themes, dark first, or no colour at all, and a keyboard that no stray byte can stop."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome

from behov.ui.themes import DARK, other_look, themes, variables
from behov.ui.without_colour import without_colour


class DressedApp(App[None], inherit_bindings=False):
    """The desk and the projector are made from it."""

    TITLE = "behov"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False  # ours is a screen of its own: `behov.ui.screens.palette`

    def __init__(self) -> None:
        super().__init__()
        # An empty NO_COLOR does not count, says no-color.org. Of 16 colours nobody knows what they look like.
        self.no_color = bool(os.environ.get("NO_COLOR")) or self.console.color_system not in ("256", "truecolor")
        for theme in themes(few=self._few_colours):
            self.register_theme(theme)
        self.theme = DARK

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

    def action_other_theme(self) -> None:
        """Change between light and dark."""
        self.theme = other_look(self.theme)
