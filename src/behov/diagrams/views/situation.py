"""A process as it is, or as it should be."""

from behov.diagrams.asked import View
from behov.diagrams.chart import Chart, joined
from behov.diagrams.views.nodes import Drawing, described, distinct, node
from behov.domain.flow import flows
from behov.domain.process import Variant, lanes
from behov.text import tr


def situation(drawing: Drawing) -> Chart:
    """Return the chart of the situation that the drawing is a view of."""
    variant: Variant = "to-be" if drawing.view == "to-be" else "as-is"
    steps = distinct(drawing.process.steps(variant))
    return Chart(
        drawing.process.title,
        name_of(variant),
        described(drawing, steps) if steps else tr("No steps are recorded in this variant yet."),
        lanes(steps),
        tuple(node(step, drawing) for step in steps),
        joined(flows(steps)),
        example=drawing.example,
    )


def name_of(view: View) -> str:
    """Return what a picture of a process is called."""
    names = {
        "as-is": tr("as-is situation"),
        "to-be": tr("to-be situation"),
        "change": tr("change"),
        "heat": tr("needs step by step"),
    }
    return names[view]
