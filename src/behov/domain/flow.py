"""What follows what in a process, by the rules of the format's page."""

from dataclasses import dataclass

from behov.domain.process import Step


@dataclass(frozen=True)
class Flow:
    """One way from a step to another, by their ids. `label` is the branch's answer, or empty."""

    source: str
    target: str
    label: str = ""


def flows(steps: tuple[Step, ...]) -> tuple[Flow, ...]:
    """Return every way from a step to another, in the order of the steps.

    An end has no way out. A left-out `next` is the step below, unless the step branches; `next` and `branches`
    together both hold. Ways to steps that are not there are left out (they are findings).
    """
    known = {step.id for step in steps}
    found: list[Flow] = []
    for step, below in zip(steps, (*steps[1:], None), strict=False):
        if step.kind != "end":
            found += [Flow(step.id, branch.to, answer) for answer, branch in step.branches.items()]
            found += [Flow(step.id, target) for target in followers(step, below)]
    return tuple(dict.fromkeys(flow for flow in found if flow.target in known))


def followers(step: Step, below: Step | None) -> tuple[str, ...]:
    """Return the ids of what follows a step whatever is answered there: all of them do. `below` is the next step."""
    if step.kind == "end":
        return ()
    if step.next is not None:
        return step.next
    return (below.id,) if below and not step.branches else ()
