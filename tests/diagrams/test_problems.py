"""The ruler finds what is wrong: each kind of fault, in a drawing that was clean before it was spoilt."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from behov.diagrams.chart import Node, Panel, Way
from behov.diagrams.layout import lay_out
from behov.diagrams.positions import Box, Layout, Piece, PlacedLine, PlacedStep
from tests.diagrams.made import situation_of, step
from tests.diagrams.problems import problems


def clean() -> Layout:
    shown = situation_of(
        step("a", kind="decision", role="A", branches={"ja": "b", "nei": "c"}, systems=["EPJ", "Sak"], pains=["vondt"]),
        step("b", role="A", next=["d"], kind="wait", systems=["EPJ"]),
        step("c", role="B", next=[]),
        step("d", role="A", kind="end"),
    )
    panels = (Panel("changed", ("endret: tekst",)), Panel("pain", ("! vondt",)))
    nodes = tuple(replace(node, panels=panels) if node.id in "ac" else node for node in shown.nodes)
    link = Node("e", "B", "link", "A\nVidere")
    ways = (*shown.ways, Way("c", "e"))
    table = (("", "nå"), ("Timer", "12"))
    layout = lay_out(replace(shown, nodes=(*nodes, link), ways=ways, notes=("En merknad.",), tables=(table,)))
    assert problems(layout) == []
    return layout


def with_step(layout: Layout, step_id: str, spoil: Callable[[PlacedStep], PlacedStep]) -> Layout:
    return replace(layout, steps=tuple(spoil(each) if each.step_id == step_id else each for each in layout.steps))


def with_part(layout: Layout, step_id: str, look: str, spoil: Callable[[Piece], Piece]) -> Layout:
    def spoilt(each: PlacedStep) -> PlacedStep:
        assert look in {part.look for part in each.parts}
        return replace(each, parts=tuple(spoil(part) if part.look == look else part for part in each.parts))

    return with_step(layout, step_id, spoilt)


def with_line(layout: Layout, ends: str, spoil: Callable[[PlacedLine], PlacedLine]) -> Layout:
    assert ends in {line.source + line.target for line in layout.lines}
    lines = (spoil(line) if line.source + line.target == ends else line for line in layout.lines)
    return replace(layout, lines=tuple(lines))


def shifted(across: float, down: float) -> Callable[[Piece], Piece]:
    return lambda piece: piece.moved(across, down)


def found(layout: Layout, step_id: str) -> PlacedStep:
    return next(each for each in layout.steps if each.step_id == step_id)


def line(layout: Layout, ends: str) -> PlacedLine:
    return next(each for each in layout.lines if each.source + each.target == ends)


def step_over_step(layout: Layout) -> Layout:
    there, here = found(layout, "a").figure.box, found(layout, "b").figure.box
    move = shifted(there.x - here.x, there.y - here.y)
    return with_step(
        layout, "b", lambda each: PlacedStep("b", move(each.figure), tuple(move(part) for part in each.parts))
    )


def line_through_step(layout: Layout) -> Layout:
    box = found(layout, "b").figure.box
    points = ((box.left - 20, box.y), (box.right + 20, box.y))
    return with_line(layout, "ce", lambda each: replace(each, points=points))


def line_through_its_own_step(layout: Layout) -> Layout:
    box = found(layout, "b").figure.box
    return with_line(layout, "bd", lambda each: replace(each, points=((box.left, box.y), *each.points[1:])))


def line_on_line(layout: Layout) -> Layout:
    return with_line(layout, "ce", lambda each: replace(each, points=line(layout, "bd").points))


def line_on_border(layout: Layout) -> Layout:
    y = layout.lanes[0].lane.box.bottom
    return with_line(layout, "ce", lambda each: replace(each, points=tuple((x, y) for x, _ in each.points)))


def line_aslant(layout: Layout) -> Layout:
    (x, y), *rest = line(layout, "bd").points
    return with_line(layout, "bd", lambda each: replace(each, points=((x, y + 9), *rest)))


def line_loose(layout: Layout) -> Layout:
    return with_line(layout, "bd", lambda each: replace(each, points=tuple((x + 9, y) for x, y in each.points)))


def mark_over_arrowhead(layout: Layout) -> Layout:
    x, y = line(layout, "bd").points[-1]
    mark = next(part for part in found(layout, "a").parts if part.look == "pains")
    return with_part(layout, "a", "pains", shifted(x - 4 - mark.box.x, y - mark.box.y))


def own_mark_over_arrowhead(layout: Layout) -> Layout:
    x, y = line(layout, "ab").points[-1]
    mark = Piece("pains", Box(x - 4, y, 25, 13), "! 1", 7.5)
    return with_step(layout, "b", lambda each: replace(each, parts=(*each.parts, mark)))


def answer_on_line(layout: Layout) -> Layout:
    return with_line(layout, "ab", lambda each: replace(each, label=tuple(part.moved(0, 6) for part in each.label)))


def answer_on_arrowhead(layout: Layout) -> Layout:
    x, y = line(layout, "bd").points[-1]
    return with_line(layout, "ab", lambda each: replace(each, label=(placed(each.label[0], x - 4, y - 6),)))


def placed(piece: Piece, x: float, y: float) -> Piece:
    return piece.moved(x - piece.box.x, y - piece.box.y)


def answer_on_step(layout: Layout) -> Layout:
    box = found(layout, "c").figure.box
    return with_line(layout, "ab", lambda each: replace(each, label=(placed(each.label[0], box.x, box.y),)))


def answer_on_answer(layout: Layout) -> Layout:
    return with_line(layout, "ab", lambda each: replace(each, label=line(layout, "ac").label))


def answer_on_border(layout: Layout) -> Layout:
    y = layout.lanes[0].lane.box.bottom
    return with_line(layout, "ac", lambda each: replace(each, label=(placed(each.label[0], each.label[0].box.x, y),)))


SPOILT: dict[str, tuple[Callable[[Layout], Layout], str]] = {
    "a step over a step": (step_over_step, "is over"),
    "a line through a step": (line_through_step, "runs over wait of b"),
    "a line through its own step": (line_through_its_own_step, "runs through its own b"),
    "a line on a line": (line_on_line, "is on top of"),
    "a line on a border": (line_on_border, "runs on the border"),
    "a line aslant": (line_aslant, "runs aslant"),
    "a line that ends nowhere": (line_loose, "does not reach"),
    "a mark over an arrowhead": (mark_over_arrowhead, "is over pains of a"),
    "a mark over an arrowhead to its own step": (own_mark_over_arrowhead, "is over pains of b"),
    "an answer on a line": (answer_on_line, "is over the line"),
    "an answer on an arrowhead": (answer_on_arrowhead, "is over an arrowhead"),
    "an answer on a step": (answer_on_step, "is over task of c"),
    "an answer on an answer": (answer_on_answer, "over each other"),
    "an answer on a border": (answer_on_border, "is in no lane"),
    "a badge over a step's text": (lambda it: with_part(it, "c", "text", shifted(0, 30)), "is over"),
    "a badge outside its box": (lambda it: with_part(it, "b", "local", shifted(-40, 0)), "local is outside"),
    "a badge in a decision": (lambda it: with_part(it, "a", "local", shifted(0, -20)), "local is inside"),
    "a panel over a decision": (lambda it: with_part(it, "a", "panel-changed", shifted(60, -20)), "is inside"),
    "words outside their panel": (lambda it: with_part(it, "c", "words-pain", shifted(0, 9)), "stands alone"),
    "text outside a decision": (lambda it: with_part(it, "a", "text", shifted(50, 0)), "text is outside"),
    "text over a clock": (lambda it: with_part(it, "b", "text", shifted(-40, 0)), "text is over clock"),
    "a letter outside its circle": (lambda it: with_part(it, "e", "letter", shifted(0, 12)), "letter is outside"),
    "a caption over its circle": (lambda it: with_part(it, "d", "caption", shifted(0, -12)), "caption is inside"),
    "text wider than its box": (
        lambda it: with_part(it, "c", "text", lambda part: part._replace(text=part.text * 2)),
        "larger than its box",
    ),
    "a step out of its lane": (
        lambda it: with_step(it, "c", lambda each: replace(each, figure=each.figure.moved(0, -60))),
        "is in no lane",
    ),
    "a step over a lane's head": (
        lambda it: with_step(it, "a", lambda each: replace(each, figure=each.figure.moved(-80, 0))),
        "is in no lane",
    ),
    "a lane's name outside its head": (
        lambda it: replace(it, lanes=(replace(it.lanes[0], words=(it.lanes[0].words[0].moved(60, 0),)), *it.lanes[1:])),
        "outside its head",
    ),
    "a gap between lanes": (
        lambda it: replace(it, lanes=(replace(it.lanes[0], lane=it.lanes[0].lane.moved(0, -5)), *it.lanes[1:])),
        "do not meet",
    ),
    "notes on each other": (lambda it: replace(it, notes=(*it.notes, it.notes[0].moved(1, 1))), "is over"),
    "notes over the legend": (lambda it: replace(it, notes=(placed(it.notes[0], 20, it.legend[0].box.y),)), "is over"),
    "notes over the lanes": (lambda it: replace(it, notes=(placed(it.notes[0], 300, 90),)), "notes over the lanes"),
    "notes outside the sheet": (lambda it: replace(it, height=it.height - 12), "is outside the sheet"),
}


@pytest.mark.parametrize("wrong", SPOILT)
def test_the_ruler_finds(wrong: str) -> None:
    spoil, words = SPOILT[wrong]
    assert any(words in problem for problem in problems(spoil(clean())))
