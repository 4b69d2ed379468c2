"""Everything put in its place on the page, once the grid has its spacing."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from behov.diagrams.answers import Answer
from behov.diagrams.looks.figures import Figure
from behov.diagrams.looks.frame import head_width, head_words
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.placing.grid import Grid
from behov.diagrams.placing.ports import Port
from behov.diagrams.placing.routes import Route, Stretch
from behov.diagrams.positions import Box, Piece, PlacedLane, PlacedLine, PlacedStep
from behov.diagrams.spacing import Spacing

Point = tuple[float, float]


@dataclass(frozen=True)
class Composition:
    """The grid with its figures, and where its rows, columns and tracks are."""

    grid: Grid
    figures: Mapping[str, Figure]
    spacing: Spacing
    sizes: Sizes

    def step(self, step_id: str) -> PlacedStep:
        """Return a step where it stands."""
        figure, middle = self.figures[step_id], self._middle(step_id)
        return PlacedStep(step_id, figure.body.moved(*middle), tuple(part.moved(*middle) for part in figure.parts))

    def line(self, route: Route, answer: Answer | None) -> PlacedLine:
        """Return a line with its corners, which are where an upright part of its route crosses a level one."""
        corners = [
            (self._place(one), self._place(other)) if one.upright else (self._place(other), self._place(one))
            for one, other in pairwise(route.parts)
            if one.upright != other.upright
        ]
        points = (self._meeting(route.source), *corners, self._meeting(route.target))
        label = self._answer(answer) if answer else ()
        return PlacedLine(route.way.source, route.way.target, points, label, route.way.change)

    def lanes(self, width: float) -> tuple[PlacedLane, ...]:
        """Return the lanes, as wide as the page."""
        lanes = []
        across = head_width(self.grid.lanes, self.sizes)
        for number, (role, (top, bottom)) in enumerate(zip(self.grid.lanes, self.spacing.lanes, strict=True)):
            middle, height = (top + bottom) / 2, bottom - top
            lane = Piece("lane" if number % 2 else "lane-shaded", Box(width / 2, middle, width, height))
            head = Piece("head", Box(across / 2, middle, across, height))
            lanes.append(PlacedLane(role, lane, head, head_words(role, head.box, self.sizes)))
        return tuple(lanes)

    def _middle(self, step_id: str) -> Point:
        cell = self.grid.cells[step_id]
        return self.spacing.columns[cell.column], self.spacing.rows[cell.row]

    def _meeting(self, port: Port) -> Point:
        (x, y), (across, down) = self._middle(port.step_id), self.figures[port.step_id].meets(port)
        return x + across, y + down

    def _place(self, part: Port | Stretch) -> float:
        """Return the x of an upright part of a line, or the y of a level one."""
        if isinstance(part, Stretch):
            return self.spacing.track(part)
        x, y = self._meeting(part)
        return x if part.upright else y

    def _answer(self, answer: Answer) -> tuple[Piece, ...]:
        step_id = answer.port.step_id
        return answer.pieces(*self._middle(step_id), self.figures[step_id])
