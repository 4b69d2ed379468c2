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


@given(st.lists(st.text()), st.text())
def test_what_is_found_holds_the_words_and_the_rest_does_not(texts: list[str], query: str) -> None:
    haystack = folded_all(texts)
    found = matching(haystack, query)
    words = folded_all(query.split())
    assert found == [place for place, text in enumerate(haystack) if all(word in text for word in words)]
