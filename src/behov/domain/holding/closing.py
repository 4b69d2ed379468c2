"""What a workshop would be closed without: thoughts that nobody follows up, needs that nobody weighed."""

from dataclasses import dataclass

from behov.domain.holding.parking import unsettled
from behov.domain.workshop import Note, Workshop


@dataclass(frozen=True)
class Remaining:
    """What is left to do in a workshop: `thoughts` must be settled; the counts are only told."""

    thoughts: tuple[Note, ...]
    unweighed: int  # needs without a priority
    parked: int  # needs that were parked, and not taken up again


def remaining(workshop: Workshop) -> Remaining:
    """Return what is left to do before a workshop ends."""
    return Remaining(
        thoughts=unsettled(workshop),
        unweighed=sum(need.priority is None and need.status == "raw" for need in workshop.needs),
        parked=sum(need.status == "parked" for need in workshop.needs),
    )
