"""Where a branch's answer is written: beside the port that its line leaves by, in room that is kept for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from behov.diagrams.figures import Figure
from behov.diagrams.measure import text_width, wrap
from behov.diagrams.ports import PITCH, Port, Ports, Side
from behov.diagrams.positions import Box, Piece
from behov.diagrams.routes import Route

_SIZE: Final = 8.0
_LEADING: Final = 9.4
_WIDEST: Final = 84.0
_MOST_LINES: Final = 3
_BESIDE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines of an answer, beside its port."""

    port: Port
    lines: tuple[str, ...]

    @property
    def width(self) -> float:
        """How wide it is, with the room to its left."""
        return max(text_width(line, _SIZE) for line in self.lines) + 2 * _BESIDE

    @property
    def height(self) -> float:
        """How high it is, with the room above or below it."""
        return len(self.lines) * _LEADING + _BESIDE

    def pieces(self, x: float, y: float, figure: Figure, column_right: float) -> tuple[Piece, ...]:
        """Return its lines, beside a figure whose middle is here: above a level line, right of an upright one."""
        if self.port.side is Side.RIGHT:
            left = column_right + _BESIDE
            top = y + self.port.slot * PITCH - len(self.lines) * _LEADING - 1
        else:
            left = x + self.port.slot * PITCH + _BESIDE
            top = y + figure.below + 1 if self.port.side is Side.BOTTOM else y - figure.above - self.height + 2
        return tuple(
            Piece("answer", Box(left + width / 2, top + (number + 0.5) * _LEADING, width, _SIZE * 1.1), line)
            for number, line in enumerate(self.lines)
            for width in [text_width(line, _SIZE)]
        )


def answer(route: Route, ports: Ports, figures: Mapping[str, Figure]) -> Answer | None:
    """Return the answer on a line, broken to the room beside its port, or None where it has none."""
    port = route.source
    if not port.answered:
        return None
    if port.side is not Side.RIGHT:
        width = figures[port.step_id].half_width - port.slot * PITCH - _BESIDE - 1
        return Answer(port, wrap(route.way.label, _SIZE, (max(width, 24.0),) * _MOST_LINES))
    uppermost = port.slot == min(each.slot for each in ports.on(port.step_id, port.side))
    room = int((figures[port.step_id].above + port.slot * PITCH) / _LEADING) if uppermost else 1
    return Answer(port, wrap(route.way.label, _SIZE, (_WIDEST,) * min(max(room, 1), _MOST_LINES)))
