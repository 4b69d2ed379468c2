"""What is known of one step besides its line in the rail, in words."""

from collections.abc import Iterator

from behov.domain.process import Process, Step
from behov.domain.workspace import Workspace
from behov.text import language, tr
from behov.ui.widgets.columns import Piece


def step_detail(workspace: Workspace, process: Process, step: Step, before: Step | None = None) -> tuple[Piece, ...]:
    """Return what hurts first, then the needs, what goes in and out, the systems by their full names, and the rest.

    Where it is the change that is looked at, what the step was `before` comes before all that.
    """
    told = (*_known_before(before, step), *_known(workspace, process, step))
    known = [(label, said) for label, said in told if said]
    return tuple(
        piece
        for place, (label, said) in enumerate(known)
        for piece in (Piece(f"{'   ' if place else ''}{label} ", "quiet"), Piece(said))
    )


def _known_before(before: Step | None, step: Step) -> Iterator[tuple[str, str]]:
    if before is not None:
        yield tr("before"), before.text if before.text != step.text else ""
        yield tr("role before"), before.role or tr("without role") if before.role != step.role else ""
        yield tr("minutes before"), _minutes(before) if before.minutes != step.minutes else ""


def _minutes(step: Step) -> str:
    return "" if step.minutes is None else f"{step.minutes:g}"


def _known(workspace: Workspace, process: Process, step: Step) -> Iterator[tuple[str, str]]:
    components = workspace.catalogue.components
    named = (components[each].label(language()) if each in components else each for each in step.components)
    needs = workspace.needs_in(process).get(step.id, 0)
    yield tr("pain point"), "; ".join(step.pains)
    yield tr("needs"), str(needs or "")
    yield tr("minutes"), _minutes(step)
    yield tr("in"), "; ".join(step.inputs)
    yield tr("out"), "; ".join(step.outputs)
    yield tr("system"), ", ".join((*step.systems, *named))
    yield tr("note"), step.note or ""
