"""The lines below what is typed that show needs like it: they lie over what stands there, so that nothing moves."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

_LOW = 30  # rows of a screen on which no more than the heading of the list is covered
_FEW = 2


class AlikeLines(Static):
    """Each line is a need; there are fewer on a low screen, and none while nobody writes. The bar places them."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines, the first first, as many as there is room for."""
        shown = lines if self.app.size.height >= _LOW else lines[:_FEW]
        self.set_class(bool(shown), "-found")
        self.update(Content("\n").join(shown))
