"""Where everything in a drawing stands: boxes, words and lines, in points from the upper left corner, and no syntax."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from behov.diagrams.chart import Change

AROUND: Final = 8.64  # points of white paper that are added around a layout when it is drawn


class Box(NamedTuple):
    """A rectangle around its own middle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """The x of its left side."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The y of its upper side."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height / 2

    def moved(self, across: float, down: float) -> "Box":
        """Return the box somewhere else."""
        return Box(self.x + across, self.y + down, self.width, self.height)


class Piece(NamedTuple):
    """One figure or one line of text, `size` points high.

    `look` is its name in `look.toml`, which says how it is drawn, and `tint` the name of a colour there that it has
    instead of its own.
    """

    look: str
    box: Box
    text: str = ""
    size: float = 0
    tint: str = ""

    def moved(self, across: float, down: float) -> "Piece":
        """Return the piece somewhere else."""
        return Piece(self.look, self.box.moved(across, down), self.text, self.size, self.tint)


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step: its figure, and the text, badges and marks in and around it."""

    step_id: str
    figure: Piece
    parts: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything that is drawn for the step, the figure first."""
        return (self.figure, *self.parts)


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A role's lane, its head to the left, and the lines of the role's name in it."""

    role: str
    lane: Piece
    head: Piece
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A way from a step to another: upright and level stretches, an arrowhead at the end, and the branch's answer."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    label: tuple[Piece, ...] = ()
    change: Change = "same"


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing. `name` and `description` say in words what it shows, for those who do not see it.

    The legend and the notes stand below the lanes.
    """

    width: float
    height: float
    name: str
    description: str
    heading: tuple[Piece, ...]
    lanes: tuple[PlacedLane, ...]
    steps: tuple[PlacedStep, ...]
    lines: tuple[PlacedLine, ...]
    legend: tuple[Piece, ...]
    notes: tuple[Piece, ...] = ()
