"""Text in a sheet stays text, and comes back as it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from behov.storage.safe_cell import neutralised, restored
from behov.visible import visible

FORMULAS = ["=1+1", "+47", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠a", "−1", "|cmd", "%0A"]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "'", "''", "\u200c", "\u200d", "\u0301", " ' \t", "\n"])
def test_a_formula_is_marked_as_text_whatever_hides_before_it(formula: str, before: str) -> None:
    assert neutralised(before + formula).startswith("'")
    assert restored(neutralised(before + formula)) == visible(before + formula)


@pytest.mark.parametrize("text", ["", "Vi må se listen", "100 %", "«sitat»", "HJT-7K3PM2 | HJT-8A1CD3", "(nei)", "–"])
def test_other_text_stands_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@given(st.text())
@example("'")
@example("'=1")
@example("''")
def test_every_text_comes_back(text: str) -> None:
    assert restored(neutralised(text)) == visible(text)


@given(st.text(alphabet="=+-@\t\r\n' \u200c＝|%a"))
def test_no_cell_begins_with_a_sign_that_calculates(text: str) -> None:
    cell = neutralised(text)
    assert cell.startswith("'") or not cell.strip(" \u200c").startswith(tuple("=+-@\t\r\n＝|%"))
