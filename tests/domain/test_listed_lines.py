import pytest

from behov.domain.listed_lines import listed_lines


def test_every_line_that_says_something_has_its_number() -> None:
    assert list(listed_lines("Første\r\n\r\n  \nAndre\rTredje")) == [(1, "Første"), (4, "Andre"), (5, "Tredje")]


@pytest.mark.parametrize("bullet", ["- ", "• ", "* ", "1. ", "12) ", "\t–\t", "\u200b· ", ""])
def test_bullets_and_numbers_of_a_list_are_no_part_of_what_is_said(bullet: str) -> None:
    assert list(listed_lines(f"{bullet}Se listen\thjemme")) == [(1, "Se listen hjemme")]


@pytest.mark.parametrize(
    "line", ["1.5 liter", "-nei", "*viktig", "2024 ble et godt år", "+ Hvem eier listen?", "(a) nei"]
)
def test_what_only_looks_like_a_bullet_stays(line: str) -> None:
    assert list(listed_lines(line)) == [(1, line)]


def test_a_bullet_alone_says_nothing() -> None:
    assert list(listed_lines("-\n•\n1.\n")) == []


def test_accents_are_composed_and_what_hides_is_taken_out() -> None:
    assert list(listed_lines("a\u030a se\u202e nå\x1b[2J")) == [(1, "å se nå[2J")]
