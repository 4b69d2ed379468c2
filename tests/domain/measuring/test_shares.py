import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.measuring.shares import add_up, are_guessed, shares
from behov.domain.process import Branch

given_shares = st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=6)


def branches(*shares: float | None) -> dict[str, Branch]:
    return {f"svar {number}": Branch(to="x", share=share) for number, share in enumerate(shares)}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ([None], [1]),
        ([None, None], [0.5, 0.5]),
        ([0.8, None], [0.8, 0.2]),
        ([0.5, None, None], [0.5, 0.25, 0.25]),
        ([1, None], [1, 0]),
        ([0.9, 0.9], [0.5, 0.5]),
        ([0.3, 0.1], [0.75, 0.25]),
        ([0, 0], [0.5, 0.5]),
    ],
)
def test_answers_without_a_share_divide_what_the_others_leave(said: list[float | None], meant: list[float]) -> None:
    assert list(shares(branches(*said)).values()) == pytest.approx(meant)


@given(given_shares)
def test_shares_are_one_in_all(said: list[float | None]) -> None:
    assert sum(shares(branches(*said)).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ([], True),
        ([None, None], True),
        ([0.8, None], True),
        ([0.8, 0.2], True),
        ([0.33, 0.33, 0.33], True),
        ([0.8, 0.3, None], False),
        ([0.8, 0.1], False),
        ([1.0, 0.1], False),
    ],
)
def test_shares_that_cannot_be_right_are_told_from_those_that_are_rounded(
    said: list[float | None], right: bool
) -> None:
    assert add_up(branches(*said)) is right


def test_nothing_is_guessed_where_answers_without_a_share_lead_to_one_step() -> None:
    assert [are_guessed(branches(*said)) for said in ([None], [0.8, None], [None, None])] == [False, False, False]
    assert are_guessed({"ja": Branch(to="a"), "nei": Branch(to="b")})
    assert not are_guessed({"ja": Branch(to="a", share=0.5), "nei": Branch(to="b")})
