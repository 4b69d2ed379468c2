"""What is to be drawn of a process, and for whom: the chart of the picture that was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from behov.diagrams.asked import View
from behov.diagrams.chart import Chart
from behov.diagrams.views.change import change
from behov.diagrams.views.heat import heat
from behov.diagrams.views.nodes import Drawing
from behov.diagrams.views.situation import situation
from behov.domain.privacy import withheld
from behov.domain.process import Step
from behov.domain.product_names import without_products
from behov.text import tr

_CHARTS: Final[Mapping[View, Callable[[Drawing], Chart]]] = {
    "as-is": situation,
    "to-be": situation,
    "change": change,
    "heat": heat,
}


_SAID: Final = ("title", "owner", "trigger", "result")


def chart(drawing: Drawing) -> Chart:
    """Return the chart of a drawing, as those see it whom it is for."""
    return _CHARTS[drawing.view](as_seen(drawing))


def as_seen(drawing: Drawing) -> Drawing:
    """Return a drawing without the digits of any birth number.

    For a tender it is without names of products, too, and what is exempt from public access is only said to be so.
    """
    process = withheld(drawing.process)
    if drawing.audience != "tender":
        return replace(drawing, process=process)
    said = partial(without_products, names=drawing.products, instead=tr("[system]"))
    known = process.replace(
        **{name: said(text) for name in _SAID if (text := getattr(process, name))},
        as_is=tuple(_public(step, said, bool(step.exempt or process.exempt)) for step in process.as_is),
        to_be=tuple(_public(step, said, bool(step.exempt or process.exempt)) for step in process.to_be),
    )
    return replace(drawing, process=known)


def exempted(step: Step) -> Step:
    """Return what may be known of a step that is exempt from public access: that it is there, and leads on."""
    onward = (*(branch.to for branch in step.branches.values()), *(step.next or ()))
    follows = onward if step.branches or step.next is not None else None
    return Step(id=step.id, kind=step.kind, text=tr("Exempt from public access"), next=follows)


def _public(step: Step, said: Callable[[str], str], exempt: bool) -> Step:
    """Return a step in which no text names a product; of one that is exempt, only that it is there and leads on."""
    if exempt:
        return exempted(step)
    # its systems are left to the badges
    return step.replace(
        text=said(step.text),
        role=step.role and said(step.role),
        branches={said(answer): branch for answer, branch in step.branches.items()},
        inputs=tuple(map(said, step.inputs)),
        outputs=tuple(map(said, step.outputs)),
    )
