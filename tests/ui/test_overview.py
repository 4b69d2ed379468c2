from pathlib import Path

import pytest

from behov.services.session import Session
from behov.ui.forms.editors import Pick
from behov.ui.screens.workshop import WorkshopScreen
from behov.ui.widgets.record_list import RecordList
from tests.conftest import WORKSHOP
from tests.specified import specify
from tests.ui.opened import notice, opened, press, screen, shown, type_text


async def test_all_areas_are_listed_with_their_counts(folder: Path) -> None:
    async with opened(folder) as pilot:
        seen = shown(pilot)
        for name in ("Saksbehandling", "Institusjon", "Hjemmetjeneste", "Tverrgående"):
            assert name in seen
        assert "1 av 1" in seen


async def test_an_area_with_an_open_workshop_is_unfolded_and_can_be_folded(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert "Behovsverksted" in shown(pilot)
        screen(pilot).query_one("#areas", RecordList).choose("area:hjemmetjeneste")
        await press(pilot, "left")
        assert "Behovsverksted" not in shown(pilot)
        await press(pilot, "enter")
        assert "Behovsverksted" in shown(pilot)


async def test_enter_on_a_workshop_opens_it_and_esc_comes_back(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).query_one("#areas", RecordList).choose(f"workshop:{WORKSHOP}")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, WorkshopScreen)
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, WorkshopScreen)


async def test_what_is_missing_is_counted(folder: Path) -> None:
    async with opened(folder) as pilot:
        seen = shown(pilot)
        assert "1 kommune har ikke meldt behov" in seen
        assert "1 behov er uten prioritet" in seen
        assert "1 prosess er uten ønsket situasjon" in seen


async def test_coverage_tells_who_has_been_heard(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert "Porsgrunn" in shown(pilot)
        assert "ingen behov ennå" in shown(pilot)  # Skien


async def test_at_80_columns_the_coverage_is_a_pane_of_its_own(folder: Path) -> None:
    async with opened(folder, wide=False) as pilot:
        assert "Dekning" not in shown(pilot)
        await press(pilot, "3")
        assert "Dekning" in shown(pilot)
        await press(pilot, "1")
        assert "Hjemmetjeneste" in shown(pilot)


async def test_a_broken_file_is_listed_with_its_line_and_the_rest_is_open(folder: Path) -> None:
    (folder / "workshops" / "broken.toml").write_text('format = 1\ntitle = "x\n', encoding="utf-8")
    async with opened(folder) as pilot:
        assert "1 feil" in shown(pilot)
        assert "workshops/broken.toml:2" in shown(pilot)
        assert "Behovsverksted" in shown(pilot)


async def test_where_nothing_is_wrong_the_keys_stay_with_the_areas(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "2")
        assert notice(pilot) == "Det er ikke funnet noe galt i filene."
        assert screen(pilot).focused is screen(pilot).query_one("#areas")


async def test_filter_shows_only_what_has_the_words(folder: Path) -> None:
    async with opened(folder) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "legemiddel")
        assert "Legemiddelhåndtering" in shown(pilot)
        assert "Behovsverksted" not in shown(pilot)
        await press(pilot, "escape")
        assert "Behovsverksted" in shown(pilot)


async def test_a_new_workshop_becomes_a_file_and_undo_takes_it_away(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).query_one("#areas", RecordList).choose("area:ledelse")
        await press(pilot, "n")
        await type_text(pilot, "Ny verden")
        await press(pilot, "ctrl+s")
        (made,) = (folder / "workshops" / "ledelse").glob("*-ny-verden.toml")
        assert isinstance(pilot.app.screen, WorkshopScreen)
        await press(pilot, "escape", "u")
        assert not made.exists()
        assert "Nytt verksted" in notice(pilot)
        assert not isinstance(pilot.app.screen, WorkshopScreen)


async def test_deleting_a_workshop_is_undone_byte_for_byte(folder: Path) -> None:
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        screen(pilot).query_one("#areas", RecordList).choose(f"workshop:{WORKSHOP}")
        await press(pilot, "d")
        assert not (folder / WORKSHOP).exists()
        await press(pilot, "u")
        assert (folder / WORKSHOP).read_bytes() == before


async def test_example_data_says_so(folder: Path) -> None:
    settings = folder / "behov.toml"
    settings.write_text(settings.read_text("utf-8") + "example = true\n", encoding="utf-8")
    async with opened(folder) as pilot:
        assert "Eksempeldata" in shown(pilot)


async def test_a_broken_behov_toml_opens_for_reading_only(folder: Path) -> None:
    (folder / "behov.toml").write_text("format = 1\nlanguage = 'klingon'\n", encoding="utf-8")
    before = (folder / WORKSHOP).read_bytes()
    async with opened(folder) as pilot:
        assert "Bare til lesing" in shown(pilot)
        screen(pilot).query_one("#areas", RecordList).choose(f"workshop:{WORKSHOP}")
        await press(pilot, "d")
        assert "bare åpent for lesing" in notice(pilot)
        assert (folder / WORKSHOP).read_bytes() == before


async def test_b_offers_the_version_before_of_a_file_with_errors(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for screen_of_a_desktop in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(screen_of_a_desktop, raising=False)
    async with opened(folder) as pilot:
        await press(pilot, "b")
        assert "ikke funnet noe galt" in notice(pilot)
    (folder / "workshops" / "broken.toml").write_text("format = 1\ntitle\n", encoding="utf-8")
    async with opened(folder) as pilot:
        await press(pilot, "b")
        assert "ingen tidligere versjon" in notice(pilot)
    (folder / "workshops" / ".broken.toml.bak").write_text("format = 1\n", encoding="utf-8")
    async with opened(folder) as pilot:
        await press(pilot, "b")
        assert ".broken.toml.bak" in notice(pilot)  # where it lies: there is no desktop here


async def test_what_is_to_be_done_next_is_counted_with_the_key_that_begins_it(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert "2 behov er ikke samlet n: konsolidering" in " ".join(shown(pilot).split())
    specify(folder)
    async with opened(folder) as pilot:
        seen = shown(pilot)
        assert "3 regionale behov er uten utfall" in seen
        assert "1 krav å se på igjen" in seen
        assert "n: k" not in seen
        assert "ikke samlet" not in seen


async def test_a_consolidation_is_of_all_areas_until_one_is_picked(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).query_one("#areas", RecordList).choose("area:institusjon")
        await press(pilot, "n")
        await type_text(pilot, "Samling")
        await press(pilot, "tab", *("right",) * 4)
        assert "konsolidering" in shown(pilot)
        await press(pilot, "ctrl+s")
        made = next(each for each in Session(folder).workspace.workshops if each.title == "Samling")
        assert (made.kind, made.area) == ("consolidation", None)


async def test_the_area_comes_back_with_a_kind_that_is_held_in_one(folder: Path) -> None:
    async with opened(folder) as pilot:
        screen(pilot).query_one("#areas", RecordList).choose("area:institusjon")
        await press(pilot, "n")
        await press(pilot, "tab", *("right",) * 4, *("left",) * 4)
        picked = {each.choice.name: each.picked for each in pilot.app.screen.query(Pick)}
        assert (picked["kind"], picked["area"]) == (("needs",), ("institusjon",))
