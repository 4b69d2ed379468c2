"""A line's route: a port, some stretches in the channels between rows and columns, and a port.

Upright and level parts follow one another, so that the corners are where two neighbours cross.
"""

from dataclasses import dataclass
from typing import TypeAlias

from behov.diagrams.chart import Way
from behov.diagrams.placing.ports import Port

Channel: TypeAlias = tuple[bool, int]  # whether it is upright, and its number


@dataclass(eq=False, slots=True)
class Stretch:
    """A piece of a line in a channel: left of a column (upright) or above a row. Its track is its place there."""

    upright: bool
    channel: int
    track: int = 0

    @property
    def along(self) -> float:
        """Its place on the axis across its channel, in half-units: channels are even, rows and columns odd."""
        return 2 * self.channel


@dataclass(eq=False, slots=True)
class Route:
    """The way of one line, from port to port."""

    way: Way
    source: Port
    stretches: tuple[Stretch, ...]
    target: Port

    @property
    def parts(self) -> tuple[Port | Stretch, ...]:
        """The ports and stretches in their order."""
        return (self.source, *self.stretches, self.target)

    @property
    def bends(self) -> int:
        """How many corners it has: none where it runs straight from port to port."""
        return len(self.stretches) + 1 if self.stretches or self.source.upright != self.target.upright else 0
