"""The steps of a process as rows: what a drawing shows, and what there is no room for in it, for those who read."""

from collections.abc import Iterable
from dataclasses import dataclass

from behov.diagrams.asked import Audience
from behov.diagrams.looks.badges import badges
from behov.diagrams.views.drawing import as_seen
from behov.diagrams.views.nodes import Drawing, distinct, text_of
from behov.domain.catalogue import Catalogue
from behov.domain.flow import flows
from behov.domain.process import Process, StepKind, Variant


@dataclass(frozen=True)
class Onward:
    """What may follow a step: the number of a step and, where it depends, the answer that leads there."""

    number: int
    answer: str = ""


@dataclass(frozen=True)
class StepRow:
    """A step by its number, counted from 1 in the order of the file, and what is known of it."""

    number: int
    role: str
    text: str
    kind: StepKind
    onward: tuple[Onward, ...] = ()
    systems: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    minutes: int | float | None = None


def step_rows(
    process: Process,
    variant: Variant,
    catalogue: Catalogue,
    audience: Audience = "screen",
    products: frozenset[str] = frozenset(),
) -> tuple[StepRow, ...]:
    """Return the steps of one variant, without birth numbers. Systems go by their short names, as on the drawing.

    `products` are names that are not to be told. For a tender there are no pain points, no systems but those that
    the catalogue knows, and of what is exempt from public access nothing but that it is there.
    """
    tender = audience == "tender"
    seen = as_seen(Drawing(process, variant, catalogue, audience=audience, products=products)).process
    steps = distinct(seen.steps(variant))
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    onward: dict[str, list[Onward]] = {step.id: [] for step in steps}
    for flow in flows(steps):
        onward[flow.source].append(Onward(numbers[flow.target], flow.label))
    return tuple(
        StepRow(
            number,
            step.role or "",
            text_of(step),
            step.kind,
            tuple(onward[step.id]),
            tuple(badge.name for badge in badges(step, catalogue, own_named=not tender)),
            _filled(step.inputs),
            _filled(step.outputs),
            () if tender else _filled(step.pains),
            step.minutes,
        )
        for number, step in enumerate(steps, 1)
    )


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(str.strip, texts))
