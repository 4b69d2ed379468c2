import pytest

from behov.diagrams.looks.measure import balance, fit, text_width, wrap

LONG = "Helsepersonellinformasjonssikkerhetsansvarlighetsvurderingene"


@pytest.mark.parametrize(
    "text", ["Ringer legevakten om kvelden", LONG, "W" * 60, "漢字" * 40, "én-to/tre " * 9, "🙂" * 30]
)
def test_every_line_is_within_its_width(text: str) -> None:
    assert all(text_width(line, 9) <= 60 for line in wrap(text, 9, (60,) * 30))


def test_nothing_is_lost_where_there_is_room() -> None:
    lines = wrap(f"Vurderer {LONG} nøye", 9, (90,) * 20)
    assert "".join(lines).replace("-", "").replace(" ", "") == f"Vurderer{LONG}nøye"


def test_what_there_is_no_room_for_ends_in_dots() -> None:
    assert wrap("en to tre fire fem seks", 9, (30, 30))[-1].endswith("…")
    assert fit("Velferdsteknologi", 7, 30).endswith("…")
    assert text_width(fit("Velferdsteknologi", 7, 30), 7) <= 30


def test_a_word_is_broken_after_its_own_hyphen() -> None:
    assert wrap("korttids-avdelingene", 9, (60,) * 3) == ("korttids-", "avdelingene")


def test_lines_are_of_much_the_same_length() -> None:
    assert balance("Kartlegger fall og ernæring nå", 9, 110, 3) == ("Kartlegger fall", "og ernæring nå")


def test_an_accent_does_not_make_a_letter_wider() -> None:
    assert text_width("é", 10) == text_width("e", 10)


def test_hidden_characters_are_shown() -> None:
    assert wrap("for\u202ebudt", 9, (200,)) == ("for⟨U+202E⟩budt",)


def test_a_text_without_end_is_cut_without_being_measured() -> None:
    assert len(wrap("ord " * 5_000_000, 9, (100,) * 5)) == 5
