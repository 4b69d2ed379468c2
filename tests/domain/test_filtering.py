"""Which texts hold what somebody types."""

from hypothesis import given
from hypothesis import strategies as st

from behov.domain.filtering import folded_all, matching

TEXTS = folded_all(["Se legemiddelliste hjemme", "LEGEMIDLER på sykehjem", "Pårørende får melding"])


def test_every_word_must_occur_in_any_order_and_whatever_the_case() -> None:
    assert matching(TEXTS, "hjem LEGEM") == [0, 1]
    assert matching(TEXTS, "hjemme legem") == [0]


def test_nothing_typed_finds_everything() -> None:
    assert matching(TEXTS, "  ") == [0, 1, 2]


def test_decomposed_letters_are_found_too() -> None:
    assert matching(TEXTS, "pa\u030aro\u0308rende") == []
    assert matching(TEXTS, "pa\u030arørende") == [2]


def test_an_id_is_found_as_it_is_heard() -> None:
    texts = folded_all(["HJT-7K3PM0 Se listen", "hjt-omsorg"])
    assert matching(texts, "hjt-7k3pmo") == [0]
    assert matching(texts, "hjt-omsorg") == [1]


@given(st.lists(st.text()), st.text())
def test_what_holds_all_the_words_is_found(texts: list[str], query: str) -> None:
    haystack = folded_all(texts)
    found = matching(haystack, query)
    words = folded_all(query.split())
    assert set(found) >= {place for place, text in enumerate(haystack) if all(word in text for word in words)}
