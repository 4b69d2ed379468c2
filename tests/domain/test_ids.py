import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.ids import SIGNS, drawn_id, is_id, same_id


def test_a_drawn_id_is_not_among_the_taken_ones() -> None:
    class AllButOne:
        def __contains__(self, candidate: object) -> bool:
            return str(candidate)[4] != "7"

    assert drawn_id("HJT", AllButOne())[:5] == "HJT-7"


@given(st.sampled_from(["HJT", "TVG", "ÆØÅ"]))
def test_drawn_ids_can_be_said_aloud(prefix: str) -> None:
    drawn = drawn_id(prefix, ())
    assert is_id(drawn)
    assert not set("ILOU") & set(drawn[4:])
    assert len(drawn) == 10


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hjt-7k3pm2", "HJT-7K3PM2"),
        ("HJT-7K3PMO", "HJT-7K3PM0"),
        ("sil-lioliO", "SIL-110110"),  # letters of the prefix stay as they are
        ("HJT-7K3P", "HJT-7K3P"),
        ("legemidler/hent", "legemidler/hent"),
    ],
)
def test_ids_are_compared_as_they_are_heard(typed: str, meant: str) -> None:
    assert same_id(typed) == meant


@pytest.mark.parametrize("words", ["HJT7K3PM2", "HJT-7K3", "HJT-7K3PM2XYZ", "HJ-7K3PM2", "", "../../etc", "HJT-7K3PMU"])
def test_what_is_of_another_form_is_no_id(words: str) -> None:
    assert not is_id(words)


@given(st.text(SIGNS, min_size=5, max_size=8))
def test_five_to_eight_signs_are_accepted(signs: str) -> None:
    assert is_id(f"HJT-{signs}")
    assert same_id(f"hjt-{signs.lower()}") == f"HJT-{signs}"
