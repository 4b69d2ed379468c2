"""Needs step by step: how many of each priority, a shade for their number, and the steps that nobody had one for."""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Final

from behov.diagrams.chart import Badge, BadgeLook, Chart, Node, joined
from behov.diagrams.views.nodes import Drawing, described, distinct, text_of
from behov.diagrams.views.situation import name_of
from behov.domain.flow import flows
from behov.domain.process import Step, Variant, lanes
from behov.domain.workshop import PRIORITIES
from behov.text import tr, trn, word
from behov.visible import one_line

_SHADES: Final = 4
_WORKING = ("task", "wait", "decision")


def heat(drawing: Drawing) -> Chart:
    """Return the chart of the needs: on the process as it is or, where that is not described, as it should be."""
    variant: Variant = "as-is" if drawing.process.as_is else "to-be"
    steps = distinct(drawing.process.steps(variant))
    counts = {step.id: drawing.needs.get(step.id, {}) for step in steps}
    most = max((sum(each.values()) for each in counts.values()), default=0)
    return Chart(
        drawing.process.title,
        name_of(drawing.view),
        described(drawing, steps, lambda step: f"{text_of(step)} ({_in_words(counts[step.id])})"),
        lanes(steps),
        tuple(_warm(step, counts[step.id], most) for step in steps),
        joined(flows(steps)),
        tuple(_notes(drawing, steps, counts)),
        example=drawing.example,
    )


def _warm(step: Step, counts: Mapping[str, int], most: int) -> Node:
    """Return a step in the shade of its needs, with how many there are of each priority."""
    number = sum(counts.values())
    shade = ceil(_SHADES * number / most) if number else 0
    plain = Node(step.id, step.role or "", step.kind, text_of(step), tuple(_badges(counts)))
    if step.kind not in _WORKING and not number:  # nobody has needs for a start or an end
        return plain
    return replace(plain, needs=number, tint=f"heat-{shade}")


def _badges(counts: Mapping[str, int]) -> list[Badge]:
    """Return how many needs there are of each priority, the most important first."""
    looks: dict[str, BadgeLook] = {**{priority: priority for priority in PRIORITIES}, "": "unset"}
    return [Badge(f"{_priority(each)} {counts[each]}", look) for each, look in looks.items() if counts.get(each)]


def _priority(priority: str) -> str:
    return word(priority) if priority else tr("not set")


def _in_words(counts: Mapping[str, int]) -> str:
    return trn("{count} need", "{count} needs", sum(counts.values()))


def _notes(drawing: Drawing, steps: tuple[Step, ...], counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    cold = [one_line(step.text) for step in steps if step.kind in _WORKING and not sum(counts[step.id].values())]
    found = [tr("Steps without needs: {steps}.", steps=" · ".join(cold))] if cold else []
    shown = set(counts)
    elsewhere = sum(sum(each.values()) for step, each in drawing.needs.items() if step not in shown)
    if elsewhere:
        found.append(
            trn(
                "{count} need is linked to a step that is only in the to-be situation.",
                "{count} needs are linked to steps that are only in the to-be situation.",
                elsewhere,
            )
        )
    return found
