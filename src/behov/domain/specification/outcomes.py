"""What comes of a regional need: a requirement, something else, or nothing, for a reason that somebody gave that day.

Pure, as all edits; see `behov.domain.edits`. An outcome stands in the consolidation in which its need stands.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import get_args

from behov.domain.correcting import change_needs
from behov.domain.errors import N_, BehovError, NoSuchRecord
from behov.domain.ids import same_id
from behov.domain.workshop import Outcome
from behov.domain.workspace import Workspace

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
# What is asked of suppliers: on such needs requirements are written. An award criterion has its evaluated ones.
ASKED: frozenset[Outcome] = frozenset(("requirement", "criterion", "qualification", "contract"))


@dataclass(eq=False)
class NoReason(BehovError):
    """An outcome was decided, and nobody said why."""

    message = N_("An outcome needs a reason. Whoever raised the need will ask for it.")


def deciding(
    workspace: Workspace,
    need_ids: Iterable[str],
    outcome: Outcome,
    reason: str,
    decided: date,
    **local: str | None,
) -> tuple[Callable[[Workspace], Workspace], ...]:
    """Return the edits that give regional needs an outcome, one for each consolidation, to be made together.

    `local` may be the `owner`, the `benefit` and the `baseline` of a local measure; what is not given stays. Raises
    NoReason, and NoSuchRecord for what is no regional need. The edits raise NeedsMending, InvalidValue, PersonalNumber.
    """
    if not reason.strip():
        raise NoReason
    said = {name: (text or "").strip() or None for name, text in local.items()}
    return _in_each(workspace, need_ids, {"outcome": outcome, "reason": reason.strip(), "decided": decided, **said})


def reopening(workspace: Workspace, need_ids: Iterable[str]) -> tuple[Callable[[Workspace], Workspace], ...]:
    """Return the edits that take up again what was decided on regional needs. Raises NoSuchRecord."""
    return _in_each(workspace, need_ids, {"outcome": None, "reason": None, "decided": None})


def _in_each(
    workspace: Workspace, need_ids: Iterable[str], changes: Mapping[str, object]
) -> tuple[Callable[[Workspace], Workspace], ...]:
    standing = {same_id(need.id): (workshop.path, need.id) for workshop, need in workspace.regional_needs}
    by_path: dict[str, set[str]] = {}

    def decide(now: Workspace, path: str, ids: set[str]) -> Workspace:
        return change_needs(now, path, ids, **changes)

    for name in need_ids:
        if same_id(name) not in standing:
            raise NoSuchRecord(name)
        path, need_id = standing[same_id(name)]
        by_path.setdefault(path, set()).add(need_id)
    return tuple(partial(decide, path=path, ids=ids) for path, ids in by_path.items())
