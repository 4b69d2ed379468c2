"""An app in behov's look: both themes, dark first, and a keyboard that no stray byte can stop."""

import sys
from pathlib import Path

from textual.app import App
from textual.driver import Driver

from behov.ui.themes import DARK, LIGHT, themes, variables


class DressedApp(App[None], inherit_bindings=False):
    """The desk and the projector are made from it."""

    TITLE = "behov"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False  # ours is a screen of its own: `behov.ui.screens.palette`

    def __init__(self) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the style sheets our colours under whatever theme."""
        return variables(DARK)

    def get_driver_class(self) -> type[Driver]:
        """Read the keyboard so that no stray byte ends the app."""
        usual = super().get_driver_class()
        if sys.platform == "win32" or usual.__name__ != "LinuxDriver":
            return usual
        from behov.ui.terminal import TolerantDriver  # late: it cannot be imported on Windows

        return TolerantDriver

    def action_other_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT if self.theme == DARK else DARK
