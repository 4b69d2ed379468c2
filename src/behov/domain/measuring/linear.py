"""Linear equations with few terms each, solved without a library: numpy takes longer to load than all else here."""

from collections.abc import Hashable, Mapping
from typing import TypeAlias, TypeVar

_NOTHING = 1e-12

Unknown = TypeVar("Unknown", bound=Hashable)
_Equation: TypeAlias = tuple[Mapping[Unknown, float], float]  # factors by unknown, and their sum


def solution(
    equations: Mapping[Unknown, Mapping[Unknown, float]], constants: Mapping[Unknown, float]
) -> dict[Unknown, float] | None:
    """Return the values of the unknowns, or None where there are none, or many, that fit.

    There is an equation for each unknown, named after it: its factors by unknown, and in `constants` (0 if left out)
    what their sum is to be. Gaussian elimination with the largest pivot.
    """
    rows: list[_Equation[Unknown]] = [(factors, constants.get(name, 0.0)) for name, factors in equations.items()]
    solved: list[tuple[Unknown, Mapping[Unknown, float], float]] = []
    for unknown in equations:
        place = max(range(len(rows)), key=lambda place: abs(rows[place][0].get(unknown, 0.0)))
        pivot = rows.pop(place)
        if abs(pivot[0].get(unknown, 0.0)) < _NOTHING:
            return None
        rows = [_without(unknown, row, pivot) if unknown in row[0] else row for row in rows]
        solved.append((unknown, *pivot))
    values: dict[Unknown, float] = {}
    for unknown, factors, constant in reversed(solved):
        known = sum(factor * values[name] for name, factor in factors.items() if name != unknown)
        values[unknown] = (constant - known) / factors[unknown]
    return {name: values[name] for name in equations}


def _without(unknown: Unknown, row: _Equation[Unknown], pivot: _Equation[Unknown]) -> _Equation[Unknown]:
    """Return a row from which so much of the pivot was taken that the unknown is gone."""
    factors, constant = row
    times = factors[unknown] / pivot[0][unknown]
    left = {name: factors.get(name, 0.0) - times * pivot[0].get(name, 0.0) for name in {**factors, **pivot[0]}}
    del left[unknown]
    return left, constant - times * pivot[1]
