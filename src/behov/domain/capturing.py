"""A process as it is told: lines of shorthand made into steps, each following the one before."""

from collections.abc import Iterable

from behov.domain.process import Process, Step, Variant
from behov.domain.process_edits import add_step, change_step, new_step_id
from behov.domain.shorthand import Line
from behov.domain.workspace import Workspace


def record_steps(
    workspace: Workspace, path: str, variant: Variant, lines: Iterable[Line], below: str | None = None
) -> Workspace:
    """Add a step for each line, the first below a step or last, as one edit.

    A new step takes over what followed the one above it by name; answers of a decision stay as they are.
    Raises NoSuchRecord, EmptyText, PersonalNumber.
    """
    for line in lines:
        process = workspace.process(path)
        steps = process.steps(variant)
        above = next((step for step in steps if step.id == below), steps[-1] if steps else None)
        step = told(process, line)
        if above and above.next is not None and above.kind != "end":
            step = step.replace(next=above.next)
            workspace = change_step(workspace, path, variant, above.id, next=None)
        workspace = add_step(workspace, path, variant, step, after=above.id if above else None)
        below = step.id
    return workspace


def told(process: Process, line: Line) -> Step:
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
