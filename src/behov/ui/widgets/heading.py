"""The heading of a part of the screen, in the accent's colour where one is."""

from textual.content import Content
from textual.widget import Widget


class Heading(Widget):
    """A title to the left, and what is to be said of the part (a count, a time) to the right."""

    DEFAULT_CSS = """
    Heading { height: 1; padding: 0 2; margin-bottom: 1; text-style: bold; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._title = self._right = ""

    def show(self, title: str, right: str = "") -> None:
        """Show these instead."""
        self._title, self._right = title, right
        self.refresh()

    def render(self) -> Content:
        """Return the title, cut with … where there is no room."""
        right = Content.styled(self._right, "$quiet not bold")
        room = max(0, self.size.width - right.cell_length)
        return Content(self._title).truncate(room, ellipsis=True, pad=True) + right
