"""What is wrong with a layout, as somebody with a ruler would find it."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from behov.diagrams.measure import text_width
from behov.diagrams.positions import Box, Layout, Piece, PlacedLine, PlacedStep

Segment = tuple[float, float, float, float]
SIZES = {
    "text": 9.0,
    "caption": 8.0,
    "answer": 8.0,
    "pains": 7.5,
    "needs": 7.5,
    "local": 7.0,
    "national": 7.0,
    "more": 7.0,
}
HEADROOM = 0.5  # points; what touches does not overlap


def problems(layout: Layout) -> list[str]:
    hulls = {step.step_id: hull(step.pieces) for step in layout.steps}
    return [
        *_crowded_steps(layout, hulls),
        *_out_of_lane(layout),
        *_out_of_sheet(layout),
        *_overfull(layout),
        *_lines_over_steps(layout, hulls),
        *_lines_over_lines(layout),
        *_lines_on_borders(layout),
        *_badly_placed_answers(layout, hulls),
        *_broken_lines(layout),
    ]


def hull(pieces: tuple[Piece, ...]) -> Box:
    left, right = min(p.box.left for p in pieces), max(p.box.right for p in pieces)
    top, bottom = min(p.box.top for p in pieces), max(p.box.bottom for p in pieces)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left + HEADROOM < other.right
        and other.left + HEADROOM < one.right
        and one.top + HEADROOM < other.bottom
        and other.top + HEADROOM < one.bottom
    )


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left - HEADROOM
        and inner.right <= outer.right + HEADROOM
        and inner.top >= outer.top - HEADROOM
        and inner.bottom <= outer.bottom + HEADROOM
    )


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


def _crowded_steps(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    for one, other in combinations(layout.steps, 2):
        if overlap(hulls[one.step_id], hulls[other.step_id]):
            for a in one.pieces:
                for b in other.pieces:
                    if overlap(a.box, b.box):
                        yield f"{a.look} of {one.step_id} is over {b.look} of {other.step_id}"
    for step in layout.steps:
        for a, b in combinations(step.parts, 2):
            if overlap(a.box, b.box) and {a.look, b.look} not in ({"clock", "hand"}, {"hand"}):
                yield f"{a.look} is over {b.look} in {step.step_id}"


def _out_of_lane(layout: Layout) -> Iterator[str]:
    lanes = [each.lane.box for each in layout.lanes]
    for step in layout.steps:
        box = hull(step.pieces)
        if not any(within(box, lane) for lane in lanes):
            yield f"{step.step_id} is in no lane"
    for each in layout.lanes:
        for piece in each.words:
            if not within(piece.box, each.head.box):
                yield f"the name of the lane {each.role[:20]} is outside its head"


def _out_of_sheet(layout: Layout) -> Iterator[str]:
    sheet = Box(layout.width / 2, layout.height / 2, layout.width, layout.height)
    answers = [piece for line in layout.lines for piece in line.label]
    for piece in (*layout.heading, *layout.legend, *answers, *(lane.lane for lane in layout.lanes)):
        if not within(piece.box, sheet):
            yield f"{piece.look} {piece.text[:20]} is outside the sheet"
    for one, other in combinations((*layout.heading, *layout.legend), 2):
        if overlap(one.box, other.box):
            yield f"{one.look} is over {other.look}"
    if layout.lanes:
        top, bottom = layout.lanes[0].lane.box.top, layout.lanes[-1].lane.box.bottom
        if any(piece.box.bottom > top for piece in layout.heading) or any(p.box.top < bottom for p in layout.legend):
            yield "title or legend over the lanes"


def _overfull(layout: Layout) -> Iterator[str]:
    for step in layout.steps:
        for piece in step.parts:
            if piece.text and text_width(piece.text, SIZES[piece.look]) > piece.box.width + 0.01:
                yield f"{piece.look} in {step.step_id} is wider than its box"
            boxed = piece.look in ("text", "local", "national", "more") and step.figure.look in ("task", "wait")
            if boxed and not within(piece.box, step.figure.box):
                yield f"{piece.look} is outside the box of {step.step_id}"
            if piece.look == "text" and step.figure.look == "decision" and not _in_diamond(piece.box, step.figure.box):
                yield f"text outside the diamond {step.step_id}"


def _in_diamond(inner: Box, diamond: Box) -> bool:
    return all(
        abs(x - diamond.x) / diamond.width + abs(y - diamond.y) / diamond.height <= 0.52
        for x in (inner.left, inner.right)
        for y in (inner.top + 1, inner.bottom - 1)
    )


def _lines_over_steps(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    for line in layout.lines:
        for segment in segments(line):
            box = as_box(segment)
            for step in layout.steps:
                if not overlap(box, hulls[step.step_id]):
                    continue
                own = step.step_id in (line.source, line.target)
                for piece in step.parts if own else step.pieces:
                    if overlap(box, piece.box):
                        yield f"{line.source}→{line.target} runs over {piece.look} of {step.step_id}"
                if own and _through(segment, step):
                    yield f"{line.source}→{line.target} runs through its own {step.step_id}"
        head = arrowhead(line)
        for step in layout.steps:
            if step.step_id != line.target and overlap(head, hulls[step.step_id]):
                yield f"the arrowhead of {line.source}→{line.target} is over {step.step_id}"


def _through(segment: Segment, step: PlacedStep) -> bool:
    x0, y0, x1, y1 = segment
    box = step.figure.box
    steps = max(2, int((abs(x1 - x0) + abs(y1 - y0)) / 3))
    for number in range(steps + 1):
        x, y = x0 + (x1 - x0) * number / steps, y0 + (y1 - y0) * number / steps
        dx, dy = abs(x - box.x) / (box.width / 2), abs(y - box.y) / (box.height / 2)
        if step.figure.look == "decision":
            inside = dx + dy < 0.97
        elif step.figure.look in ("start", "end"):
            inside = dx * dx + dy * dy < 0.9
        else:
            inside = max(dx, dy) < 0.97
        if inside:
            return True
    return False


def _lines_over_lines(layout: Layout) -> Iterator[str]:
    """Two lines on top of each other along a stretch; those from or to the same step may share a trunk."""
    found: list[tuple[bool, float, float, float, PlacedLine]] = []
    for line in layout.lines:
        for x0, y0, x1, y1 in segments(line):
            upright = abs(x0 - x1) < 0.01
            low, high = sorted((y0, y1) if upright else (x0, x1))
            found.append((upright, x0 if upright else y0, low, high, line))
    found.sort(key=lambda each: each[:4])
    for number, (upright, at, low, high, line) in enumerate(found):
        for upright2, at2, low2, high2, line2 in found[number + 1 :]:
            if upright2 != upright or at2 - at > 2:
                break
            if min(high, high2) - max(low, low2) > 1 and line.source != line2.source and line.target != line2.target:
                yield f"{line.source}→{line.target} is on top of {line2.source}→{line2.target}"


def _lines_on_borders(layout: Layout) -> Iterator[str]:
    borders = [y for lane in layout.lanes for y in (lane.lane.box.top, lane.lane.box.bottom)]
    right = layout.lanes[0].head.box.right if layout.lanes else 0
    for line in layout.lines:
        for x0, y0, x1, y1 in segments(line):
            if abs(y0 - y1) < 0.01 and any(abs(y0 - border) < 3 for border in borders):
                yield f"{line.source}→{line.target} runs on the border of a lane"
            if min(x0, x1) < right + 3 or max(x0, x1) > layout.width - 3:
                yield f"{line.source}→{line.target} runs on the edge of the lanes"


def _badly_placed_answers(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    answers = [(line, piece) for line in layout.lines for piece in line.label]
    boxes = [(line, as_box(segment)) for line in layout.lines for segment in segments(line)]
    heads = [arrowhead(line) for line in layout.lines]
    for line, piece in answers:
        name = f"the answer {piece.text[:12]!r} of {line.source}→{line.target}"
        if any(overlap(piece.box, head) for head in heads):
            yield f"{name} is over an arrowhead"
        for other, box in boxes:
            if overlap(piece.box, box):
                yield f"{name} is over the line {other.source}→{other.target}"
        for step in layout.steps:
            if overlap(piece.box, hulls[step.step_id]):
                over = (part for part in step.pieces if overlap(piece.box, part.box))
                yield from (f"{name} is over {part.look} of {step.step_id}" for part in over)
    for (line, piece), (other, piece2) in combinations(answers, 2):
        if overlap(piece.box, piece2.box):
            yield f"answers of {line.source} and {other.source} are over each other"


def _broken_lines(layout: Layout) -> Iterator[str]:
    figures = {step.step_id: step.figure.box for step in layout.steps}
    for line in layout.lines:
        for x0, y0, x1, y1 in segments(line):
            if abs(x0 - x1) > 0.01 and abs(y0 - y1) > 0.01:
                yield f"{line.source}→{line.target} runs aslant"
        for step_id, (x, y) in ((line.source, line.points[0]), (line.target, line.points[-1])):
            if not within(Box(x, y, 0, 0), figures[step_id]):
                yield f"{line.source}→{line.target} does not reach {step_id}"
