"""Steps of a process changed and taken out. Pure, as all edits; see `behov.domain.edits`.

How they are told is in `behov.domain.capturing`, moved in `moving`, and led to each other in `leading`.
"""

import re
from unicodedata import normalize

from behov.domain.edits import changed, with_process
from behov.domain.errors import NoSuchRecord
from behov.domain.process import Process, Step, Variant
from behov.domain.workspace import Workspace

_FIELD = {"as-is": "as_is", "to-be": "to_be"}
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l"})


def slug(text: str, longest: int = 40) -> str:
    """Return a text as lower-case ASCII words with hyphens between, cut at a word: `hent-liste`."""
    plain = normalize("NFKD", text.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return words.strip("-")


def new_step_id(process: Process, text: str) -> str:
    """Return an id for a step with this text, unique in both variants of the process."""
    base = slug(text) or "steg"
    taken = process.step_ids
    return next(each for n in range(1, len(taken) + 2) if (each := base if n == 1 else f"{base}-{n}") not in taken)


def change_step(workspace: Workspace, path: str, variant: Variant, step_id: str, **changes: object) -> Workspace:
    """Change some fields of a step. Its id is never changed. Raises NoSuchRecord, InvalidValue."""
    process = workspace.process(path)
    steps = process.steps(variant)
    place = place_of(steps, step_id)
    step = changed(steps[place], **changes)
    return with_process(workspace, with_steps(process, variant, (*steps[:place], step, *steps[place + 1 :])))


def remove_step(workspace: Workspace, path: str, variant: Variant, step_id: str) -> Workspace:
    """Take a step out. What led to it leads to what followed it, where that is one step, else nowhere.

    Raises NoSuchRecord.
    """
    process = workspace.process(path)
    steps = process.steps(variant)
    place = place_of(steps, step_id)
    gone = steps[place]
    below = steps[place + 1].id if place + 1 < len(steps) else None
    follows = list(gone.next) if gone.next is not None else [below] if below and not gone.branches else []
    heir = follows[0] if len(follows) == 1 and follows[0] != step_id and gone.kind != "end" else None
    kept = (each for each in steps if each.id != step_id)
    return with_process(workspace, with_steps(process, variant, tuple(_led_past(each, step_id, heir) for each in kept)))


def copy_as_is(workspace: Workspace, path: str) -> Workspace:
    """Start the to-be as the as-is, without its pain points and minutes. Raises NoSuchRecord."""
    process = workspace.process(path)
    steps = tuple(step.replace(pains=(), minutes=None) for step in process.as_is)
    return with_process(workspace, with_steps(process, "to-be", steps))


def with_steps(process: Process, variant: Variant, steps: tuple[Step, ...]) -> Process:
    """Return a process with these steps in a variant."""
    return process.replace(**{_FIELD[variant]: steps})


def place_of(steps: tuple[Step, ...], step_id: str) -> int:
    """Return where a step stands among others. Raises NoSuchRecord."""
    for place, step in enumerate(steps):
        if step.id == step_id:
            return place
    raise NoSuchRecord(step_id)


def _led_past(step: Step, gone: str, heir: str | None) -> Step:
    if gone not in (*(step.next or ()), *(branch.to for branch in step.branches.values())):
        return step
    heir = None if heir == step.id else heir  # it is not led to itself
    follows = (
        None
        if step.next is None
        else tuple(dict.fromkeys(each for each in (heir if each == gone else each for each in step.next) if each))
    )
    branches = {
        answer: branch.replace(to=heir) if branch.to == gone else branch
        for answer, branch in step.branches.items()
        if heir or branch.to != gone
    }
    return step.replace(next=follows, branches=branches)
