"""The list that knows its first visible row, and makes only what is seen."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from behov.ui.widgets.columns import Cell, Column, Piece, column_widths, fitted
from behov.ui.widgets.record_list import RecordList
from behov.ui.widgets.row_window import RowWindow
from tests.ui.stage import Stage, seen

WIDE = Column(lines=3)


def text(lines: Sequence[Sequence[Piece]]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def test_text_wraps_at_words_and_says_that_there_is_more() -> None:
    assert text(fitted("en to tre fire fem seks", Column(lines=2), 9)) == ["en to tre", "fire fem…"]
    assert text(fitted("kort", WIDE, 9)) == ["kort     "]
    assert text(fitted("", WIDE, 3)) == ["   "]


def test_a_word_that_is_wider_than_the_column_is_broken() -> None:
    assert text(fitted("legemiddelliste", WIDE, 6)) == ["legemi", "ddelli", "ste   "]


def test_wide_and_combined_signs_fill_the_column_exactly() -> None:
    assert text(fitted("日本語", Column(), 5)) == ["日本…"]
    assert text(fitted("e\u0301e\u0301e\u0301", Column(), 3)) == ["e\u0301e\u0301e\u0301"]


def test_inks_follow_the_text_through_the_lines() -> None:
    lines = fitted((Piece("en to ", "quiet"), Piece("tre", "bold")), WIDE, 5)
    assert [[(piece.text.strip(), piece.ink) for piece in line if piece.text.strip()] for line in lines] == [
        [("en to", "quiet")],
        [("tre", "bold")],
    ]


def test_markup_and_escape_sequences_are_text() -> None:
    assert text(fitted("[b]\x1b[31m\u202e", Column(), 20)) == ["[b]␛[31m⟨U+202E⟩    "]


def test_columns_share_what_is_left_and_hide_where_there_is_no_room() -> None:
    columns = (Column(width=4), Column(), Column(), Column(width=6, shown_from=50))
    assert column_widths(columns, 40) == (4, 17, 17, 0)
    assert column_widths(columns, 50) == (4, 19, 18, 6)


class Asked:
    """Cells that remember for which keys they were made."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def __call__(self, key: str) -> Sequence[Cell]:
        self.keys.append(key)
        return (f"rad {key} " + "ord " * 30 if key.endswith("7") else f"rad {key}",)


async def shown(pilot: Pilot[None], keys: Sequence[str], cells: Asked) -> RecordList:
    rows = RecordList(WIDE)
    await pilot.app.mount(rows)
    rows.show(keys, cells)
    rows.focus()
    await pilot.pause()
    return rows


async def test_only_rows_that_are_seen_are_made() -> None:
    async with Stage().run_test(size=(80, 24)) as pilot:
        cells = Asked()
        rows = await shown(pilot, [str(number) for number in range(20_000)], cells)
        await pilot.press("end", "pageup", "home")
        await pilot.pause()
        assert rows.chosen == "0"
        assert len(set(cells.keys)) < 100


async def test_the_chosen_row_is_always_wholly_seen() -> None:
    async with Stage().run_test(size=(40, 12)) as pilot:
        rows = await shown(pilot, [str(number) for number in range(100)], Asked())
        for key in ("down",) * 30 + ("pagedown", "pageup", "up", "end", "up", "home"):
            await pilot.press(key)
            assert f"rad {rows.chosen} " in seen(pilot.app.screen)


async def test_the_same_row_stays_chosen_and_in_its_place_when_rows_come_above_it() -> None:
    async with Stage().run_test(size=(40, 12)) as pilot:
        keys = [str(number) for number in range(100)]
        rows = await shown(pilot, keys, Asked())
        await pilot.press(*("down",) * 20)
        before = seen(pilot.app.screen)
        rows.show(["ny", *keys, "nyest"], Asked())
        await pilot.pause()
        assert rows.chosen == "20"
        assert [line[:20] for line in seen(pilot.app.screen).splitlines()] == [
            line[:20] for line in before.splitlines()
        ]


async def test_the_row_in_its_place_is_chosen_when_the_chosen_one_goes() -> None:
    async with Stage().run_test(size=(40, 12)) as pilot:
        rows = await shown(pilot, ["a", "b", "c"], Asked())
        await pilot.press("down")
        rows.show(["a", "c"], Asked())
        assert rows.chosen == "c"
        rows.show(["a"], Asked())
        assert rows.chosen == "a"


async def test_an_empty_list_says_why_and_can_be_moved_about_in() -> None:
    async with Stage().run_test(size=(40, 12)) as pilot:
        rows = await shown(pilot, [str(number) for number in range(100)], Asked())
        await pilot.press("end")
        rows.show([], Asked(), empty="Ingen behov ennå.")
        await pilot.press("down", "up", "pagedown", "pageup", "home", "end", "enter")
        await pilot.pause()
        assert rows.chosen is None
        assert "Ingen behov ennå." in seen(pilot.app.screen)


async def test_a_click_chooses_and_the_wheel_only_looks() -> None:
    async with Stage().run_test(size=(40, 12)) as pilot:
        rows = await shown(pilot, [str(number) for number in range(100)], Asked())
        await pilot.click(rows, offset=(5, 3))
        assert rows.chosen == "3"
        await pilot._post_mouse_events([MouseScrollDown], rows, (5, 3))
        await pilot.pause()
        assert rows.chosen == "3"
        assert "rad 0" not in seen(pilot.app.screen)


async def test_showing_again_does_not_take_back_what_the_wheel_looked_at() -> None:
    async with Stage().run_test(size=(40, 12)) as pilot:
        keys = [str(number) for number in range(100)]
        rows = await shown(pilot, keys, Asked())
        for _ in range(5):
            await pilot._post_mouse_events([MouseScrollDown], rows, (5, 3))
        before = seen(pilot.app.screen)
        rows.show(keys, Asked())
        await pilot.pause()
        assert seen(pilot.app.screen) == before


@given(st.lists(st.integers(1, 3), min_size=1), st.integers(3, 20), st.lists(st.integers(0, 200)))
def test_a_row_that_is_revealed_is_wholly_in_view_and_no_room_is_left_below_the_last(
    lengths: list[int], height: int, rows: list[int]
) -> None:
    window = RowWindow(lengths.__getitem__)
    window.measure_again(len(lengths), height)
    for row in (row % len(lengths) for row in rows):
        window.reveal(row)
        assert window.in_view.count(row) == lengths[row]
        assert len(window.in_view) == min(height, sum(lengths[window.first :]))
        assert window.first == 0 or len(window.in_view) + lengths[window.first - 1] > height


def test_a_row_that_is_higher_than_the_window_is_seen_from_its_beginning() -> None:
    window = RowWindow([3, 1, 3].__getitem__)
    for height in (1, 2):  # as while a screen is laid out
        window.measure_again(3, height)
        for row in (0, 2, 0):
            window.reveal(row)
            assert window.first == row


async def test_it_can_be_narrower_and_lower_than_anything_that_is_in_it() -> None:
    async with Stage().run_test(size=(10, 3)) as pilot:
        rows = await shown(pilot, [str(number) for number in range(20)], Asked())
        for size in ((3, 1), (1, 1), (200, 60), (40, 12)):
            await pilot.resize_terminal(*size)
            await pilot.press("down")
        assert rows.chosen == "4"
        assert "rad 4" in seen(pilot.app.screen)


async def test_what_an_empty_list_says_is_read_to_its_end() -> None:
    async with Stage().run_test(size=(24, 6)) as pilot:
        rows = RecordList(Column())
        await pilot.app.mount(rows)
        rows.show((), lambda _: ("",), empty="Ingenting. En linje som begynner med + parkeres.")
        await pilot.pause()
        assert " ".join(seen(pilot.app.screen).split()) == "Ingenting. En linje som begynner med + parkeres."


async def test_nothing_is_drawn_before_it_is_known_how_wide_it_is() -> None:
    unseen = RecordList(Column("Needs"), Column(width=20))
    unseen.show(("a",), lambda key: (key, key))
    assert not unseen.render_line(0).text.strip()
