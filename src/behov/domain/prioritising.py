"""Priorities that people gave: how many needs are must, should, could or not now, and whether that still says much."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from behov.domain.edits import changed, with_workshop
from behov.domain.errors import NoSuchRecord
from behov.domain.workshop import PRIORITIES, Need, Priority
from behov.domain.workspace import Workspace

HANDFUL = 5  # needs with a priority, before which it is too early to say that most are must


def distribution(needs: Sequence[Need]) -> Mapping[Priority | None, int]:
    """Return how many needs have each priority, and last how many have none."""
    counts = Counter(need.priority for need in needs)
    return {priority: counts[priority] for priority in (*PRIORITIES, None)}


def mostly_must(counts: Mapping[Priority | None, int]) -> bool:
    """Return whether more than half of those that have a priority are must."""
    prioritised = sum(counts[priority] for priority in PRIORITIES)
    return prioritised >= HANDFUL and 2 * counts["must"] > prioritised


def prioritise(workspace: Workspace, path: str, need_ids: Collection[str], priority: Priority | None) -> Workspace:
    """Give some of a workshop's needs a priority, or take theirs away, as one edit. Raises NoSuchRecord."""
    workshop = workspace.workshop(path)
    if missing := set(need_ids).difference(need.id for need in workshop.needs):
        raise NoSuchRecord(min(missing))
    needs = (changed(need, priority=priority) if need.id in need_ids else need for need in workshop.needs)
    return with_workshop(workspace, workshop.replace(needs=tuple(needs)))
