import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.visible import HIDDEN, hidden_characters, one_line, visible, visible_json


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mrød", "␛[31mrød"),
        ("a\x07b\x7f", "a␇b␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("abc\u202etxt", "abc⟨U+202E⟩txt"),
        ("null\u200bbredde", "null⟨U+200B⟩bredde"),
        ("æøå 👩\u200d⚕️ [/]", "æøå 👩\u200d⚕️ [/]"),
    ],
)
def test_what_hides_or_steers_is_shown(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    assert not HIDDEN.search(visible(text))
    assert "\n" not in one_line(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_says_the_same_with_escapes(text: str) -> None:
    written = visible_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert not HIDDEN.search(written)


def test_hidden_characters_are_named() -> None:
    assert hidden_characters("a\u202eb\u200b") == ["U+202E", "U+200B"]
