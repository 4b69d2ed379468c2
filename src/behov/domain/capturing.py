"""A process as it is told: lines of shorthand made into steps, each following the one before."""

from collections.abc import Iterable

from behov.domain.edits import with_process
from behov.domain.errors import EmptyText
from behov.domain.process import Process, Step, Variant
from behov.domain.process_edits import new_step_id, with_steps
from behov.domain.shorthand import Line
from behov.domain.workspace import Workspace


def record_steps(
    workspace: Workspace, path: str, variant: Variant, lines: Iterable[Line], below: str | None = None
) -> Workspace:
    """Add a step for each line, as one edit; see `told`.

    Raises NoSuchRecord, EmptyText, PersonalNumber, NeedsMending.
    """
    lines = tuple(lines)
    if not all(line.text.strip() for line in lines):
        raise EmptyText
    return with_process(workspace, told(workspace.process(path), variant, lines, below))


def told(process: Process, variant: Variant, lines: Iterable[Line], below: str | None = None) -> Process:
    """Return a process with a step for each line, the first below a step or last.

    A new step takes over what followed the one above it by name; answers of a decision stay as they are. Nothing is
    refused here, so that a line can be shown at its place while it is typed.
    """
    for line in lines:
        steps = process.steps(variant)
        place = next((place for place, step in enumerate(steps, 1) if step.id == below), len(steps))
        above, step = steps[:place], _step(process, line)
        if above and above[-1].next is not None and above[-1].kind != "end":
            step = step.replace(next=above[-1].next)
            above = (*above[:-1], above[-1].replace(next=None))
        process = with_steps(process, variant, (*above, step, *steps[place:]))
        below = step.id
    return process


def _step(process: Process, line: Line) -> Step:
    """Return the step that a line says. What ends in a question mark is a decision."""
    return Step(
        id=new_step_id(process, line.text),
        kind="decision" if line.text.endswith("?") else "task",
        role=line.role,
        text=line.text,
        systems=line.systems,
        components=line.components,
        inputs=line.inputs,
        outputs=line.outputs,
        pains=line.pains,
    )
