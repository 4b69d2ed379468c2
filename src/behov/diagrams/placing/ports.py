"""Where lines meet a step: a side of it, and a slot on that side.

Lines that lead to a step share a port, and so do those without an answer that leave it; each answer has its own. A line
that a change does away with shares none with those that stay, so that it is seen all the way.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from behov.diagrams.placing.grid import Cell

# A line that comes, one that goes, and one that goes with an answer; and those that a change does away with.
Use = Literal["in", "out", "answer", "gone in", "gone out"]


class Side(Enum):
    """A side of a step, as a direction across and down. `level` tells whether lines run level where they meet it."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    TOP = (0, -1)
    BOTTOM = (0, 1)

    level: bool

    def __init__(self, _across: int, down: int) -> None:
        self.level = not down

    __hash__ = object.__hash__  # an Enum's own hashes its name, which costs a fifth of the routing


@dataclass(eq=False, slots=True)
class Port:
    """A meeting point. Slot 0 is the middle of the side; -1 is above or to the left of it.

    `middle` is where the middle of its side is on the axis along it, in half-units: rows and columns are odd, channels
    even. `upright` tells whether its line runs up or down here.
    """

    step_id: str
    side: Side
    cell: Cell
    answered: bool = False  # whether the line has an answer, which is written beside it
    pinned: bool = False  # whether its line runs straight to another step, so that it must stay in the middle
    slot: int = 0
    middle: float = field(init=False)
    upright: bool = field(init=False)

    def __post_init__(self) -> None:
        self.upright = not self.side.level
        self.middle = 2 * (self.cell.row if self.side.level else self.cell.column) + 1

    @property
    def along(self) -> float:
        """Where it is on that axis, slot and all."""
        return self.middle + self.slot / 100


@dataclass
class Ports:
    """All ports of a drawing, by step and side."""

    cells: dict[str, Cell]
    _ports: dict[tuple[str, Side], list[Port]] = field(default_factory=lambda: defaultdict(list))
    _shared: dict[tuple[str, Side, str], Port] = field(default_factory=dict)

    def busy(self, step_id: str, side: Side, use: Use) -> bool:
        """Whether another port than the one for this use is on this side."""
        return any(port is not self.shared(step_id, side, use) for port in self.on(step_id, side))

    def shared(self, step_id: str, side: Side, use: Use) -> Port | None:
        """Return the port that lines in, or lines out, share on this side, or None where there is none."""
        return self._shared.get((step_id, side, use))

    def take(self, step_id: str, side: Side, use: Use) -> Port:
        """Return the port for this use: the shared one for lines in and out, and a new one for an answer."""
        port = self.shared(step_id, side, use)
        if port is None:
            port = Port(step_id, side, self.cells[step_id], answered=use == "answer")
            self._ports[step_id, side].append(port)
            if use != "answer":
                self._shared[step_id, side, use] = port
        return port

    def on(self, step_id: str, side: Side) -> list[Port]:
        """Return the ports on one side of a step."""
        return self._ports.get((step_id, side), [])

    def spread(self, heading: Callable[[Port], float]) -> None:
        """Give each port its slot, in the order of where their lines are heading, so that few of them cross."""
        for (_, side), ports in self._ports.items():
            if len(ports) == 1:  # nearly always
                continue
            ports.sort(key=lambda port: (not side.level and port.answered, heading(port)))
            middle = next((place for place, port in enumerate(ports) if port.pinned), None)
            if middle is None:
                # an answer beside an upright line stands to its right, so that line is the rightmost
                middle = len(ports) - 1 if not side.level and ports[-1].answered else (len(ports) - 1) // 2
            for place, port in enumerate(ports):
                port.slot = place - middle

    def split(self, port: Port, taken: Iterable[int]) -> Port:
        """Return a new port beside this one, in a slot that is free on this side and not among those taken."""
        used = {each.slot for each in self._ports[port.step_id, port.side]} | set(taken)
        signs = (1, -1) if port.answered else (-1, 1)  # an answer stays rightmost
        slot = next(sign * step for step in range(1, len(used) + 2) for sign in signs if sign * step not in used)
        new = Port(port.step_id, port.side, port.cell, answered=port.answered, slot=slot)
        self._ports[port.step_id, port.side].append(new)
        return new

    def outermost(self, step_id: str) -> tuple[int, int]:
        """Return how many slots from the middle lines meet a step at most: on its level sides, and on the others."""
        level, upright = 0, 0
        for side in Side:
            furthest = max((abs(port.slot) for port in self.on(step_id, side)), default=0)
            level, upright = (max(level, furthest), upright) if side.level else (level, max(upright, furthest))
        return level, upright
