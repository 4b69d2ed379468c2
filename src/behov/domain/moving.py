"""Steps moved: up and down in the order, and from lane to lane.

Order is flow: a step that leads just to the one below leads by its place, whether the file says so or leaves it out.
So a step that is moved within a chain takes its new place in it, and what followed the chain by name still follows
it. Everything else that is said by name, answers above all, stays as it is.
"""

from behov.domain.edits import with_process
from behov.domain.flow import flows
from behov.domain.process import Step, Variant, lanes
from behov.domain.process_edits import change_step, place_of, with_steps
from behov.domain.workspace import Workspace


def move_step(workspace: Workspace, path: str, variant: Variant, step_id: str, by: int) -> Workspace:
    """Move a step up (by -1) or down (by 1) in the list, as far as it goes. Raises NoSuchRecord, NeedsMending."""
    process = workspace.process(path)
    steps = process.steps(variant)
    place = place_of(steps, step_id)
    there = max(0, min(len(steps) - 1, place + by))
    for upper in range(place, there) if place < there else range(place - 1, there - 1, -1):
        steps = _exchanged(steps, upper)
    return with_process(workspace, with_steps(process, variant, steps))


def move_to_lane(workspace: Workspace, path: str, variant: Variant, step_id: str, by: int) -> Workspace:
    """Give a step to the role whose lane is to the left of its own (by -1) or to the right, as far as there are lanes.

    Raises NoSuchRecord, NeedsMending.
    """
    steps = workspace.process(path).steps(variant)
    roles = lanes(steps)
    place = roles.index(steps[place_of(steps, step_id)].role or "") + by
    return change_step(workspace, path, variant, step_id, role=roles[max(0, min(len(roles) - 1, place))] or None)


def _exchanged(steps: tuple[Step, ...], place: int) -> tuple[Step, ...]:
    """Return the steps, the one at a place exchanged with the one below it."""
    above = steps[: max(0, place - 1)]
    near = tuple(map(_by_place, steps[len(above) : place + 2], steps[len(above) + 1 : place + 3] + (None,) * 2))
    below = steps[place + 2 :]
    *before, upper, lower = near
    ways = flows(steps)
    joined = any(way.source == upper.id and way.target == lower.id for way in ways)
    if not joined and any(way.target == lower.id for way in ways):
        # They stand in different strands (two answers of a decision): their order tells nothing of the flow.
        return _leading((*above, *before, lower, upper, *below), steps)
    if joined and _goes_on(upper) and not lower.branches and lower.next is not None and upper.id not in lower.next:
        upper, lower = upper.replace(next=lower.next), lower.replace(next=None)
    return (*above, *before, lower, upper, *below)


def _by_place(step: Step, below: Step | None) -> Step:
    """Return a step that says by its place only that it leads to the one below, if that is all it says."""
    return step.replace(next=None) if below and step.next == (below.id,) and not step.branches else step


def _goes_on(step: Step) -> bool:
    """Return whether a step leads to the one below by its place."""
    return step.next is None and not step.branches and step.kind != "end"


def _leading(steps: tuple[Step, ...], before: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps, each leading where it led before, by name where its place says something else now."""
    then, now = flows(before), flows(steps)
    led = {step.id: [way for way in then if way.source == step.id] for step in steps}
    return tuple(
        step
        if [way for way in now if way.source == step.id] == led[step.id]
        else step.replace(next=tuple(way.target for way in led[step.id] if not way.label))
        for step in steps
    )
