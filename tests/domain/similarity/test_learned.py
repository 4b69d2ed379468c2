from datetime import date

from behov.domain.similarity.learned import Learned, learned_from, with_learned
from behov.domain.similarity.lexicon import Lexicon
from behov.domain.similarity.pairs import Pair
from behov.domain.similarity.reading import Reader
from behov.domain.similarity.undecided import undecided
from behov.domain.workshop import Apart, Need, Workshop
from behov.domain.workspace import Workspace

READER = Reader(Lexicon(small=frozenset({"vi", "må", "ha", "på"}), concepts={"seng": ("sengeplass",)}))


def workspace(*gathered: tuple[str, ...], apart: tuple[tuple[str, ...], ...] = ()) -> Workspace:
    """Return a workspace whose regional needs gather needs of these texts."""
    texts = [text for merge in gathered for text in merge]
    ids = [f"INS-{number:06}" for number in range(len(texts))]
    raw = Workshop(
        path="workshops/a.toml",
        title="A",
        kind="needs",
        date=date(2024, 9, 1),
        needs=tuple(Need(id=each, text=text) for each, text in zip(ids, texts, strict=True)),
    )
    left, regional = iter(ids), []
    for number, merge in enumerate(gathered):
        merges = tuple(next(left) for _ in merge)
        regional.append(Need(id=f"REG-{number:06}", text="Samlet", merges=merges))
    kept_apart = tuple(Apart(needs=each) for each in apart)
    consolidation = Workshop(
        path="workshops/b.toml",
        title="B",
        kind="consolidation",
        date=date(2024, 11, 1),
        needs=tuple(regional),
        apart=kept_apart,
    )
    return Workspace(workshops=(raw, consolidation))


def learned(*gathered: tuple[str, ...]) -> tuple[Learned, ...]:
    return learned_from(workspace(*gathered), READER)


def test_words_that_stand_for_each_other_in_two_merges_mean_the_same() -> None:
    found = learned(("vi må ha kjerre", "trillebår på tunet"), ("kjerre", "trillebåren"))
    assert [({each.word, each.also}, each.merges) for each in found if each.also == "trillebår"] == [
        ({"kjerre", "trillebår"}, 2)
    ]


def test_one_merge_may_be_chance() -> None:
    assert learned(("kjerre", "trillebår")) == ()


def test_a_word_is_learned_for_what_is_known_already() -> None:
    assert learned(("sengeplass", "køye"), ("senger", "køya")) == (Learned("seng", "køya", 2),)


def test_words_that_are_said_together_do_not_mean_the_same() -> None:
    said = ("kjerre", "trillebår"), ("kjerra", "trillebåren"), ("kjerre og trillebår", "spade")
    assert not any({each.word, each.also} == {"kjerre", "trillebår"} for each in learned(*said))


def test_words_that_mostly_stand_beside_others_teach_nothing() -> None:
    said = [("kjerre", "trillebår")] * 2 + [("kjerre", f"ord{letter}") for letter in "bcdfg"]
    assert not any(each.also == "trillebår" or each.word == "trillebår" for each in learned(*said))


def test_what_is_learned_does_not_depend_on_the_order_of_merges() -> None:
    said = ("kjerre", "trillebår"), ("kjerra", "trillebåren"), ("sengeplass", "køye"), ("senger", "køya")
    assert learned(*said) == learned(*reversed(said))


def test_what_is_learned_stands_beside_what_was_known() -> None:
    assert with_learned({"seng": ("sengeplass",)}, [Learned("seng", "køye", 2), Learned("kjerre", "vogn", 3)]) == {
        "seng": ("sengeplass", "køye"),
        "kjerre": ("vogn",),
    }


def test_pairs_that_somebody_has_decided_on_are_not_asked_about_again() -> None:
    pairs = [Pair("INS-000000", "INS-000001", 0.9), Pair("INS-000000", "INS-000002", 0.8)]
    pairs += [Pair("INS-000001", "INS-000003", 0.7)]
    made = workspace(("a", "b"), ("c", "d"), apart=(("INS-000002", "INS-000000"),))
    assert list(undecided(made, pairs)) == pairs[2:]
