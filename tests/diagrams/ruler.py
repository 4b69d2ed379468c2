"""What a ruler is good for: whether boxes overlap, lie within each other, or are run through by a line."""

from itertools import pairwise

from behov.diagrams.positions import Box, Piece, PlacedLine

Segment = tuple[float, float, float, float]
HEADROOM = 0.5  # points; what touches does not overlap
ROUND = ("start", "end", "link")
POINTED = ("decision", "gateway")


def hull(pieces: tuple[Piece, ...]) -> Box:
    left, right = min(p.box.left for p in pieces), max(p.box.right for p in pieces)
    top, bottom = min(p.box.top for p in pieces), max(p.box.bottom for p in pieces)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def overlap(one: Box, other: Box) -> bool:
    return (
        abs(one.x - other.x) + HEADROOM < (one.width + other.width) / 2
        and abs(one.y - other.y) + HEADROOM < (one.height + other.height) / 2
    )


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left - HEADROOM
        and inner.right <= outer.right + HEADROOM
        and inner.top >= outer.top - HEADROOM
        and inner.bottom <= outer.bottom + HEADROOM
    )


def inside(x: float, y: float, figure: Piece, part: float = 0.97) -> bool:
    """Whether a point is inside a figure's outline, or inside that part of it."""
    dx, dy = abs(x - figure.box.x) / (figure.box.width / 2), abs(y - figure.box.y) / (figure.box.height / 2)
    if figure.look in POINTED:
        return dx + dy < part
    if figure.look in ROUND:
        return dx * dx + dy * dy < part * part
    return max(dx, dy) < part


def corners(box: Box) -> list[tuple[float, float]]:
    """The corners of a line of text: the letters do not reach the upper and lower side of its box."""
    return [(x, y) for x in (box.left, box.right) for y in (box.top + 1, box.bottom - 1)]


def touches(box: Box, figure: Piece) -> bool:
    """Whether a box is over a figure, its outline taken as it is and not as the rectangle around it."""
    x = min(max(figure.box.x, box.left), box.right)
    y = min(max(figure.box.y, box.top), box.bottom)
    return inside(x, y, figure)


def segments(line: PlacedLine) -> list[Segment]:
    return [(*one, *other) for one, other in pairwise(line.points)]


def as_box(segment: Segment) -> Box:
    x0, y0, x1, y1 = segment
    return Box((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0) + 1.2, abs(y1 - y0) + 1.2)


def arrowhead(line: PlacedLine) -> Box:
    (x0, y0), (x1, y1) = line.points[-2:]
    if abs(x1 - x0) > abs(y1 - y0):
        return Box(x1 - 3.5 * (1 if x1 > x0 else -1), y1, 7, 5)
    return Box(x1, y1 - 3.5 * (1 if y1 > y0 else -1), 5, 7)


def through(segment: Segment, figure: Piece) -> bool:
    """Whether a line runs through a figure, looked at every three points."""
    x0, y0, x1, y1 = segment
    steps = max(2, int((abs(x1 - x0) + abs(y1 - y0)) / 3))
    return any(
        inside(x0 + (x1 - x0) * number / steps, y0 + (y1 - y0) * number / steps, figure) for number in range(steps + 1)
    )
