"""Ways from step to step: drawn, led elsewhere, and taken away."""

from behov.domain.edits import with_process
from behov.domain.process import Branch, Process, Step, Variant
from behov.domain.process_edits import place_of, with_steps
from behov.domain.workspace import Workspace


def lead_step(
    workspace: Workspace, path: str, variant: Variant, step_id: str, target: str, answer: str = ""
) -> Workspace:
    """Lead a step to another one, for an answer or without; see `led`. Raises NoSuchRecord, NeedsMending."""
    return with_process(workspace, led(workspace.process(path), variant, step_id, target, answer))


def led(process: Process, variant: Variant, step_id: str, target: str, answer: str = "") -> Process:
    """Return a process in which a step leads to another one. A way that is there already is taken away.

    An answer leads to one step, and makes a task a decision. Without an answer it is what follows that is told: the
    step picked instead of what followed before, and the step below where that is what was picked or nothing is left.
    Raises NoSuchRecord.
    """
    steps = process.steps(variant)
    place = place_of(steps, step_id)
    below = steps[place + 1].id if place + 1 < len(steps) else None
    step = _answered(steps[place], target, answer) if answer else _followed(steps[place], target, below)
    return with_steps(process, variant, (*steps[:place], step, *steps[place + 1 :]))


def leads(step: Step, target: str, answer: str = "") -> bool:
    """Return whether a step says by name that it leads to another one, for an answer or without."""
    return answer in step.branches and step.branches[answer].to == target if answer else target in (step.next or ())


def _answered(step: Step, target: str, answer: str) -> Step:
    branches = dict(step.branches)
    if leads(step, target, answer):
        del branches[answer]
    else:
        branches[answer] = branches.get(answer, Branch(to=target)).replace(to=target)
    kind = "decision" if branches and step.kind == "task" else step.kind
    return step.replace(branches=branches, kind=kind)


def _followed(step: Step, target: str, below: str | None) -> Step:
    left = tuple(each for each in step.next or () if each != target) if leads(step, target) else (target,)
    by_place = left == (below,) and not step.branches
    return step.replace(next=None if by_place or not left else left)
