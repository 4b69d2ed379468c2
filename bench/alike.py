"""Needs that are alike: how many of those that say the same are found, and how long it takes beside reading them."""

import csv
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from behov.domain.similarity.index import Index
from behov.domain.similarity.pairs import best_pairs
from behov.domain.similarity.reading import Reader
from behov.storage.catalogue_files import read_catalogue
from behov.storage.lexicon_files import read_lexicon, usual_texts

LABELLED = Path(__file__).parent.parent / "tests/data/alike.csv"
RUNS = 100
FLOOR = "the threes of letters counted"
Measure = Callable[[], float]


def quality() -> str:
    """Return how many of the needs that say the same are among the five first, and how well pairs are ranked."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    group = {row["id"]: row["group"] for row in rows if row["group"]}
    index = _index({row["id"]: row["text"] for row in rows})
    same = {frozenset(pair) for pair in combinations(group, 2) if group[pair[0]] == group[pair[1]]}
    found = [
        frozenset((row["id"], each.id)) in same
        for row in rows
        for each in index.like(row["text"], 5, frozenset({row["id"]}))
    ]
    ranked = [frozenset((pair.one, pair.other)) in same for pair in best_pairs(index.table(), len(rows))]
    precision = sum(sum(ranked[: at + 1]) / (at + 1) for at, hit in enumerate(ranked) if hit) / len(same)
    return f"{len(rows)} needs, {len(same)} pairs: recall@5 {sum(found) / (2 * len(same)):.2f}, AP {precision:.2f}"


def all_pairs(texts: Mapping[str, str]) -> tuple[Measure, Measure]:
    """Return measurements of the pairs of all texts, from nothing, and of the FLOOR."""

    def pairs() -> None:
        best_pairs(_index(texts).table(), 10)

    def threes() -> None:
        for text in texts.values():
            Counter(text[at : at + 3] for at in range(len(text) - 2))

    return _timed(pairs), _timed(threes)


def one_line(texts: Mapping[str, str]) -> str:
    """Return how long it takes to find what is like a line: usually, and the slowest of twenty."""
    index = _index(texts)
    lines = random.Random(1).sample(sorted(texts.values()), min(RUNS, len(texts)))
    index.like(lines[0])
    took = sorted(_timed(lambda line=line: index.like(line))() for line in lines)  # type: ignore[misc]
    return f"{statistics.median(took) * 1e3:.1f} ms, p95 {took[int(0.95 * len(took))] * 1e3:.1f} ms"


def one_more(texts: Mapping[str, str]) -> str:
    """Return how long it takes to take in one more need, and to find what is like it."""
    index = _index(texts)

    def more() -> None:
        index.put({"HJT-NEW000": "Eg må ha med medisinlista heim til brukaren"})
        index.like("medisinlisten hjemme")

    return f"{statistics.median(_timed(more)() for _ in range(9)) * 1e3:.1f} ms"


def made_texts(count: int) -> dict[str, str]:
    """Return so many needs by their ids, no two of them alike: halves of what is usually said, with other words in."""
    chance = random.Random(count)
    usual = [text.split() for text in usual_texts() if len(text.split()) > 4]
    words = [word for text in usual for word in text]
    return {f"HJT-{number:06}": " ".join(_made(chance, usual, words)) for number in range(count)}


def _made(chance: random.Random, usual: Sequence[list[str]], words: Sequence[str]) -> Iterator[str]:
    first, last = chance.choice(usual), chance.choice(usual)
    yield from first[: chance.randint(2, len(first))]
    yield from chance.choices(words, k=2)
    yield from last[chance.randrange(len(last)) :]


def _index(texts: Mapping[str, str]) -> Index:
    catalogue, _ = read_catalogue("behov.toml", {})
    index = Index(Reader(read_lexicon({name: entry.also for name, entry in catalogue.synonyms.items()})), usual_texts())
    index.put(texts)
    return index


def _timed(run: Callable[[], object]) -> Measure:
    def measure() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return measure
