"""What a municipality can comment on: a workshop's needs and its processes' steps, each under a key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from behov.domain.errors import AmbiguousName, NoSuchRecord
from behov.domain.ids import same_id
from behov.domain.process import Process, Step, Variant
from behov.domain.workshop import Comment, Need, Workshop
from behov.domain.workspace import Workspace


@dataclass(frozen=True)
class Target:
    """A need by its id, or a step (`process/step`) as it is or as it should be."""

    need: str | None = None
    step: str | None = None
    variant: Variant | None = None

    @property
    def key(self) -> str:
        """What stands for it in a sheet: `HJT-7K3PM2`, or `as-is legemidler-hjemme/hent-liste`."""
        return self.need or f"{self.variant} {self.step}"


def target_of(comment: Comment) -> Target:
    """Return what a comment is about."""
    if comment.need:
        return Target(need=comment.need)
    return Target(step=comment.step, variant=comment.variant)


def processes_of(workspace: Workspace, workshop: Workshop) -> tuple[Process, ...]:
    """Return the processes that a workshop works on, in its own order; those that are not there are left out.

    Where it names none, they are those whose steps its needs belong to.
    """
    by_stem = {process.stem: process for process in workspace.processes}
    named = workshop.processes or [step.partition("/")[0] for need in workshop.needs for step in need.steps]
    return tuple(by_stem[stem] for stem in dict.fromkeys(named) if stem in by_stem)


def targets(workspace: Workspace, workshop: Workshop) -> dict[str, Target]:
    """Return all that can be commented on in a workshop, by key: its needs, then the steps of its processes."""
    named = [Target(need=need.id) for need in workshop.needs]
    steps = (each for process in processes_of(workspace, workshop) for each in _steps(process))
    return {target.key: target for target in (*named, *steps)}


def need_of(workshop: Workshop, target: Target) -> Need | None:
    """Return the need that a target is, or None if it is a step, or gone."""
    wanted = same_id(target.need or "")
    return next((need for need in workshop.needs if same_id(need.id) == wanted), None)


def step_of(workspace: Workspace, target: Target) -> tuple[Process, Step] | None:
    """Return the step that a target is, with its process, or None if it is a need, or gone."""
    stem, _, step_id = (target.step or "").partition("/")
    try:
        process = workspace.process(stem)
    except (NoSuchRecord, AmbiguousName):
        return None
    steps = process.steps(target.variant) if target.variant else ()
    return next(((process, step) for step in steps if step.id == step_id), None)


def wording(workspace: Workspace, workshop: Workshop, target: Target) -> str | None:
    """Return the text of a need or a step as it stands now, or None if it is gone."""
    if target.need:
        need = need_of(workshop, target)
        return need.text if need else None
    found = step_of(workspace, target)
    return found[1].text if found else None


def _steps(process: Process) -> Iterator[Target]:
    for variant in get_args(Variant):
        for step in process.steps(variant):
            yield Target(step=f"{process.stem}/{step.id}", variant=variant)
