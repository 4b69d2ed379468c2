"""Where a branch's answer is written: beside the port that its line leaves by, in room that is kept for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from behov.diagrams.looks.figures import Figure
from behov.diagrams.looks.measure import text_width, wrap
from behov.diagrams.looks.sizes import LEADING, Sizes
from behov.diagrams.placing.ports import Port, Ports, Side
from behov.diagrams.placing.routes import Route
from behov.diagrams.positions import Box, Piece

_WIDEST: Final = 10.5  # times the size of the answer
_WIDEST_ALONE: Final = 21.0  # where there is room for one line only
_NARROWEST: Final = 3.0
_MOST_LINES: Final = 3
_BESIDE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines of an answer, beside its port. They begin so far `across` to the right of the figure's middle."""

    port: Port
    lines: tuple[str, ...]
    size: float
    across: float

    @property
    def right(self) -> float:
        """How far to the right of the figure's middle it reaches, with the room beside it."""
        return self.across + max(text_width(line, self.size) for line in self.lines) + _BESIDE

    @property
    def height(self) -> float:
        """How high it is, with the room above or below it."""
        return len(self.lines) * self._leading + _BESIDE

    def pieces(self, x: float, y: float, figure: Figure) -> tuple[Piece, ...]:
        """Return its lines, beside a figure whose middle is here: above a level line, right of an upright one."""
        if self.port.side is Side.RIGHT:
            top = y + self.port.slot * figure.pitch - len(self.lines) * self._leading - 1
        else:
            top = y + figure.below + 1 if self.port.side is Side.BOTTOM else y - figure.above - self.height + 2
        left = x + self.across
        return tuple(
            Piece("answer", Box(left + width / 2, top + (number + 0.5) * self._leading, width, height), line, self.size)
            for number, line in enumerate(self.lines)
            for width, height in [(text_width(line, self.size), self.size * 1.1)]
        )

    @property
    def _leading(self) -> float:
        return self.size * LEADING


def answer(route: Route, ports: Ports, figures: Mapping[str, Figure], sizes: Sizes) -> Answer | None:
    """Return the answer on a line, broken to the room beside its port, or None where it has none."""
    port, size = route.source, sizes.answer
    if not port.answered:
        return None
    figure = figures[port.step_id]
    if port.side is not Side.RIGHT:
        across = port.slot * sizes.pitch + _BESIDE
        width = max(figure.right - across - 1, _NARROWEST * size)
        return Answer(port, wrap(route.way.label, size, (width,) * _MOST_LINES), size, across)
    uppermost = port.slot == min(each.slot for each in ports.on(port.step_id, port.side))
    room = int((figure.above + port.slot * sizes.pitch) / (size * LEADING)) if uppermost else 1
    widths = (_WIDEST * size,) * min(room, _MOST_LINES) if room > 1 else (_WIDEST_ALONE * size,)
    lines = wrap(route.way.label, size, widths)
    return Answer(port, lines, size, max(figure.right, _beside_upright_lines(port, ports, sizes)) + _BESIDE)


def _beside_upright_lines(port: Port, ports: Ports, sizes: Sizes) -> float:
    """Return how far answers above and below a small figure may reach beyond it."""
    upright = [each for side in (Side.TOP, Side.BOTTOM) for each in ports.on(port.step_id, side) if each.answered]
    return max((each.slot * sizes.pitch + _NARROWEST * sizes.answer + _BESIDE for each in upright), default=0)
