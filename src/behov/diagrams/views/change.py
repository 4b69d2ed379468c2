"""The change: a process as it should be, with what is new and changed in it, and what goes."""

from dataclasses import replace

from behov.diagrams.chart import Chart, Node, Panel, Way, joined
from behov.diagrams.views.nodes import Drawing, described, distinct, node, text_of
from behov.diagrams.views.situation import name_of
from behov.domain.changes import Aspect, ChangeKind, StepChange, changes, way_changes
from behov.domain.process import Step
from behov.text import language, tr
from behov.visible import one_line


def change(drawing: Drawing) -> Chart:
    """Return the chart of both situations together.

    Every new, changed and gone step says so in words, and what is changed in it; colours and dashes only repeat it.
    """
    as_is, to_be = distinct(drawing.process.as_is), distinct(drawing.process.to_be)
    if not as_is or not to_be:
        return _without_change(drawing)
    before, after = {step.id: step for step in as_is}, {step.id: step for step in to_be}
    found = changes(as_is, to_be)
    steps = tuple(after.get(each.step_id) or before[each.step_id] for each in found)
    told = {each.step_id: _told(each, before.get(each.step_id), after.get(each.step_id)) for each in found}
    kinds = {each.step_id: each.kind for each in found}
    ways = (Way(each.way.source, each.way.target, each.way.label, each.kind) for each in way_changes(as_is, to_be))
    return Chart(
        drawing.process.title,
        name_of(drawing.view),
        described(
            drawing, steps, lambda step: f"{text_of(step)} ({told[step.id]})" if told[step.id] else text_of(step)
        ),
        tuple(dict.fromkeys(step.role or "" for step in (*to_be, *steps))),
        tuple(_marked(node(step, drawing), kinds[step.id], told[step.id]) for step in steps),
        joined(ways),
        drawing.remarks,
        drawing.measures,
        drawing.example,
    )


def _without_change(drawing: Drawing) -> Chart:
    """Return what there is to say where one situation is not described: what is in the other has not gone."""
    said = tr("No change to show until both the as-is and the to-be are described.")
    name, situation = drawing.process.title, name_of(drawing.view)
    return Chart(name, situation, said, lanes=(), nodes=(), ways=(), notes=(said,), example=drawing.example)


def _marked(plain: Node, kind: ChangeKind, told: str) -> Node:
    """Return a node with the mark of what becomes of it."""
    if kind == "same":
        return plain
    return replace(plain, panels=(*plain.panels, Panel(kind, (told,))), tint=kind)


def _told(each: StepChange, before: Step | None, after: Step | None) -> str:
    """Return what becomes of a step in words: `endret: rolle (var Lege), tid (30 → 10 min)`."""
    if each.kind == "new":
        return tr("new")
    if each.kind == "gone":
        return tr("gone")
    if before is None or after is None or each.kind == "same":
        return ""
    return tr("changed: {what}", what=", ".join(_in_words(aspect, before, after) for aspect in each.what))


def _in_words(aspect: Aspect, before: Step, after: Step) -> str:
    """Return in what a step is changed and, where it is short, from what."""
    words = {
        "role": tr("role (was {role})", role=one_line(before.role or tr("without role"))),
        "text": tr("text"),
        "kind": tr("kind of step"),
        "systems": tr("systems"),
        "information": tr("information"),
        "time": tr("time ({before} → {after} min)", before=_minutes(before), after=_minutes(after)),
    }
    return words[aspect]


def _minutes(step: Step) -> str:
    written = f"{step.minutes or 0:g}"
    return written if language() == "en" else written.replace(".", ",")
