"""How many needs of each priority are linked to each step."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from behov.domain.process import Process
from behov.domain.workshop import Need, Workshop


def needs_by_step(said: Iterable[tuple[Workshop, Need]]) -> Mapping[str, Counter[str]]:
    """Return the numbers of needs by priority ("" for those without one), by `process/step`."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for _, need in said:
        for step in dict.fromkeys(need.steps):
            found[step][need.priority or ""] += 1
    return found


def needs_of(process: Process, by_step: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Return the same for the steps of one process, by step id."""
    names = {step_id: f"{process.stem}/{step_id}" for step_id in process.step_ids}
    return {step_id: by_step[name] for step_id, name in names.items() if name in by_step}
