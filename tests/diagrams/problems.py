"""What is wrong with a layout, as somebody with a ruler would find it."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from behov.diagrams.looks.measure import ink_width
from behov.diagrams.positions import Box, Layout, Piece, PlacedStep
from tests.diagrams.line_problems import line_problems
from tests.diagrams.ruler import POINTED, ROUND, corners, hull, inside, overlap, touches, within

__all__ = ["overlap", "problems", "within"]

IN_A_FIGURE = ("text", "clock", "hand", "letter")
ON_ITS_EDGE = ("pains", "needs")


def problems(layout: Layout) -> list[str]:
    hulls = {step.step_id: hull(step.pieces) for step in layout.steps}
    return [
        *_crowded_steps(layout, hulls),
        *_out_of_lane(layout, hulls),
        *_out_of_sheet(layout),
        *_overfull(layout),
        *line_problems(layout, hulls),
    ]


def _crowded_steps(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    for one, other in combinations(layout.steps, 2):
        if overlap(hulls[one.step_id], hulls[other.step_id]):
            for a in one.pieces:
                for b in other.pieces:
                    if overlap(a.box, b.box):
                        yield f"{a.look} of {one.step_id} is over {b.look} of {other.step_id}"
    for step in layout.steps:
        for a, b in combinations(step.parts, 2):
            if overlap(a.box, b.box) and not _belong(a, b):
                yield f"{a.look} is over {b.look} in {step.step_id}"


def _belong(one: Piece, other: Piece) -> bool:
    """Whether one piece is drawn on the other: a clock's hands, and the words of a panel that reaches around them."""
    if one.look in ("clock", "hand") and other.look in ("clock", "hand"):
        return True
    panel, words = (one, other) if one.look.startswith("panel-") else (other, one)
    return words.look == panel.look.replace("panel-", "words-") != panel.look and within(words.box, panel.box)


def _out_of_lane(layout: Layout, hulls: dict[str, Box]) -> Iterator[str]:
    for one, other in pairwise(layout.lanes):
        if abs(one.lane.box.bottom - other.lane.box.top) > 0.01:
            yield f"the lanes {one.role[:20]} and {other.role[:20]} do not meet"
    rooms = [
        Box((each.head.box.right + each.lane.box.right) / 2, each.lane.box.y, wide, each.lane.box.height)
        for each in layout.lanes
        for wide in [each.lane.box.right - each.head.box.right]
    ]
    for step in layout.steps:
        if not any(within(hulls[step.step_id], room) for room in rooms):
            yield f"{step.step_id} is in no lane"
    for each in layout.lanes:
        if not within(each.head.box, each.lane.box):
            yield f"the head of {each.role[:20]} is outside its lane"
        for piece in each.words:
            if not within(piece.box, each.head.box):
                yield f"the name of the lane {each.role[:20]} is outside its head"


def _out_of_sheet(layout: Layout) -> Iterator[str]:
    sheet = Box(layout.width / 2, layout.height / 2, layout.width, layout.height)
    around = (*layout.heading, *layout.legend, *layout.notes)
    answers = [piece for line in layout.lines for piece in line.label]
    for piece in (*around, *answers, *(lane.lane for lane in layout.lanes)):
        if not within(piece.box, sheet):
            yield f"{piece.look} {piece.text[:20]} is outside the sheet"
    for one, other in combinations(around, 2):
        if overlap(one.box, other.box):
            yield f"{one.look} {one.text[:20]} is over {other.look} {other.text[:20]}"
    if layout.lanes:
        top, bottom = layout.lanes[0].lane.box.top, layout.lanes[-1].lane.box.bottom
        below = (*layout.legend, *layout.notes)
        if any(piece.box.bottom > top for piece in layout.heading) or any(p.box.top < bottom for p in below):
            yield "title, legend or notes over the lanes"


def _overfull(layout: Layout) -> Iterator[str]:
    words = (
        *layout.heading,
        *layout.legend,
        *layout.notes,
        *(piece for lane in layout.lanes for piece in lane.words),
        *(piece for line in layout.lines for piece in line.label),
        *(piece for step in layout.steps for piece in step.pieces),
    )
    for piece in words:
        if piece.text and (
            ink_width(piece.text, piece.size) > piece.box.width + 0.01 or piece.size > piece.box.height + 0.01
        ):
            yield f"{piece.look} {piece.text[:20]} is larger than its box"
    for step in layout.steps:
        yield from (
            f"{piece.look} {told} of {step.step_id}" for piece in step.parts if (told := _misplaced(piece, step))
        )


def _misplaced(piece: Piece, step: PlacedStep) -> str:
    """Say where a piece is that should be in its figure, on the edge of it, or beside it."""
    figure = step.figure
    if piece.look in ON_ITS_EDGE:
        return "is inside" if all(inside(x, y, figure) for x, y in corners(piece.box)) else ""
    if piece.look in IN_A_FIGURE or figure.look not in (*ROUND, *POINTED):
        if piece.look.startswith("words-"):  # in their panel
            return "" if any(_belong(piece, panel) for panel in step.parts) else "stands alone"
        return "" if all(inside(x, y, figure, 1.04) for x, y in corners(piece.box)) else "is outside"
    return "is inside" if touches(piece.box, figure) else ""
