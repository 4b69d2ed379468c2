"""Which rows of a long list are in view. It is known by the first of them, and only rows in view are ever measured."""

from collections.abc import Callable


class RowWindow:
    """A window of some lines on rows of one line or more. `lines_of` measures one row."""

    def __init__(self, lines_of: Callable[[int], int]) -> None:
        self._lines_of = lines_of
        self._in_view: tuple[int, ...] | None = None
        self.rows = 0
        self.height = 0
        self.first = 0

    def measure_again(self, rows: int, height: int) -> None:
        """Take in that rows, their lengths or the window's height may be others now."""
        self.rows, self.height, self._in_view = rows, max(0, height), None

    @property
    def in_view(self) -> tuple[int, ...]:
        """Which row each line in view belongs to."""
        if self._in_view is None:
            lines: list[int] = []
            for row in range(self.first, self.rows):
                lines += [row] * self._lines_of(row)
                if len(lines) >= self.height:
                    break
            self._in_view = tuple(lines[: self.height])
        return self._in_view

    def sees(self, row: int) -> bool:
        """Return whether a row is in view; all are as long as nothing is shown."""
        return self.height == 0 or row in self.in_view

    @property
    def page(self) -> int:
        """How many rows are in view."""
        return len(set(self.in_view))

    def reveal(self, row: int, around: int = 0) -> None:
        """Bring a row, and some `around` it, into view by moving little, and leave no room below the last row."""
        for near in range(around, 0, -1):
            self.reveal(min(row + near, max(0, self.rows - 1)))
            self.reveal(max(0, row - near))
        if not self.height:
            return
        lowest = min(row, self._first_to_end_with(self.rows - 1))
        self._begin_with(max(self._first_to_end_with(row), min(self.first, lowest)))

    def scroll(self, rows: int) -> None:
        """Look further down, or up, as far as there are rows."""
        self._begin_with(min(self.first + rows, self._first_to_end_with(self.rows - 1)))

    def marks(self, line: int) -> bool:
        """Return whether a bar for where in the list one is, as long as its share of it, goes past this line."""
        if not self.in_view or (self.first == 0 and self.in_view[-1] == self.rows - 1):
            return False
        seen = self.in_view[-1] - self.first + 1
        length = max(1, self.height * seen // self.rows)
        start = round((self.height - length) * self.first / max(1, self.rows - seen))
        return start <= line < start + length

    def _begin_with(self, first: int) -> None:
        first = max(0, first)
        if first != self.first:
            self.first, self._in_view = first, None

    def _first_to_end_with(self, row: int) -> int:
        """Return the first row in view when this one is the last that is wholly seen; itself if it is too high."""
        left = self.height
        last = row = min(row, self.rows - 1)  # -1 in an empty list
        while row >= 0 and (left := left - self._lines_of(row)) >= 0:
            row -= 1
        return max(0, min(row + 1, last))
