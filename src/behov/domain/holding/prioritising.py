"""Priorities that people gave: how many needs are must, should, could or not now, and whether that still says much."""

from collections import Counter
from collections.abc import Mapping, Sequence

from behov.domain.workshop import PRIORITIES, Need, Priority

HANDFUL = 5  # needs with a priority, before which it is too early to say that most are must


def distribution(needs: Sequence[Need]) -> Mapping[Priority | None, int]:
    """Return how many needs have each priority, and last how many have none."""
    counts = Counter(need.priority for need in needs)
    return {priority: counts[priority] for priority in (*PRIORITIES, None)}


def mostly_must(counts: Mapping[Priority | None, int]) -> bool:
    """Return whether more than half of those that have a priority are must."""
    prioritised = sum(counts[priority] for priority in PRIORITIES)
    return prioritised >= HANDFUL and 2 * counts["must"] > prioritised
