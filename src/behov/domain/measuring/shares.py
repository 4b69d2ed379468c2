"""How often each answer at a step is given: what the file says, and an equal part where it says nothing."""

from collections.abc import Mapping

from behov.domain.process import Branch

_ROUNDING = 0.005  # of each share: people write three thirds as 0.33


def shares(branches: Mapping[str, Branch]) -> dict[str, float]:
    """Return the share of each answer, 1 in all.

    Answers without a share divide equally what the others leave. Shares that do not add up are scaled until they do.
    """
    unsaid = [answer for answer, branch in branches.items() if branch.share is None]
    left = max(0.0, 1 - said_in_all(branches))
    found = {
        answer: left / len(unsaid) if branch.share is None else float(branch.share)
        for answer, branch in branches.items()
    }
    total = sum(found.values())
    return {answer: share / total if total else 1 / len(found) for answer, share in found.items()}


def said_in_all(branches: Mapping[str, Branch]) -> float:
    """Return the sum of the shares that the file gives."""
    return float(sum(branch.share or 0 for branch in branches.values()))


def add_up(branches: Mapping[str, Branch]) -> bool:
    """Return whether the given shares can be right: 1 in all, or less where some answer has none; but for rounding."""
    said = sum(branch.share is not None for branch in branches.values())
    beyond, rounding = said_in_all(branches) - 1, _ROUNDING * said
    return beyond <= rounding and (said < len(branches) or beyond >= -rounding or not said)


def are_guessed(branches: Mapping[str, Branch]) -> bool:
    """Return whether answers without a share lead to different steps, so that it matters how likely each is."""
    return len({branch.to for branch in branches.values() if branch.share is None}) > 1
