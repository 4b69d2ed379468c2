import subprocess
import sys
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from behov.text import language
from behov.ui.app import BehovApp
from behov.ui.screens.overview import OverviewScreen
from behov.ui.screens.specifying.specification import SpecificationScreen
from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.themes import DARK, LIGHT, variables
from behov.ui.widgets.capture_bar import CaptureBar
from behov.ui.widgets.record_list import RecordList
from tests.conftest import PROCESS, WORKSHOP
from tests.specified import specify
from tests.ui.opened import notice, opened, press, screen, settled, shown, type_text


def test_the_first_frame_needs_no_models() -> None:
    seen = "import sys, behov.ui.app; print(*(name for name in ('pydantic', 'pandas', 'click') if name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


async def test_language_is_switched_live_and_neither_focus_nor_typed_text_is_lost(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        await type_text(pilot, "Et behov")
        focused = pilot.app.focused
        for spoken, save in (("nn", "lagre"), ("en", "save"), ("nb", "lagre")):
            await press(pilot, "f10")
            assert language() == spoken
            assert f"Enter {save}" in shown(pilot)
            assert screen(pilot).query_one(CaptureBar).text == "Et behov"
            assert pilot.app.focused is focused
        await press(pilot, "escape", "escape", "f10", "escape")
        assert "Område" in shown(pilot)  # the screen below speaks it too


async def test_theme_is_switched_by_a_key(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert pilot.app.theme == DARK
        await press(pilot, "f12")
        assert pilot.app.theme == LIGHT


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("few", [False, True])
def test_everything_that_is_read_has_a_contrast_of_at_least_seven_to_one(theme: str, few: bool) -> None:
    colours = variables(theme, few=few)
    if few:  # as a terminal of 256 colours shows it
        colours = {name: _rounded(value) for name, value in colours.items()}
    for ink in ("ink", "quiet", "accent"):
        for ground in ("ground", "raised", "chosen"):
            assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)
    for ground in ("heat1", "heat2", "heat3", "line"):  # coverage, and selected text
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
    for ground in ("ink", "accent"):  # a picked completion; a cursor, and a cell that is chosen
        assert contrast(colours["ground"], colours[ground]) >= 7, ground


def _rounded(colour: str) -> str:
    return Color.parse(colour.lower()).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "xterm")])
async def test_colours_that_are_unwanted_or_unknown_are_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(variable, value)
    async with opened(folder) as pilot:
        assert pilot.app.no_color
        assert "Hjemmetjeneste" in shown(pilot)
        strips = pilot.app.screen._compositor.render_strips()
        assert not any(style and (style.color or style.bgcolor) for strip in strips for _, style, _ in strip)
        assert any(style and style.reverse for strip in strips for _, style, _ in strip)


async def test_an_empty_no_color_does_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with opened(folder) as pilot:
        assert not pilot.app.no_color
        strips = pilot.app.screen._compositor.render_strips()
        assert any(
            style and style.color and style.color.triplet != (0, 0, 0) for strip in strips for _, style, _ in strip
        )


async def test_the_palette_finds_actions_and_records_in_the_language_spoken(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "ctrl+p")
        assert "Nytt verksted" in shown(pilot)
        await type_text(pilot, "utan dekning")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert pilot.app.screen.query_one("#needs", RecordList).chosen == "HJT-8A1CD3"


async def test_the_palette_runs_an_action(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "Nynorsk")
        await press(pilot, "enter")
        assert language() == "nn"


async def test_undo_with_nothing_to_undo_says_so_until_the_next_key(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "u")
        assert notice(pilot) == "Det er ingenting å angre."
        await press(pilot, "down")
        assert notice(pilot) == ""


async def test_reload_reads_what_another_program_wrote(folder: Path) -> None:
    async with opened(folder) as pilot:
        path = folder / PROCESS
        path.write_text(path.read_text("utf-8").replace("Legemiddelhåndtering", "Medisin"), encoding="utf-8")
        await press(pilot, "f5")
        assert "Medisin" in shown(pilot)


async def test_f2_goes_to_the_overview_from_anywhere(folder: Path) -> None:
    async with opened(folder) as pilot:
        for place, path in (("workshop", WORKSHOP), ("process", PROCESS)):
            screen(pilot).go(place, path)  # type: ignore[arg-type]
            await settled(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, OverviewScreen)


async def test_the_language_asked_for_goes_before_the_workspaces_own(folder: Path) -> None:
    app = BehovApp(folder, "nn")
    async with app.run_test() as pilot:
        while not isinstance(app.screen, OverviewScreen):
            await pilot.pause()
        await settled(pilot)
        assert language() == "nn"
        assert "Manglar" in shown(pilot)


async def test_large_type_sets_rows_apart_and_in_bold_and_closes_again(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).go("workshop", WORKSHOP)
        await settled(pilot)
        needs = screen(pilot).query_one("#needs", RecordList)
        needs.focus()
        await settled(pilot)
        before = [needs.render_line(line).text for line in range(needs.size.height)]
        await press(pilot, "ctrl+o")
        assert "Ctrl og +" in notice(pilot)
        large = [needs.render_line(line) for line in range(needs.size.height)]
        rows = [line for line in before if line.strip()]
        assert [line.text.replace("▌", " ") for line in large if line.text.strip(" ▌")] == [
            line.replace("▌", " ") for line in rows
        ]
        blank = [place for place, line in enumerate(large) if not line.text.strip(" ▌")]
        assert blank[0] < len(rows)
        assert all(style and style.bold for text, style, _ in large[0] if text.strip(" ▌"))
        await press(pilot, "ctrl+o")
        assert [needs.render_line(line).text for line in range(needs.size.height)] == before


async def test_the_palette_finds_a_requirement_by_its_number(folder: Path) -> None:
    specify(folder)
    async with opened(folder) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "F-HJT-002")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SpecificationScreen)
        assert pilot.app.screen.requirements[0].number == "F-HJT-002"
