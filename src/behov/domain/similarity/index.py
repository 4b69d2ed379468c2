"""An index of texts by what they are about and how they are spelt: which of thousands are like one, in milliseconds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from behov.domain.similarity.alike import Alike
from behov.domain.similarity.reading import Reader
from behov.domain.similarity.rows import Floats, Ints, Rows, places_of

ABOUT = 0.7  # how much of a score is what texts are about; the rest is the letters of their words
DIGITS = 6  # of a score: the rest depends on the order in which a machine adds numbers up
_WORN = 0.5  # share of texts that have been dropped at which the index is written anew


@dataclass(frozen=True)
class Table:
    """Texts in the order of their ids: the features of each, row after row, where rows begin, and what is about."""

    ids: tuple[str, ...]
    features: Ints
    weights: Floats
    begins: Ints
    about: NDArray[np.bool_]

    @property
    def lengths(self) -> Ints:
        """How long each row is."""
        return np.diff(np.append(self.begins, len(self.features)))


class Index:
    """Texts by their ids. A score is the same both ways, from 0 to 1, and 1 for the same words.

    What is rare tells more than what everybody says; how rare it is, is counted in the texts and in the `background`,
    so that it is known in a small collection, too. A text that is put in or dropped changes only its own row.
    """

    def __init__(self, reader: Reader, background: Iterable[str] = ()) -> None:
        self.reader = reader
        self._usual = Rows()
        self._usual.add([reader.features(text) for text in background])
        self._rows = Rows()
        self._row_of: dict[str, int] = {}
        self._ids: list[str] = []  # of each row; empty where its text has been dropped
        self._said: list[str] = []
        self._seen = self._seen_before()
        self._weighed: Floats | None = None

    def put(self, texts: Mapping[str, str]) -> None:
        """Add texts, or put them in the place of those with their ids."""
        self.drop(each for each in texts if each in self._row_of)
        self._add(texts.keys(), texts.values(), [self.reader.features(text) for text in texts.values()])

    def drop(self, ids: Iterable[str]) -> None:
        """Take texts out."""
        for each in list(ids):
            row = self._row_of.pop(each, None)
            if row is not None:
                self._ids[row] = ""
                self._seen[self._rows.features_of(row)] -= 1
                self._weighed = None
        if len(self._row_of) < _WORN * len(self._ids):
            self._renew()

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._row_of)

    def like(self, text: str, most: int = 5, without: frozenset[str] = frozenset()) -> tuple[Alike, ...]:
        """Return those that look most like a text, but those `without`: the most alike first, then by id."""
        asked = self.reader.features(text)
        if not self._row_of or len(asked) == 1:
            return ()
        weights = self._weights()
        features = np.fromiter(asked, np.int64, len(asked))
        row = np.zeros(len(self.reader.is_about))
        row[features] = self._weigh(
            features, np.fromiter(asked.values(), np.float64, len(asked)), np.zeros(1, np.int64)
        )
        sums: Floats = np.add.reduceat(row[self._rows.features] * weights, self._rows.begins)
        about = {name for word in self.reader.words(text) for name, _ in word.about}
        best = self._best(np.round(sums, DIGITS), most, without)  # more than that where many say the very same
        ranked = sorted((-score, name, row) for score, name, row in best)[:most]
        return tuple(
            Alike(name, min(-score, 1.0), self.reader.matching(self._said[row], about)) for score, name, row in ranked
        )

    def table(self) -> Table:
        """Return all texts as rows of numbers, in the order of their ids."""
        weights, rows = self._weights(), self._rows
        ids = tuple(sorted(self._row_of))
        order = np.array([self._row_of[name] for name in ids], np.int64)
        places, begins = places_of(rows.begins[order], rows.lengths[order])
        return Table(ids, rows.features[places], weights[places], begins, np.array(self.reader.is_about))

    def _best(self, scores: Floats, most: int, without: frozenset[str]) -> list[tuple[float, str, int]]:
        """Return the `most` highest scores, and all that are as high as the last of them, with their ids and rows."""
        hidden = [self._row_of[name] for name in without if name in self._row_of]
        scores[hidden] = 0
        if len(self._row_of) < len(self._ids):
            scores[[row for row, name in enumerate(self._ids) if not name]] = 0
        least = np.partition(scores, -most)[-most] if len(scores) > most else 0
        best = np.flatnonzero((scores >= least) & (scores > 0)).tolist()
        return [(float(scores[row]), self._ids[row], row) for row in best]

    def _weights(self) -> Floats:
        """Return how much each feature of each row counts."""
        if self._weighed is None:
            self._weighed = self._weigh(self._rows.features, self._rows.amounts, self._rows.begins)
        return self._weighed

    def _weigh(self, features: Ints, amounts: Floats, begins: Ints) -> Floats:
        """Return how much each feature of some rows counts; the squares of a row are 1 together.

        What it is about has its share of that, and letters the rest, or all where there is nothing else.
        """
        if not len(features):
            return np.zeros(0)
        known = np.zeros(len(self.reader.is_about), np.int64)
        known[: len(self._seen)] = self._seen
        rarity = np.log((1 + self._usual.count + len(self._row_of)) / (1 + known)) + 1
        weights = amounts * rarity[features]
        about = np.array(self.reader.is_about)[features]
        squares = weights**2
        of_about = np.add.reduceat(np.where(about, squares, 0.0), begins)
        of_letters = np.add.reduceat(np.where(about, 0.0, squares), begins)
        lengths = np.diff(np.append(begins, len(features)))
        scale = np.where(
            about,
            np.repeat(_scale(of_about, of_letters, ABOUT), lengths),
            np.repeat(_scale(of_letters, of_about, 1 - ABOUT), lengths),
        )
        weighed: Floats = weights * scale
        return weighed

    def _add(self, ids: Collection[str], texts: Iterable[str], rows: list[dict[int, float]]) -> None:
        first = self._rows.count
        self._rows.add(rows)
        self._row_of.update(zip(ids, range(first, self._rows.count), strict=True))
        self._ids += ids
        self._said += texts
        added = self._rows.features[self._rows.begins[first] :] if rows else self._rows.features[:0]
        counted = np.bincount(added, minlength=max(len(self._seen), len(self.reader.is_about)))
        counted[: len(self._seen)] += self._seen
        self._seen, self._weighed = counted.astype(np.int64), None

    def _seen_before(self) -> Ints:
        """Return in how many usual texts each feature is."""
        return np.bincount(self._usual.features, minlength=len(self.reader.is_about)).astype(np.int64)

    def _renew(self) -> None:
        """Write the rows that are left anew, without those that were dropped."""
        left = sorted(self._row_of.values())
        ids, texts = [self._ids[row] for row in left], [self._said[row] for row in left]
        rows = [
            dict(zip(self._rows.features_of(row).tolist(), self._rows.amounts_of(row).tolist(), strict=True))
            for row in left
        ]
        self._rows, self._row_of, self._ids, self._said, self._seen = Rows(), {}, [], [], self._seen_before()
        self._add(ids, texts, rows)


def _scale(mine: Floats, other: Floats, share: float) -> Floats:
    """Return what makes squares with a sum of `mine` a share of 1, and all of it where there are no others."""
    part = np.where(other > 0, share, 1.0)
    return np.sqrt(np.divide(part, mine, out=np.zeros_like(mine), where=mine > 0))
