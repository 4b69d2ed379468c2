"""What a BPMN file tells of a step besides its name: its documentation, its pain points, and what goes in and out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from behov.diagrams.bpmn.model import Element, Model, safe_id
from behov.diagrams.bpmn.text import as_name
from behov.diagrams.views.nodes import Drawing, node
from behov.domain.process import Process, Step
from behov.text import tr, trn


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation with the pain points of a step, or one thing that goes into it or comes out."""

    id: str
    kind: Literal["pains", "input", "output"]
    element: str
    text: str
    data: str = ""  # the id of the data object, which steps that name the same thing share

    @property
    def link(self) -> str:
        """The id of the dotted line between it and its element."""
        return f"{self.id}_link"


def notes(model: Model, drawing: Drawing) -> tuple[Note, ...]:
    """Return what stands beside the elements, as those see it whom the drawing is for."""
    return tuple(note for element in model.elements if element.step for note in _beside(element, element.step, drawing))


def documentation(model: Model, drawing: Drawing) -> dict[str, str]:
    """Return what is told of the elements that stand for a step, by their ids, where there is something to tell."""
    told = {element.id: _told(element.step, drawing) for element in model.elements if element.step}
    return {element_id: text for element_id, text in told.items() if text}


def summary(process: Process, drawing: Drawing) -> str:
    """Return what is told of the process: what sets it going, what comes of it, and who answers for it."""
    sentences = (
        tr("Trigger: {text}", text=process.trigger) if process.trigger else "",
        tr("Result: {text}", text=process.result) if process.result else "",
        tr("Owner: {text}", text=process.owner) if process.owner else "",
        tr("Example data") if drawing.example else "",
    )
    return "\n".join(filter(None, sentences))


def _told(step: Step, drawing: Drawing) -> str:
    """Return a step's systems, time and needs, and the answer where there is but one: it is not on the line then."""
    shown = node(step, drawing)
    systems = ", ".join(badge.name for badge in shown.badges)
    sentences = (
        tr("Systems: {names}", names=systems) if systems else "",
        tr("Working time: {minutes} min", minutes=f"{step.minutes:g}") if step.minutes else "",
        trn("{count} need", "{count} needs", shown.needs) if shown.needs else "",
        tr("Answer: {answer}", answer=next(iter(step.branches))) if len(step.branches) == 1 else "",
    )
    return "\n".join(filter(None, sentences))


def _beside(element: Element, step: Step, drawing: Drawing) -> Iterator[Note]:
    base = element.id.partition("_")[2]
    pains = list(filter(None, map(as_name, step.pains)))
    if pains and drawing.audience != "tender":
        yield Note(
            f"pains_{base}", "pains", element.id, "\n".join(f"– {pain}" for pain in pains) if pains[1:] else pains[0]
        )
    for text in dict.fromkeys(filter(None, map(as_name, step.inputs))):
        yield Note(f"input_{base}_{safe_id(text)}", "input", element.id, text, f"data_{safe_id(text)}")
    for text in dict.fromkeys(filter(None, map(as_name, step.outputs))):
        yield Note(f"output_{base}_{safe_id(text)}", "output", element.id, text, f"data_{safe_id(text)}")
