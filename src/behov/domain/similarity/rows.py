"""Rows of numbers of different lengths, end to end in arrays that grow: thousands of them are gone through at once."""

from collections.abc import Collection, Mapping
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]  # 32 bits would be enough, but are slower to look up with
Floats = NDArray[np.float64]


class Rows:
    """Each row has features (by their numbers) and how much of each. None is empty, or changed after it is added."""

    def __init__(self) -> None:
        self._features: Ints = np.zeros(1024, np.int64)
        self._amounts: Floats = np.zeros(1024)
        self._ends: Ints = np.zeros(64, np.int64)  # of the row before the first, and of each
        self.count = 0

    def add(self, rows: Collection[Mapping[int, float]]) -> None:
        """Add rows last."""
        size, added = self.size, sum(map(len, rows))
        self._features, self._amounts = _room(self._features, size + added), _room(self._amounts, size + added)
        self._ends = _room(self._ends, self.count + len(rows) + 1)
        end = self.count + len(rows) + 1
        self._features[size : size + added] = np.fromiter(chain.from_iterable(rows), np.int64, added)
        self._amounts[size : size + added] = np.fromiter(
            chain.from_iterable(row.values() for row in rows), np.float64, added
        )
        self._ends[self.count + 1 : end] = size + np.cumsum(np.fromiter(map(len, rows), np.int64, len(rows)))
        self.count += len(rows)

    @property
    def size(self) -> int:
        """How many numbers there are in all rows."""
        return int(self._ends[self.count])

    @property
    def features(self) -> Ints:
        """The features of all rows, end to end."""
        return self._features[: self.size]

    @property
    def amounts(self) -> Floats:
        """How much there is of each of `features`."""
        return self._amounts[: self.size]

    @property
    def begins(self) -> Ints:
        """Where each row begins."""
        return self._ends[: self.count]

    @property
    def lengths(self) -> Ints:
        """How long each row is."""
        return np.diff(self._ends[: self.count + 1])

    def features_of(self, row: int) -> Ints:
        """Return the features of one row."""
        return self._features[self._ends[row] : self._ends[row + 1]]

    def amounts_of(self, row: int) -> Floats:
        """Return how much there is of each feature of one row."""
        return self._amounts[self._ends[row] : self._ends[row + 1]]


def places_of(begins: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Return the places of stretches of numbers, end to end, and where each of the stretches begins among them."""
    starts = np.cumsum(lengths) - lengths
    return np.repeat(begins - starts, lengths) + np.arange(int(lengths.sum())), starts


def _room(array: NDArray, size: int) -> NDArray:  # type: ignore[type-arg]
    """Return an array of at least a size that begins as this one does."""
    if size <= len(array):
        return array
    larger = np.zeros(max(size, 2 * len(array)), array.dtype)
    larger[: len(array)] = array
    return larger
