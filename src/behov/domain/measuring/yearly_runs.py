"""How often a process runs in a year: as municipalities have counted, and an estimate for the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Literal

from behov.domain.measuring.quantity import Quantity
from behov.domain.process import Process, Volume
from behov.domain.workspace import Workspace, same_name

Unknown = Literal["no-volume", "no-per", "place", "no-inhabitants"]  # why it cannot be said how often it runs


@dataclass(frozen=True)
class YearlyRuns:
    """How often a process runs in a year in each municipality, by number; and where that is not known, and why."""

    by_municipality: Mapping[str, Quantity]
    unknown: Mapping[str, Unknown]

    @property
    def total(self) -> Quantity | None:
        """How often it runs in all of them, or None where nothing is known of any."""
        if not self.by_municipality:
            return None
        known = reduce(add, self.by_municipality.values())
        return Quantity(known.value, known.basis | {"municipalities-missing"}) if self.unknown else known


def yearly_runs(workspace: Workspace, process: Process, municipalities: Sequence[str]) -> YearlyRuns:
    """Return how often a process runs in these municipalities: those whose practice it is, in their order.

    What a municipality has counted holds. For the others `count` holds, per 10,000 inhabitants or per municipality;
    per place it cannot be extrapolated, for nobody knows how many places there are.
    """
    volume = process.volume or Volume()
    found: dict[str, Quantity] = {}
    unknown: dict[str, Unknown] = {}
    for number in _whose_practice(workspace, process, municipalities):
        if number in volume.counted:
            found[number] = Quantity(volume.counted[number], frozenset(("counted",)))
        elif isinstance(runs := _estimated(workspace, volume, number), Quantity):
            found[number] = runs
        else:
            unknown[number] = runs
    return YearlyRuns(found, unknown)


def _estimated(workspace: Workspace, volume: Volume, number: str) -> Quantity | Unknown:
    if volume.count is None:
        return "no-volume"
    if volume.per is None:
        return "no-per"
    if volume.per == "place":
        return "place"
    if volume.per == "municipality":
        return Quantity(volume.count, frozenset(("municipality",)))
    known = workspace.catalogue.municipalities.get(number)
    if known is None or known.inhabitants is None:
        return "no-inhabitants"
    return Quantity(volume.count * known.inhabitants / 10_000, frozenset(("inhabitants",)))


def _whose_practice(workspace: Workspace, process: Process, municipalities: Sequence[str]) -> list[str]:
    """Return those who work so: not those with a practice of their own, which has a volume of its own."""
    counted = process.volume.counted if process.volume else {}
    own = {
        number
        for other in workspace.processes
        if other.volume and other.variant_of and same_name(other.variant_of) == same_name(process.stem)
        for number in other.municipalities
    }
    return [
        number
        for number in municipalities
        if number in counted or ((not process.municipalities or number in process.municipalities) and number not in own)
    ]
