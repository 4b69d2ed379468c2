from itertools import pairwise

from hypothesis import given

from behov.domain.similarity.lexicon import Lexicon
from behov.domain.similarity.reading import NOTHING, Reader
from tests.domain.similarity.made import ANYTHING, SENTENCES, reader


def about(text: str) -> set[str]:
    return {name for word in reader().words(text) for name, _ in word.about}


def test_other_words_for_a_thing_are_that_thing_in_both_written_forms() -> None:
    assert "=allergi" in about("CAVE") & about("overfølsomheit") & about("Allergiar") & about("kritisk informasjon")


def test_a_phrase_means_what_its_words_do_not() -> None:
    assert "=forside" in about("Eg ser det med ein gong")
    assert "=forside" not in about("en gang til")


def test_a_compound_is_about_its_parts() -> None:
    assert "=legemiddel" in about("legemiddelbeholdningen")
    assert "arbeid" in reader().meaning.parts("arbeidsmiljø")


def test_small_words_say_nothing_unless_there_is_nothing_else() -> None:
    assert [word.stem for word in reader().words("Vi må se det")] == ["se"]
    assert len(reader().words("vi må")) == 2


@given(SENTENCES | ANYTHING)
def test_a_text_is_read_whatever_it_is_and_always_in_the_same_way(text: str) -> None:
    features = reader().features(text)
    assert features == reader().features(text)
    assert features[NOTHING] == 0
    assert all(amount > 0 for number, amount in features.items() if number != NOTHING)


@given(SENTENCES | ANYTHING)
def test_words_are_where_they_stand_in_the_text(text: str) -> None:
    words = reader().words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_word_without_end_takes_no_time() -> None:
    assert len(reader().words("arbeid" * 2_000)) == 1


def test_a_workspace_says_what_means_the_same() -> None:
    own = Reader(Lexicon(concepts={"trillebår": ("kjerre", "håndvogn med ett hjul")}))
    names = [{name for word in own.words(text) for name, _ in word.about} for text in ("kjerra", "Trillebåren")]
    assert "=trillebår" in names[0] & names[1]
