import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.similarity.made import ANYTHING, lexicon, reader

_PIECES = st.sampled_from(sorted({*lexicon().inside, *lexicon().endings, *lexicon().words, "s", "e", "ÅPNE"}))
WORDS = ANYTHING | st.lists(_PIECES, max_size=4).map("".join)


@given(WORDS)
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    spelling = reader().spelling
    once = spelling.normalised(text)
    assert spelling.normalised(once) == once


@given(WORDS)
def test_a_word_is_normal_whatever_it_is(word: str) -> None:
    spelling = reader().spelling
    assert spelling.normal(spelling.normal(word)) == spelling.normal(word)


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("sjukepleiarane", "sykepleierne"),
        ("heimetenesta", "hjemmetjenesten"),
        ("kvifor", "hvorfor"),
        ("løysinga", "løsningen"),
        ("tryggleiken", "sikkerheten"),
        ("moglegheiter", "muligheter"),
        ("sakshandsaming", "saksbehandling"),
        ("opplysningar", "opplysninger"),
        ("dagleg", "daglig"),
        ("fleire", "flere"),
        ("avdelingane", "avdelingene"),
        ("fastlegane", "fastlegene"),
        ("namnet", "navnet"),
        ("rettleiing", "veiledning"),
        ("innhaldet", "innholdet"),
        ("åtvaring", "advarsel"),
        ("vekene", "ukene"),
    ],
)
def test_nynorsk_and_bokmal_have_a_stem_in_common(nynorsk: str, bokmal: str) -> None:
    assert reader().spelling.stem(nynorsk) == reader().spelling.stem(bokmal)


def test_a_doctor_is_not_taken_for_an_ending() -> None:
    assert reader().spelling.normal("fastlege") == "fastlege"
    assert reader().spelling.normal("sykehjemslege") == "sykehjemslege"


def test_other_letters_are_the_same_word_however_they_are_composed() -> None:
    assert reader().spelling.normal("a\u030apne") == reader().spelling.normal("åpne")
