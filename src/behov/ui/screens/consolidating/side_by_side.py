"""Two lists of a workshop side by side, or one above the other where it is narrow, and below them what is chosen."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from behov.ui.screens.parking import ParkingScreen
from behov.ui.screens.rewriting import RewritingScreen
from behov.ui.widgets.fields import Fields
from behov.ui.widgets.filter_line import FilterLine
from behov.ui.widgets.heading import Heading
from behov.ui.widgets.record_list import RecordList


class SideBySideScreen(ParkingScreen, RewritingScreen):
    """A screen with two lists, of which the one with focus says what stands below them."""

    SCOPED_CSS = False  # else it holds for this class only, and not for those made from it
    CSS = """
    SideBySideScreen #left { width: 2fr; }
    SideBySideScreen #right { width: 3fr; padding-left: 1; }
    SideBySideScreen #whole { margin: 1 2 0 2; height: 7; }
    SideBySideScreen.-narrow .body { layout: vertical; }
    SideBySideScreen.-narrow #left { width: 1fr; height: 2fr; }
    SideBySideScreen.-narrow #right { width: 1fr; height: 3fr; padding-left: 0; }
    SideBySideScreen.-narrow #whole { margin: 0 2; height: 5; }
    """

    def panes(self, left: RecordList, right: RecordList) -> ComposeResult:
        """Put a list under a heading and a filter beside another, and below them room for what is chosen."""
        with Horizontal(classes="body"):
            with Vertical(id="left", classes="pane"):
                yield Heading(id="left-heading")
                yield FilterLine()
                yield left
            with Vertical(id="right", classes="pane"):
                yield Heading(id="right-heading")
                yield right
        yield from self.between()
        yield Fields(id="whole")

    def between(self) -> ComposeResult:
        """Yield what stands between the lists and what is chosen."""
        yield from ()

    def action_filter(self) -> None:
        """Type to find needs."""
        self.query_one(FilterLine).open()

    @property
    def query_typed(self) -> str:
        """What is typed to find needs."""
        return self.query_one(FilterLine).value
