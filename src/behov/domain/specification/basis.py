"""What a requirement rests on: its needs, and whether they have changed since somebody last looked at it.

A requirement keeps a mark of each of its needs. A mark says what the need said then: its words, its priority, whether
it is in scope, what came of it, and what it gathers. Another mark now means that the requirement is suspect.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from behov.domain.ids import same_id
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace

WITHDRAWN = "withdrawn"
_LETTERS = str.maketrans("0123456789", "ghjkmnpqrs")  # a mark of digits alone would look like a telephone number


def marks_of(workspace: Workspace, need_ids: Iterable[str]) -> dict[str, str]:
    """Return a mark of each of these needs as it is now, by the id given. Needs that are not there have none."""
    found = {name: workspace.said.get(workspace.present_id(name)) for name in need_ids}
    return {name: _mark(workspace, said[1]) for name, said in found.items() if said}


def changed_needs(workspace: Workspace, requirement: Requirement) -> tuple[str, ...]:
    """Return the ids of a requirement's needs that are no longer as they were when somebody last looked, or are gone.

    A requirement without any marks was written elsewhere: nothing is known to have changed, and nothing is suspect.
    """
    if not requirement.seen or requirement.state == WITHDRAWN:
        return ()
    now = marks_of(workspace, requirement.needs)
    seen = {workspace.present_id(name): mark for name, mark in requirement.seen.items()}
    return tuple(name for name in requirement.needs if seen.get(workspace.present_id(name)) != now.get(name))


def suspects(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    """Return the requirements to be looked at again, by id, each with its needs that changed."""
    found = ((each.id, changed_needs(workspace, each)) for _, each in workspace.requirements)
    return {requirement_id: needs for requirement_id, needs in found if needs}


def standing(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return the requirements that are not withdrawn."""
    return tuple(each for each in requirements if each.state != WITHDRAWN)


def requirements_of(workspace: Workspace, need: Need) -> tuple[Requirement, ...]:
    """Return the requirements that rest on a need, in any specification, without those withdrawn."""
    return standing(each for _, each in workspace.resting_on.get(workspace.present_id(need.id), ()))


def _mark(workspace: Workspace, need: Need) -> str:
    gathered = (workspace.said.get(same_id(name)) for name in need.merges)
    raw = sorted(said[1].text for said in gathered if said)  # not their ids: those may be drawn anew
    decided = (need.priority or "", need.scope, need.outcome or "")
    said = (" ".join(text.split()) for text in (need.text, *decided, *raw))
    mark = blake2b("\0".join(said).encode(), digest_size=6).hexdigest()
    return mark.translate(_LETTERS)
