"""The steps of a process as nodes: what is printed on each, by who is to read it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from behov.diagrams.asked import Audience, View
from behov.diagrams.chart import Node, Panel, Table
from behov.diagrams.looks.badges import badges
from behov.domain.catalogue import Catalogue
from behov.domain.process import Process, Step
from behov.text import tr
from behov.visible import one_line

_DESCRIBED: Final = 60  # a description is heard, not skimmed
_LONGEST_SENTENCE: Final = 200


@dataclass(frozen=True)
class Drawing:
    """A picture of a process that is asked for.

    `needs` are the numbers of needs by priority ("" for those without), by step id. `products` are names that no
    tender may show. `measures` are tables that stand below a change, and `remarks` what there is to say of them.
    """

    process: Process
    view: View
    catalogue: Catalogue
    needs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    audience: Audience = "screen"
    products: frozenset[str] = frozenset()
    measures: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()
    example: bool = False


def has_steps(process: Process, view: View) -> bool:
    """Return whether there is something to show in a picture of a process: a change is between two situations."""
    if view == "change":
        return bool(process.as_is and process.to_be)
    return bool(process.as_is or process.to_be) if view == "heat" else bool(process.steps(view))


def distinct(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps, each under an id of its own: a doubled id is an error in the file, and both are drawn."""
    taken: dict[str, Step] = {}
    for step in steps:
        name = step.id
        while name in taken:
            name += "′"
        taken[name] = step if name == step.id else step.replace(id=name)
    return tuple(taken.values())


def node(step: Step, drawing: Drawing) -> Node:
    """Return a step as those see it whom the drawing is for."""
    if drawing.audience == "tender":
        return Node(
            step.id, step.role or "", step.kind, text_of(step), badges(step, drawing.catalogue, own_named=False)
        )
    wall = drawing.audience == "wall"
    return Node(
        step.id,
        step.role or "",
        step.kind,
        text_of(step),
        badges(step, drawing.catalogue),
        panels=(Panel("pain", tuple(f"! {pain}" for pain in step.pains)),) if wall and step.pains else (),
        pains=0 if wall else len(step.pains),
        needs=sum(drawing.needs.get(step.id, {}).values()) or None,
    )


def text_of(step: Step) -> str:
    """Return a step's text, or that it has none."""
    return step.text if step.text.strip() else tr("(no text)")


def described(drawing: Drawing, steps: tuple[Step, ...], told: Callable[[Step], str] = text_of) -> str:
    """Return a drawing in words: who does what, in order, in sentences, so that it is read aloud with pauses."""
    unnamed = tr("without role")
    sentences = [
        f"{number}. {step.role or unnamed}: {told(step).strip()}"[:_LONGEST_SENTENCE]
        for number, step in enumerate(steps[:_DESCRIBED], 1)
    ]
    rest = ["…"] if len(steps) > _DESCRIBED else []
    example = [tr("Example data")] if drawing.example else []
    items = [tr("Swimlane diagram. The steps are:"), *sentences, *rest, *example]
    return one_line(" ".join(item if item.endswith((":", ".", "?", "!", "…")) else f"{item}." for item in items))
