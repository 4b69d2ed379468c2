"""A regional need beside what it gathers: who said it, and what each area and municipality thinks it is worth."""

from collections import Counter
from collections.abc import Mapping

from behov.domain.matrix import MatrixRow, Said
from behov.domain.workshop import PRIORITIES, Priority
from behov.domain.workspace import Workspace, municipalities_of


def regional_row(workspace: Workspace, regional: Said) -> MatrixRow:
    """Return a regional need as a row of the matrix: with the raw needs that it gathers, itself or through others."""
    met: dict[int, Said] = {id(regional[1]): regional}
    asked = [regional]
    for _, need in asked:  # which grows as it is read
        for said in (workspace.said.get(workspace.present_id(name)) for name in need.merges):
            if said and id(said[1]) not in met:
                met[id(said[1])] = said
                asked.append(said)
    return MatrixRow(*regional, tuple(said for said in met.values() if said[0].kind != "consolidation"))


def priorities_by_municipality(workspace: Workspace, row: MatrixRow) -> Mapping[str, Mapping[Priority, int]]:
    """Return how many of a municipality's raw needs have each priority, the highest first, by number.

    The municipalities are those that raised it, in the order of behov.toml.
    """
    counted: dict[str, Counter[Priority | None]] = {}
    for said in row.raw:
        for number in municipalities_of(*said):
            counted.setdefault(number, Counter())[said[1].priority] += 1
    places = {number: place for place, number in enumerate(workspace.settings.municipalities)}
    return {
        number: {priority: counted[number][priority] for priority in PRIORITIES if counted[number][priority]}
        for number in sorted(counted, key=lambda number: (places.get(number, len(places)), number))
    }
