"""The pairs of a whole collection that look most alike, without comparing every text with every other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from behov.domain.similarity.index import DIGITS, Table
from behov.domain.similarity.reading import NOTHING
from behov.domain.similarity.rows import Floats, Ints, places_of

WHOLE = 1_000  # texts that are all compared with each other
HEAVIEST = 6  # features of a text, of which every two are a block
NEAR = 12  # texts after each one in its block that it is compared with
WIDEST = 200  # texts in a block of one name; where there are more, two features tell them apart
PROMISING = 3  # times as many are looked at closely as are asked for
_AT_ONCE = 64  # texts whose pairs are scored together

Tell = Callable[[int, int], None]  # how many texts of how many are done


@dataclass(frozen=True)
class Pair:
    """Two texts by their ids, the first one first, and how much they look alike."""

    one: str
    other: str
    score: float


def best_pairs(table: Table, most: int, tell: Tell | None = None) -> tuple[Pair, ...]:
    """Return the pairs in which one is among the `most` that look most like the other; the most alike first.

    Few texts are all compared. Of many, those are that have a telling word in common, or two: what a text is about
    puts it into blocks, and in each it is compared with those that stand next to it. So the time grows as the number of
    texts does, and one pair never brings in another.
    """
    count = len(table.ids)
    if count <= WHOLE:
        ones, others = np.triu_indices(count, 1)
    else:
        ones, others = _in_blocks(table)
        roughly = np.concatenate([np.zeros(0), *_scored(_without_letters(table), ones, others, None)])
        promising = _among_best(ones, others, roughly, PROMISING * most)
        ones, others = ones[promising], others[promising]
    scores = np.concatenate([np.zeros(0), *_scored(table, ones, others, tell)])
    kept = scores > 0
    ones, others, scores = ones[kept], others[kept], scores[kept]
    best = _among_best(ones, others, scores, most)
    ones, others, scores = ones[best], others[best], scores[best]
    order = np.lexsort((others, ones, -scores))
    ids = table.ids
    return tuple(
        Pair(ids[one], ids[other], min(score, 1.0))
        for one, other, score in zip(ones[order].tolist(), others[order].tolist(), scores[order].tolist(), strict=True)
    )


def _in_blocks(table: Table) -> tuple[Ints, Ints]:
    """Return the pairs that stand next to each other in a block, by their places, each once and in order."""
    count = len(table.ids)
    rows = np.repeat(np.arange(count), table.lengths)
    telling = table.about[table.features] & (table.weights > 0)
    rows, features, weights = rows[telling], table.features[telling], table.weights[telling]
    order = np.lexsort((features, -weights, rows))
    rows, features = rows[order], features[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    heaviest = np.full((count, HEAVIEST), -1, np.int64)
    heaviest[rows[rank < HEAVIEST], rank[rank < HEAVIEST]] = features[rank < HEAVIEST]
    beside = np.empty(count, np.int64)
    beside[np.lexsort(heaviest.T[::-1])] = np.arange(count)
    usual = np.bincount(features, minlength=len(table.about)) > WIDEST
    keys, members = [features[~usual[features]]], [rows[~usual[features]]]
    for one, other in combinations(range(HEAVIEST), 2):
        both = np.flatnonzero(heaviest[:, other] >= 0)
        pair = np.sort(heaviest[both][:, [one, other]], axis=1)
        keys.append((pair[:, 0] + 1) * len(table.about) + pair[:, 1])
        members.append(both)
    return _next_to_each_other(np.concatenate(keys), np.concatenate(members), beside)


def _next_to_each_other(keys: Ints, members: Ints, beside: Ints) -> tuple[Ints, Ints]:
    order = np.lexsort((beside[members], keys))
    keys, members = keys[order], members[order]
    count = len(beside)
    found = []
    for distance in range(1, NEAR + 1):
        same = keys[distance:] == keys[:-distance]
        one, other = members[distance:][same], members[:-distance][same]
        found.append(np.minimum(one, other) * count + np.maximum(one, other))
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return pairs // count, pairs % count


def _without_letters(table: Table) -> Table:
    """Return a table of what its texts are about."""
    kept = table.about[table.features] | (table.features == NOTHING)  # one of which is in each row
    rows = np.repeat(np.arange(len(table.ids)), table.lengths)[kept]
    begins = np.searchsorted(rows, np.arange(len(table.ids)))
    return replace(table, features=table.features[kept], weights=table.weights[kept], begins=begins)


def _scored(table: Table, ones: Ints, others: Ints, tell: Tell | None) -> Iterator[Floats]:
    """Yield the scores of pairs, which stand in the order of their first ones, some texts at a time."""
    count = len(table.ids)
    ends = np.append(table.begins, len(table.features))
    lengths = table.lengths
    asked = np.zeros((_AT_ONCE, len(table.about)))
    for first in range(0, count, _AT_ONCE):
        last = min(first + _AT_ONCE, count)
        if tell:
            tell(first, count)
        here = slice(*np.searchsorted(ones, (first, last)).tolist())
        if here.start == here.stop:
            continue
        own = slice(int(ends[first]), int(ends[last]))
        asked[np.repeat(np.arange(last - first), lengths[first:last]), table.features[own]] = table.weights[own]
        places, begins = places_of(table.begins[others[here]], lengths[others[here]])
        across = np.repeat((ones[here] - first) * len(table.about), lengths[others[here]]) + table.features[places]
        scores: Floats = np.add.reduceat(asked.ravel()[across] * table.weights[places], begins)
        yield np.round(scores, DIGITS)
        asked[np.repeat(np.arange(last - first), lengths[first:last]), table.features[own]] = 0


def _among_best(ones: Ints, others: Ints, scores: Floats, most: int) -> Ints:
    """Return the places of the pairs that are among the `most` best of either, of equals the first."""
    texts = np.concatenate([ones, others])
    pairs = np.tile(np.arange(len(ones)), 2)
    order = np.lexsort((np.concatenate([others, ones]), -np.tile(scores, 2), texts))
    texts, pairs = texts[order], pairs[order]
    rank = np.arange(len(texts)) - np.searchsorted(texts, texts)
    best = np.zeros(len(ones), np.bool_)
    best[pairs[rank < most]] = True
    return np.flatnonzero(best)
