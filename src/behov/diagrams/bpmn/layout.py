"""Where everything in a BPMN diagram stands, in whole pixels from the upper left corner of the sheet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from behov.diagrams.answers import answer
from behov.diagrams.bpmn.figures import SCALE, SIZES, Point, Sketch, label_of, sketch
from behov.diagrams.bpmn.model import Element, ElementKind, Model, id_of_way
from behov.diagrams.bpmn.notes import Note
from behov.diagrams.bpmn.text import as_name, set_lines, widest_word
from behov.diagrams.chart import Node, NodeKind
from behov.diagrams.composition import Composition
from behov.diagrams.placing.arrangement import arrange
from behov.diagrams.placing.grid import Grid
from behov.diagrams.placing.ports import Ports
from behov.diagrams.positions import Box, Piece, PlacedLane
from behov.diagrams.spacing import space

Pixel = tuple[int, int]

_CORNER: Final = (160, 80)
_HEAD: Final = 30  # how wide all tools draw the head of a pool or a lane, its name turned upwards
_NARROWEST: Final = 600
_ORIGIN: Final = Box(0, 0, 0, 0)
_HEAD_LINES: Final = 2
_NEAR: Final = 0.01  # one lane's end and the next one's beginning may differ by a rounding

# What the layout is to take an element for: it tells where lines may meet it.
_KINDS: Final[Mapping[ElementKind, NodeKind]] = {"start": "start", "end": "end", "task": "task"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle by its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """The pool, the lanes by role, and by id the shapes, their names (see `label_of`) and the lines."""

    pool: Bounds
    lanes: Mapping[str, Bounds]
    boxes: Mapping[str, Bounds]
    lines: Mapping[str, tuple[Pixel, ...]]


def picture(model: Model, notes: Iterable[Note], title: str) -> Picture:
    """Return where the elements, their notes and the ways between them stand, in a pool with this title."""
    beside: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        beside[note.element].append(note)
    nodes = tuple(Node(each.id, each.role, _KINDS.get(each.kind, "gateway"), each.name) for each in model.elements)
    arranged = arrange(nodes, tuple(lane.role for lane in model.lanes), model.ways)
    sketches = _sketches(model.elements, beside, arranged.grid, arranged.ports)
    figures = {element_id: each.figure for element_id, each in sketches.items()}
    answers = {each: answer(each, arranged.ports, figures, SIZES) for each in arranged.routes}
    spacing = space(arranged.grid, figures, arranged.tracks, list(filter(None, answers.values())), SIZES)
    composed = Composition(arranged.grid, figures, spacing, SIZES)
    strips = composed.lanes(max(spacing.width, _NARROWEST / SCALE))
    sheet = _Sheet(strips[0].head.box.right, strips[0].lane.box.top, _stretches(strips, title))

    boxes: dict[str, Bounds] = {}
    lines: dict[str, tuple[Pixel, ...]] = {}
    for element_id, drawn in sketches.items():
        placed = composed.step(element_id)
        boxes[element_id] = sheet.bounds(placed.figure.box)
        boxes |= {part.look: sheet.bounds(part.box) for part in placed.parts}
        lines |= {link: sheet.line(points, placed.figure.box) for link, points in drawn.links.items()}
    for each in arranged.routes:
        way, line = id_of_way(each.way), composed.line(each, answers[each])
        lines[way] = sheet.line(line.points)
        if line.label:
            boxes[label_of(way)] = sheet.bounds(_around(line.label))
    lanes = {strip.role: sheet.lane(strip.lane.box) for strip in strips}
    last = lanes[strips[-1].role]
    return Picture(Bounds(*_CORNER, last.width + _HEAD, last.y + last.height - _CORNER[1]), lanes, boxes, lines)


@dataclass(frozen=True)
class _Sheet:
    """Turns points into pixels: where the lanes' heads end, the top of the first, and what each is made higher by."""

    left: float
    top: float
    stretches: tuple[tuple[float, float], ...]  # where a lane ends, and by how much

    def point(self, x: float, y: float) -> Pixel:
        down = y - self.top + sum(more for bottom, more in self.stretches if y > bottom - _NEAR)
        return _whole((x - self.left) * SCALE) + _CORNER[0] + 2 * _HEAD, _whole(down * SCALE) + _CORNER[1]

    def line(self, points: Iterable[Point], around: Box = _ORIGIN) -> tuple[Pixel, ...]:
        return tuple(self.point(around.x + x, around.y + y) for x, y in points)

    def bounds(self, box: Box) -> Bounds:
        """Return a box where both sides are rounded, so that what is in line stays so."""
        (left, top), (right, bottom) = self.point(box.left, box.top), self.point(box.right, box.bottom)
        return Bounds(left, top, right - left, bottom - top)

    def lane(self, box: Box) -> Bounds:
        (right, bottom), top = self.point(box.right, box.bottom), self.point(0, box.top)[1]
        left = _CORNER[0] + _HEAD
        return Bounds(left, top, right - left, bottom - top)


def _whole(pixels: float) -> int:
    """Return whole pixels, the same for two places that differ by no more than a float's last digits."""
    return round(round(pixels, 3))


def _sketches(
    elements: Iterable[Element], beside: Mapping[str, list[Note]], grid: Grid, ports: Ports
) -> dict[str, Sketch]:
    """Return what the elements look like, the tasks in a row as high as the highest of them."""
    sketches = {each.id: sketch(each, beside.get(each.id, ()), ports) for each in elements}
    tasks = [each for each in elements if each.kind == "task"]
    highest: dict[int, float] = defaultdict(float)
    for each in tasks:
        row = grid.cells[each.id].row
        highest[row] = max(highest[row], sketches[each.id].figure.body.box.height)
    evened = {each.id: sketch(each, beside.get(each.id, ()), ports, highest[grid.cells[each.id].row]) for each in tasks}
    return sketches | evened


def _around(pieces: tuple[Piece, ...]) -> Box:
    left, right = min(piece.box.left for piece in pieces), max(piece.box.right for piece in pieces)
    top, bottom = min(piece.box.top for piece in pieces), max(piece.box.bottom for piece in pieces)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def _stretches(strips: tuple[PlacedLane, ...], title: str) -> tuple[tuple[float, float], ...]:
    """Return where lanes must be made higher, and by how much, for their names and at last for the pool's."""
    found = [(strip.lane.box.bottom, _missing(as_name(strip.role), strip.lane.box.height)) for strip in strips]
    height = strips[-1].lane.box.bottom - strips[0].lane.box.top + sum(more for _, more in found)
    return (*found, (strips[-1].lane.box.bottom, _missing(title, height)))


def _missing(name: str, height: float) -> float:
    """Return how much higher a head must be for its name to have room on two lines."""
    needed = max(height, widest_word(name, SIZES.role))
    while len(set_lines(name, SIZES.role, needed)) > _HEAD_LINES:
        needed += SIZES.role
    return needed - height
