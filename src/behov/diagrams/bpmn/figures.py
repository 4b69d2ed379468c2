"""What an element of BPMN looks like, and what stands around it: its name, pain points above, data below.

Sizes are those that BPMN's tools draw with, in points. Each quarter around the middle is filled from there and
outwards, clear of the lines that meet the element above and below.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from behov.diagrams.bpmn.model import Element
from behov.diagrams.bpmn.notes import Note
from behov.diagrams.bpmn.text import extent, field, set_lines, widest_word
from behov.diagrams.looks.figures import Figure
from behov.diagrams.looks.sizes import Sizes
from behov.diagrams.placing.ports import Ports, Side
from behov.diagrams.positions import Box, Piece

SCALE: Final = 1.35  # pixels of a tool that sets names in 12 pixels, for each of our points
SIZES: Final = Sizes(text=12 / SCALE, caption=11 / SCALE, answer=11 / SCALE, role=12 / SCALE)

_TASK: Final = (SIZES.box, 60.0)
_EVENT: Final = 18 / SCALE  # from the middle to the edge
_GATEWAY: Final = 25 / SCALE
_DATA: Final = (27 / SCALE, 37 / SCALE)
_PADDING: Final = 7 / SCALE  # between a field's edge and its words
_CAPTION: Final = 90 / SCALE  # the widest that all tools set a name outside its shape
_NARROW: Final = 100 / SCALE  # an annotation beside a line
_GAP: Final = 5.0
_CLEAR: Final = 9.0  # between what stands above or below and the line there
_LINK: Final = 18.0  # the length of a dotted line, with room for an arrowhead
_GUTTER: Final = 6.0  # for the dotted line to what stands further out

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A figure around its middle, each part with its element's or note's id as its look, and the dotted lines."""

    figure: Figure
    links: Mapping[str, tuple[Point, ...]]


def label_of(shape_id: str) -> str:
    """Return the look of the part that is the name of a shape."""
    return f"{shape_id}_label"


def sketch(element: Element, notes: Iterable[Note], ports: Ports, least_height: float = 0) -> Sketch:
    """Return what an element looks like where lines meet it by these ports; a task is at least so high."""
    drawn = _Sketching(element, ports, least_height)
    pains = [note for note in notes if note.kind == "pains"]
    inputs, outputs = ([note for note in notes if note.kind == kind] for kind in ("input", "output"))
    if element.kind != "task" and element.name:
        drawn.name(bool(pains), bool(inputs or outputs))
    for note in pains:
        drawn.annotate(note)
    alone = len(inputs) + len(outputs) == 1
    drawn.put(inputs, -1, alone)
    drawn.put(outputs, 1, alone)
    return Sketch(Figure(drawn.body, tuple(drawn.parts)), drawn.links)


class _Sketching:
    """A figure while its parts are put in place."""

    def __init__(self, element: Element, ports: Ports, least_height: float) -> None:
        self._element = element
        self._level, upright = ports.outermost(element.id)
        self._busy = {side: bool(ports.on(element.id, side)) for side in Side}
        self._beside = upright * SIZES.pitch + _CLEAR
        self.body = _body(element, (self._level, upright), least_height)
        self.parts: list[Piece] = []
        self.links: dict[str, tuple[Point, ...]] = {}

    def name(self, annotated: bool, with_data: bool) -> None:
        """Put the name below or above, in the middle where nothing else is, else to the upper left."""
        width, height = _name_size(self._element.name)
        half = self.body.box.height / 2
        if not self._busy[Side.BOTTOM] and not with_data and self._element.kind != "start":
            box = Box(0, half + 3 + height / 2, width, height)
        elif not self._busy[Side.TOP] and not annotated:
            box = Box(0, -half - 3 - height / 2, width, height)
        else:
            box = Box(-self._beside - width / 2, -self._clear() - height / 2, width, height)
        self.parts.append(Piece(label_of(self._element.id), box, self._element.name))

    def annotate(self, note: Note) -> None:
        """Put pain points above, across the whole task where no line is in the way, else to the right."""
        free = not self._busy[Side.TOP]
        whole = free and self._element.kind == "task"
        narrow = max(_NARROW, widest_word(note.text, SIZES.text) + 2 * _PADDING)
        width = self.body.box.width if whole else narrow
        left = -width / 2 if whole else _GAP if free else self._beside
        lines = set_lines(note.text, SIZES.text, width - 2 * _PADDING)
        height = extent(lines, SIZES.text)[1] + 2 * _PADDING
        bottom = -self.body.box.height / 2 - 2 * _GAP
        self.parts.append(Piece(note.id, Box(left + width / 2, bottom - height / 2, width, height), note.text))
        x = left + _GAP
        self.links[note.link] = (x, self._surface(x, -1)), (x, bottom)

    def put(self, notes: list[Note], side: int, alone: bool) -> None:
        """Put things below, one under another, to the left (-1) or the right (1) of the lines."""
        free = not self._busy[Side.BOTTOM]
        centred = alone and free
        beside = 0.0 if centred else _GAP if free else self._beside
        gutter = _GUTTER if len(notes) > 1 else 0.0
        top = max(self.body.box.height / 2 + _LINK, self._clear())
        for number, note in enumerate(notes):
            width, height = _name_size(note.text)
            x = 0.0 if centred else side * (beside + gutter + max(width, _DATA[0]) / 2)
            icon = Box(x, top + _DATA[1] / 2, *_DATA)
            label = Box(x, icon.bottom + 2 + height / 2, width, height)
            self.parts += (Piece(note.id, icon), Piece(label_of(note.id), label, note.text))
            start = self._foot(side * (beside + gutter / 2) if number else x)
            # the first has nothing between it and the element; the line to another runs beside those before it
            turn = ((start[0], icon.y), (icon.x - side * icon.width / 2, icon.y)) if number else ((x, icon.top),)
            points = (start, *turn)
            self.links[note.link] = points[::-1] if note.kind == "input" else points
            top = label.bottom + _GAP

    def _foot(self, x: float) -> Point:
        """Return where a line from below meets the element, as near to x as it can."""
        width = self.body.box.width
        most = width / 2 - _GAP if self._element.kind == "task" else 0.1 * width
        reached = max(-most, min(most, x))
        return reached, self._surface(reached, 1)

    def _surface(self, x: float, down: int) -> float:
        half_width, half_height = self.body.box.width / 2, self.body.box.height / 2
        if self._element.kind == "task":
            return down * half_height
        if self.body.look == "gateway":
            return down * (half_height - min(abs(x), half_width))
        return down * sqrt(max(half_width**2 - x**2, 0))

    def _clear(self) -> float:
        """Return how far above or below the middle a quarter begins that is clear of the figure and of level lines."""
        half = self.body.box.height / 2
        if self._element.kind == "task":
            return half
        return max(self._level * SIZES.pitch + _CLEAR, half + 3 - self._beside)


def _body(element: Element, slots: tuple[int, int], least_height: float) -> Piece:
    level, upright = (slot * SIZES.pitch for slot in slots)
    if element.kind == "task":
        width = max(_TASK[0], 2 * upright + 24)
        height = extent(set_lines(element.name, SIZES.text, width - 2 * _PADDING), SIZES.text)[1] + 3 * _PADDING
        return Piece("task", Box(0, 0, width, max(_TASK[1], height, 2 * level + 24, least_height)))
    if element.kind in ("exclusive", "parallel"):
        half = max(_GATEWAY, max(level, upright) + 4)
        return Piece("gateway", Box(0, 0, 2 * half, 2 * half))
    radius = max(_EVENT, max(level, upright) + 4)
    return Piece("start", Box(0, 0, 2 * radius, 2 * radius))


def _name_size(name: str) -> Point:
    """Return how wide and high a name outside its shape is."""
    return field(name, SIZES.caption, max(_CAPTION, widest_word(name, SIZES.caption)))
