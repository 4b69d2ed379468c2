import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.similarity.index import Index
from behov.domain.similarity.pairs import Pair, best_pairs
from behov.storage.lexicon_files import usual_texts
from tests.domain.similarity.made import ANYTHING, COLLECTIONS, SENTENCES, index, labelled, reader

MOST = 20


def shown(made: Index, text: str) -> list[tuple[str, float]]:
    return [(each.id, each.score) for each in made.like(text, MOST)]


@given(COLLECTIONS, SENTENCES | ANYTHING)
def test_scores_are_from_0_to_1_the_highest_first(texts: dict[str, str], text: str) -> None:
    scores = [score for _, score in shown(index(texts), text)]
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(SENTENCES, SENTENCES)
def test_one_is_as_like_the_other_as_the_other_is_like_the_one(one: str, other: str) -> None:
    made = index({"HJT-000001": one, "HJT-000002": other})
    there = dict(shown(made, one)).get("HJT-000002", 0)
    back = dict(shown(made, other)).get("HJT-000001", 0)
    assert there == pytest.approx(back, abs=2e-6)


@given(COLLECTIONS, SENTENCES)
def test_the_same_text_comes_first(texts: dict[str, str], text: str) -> None:
    made = index({**texts, "HJT-000000": text})
    best = made.like(text, MOST)
    assert best[0].score == pytest.approx(1, abs=1e-6)
    assert "HJT-000000" in {each.id for each in best if each.score == best[0].score}


@given(COLLECTIONS, COLLECTIONS, st.sets(st.sampled_from([f"HJT-{number:06}" for number in range(9)])), SENTENCES)
def test_an_index_that_has_been_kept_up_is_as_one_made_anew(
    first: dict[str, str], then: dict[str, str], gone: set[str], text: str
) -> None:
    kept = index(first)
    kept.put(then)
    kept.drop(gone)
    anew = index({name: said for name, said in {**first, **then}.items() if name not in gone})
    assert len(kept) == len(anew)
    assert shown(kept, text) == shown(anew, text)
    assert best_pairs(kept.table(), MOST) == best_pairs(anew.table(), MOST)


def test_what_is_left_out_is_not_found_and_takes_nobodys_place() -> None:
    made = index({f"HJT-00000{number}": "Se medisinlisten hjemme" for number in range(5)})
    found = made.like("Se medisinlisten hjemme", 2, frozenset({"HJT-000000", "HJT-000003"}))
    assert [each.id for each in found] == ["HJT-000001", "HJT-000002"]


def test_nothing_is_like_nothing() -> None:
    assert Index(reader(), usual_texts()).like("Se medisinlisten") == ()
    assert index({"HJT-000001": "", "HJT-000002": "Se listen"}).like("…") == ()


def test_words_that_match_are_shown_as_they_stand() -> None:
    (found,) = index({"HJT-000001": "Eg må sjå MEDISINLISTA heime."}).like("legemiddellisten må vises")
    assert "MEDISINLISTA" in found.words
    assert "heime" not in found.words


def test_the_same_need_is_found_in_the_other_written_form() -> None:
    texts = {row["id"]: row["text"] for row in labelled()}
    partners = {row["id"]: row["group"] for row in labelled() if row["group"]}
    made = index(texts, background=1_000)
    hits = [
        any(partners.get(each.id) == group for each in made.like(texts[name], 5, frozenset({name})))
        for name, group in partners.items()
    ]
    assert np.mean(hits) >= 0.65


def test_pairs_of_many_texts_are_those_that_comparing_them_all_would_find(monkeypatch: pytest.MonkeyPatch) -> None:
    made = index({row["id"]: row["text"] for row in labelled()}).table()
    all_compared = {pair for pair in best_pairs(made, 3) if pair.score > 0.25}
    monkeypatch.setattr("behov.domain.similarity.pairs.WHOLE", 0)
    assert all_compared <= set(best_pairs(made, 3))


def test_pairs_are_told_of_as_they_are_compared() -> None:
    told: list[tuple[int, int]] = []
    pairs = best_pairs(index({"B": "Se listen", "A": "Se lista"}).table(), 1, lambda done, of: told.append((done, of)))
    assert pairs == (Pair("A", "B", 1.0),)
    assert told == [(0, 2)]
