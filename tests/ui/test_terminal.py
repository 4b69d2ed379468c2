"""What is typed, as bytes: UTF-8 in whatever pieces, Latin-1, and anything else."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

if sys.platform == "win32":
    pytest.skip("Textual has a driver of its own there", allow_module_level=True)

from behov.ui.terminal import Letters

NORWEGIAN = "Blåbær på øya, ÆØÅ, é og å: «sjå» – 日本語 👩‍⚕️"


def said(*pieces: bytes) -> str:
    letters = Letters()
    return "".join(map(letters.read, pieces)) + letters.end()


@given(st.text(st.characters(exclude_characters="\r\n", codec="utf-8")), st.integers(0, 400))
def test_utf_8_is_read_as_it_is_wherever_it_is_cut(text: str, cut: int) -> None:
    typed = text.encode()
    assert said(typed[:cut], typed[cut:]) == typed.decode()


def test_every_letter_may_come_byte_by_byte() -> None:
    assert said(*(bytes([byte]) for byte in NORWEGIAN.encode())) == NORWEGIAN


@pytest.mark.parametrize("text", ["æ", "ø", "å", "Æ", "Ø", "Å", "Blåbær på øya", "ÆØÅ", "sjå é\r", "«å»"])
def test_latin_1_is_read_as_the_letters_that_it_is(text: str) -> None:
    assert said(text.encode("latin-1")) == text
    assert said(*(bytes([byte]) for byte in text.encode("latin-1"))) == text


def test_latin_1_beside_utf_8_is_read_too() -> None:
    assert said("æ".encode(), b"\xe6", "æ".encode()) == "æææ"


@given(st.lists(st.binary()))
def test_no_byte_stops_it_and_what_is_ascii_stays(pieces: list[bytes]) -> None:
    ascii_letters = [byte for byte in b"".join(pieces) if byte < 0x80 and byte not in b"\r\n"]
    assert [ord(letter) for letter in said(*pieces) if letter.isascii() and letter != "\r"] == ascii_letters


def test_lines_end_as_enter_ends_them() -> None:
    assert said(b"En\nTo\r\nTre\rFire") == "En\rTo\rTre\rFire"
