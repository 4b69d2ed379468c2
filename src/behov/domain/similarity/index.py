"""An index of texts by what they are about: which of thousands look like one, in a few milliseconds."""

from collections.abc import Iterable, Mapping

import numpy as np

from behov.domain.similarity.alike import Alike
from behov.domain.similarity.reading import Reader

ABOUT = 0.5  # how much of a score is what texts are about; the rest is letters


class Index:
    """Texts by their ids. Scores are symmetric, and 1 for the same text."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._texts: dict[str, str] = {}
        self._vectors: dict[str, tuple[dict[str, float], dict[str, float]]] = {}

    def put(self, texts: Mapping[str, str]) -> None:
        """Add texts, or put them in the place of those with their ids."""
        self._texts.update(texts)

    def drop(self, ids: Iterable[str]) -> None:
        """Take texts out."""
        for each in ids:
            self._texts.pop(each, None)

    def like(self, text: str, most: int = 5, without: frozenset[str] = frozenset()) -> tuple[Alike, ...]:
        """Return those that look most like a text, the most alike first, and of equals the first id first."""
        ids = sorted(self._texts.keys() - without)
        features = [self._reader.features(self._texts[each]) for each in ids]
        asked = self._reader.features(text)
        scores = np.zeros(len(ids))
        for kind, share in ((0, ABOUT), (1, 1 - ABOUT)):
            seen = {name for each in features for name in each[kind]} | asked[kind].keys()
            place = {name: at for at, name in enumerate(sorted(seen))}
            counts = np.zeros((len(ids) + 1, len(place)))
            for row, each in enumerate([*features, asked]):
                for name, count in each[kind].items():
                    counts[row, place[name]] = count
            weight = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))) + 1
            vectors = np.sqrt(counts) * weight
            lengths = np.linalg.norm(vectors, axis=1)
            lengths[lengths == 0] = 1
            vectors /= lengths[:, None]
            scores += share * (vectors[:-1] @ vectors[-1])
        order = sorted(range(len(ids)), key=lambda at: (-scores[at], ids[at]))[:most]
        names = set(asked[0])
        return tuple(
            Alike(ids[at], float(min(scores[at], 1)), self._matching(self._texts[ids[at]], names))
            for at in order
            if scores[at] > 0
        )

    def _matching(self, text: str, names: set[str]) -> tuple[str, ...]:
        return tuple(
            text[word.start : word.end]
            for word in self._reader.words(text)
            if any(name in names for name, _ in word.about)
        )
