"""A drawing, composed: from a process to the places of everything that is to be seen."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from behov.diagrams.answers import answer
from behov.diagrams.badges import badges
from behov.diagrams.composition import Composition
from behov.diagrams.figures import Content, Figure, figure
from behov.diagrams.frame import heading, legend, notice, title
from behov.diagrams.grid import Grid, place
from behov.diagrams.order import distinct, order
from behov.diagrams.ports import Ports
from behov.diagrams.positions import Layout
from behov.diagrams.routing import route
from behov.diagrams.spacing import space
from behov.diagrams.tracks import lay_tracks
from behov.domain.catalogue import Catalogue
from behov.domain.privacy import withheld
from behov.domain.process import Process, Step, Variant
from behov.text import tr
from behov.visible import one_line

_NARROWEST: Final = 440.0
_DESCRIBED: Final = 60  # a description is heard, not skimmed
_LONGEST_SENTENCE: Final = 200


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn: a variant of a process, and how many needs each of its steps has."""

    process: Process
    variant: Variant
    catalogue: Catalogue
    needs: Mapping[str, int] = field(default_factory=dict)
    example: bool = False


def lay_out(drawing: Drawing) -> Layout:
    """Return where everything in the drawing stands."""
    drawing = replace(drawing, process=withheld(drawing.process))
    steps = distinct(drawing.process.steps(drawing.variant))
    if not steps:
        return _without_steps(drawing)
    reading = order(steps)
    grid = place(steps, reading)
    routes, ports = route(grid, reading, {step.id: step.kind for step in steps})
    tracks = lay_tracks(routes, ports)
    figures = _figures({step.id: _content(step, drawing) for step in steps}, grid, ports)
    answers = {each: answer(each, ports, figures) for each in routes}
    spacing = space(grid, figures, tracks, list(filter(None, answers.values())))

    width = max(spacing.width, _NARROWEST)
    head, head_height = heading(drawing.process.title, drawing.variant, drawing.example, width)
    composed = Composition(grid, figures, spacing.lowered(head_height))
    placed = tuple(composed.step(step.id) for step in steps)
    lanes = composed.lanes(width)
    bottom = lanes[-1].lane.box.bottom
    key, key_height = legend((piece.look for step in placed for piece in step.pieces), width, bottom)
    return Layout(
        width,
        bottom + key_height,
        title(drawing.process.title, drawing.variant),
        _description(drawing, steps),
        head,
        lanes,
        placed,
        tuple(composed.line(each, answers[each]) for each in routes),
        key,
    )


def _content(step: Step, drawing: Drawing) -> Content:
    return Content(
        step.kind,
        step.text if step.text.strip() else tr("(no text)"),
        badges(step, drawing.catalogue),
        len(step.pains),
        drawing.needs.get(step.id, 0),
    )


def _figures(contents: Mapping[str, Content], grid: Grid, ports: Ports) -> dict[str, Figure]:
    """Return the figures of all steps, the boxes in a row as high as the highest of them."""
    figures = {step_id: figure(each, ports.outermost(step_id)) for step_id, each in contents.items()}
    boxes = [step_id for step_id, each in contents.items() if each.kind in ("task", "wait")]
    highest: dict[int, float] = defaultdict(float)
    for step_id in boxes:
        row = grid.cells[step_id].row
        highest[row] = max(highest[row], figures[step_id].body.box.height)
    for step_id in boxes:
        least = highest[grid.cells[step_id].row]
        if figures[step_id].body.box.height < least:
            figures[step_id] = figure(contents[step_id], ports.outermost(step_id), least)
    return figures


def _description(drawing: Drawing, steps: tuple[Step, ...]) -> str:
    """Return the drawing in words: who does what, in order, in sentences, so that it is read aloud with pauses."""
    unnamed = tr("without role")
    told = [
        f"{number}. {step.role or unnamed}: {step.text.strip() or tr('(no text)')}"[:_LONGEST_SENTENCE]
        for number, step in enumerate(steps[:_DESCRIBED], 1)
    ]
    rest = ["…"] if len(steps) > _DESCRIBED else []
    example = [tr("Example data")] if drawing.example else []
    items = [tr("Swimlane diagram. The steps are:"), *told, *rest, *example]
    return one_line(" ".join(item if item.endswith((":", ".", "?", "!", "…")) else f"{item}." for item in items))


def _without_steps(drawing: Drawing) -> Layout:
    head, down = heading(drawing.process.title, drawing.variant, drawing.example, _NARROWEST)
    words = notice(tr("No steps are recorded in this variant yet."), _NARROWEST, down)
    name = title(drawing.process.title, drawing.variant)
    return Layout(_NARROWEST, down + 20, name, words[0].text, (*head, *words), (), (), (), ())
