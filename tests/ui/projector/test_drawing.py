"""The room's surface as a terminal shows it: large, whole, and with what is worked on in view."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.services.for_the_room import Line, Surface
from behov.services.room_day import Block, RoomDay
from behov.ui.projector.drawing import Room, drawn
from behov.ui.projector.glyphs import large
from behov.ui.projector.in_view import in_view

NOW = datetime.fromisoformat("2024-09-12T10:00:00+02:00")
DAY = RoomDay(
    block="Behov",
    ends=NOW + timedelta(minutes=18, seconds=24),
    left="18 minutter igjen",
    follows="Prioritering",
    follows_at="kl. 10.18",
    blocks=(Block("Velkommen", "done"), Block("Behov", "current"), Block("Prioritering", "to come")),
)
LINES = (Line("Ett behov", ("må",)), Line("Et annet", ("bør",)))
SURFACE = Surface("nb", "Verksted", "Eksempeldata", DAY, "Sist sagt", LINES, "Tomt")
SIZES = ((80, 24), (100, 30), (200, 60))


def lines_of(surface: Surface, width: int = 100, height: int = 30, *, large: bool = True) -> list[str]:
    return drawn(surface, NOW, Room(width, height, large)).plain.split("\n")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_block_and_clock_stand_in_large_letters_and_the_rest_in_words(width: int, height: int) -> None:
    shown = lines_of(SURFACE, width, height)
    scale = 2 if height == 60 else 1
    for letters in (large("Behov", scale), large("18:24", 2 * scale)):
        assert letters is not None
        assert all(any(row in line for line in shown) for row in letters)
    text = "\n".join(shown)
    for said in (
        "Verksted",
        "Eksempeldata",
        "18 minutter igjen",
        "kl. 10.18",
        "Sist sagt",
        "Et annet   bør",
        "✓ Velkommen",
    ):
        assert said in text


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_break_shows_when_one_is_back_and_nothing_of_the_work(width: int, height: int) -> None:
    day = replace(DAY, block="Pause", on_break=True, back="Tilbake kl. 10.18")
    shown = lines_of(replace(SURFACE, day=day), width, height)
    scale = 2 if height == 60 else 1
    for letters in (large("Pause", 2 * scale), large("Tilbake kl. 10.18", scale)):
        assert letters is not None
        assert all(any(row in line for line in shown) for row in letters)
    assert any("18:24" in line for line in shown)
    assert any("Deretter: Prioritering" in line for line in shown)
    assert not any("Et annet" in line or "Sist sagt" in line for line in shown)


def test_in_small_type_more_of_the_list_is_in_view() -> None:
    many = replace(SURFACE, lines=tuple(Line(f"Behov nummer {number}") for number in range(40)))
    counts = [sum("Behov nummer" in line for line in lines_of(many, large=each)) for each in (True, False)]
    assert counts[1] > 2 * counts[0]
    assert "Sist sagt   1–" in "\n".join(lines_of(many))


def test_a_block_whose_name_has_a_sign_without_large_letters_is_shown_as_it_is() -> None:
    shown = lines_of(replace(SURFACE, day=replace(DAY, block="Behov → effekt")))
    assert any("Behov → effekt" in line for line in shown)


def test_before_the_day_begins_the_clock_tells_the_time() -> None:
    shown = lines_of(replace(SURFACE, day=RoomDay(blocks=DAY.blocks)))
    digits = large("10:00", 2) or ()
    assert all(any(row in line for line in shown) for row in digits)


def test_the_chosen_step_is_in_view_with_its_edge_and_what_comes_before_and_after() -> None:
    steps = tuple(
        Line(f"Steg nummer {number}", number=number, role="Sykepleier", under=("! vondt",), chosen=number == 30)
        for number in range(1, 61)
    )
    shown = lines_of(replace(SURFACE, lines=steps))
    assert next(line for line in shown if "▌" in line).split() == ["▌", "30", "Sykepleier", "Steg", "nummer", "30"]
    assert any("Steg nummer 29" in line for line in shown)
    assert any("Steg nummer 31" in line for line in shown)


def test_on_a_large_screen_the_need_that_one_talks_about_is_in_large_letters() -> None:
    for chosen in (0, 1):
        lines = tuple(replace(line, chosen=place == chosen) for place, line in enumerate(LINES))
        shown = lines_of(replace(SURFACE, lines=lines), 200, 60)
        letters = large(LINES[chosen].text) or ()
        assert all(any(row in line for line in shown) for row in letters)
        assert any(LINES[1 - chosen].text in line for line in shown)
    assert any("Ett behov" in line for line in lines_of(replace(SURFACE, together=True), 200, 60))


def test_in_a_low_terminal_what_is_looked_at_together_has_the_room_of_the_large_clock() -> None:
    many = replace(SURFACE, lines=tuple(Line(f"Behov nummer {number}") for number in range(40)))
    counts = [
        sum("Behov nummer" in line for line in lines_of(replace(many, together=each), 80, 24)) for each in (False, True)
    ]
    assert counts[1] > counts[0] + 2


def test_a_need_longer_than_the_screen_ends_with_a_sign_that_it_goes_on() -> None:
    endless = replace(SURFACE, lines=(Line("ord " * 2000), Line("Neste")))
    shown = lines_of(endless)
    assert sum(line.rstrip().endswith("ord …") for line in shown) == 1
    assert "✓ Velkommen" in shown[-1]


def test_the_current_block_is_in_view_on_a_long_day() -> None:
    blocks = (*_blocks("done"), Block("Her er vi", "current"), *_blocks("to come"))
    last = lines_of(replace(SURFACE, day=replace(DAY, blocks=blocks)), 80, 24)[-1]
    assert "Her er vi" in last
    assert last.split()[0] == "…"
    assert len(last) <= 80


def _blocks(state: Literal["done", "to come"]) -> list[Block]:
    return [Block(f"Punkt nummer {number}", state) for number in range(15)]


WORDS = st.lists(st.text("abæøå", min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join)


@given(
    st.lists(WORDS, max_size=30),
    st.integers(0, 29),
    st.sampled_from([(80, 24), (100, 30), (200, 60), (60, 15)]),
    st.booleans(),
    st.sampled_from(["", "Behov", "Ønsket situasjon og behov for alle", "→"]),
    st.booleans(),
)
def test_what_is_drawn_fills_the_screen_exactly_and_cuts_no_word(
    texts: list[str], chosen: int, size: tuple[int, int], large: bool, block: str, on_break: bool
) -> None:
    lines = tuple(Line(text, ("må",), chosen=place == chosen) for place, text in enumerate(texts))
    day = replace(DAY, block=block, on_break=on_break)
    shown = lines_of(replace(SURFACE, lines=lines, day=day, notice="Filene kan ikke leses."), *size, large=large)
    assert len(shown) == size[1]
    assert max(map(len, shown)) <= size[0]
    if not on_break:
        known = {word for text in texts for word in text.split()}
        said = {word for line in shown for word in line.split() if set(word) <= set("abæøå")}
        assert said <= known


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.data(), st.integers(1, 40), st.integers(0, 2))
def test_the_chosen_line_is_always_in_view_and_no_room_is_left_that_another_could_have(
    heights: list[int], data: st.DataObject, room: int, gap: int
) -> None:
    chosen = data.draw(st.integers(0, len(heights) - 1))
    shown = in_view(heights, chosen, room, gap)
    used = sum(heights[place] for place in shown) + gap * (len(shown) - 1)
    assert chosen in shown
    assert used <= room or len(shown) == 1
    if shown.stop < len(heights):
        assert used + gap + heights[shown.stop] > room
    elif shown.start > 0:
        assert used + gap + heights[shown.start - 1] > room


def test_norwegian_letters_and_digits_are_all_there_and_of_one_height() -> None:
    for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcæøå0123456789.:,+-–/!?()&":
        letters = large(sign, 2)
        assert letters is not None, sign
        assert len(letters) == 5
    assert large("→") is None
    assert large(" ") is None
