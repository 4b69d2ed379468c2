"""The first frame: the workspace's name and its areas, before anything else is read or imported."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from behov.domain.errors import N_
from behov.services.glance import glance
from behov.ui.widgets.top_bar import TopBar
from behov.visible import one_line


class OpeningScreen(Screen[None]):
    """Stands where the overview will stand a moment later."""

    DEFAULT_CSS = """
    OpeningScreen .areas { padding: 2 2; }
    OpeningScreen.-narrow .areas { padding: 1 2; }
    OpeningScreen .keys { dock: bottom; height: 1; background: $raised; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.quit", N_("Quit"), id="quit")]

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._seen = glance(root)

    def compose(self) -> ComposeResult:
        """Stand as the overview will stand."""
        yield TopBar()
        yield Static("\n".join(map(one_line, self._seen.areas)), classes="areas", markup=False)
        yield Static(classes="keys")

    def on_mount(self) -> None:
        """Say the workspace's name."""
        self.query_one(TopBar).show(self._seen.name)
