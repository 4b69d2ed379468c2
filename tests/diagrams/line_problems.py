"""What is wrong with the lines of a layout, and with the answers on them."""

from collections.abc import Iterator
from itertools import combinations

from behov.diagrams.positions import Box, Layout, PlacedLine
from tests.diagrams.ruler import arrowhead, as_box, overlap, segments, through, within


def line_problems(layout: Layout, hulls: dict[str, Box]) -> list[str]:
    return [
        *_lines_over_steps(layout, hulls),
        *_arrowheads_over_steps(layout, hulls),
        *_lines_over_lines(layout),
        *_lines_on_borders(layout),
        *_badly_placed_answers(layout, hulls),
        *_broken_lines(layout),
    ]


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
                        yield f"{_name(line)} runs over {piece.look} of {step.step_id}"
                if own and through(segment, step.figure):
                    yield f"{_name(line)} runs through its own {step.step_id}"


def _arrowheads_over_steps(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    for line in layout.lines:
        head = arrowhead(line)
        for step in layout.steps:
            if overlap(head, hulls[step.step_id]):
                for piece in step.parts if step.step_id == line.target else step.pieces:
                    if overlap(head, piece.box):
                        yield f"the arrowhead of {_name(line)} is over {piece.look} of {step.step_id}"


def _lines_over_lines(layout: Layout) -> Iterator[str]:
    """Two lines on top of each other along a stretch.

    Those from or to the same step may share a trunk; but not one that goes with one that stays, or it is not seen.
    """
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
            akin = line.source == line2.source or line.target == line2.target
            may_share = akin and (line.change == "gone") == (line2.change == "gone")
            if min(high, high2) - max(low, low2) > 1 and not may_share:
                yield f"{_name(line)} is on top of {_name(line2)}"


def _lines_on_borders(layout: Layout) -> Iterator[str]:
    borders = [y for lane in layout.lanes for y in (lane.lane.box.top, lane.lane.box.bottom)]
    right = layout.lanes[0].head.box.right if layout.lanes else 0
    for line in layout.lines:
        for x0, y0, x1, y1 in segments(line):
            if abs(y0 - y1) < 0.01 and any(abs(y0 - border) < 3 for border in borders):
                yield f"{_name(line)} runs on the border of a lane"
            if min(x0, x1) < right + 3 or max(x0, x1) > layout.width - 3:
                yield f"{_name(line)} runs on the edge of the lanes"


def _badly_placed_answers(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    answers = [(line, piece) for line in layout.lines for piece in line.label]
    boxes = [(line, as_box(segment)) for line in layout.lines for segment in segments(line)]
    heads = [arrowhead(line) for line in layout.lines]
    lanes = [lane.lane.box for lane in layout.lanes]
    for line, piece in answers:
        name = f"the answer {piece.text[:12]!r} of {_name(line)}"
        if not any(within(piece.box, lane) for lane in lanes):
            yield f"{name} is in no lane"
        if any(overlap(piece.box, head) for head in heads):
            yield f"{name} is over an arrowhead"
        for other, box in boxes:
            if overlap(piece.box, box):
                yield f"{name} is over the line {_name(other)}"
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
                yield f"{_name(line)} runs aslant"
        for step_id, (x, y) in ((line.source, line.points[0]), (line.target, line.points[-1])):
            if not within(Box(x, y, 0, 0), figures[step_id]):
                yield f"{_name(line)} does not reach {step_id}"


def _name(line: PlacedLine) -> str:
    return f"{line.source}→{line.target}"
