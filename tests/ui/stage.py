"""A bare app on which one screen, form or widget is tried, in behov's own look."""

from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

import behov.ui.app as shell
from behov.ui.themes import DARK, themes, variables


class Stage(App[None], inherit_bindings=False):
    """Starts empty: push what is to be tried."""

    CSS_PATH = Path(shell.__file__).with_name("app.tcss")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own form
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "focus_next"), Binding("shift+tab", "focus_previous")]

    def __init__(self) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)


def seen(screen: Screen[Any]) -> str:
    """Return what stands on the screen, as lines of text."""
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)
