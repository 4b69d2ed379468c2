"""The top line: where one is, and that it is saved."""

from textual.content import Content
from textual.widget import Widget

from behov.visible import one_line


class TopBar(Widget):
    """`behov`, then where one is, then what the screen says to the right."""

    DEFAULT_CSS = """
    TopBar { height: 1; padding: 0 2; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._where = self._quiet = self._right = ""

    def show(self, where: str, quiet: str = "", right: str = "") -> None:
        """Say where one is (cut with … where there is no room), something quiet, and what must always be seen."""
        self._where, self._quiet, self._right = one_line(where), one_line(quiet), right
        self.refresh()

    def render(self) -> Content:
        """Return where one is, cut with … where there is no room, and what is to the right."""
        right = Content.styled(self._quiet, "$quiet") + Content("   " if self._quiet and self._right else "")
        right += Content(self._right)
        name = Content.styled("behov", "bold") + Content("   ")
        room = self.size.width - name.cell_length - right.cell_length - 2
        where = Content(self._where).truncate(max(0, room), ellipsis=True, pad=True)
        return name + where + Content("  ") + right
