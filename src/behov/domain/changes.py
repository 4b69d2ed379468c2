"""What becomes of each step and each way when a process goes from what it is to what it should be."""

from dataclasses import dataclass
from typing import Literal

from behov.domain.flow import Flow, flows
from behov.domain.process import Step

ChangeKind = Literal["same", "changed", "new", "gone"]
Aspect = Literal["role", "text", "kind", "systems", "information", "time"]


@dataclass(frozen=True, slots=True)
class StepChange:
    """What becomes of a step, and in what it is changed, in the order of `Aspect`."""

    step_id: str
    kind: ChangeKind
    what: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class WayChange:
    """What becomes of a way. One with another answer is another way."""

    way: Flow
    kind: Literal["same", "new", "gone"]


def changes(as_is: tuple[Step, ...], to_be: tuple[Step, ...]) -> tuple[StepChange, ...]:
    """Return what becomes of every step, in an order in which both variants can be read.

    The order is the to-be's; a step that goes stands after the one that it followed in the as-is.
    """
    before = {step.id: step for step in as_is}
    after = {step.id: step for step in to_be}
    found = [_change(before.get(step.id), step) for step in after.values()]
    above = ""
    for step in before.values():
        if step.id not in after:
            place = next((n for n, each in enumerate(found, 1) if each.step_id == above), 0)
            found.insert(place, StepChange(step.id, "gone"))
        above = step.id
    return tuple(found)


def way_changes(as_is: tuple[Step, ...], to_be: tuple[Step, ...]) -> tuple[WayChange, ...]:
    """Return what becomes of every way: the to-be's in their order, then those that go."""
    before, after = flows(as_is), flows(to_be)
    kept = [WayChange(way, "same" if way in before else "new") for way in after]
    return (*kept, *(WayChange(way, "gone") for way in before if way not in after))


def _change(before: Step | None, after: Step) -> StepChange:
    if before is None:
        return StepChange(after.id, "new")
    what = tuple(aspect for aspect, differs in _differences(before, after).items() if differs)
    return StepChange(after.id, "changed" if what else "same", what)


def _differences(before: Step, after: Step) -> dict[Aspect, bool]:
    return {
        "role": (before.role or "") != (after.role or ""),
        "text": before.text.split() != after.text.split(),
        "kind": before.kind != after.kind,
        "systems": {*before.systems, *before.components} != {*after.systems, *after.components},
        "information": ({*before.inputs}, {*before.outputs}) != ({*after.inputs}, {*after.outputs}),
        # where nobody has said how long a step takes, nothing is known of the difference
        "time": None not in (before.minutes, after.minutes) and before.minutes != after.minutes,
    }
