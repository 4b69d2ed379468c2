"""What a process takes, as it is beside as it should be, in a few lines below its steps.

view = MeasuresView()  # hidden until it is shown something; it takes no focus
view.show(measures_in_words(workspace, process, municipalities))
view.hide()
"""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from behov.exports.processes.measures_in_words import MeasureRow, MeasureTable
from behov.exports.processes.quantity_in_words import NOTHING
from behov.text import tr

WIDE = 92  # cells from which there is room for both variants beside each other
_COLUMNS = 3  # measures that have a line of their own; the others share one
_GAP = "  "


class MeasuresView(Widget):
    """Seven lines where there is room, else two: how much time, hand-overs, systems, roles, and what it rests on."""

    DEFAULT_CSS = """
    MeasuresView { display: none; height: auto; padding: 0 2; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._table: MeasureTable | None = None

    def show(self, table: MeasureTable) -> None:
        """Show these measures instead."""
        self._table = table
        self.display = True
        self.refresh(layout=True)

    def hide(self) -> None:
        """Show nothing, and leave the room to others."""
        self.display = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._table is None:
            return []
        lines = _beside(self._table, width) if width >= WIDE else _in_short(self._table)
        return [line.truncate(width, ellipsis=True) for line in (*lines, _notes(self._table.notes, width))]


def _beside(table: MeasureTable, width: int) -> Iterator[Content]:
    """Yield a table of the first measures, the others in a line, and what each role has to do."""
    estimated = tr("about = an estimate") if any(row.estimated for row in table.rows) else ""
    heads = table.headings
    cells = [
        (estimated, heads.as_is, heads.to_be, heads.difference),
        *((row.name, row.as_is, row.to_be, row.difference) for row in table.rows[:_COLUMNS]),
    ]
    widths = [max(Content(row[column]).cell_length for row in cells) for column in range(4)]
    widths[0] = max(12, min(widths[0], width - sum(widths[1:]) - 3 * len(_GAP)))
    for number, row in enumerate(cells):
        styles = ("$quiet",) * 4 if number == 0 else ("$quiet", "", "", "bold")
        yield Content(_GAP).join(
            Content.styled(cell, style).truncate(room, ellipsis=True, pad=True)
            for cell, style, room in zip(row, styles, widths, strict=True)
        )
    yield Content(_GAP).join(_said(row.name, _both(row)) for row in table.rows[_COLUMNS:])
    if table.roles:
        differing = any(row.difference != NOTHING for row in table.roles)
        heading = Content.styled(tr("Difference by role") if differing else tr("By role"), "bold")
        yield Content(_GAP).join((heading, *(_said(row.name, _telling(row)) for row in table.roles)))


def _in_short(table: MeasureTable) -> Iterator[Content]:
    """Yield what differs, in one line."""
    yield Content(_GAP).join(_said(row.name, _telling(row)) for row in table.rows[1:])


def _said(name: str, value: str) -> Content:
    return Content.styled(name, "$quiet") + " " + value


def _both(row: MeasureRow) -> str:
    return " → ".join(each for each in (row.as_is, row.to_be) if each != NOTHING) or NOTHING


def _telling(row: MeasureRow) -> str:
    """Return the difference or, where there is none to tell, what is known of one variant."""
    return next((each for each in (row.difference, row.as_is, row.to_be) if each != NOTHING), NOTHING)


def _notes(notes: Sequence[str], width: int) -> Content:
    """Return the notes in one line, in which each has as much room as the others leave."""
    left, found = width, []
    for number, note in enumerate(sorted(notes, key=len)):
        room = (left - len(_GAP) * (len(notes) - number - 1)) // (len(notes) - number)
        found.append((notes.index(note), Content.styled(note, "$quiet").truncate(max(1, room), ellipsis=True)))
        left -= found[-1][1].cell_length + len(_GAP)
    return Content(_GAP).join(note for _, note in sorted(found, key=lambda each: each[0]))
