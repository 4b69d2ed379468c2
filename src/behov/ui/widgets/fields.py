"""What is known of one record: a label and its value on each line, wrapped."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from behov.ui.widgets.columns import Cell, Column, FittedLine, Piece, fitted

LABEL = 11
_LABELS, _VALUES = Column(), Column(lines=4)


class Fields(Widget):
    """Rows of a label and a value; a row without a label takes the whole width, and at most `lines`."""

    DEFAULT_CSS = """
    Fields { height: auto; }
    Fields > .fields--quiet { color: $quiet; }
    Fields > .fields--bold { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"fields--quiet", "fields--bold"}

    def __init__(self, id: str | None = None, lines: int = 12) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._text = Column(lines=lines)
        self._rows: Sequence[tuple[str, Cell]] = ()
        self._lines: list[tuple[FittedLine, ...]] = []

    def show(self, rows: Sequence[tuple[str, Cell]]) -> None:
        """Show these rows instead."""
        self._rows = rows
        self._lines = self._fitted(self.size.width)
        self.refresh(layout=True)

    def on_resize(self) -> None:
        """Fit the rows again: where the height is given, nobody asks for it."""
        self._lines = self._fitted(self.size.width)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the rows take in this width."""
        self._lines = self._fitted(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Return one line of a label and its value."""
        base = self.rich_style
        cells = self._lines[y] if y < len(self._lines) else ()
        segments = [Segment(piece.text, base + self._style(piece)) for line in cells for piece in line]
        strip = Strip(segments).adjust_cell_length(self.size.width, base)
        if self.size.height - 1 == y < len(self._lines) - 1:  # there is more than there is room for
            return Strip.join((strip.crop(0, self.size.width - 1), Strip([Segment("…", base)])))
        return strip

    def _fitted(self, width: int) -> list[tuple[FittedLine, ...]]:
        lines: list[tuple[FittedLine, ...]] = []
        for label, value in self._rows:
            if not label:
                lines += [(line,) for line in fitted(value, self._text, max(1, width))]
                continue
            for number, line in enumerate(fitted(value, _VALUES, max(1, width - LABEL))):
                lines.append((*fitted(Piece(label if number == 0 else "", "quiet"), _LABELS, LABEL), line))
        return lines

    def _style(self, piece: Piece) -> Style:
        known = f"fields--{piece.ink}" in self.COMPONENT_CLASSES
        return self.get_component_rich_style(f"fields--{piece.ink}", partial=True) if known else Style()
