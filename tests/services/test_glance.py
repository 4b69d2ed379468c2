from pathlib import Path

from behov.services.glance import glance


def test_the_name_and_all_areas_are_seen_in_the_workspaces_language(folder: Path) -> None:
    settings = folder / "behov.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('"nb"', '"nn"')
        + '[catalogue.areas.velferdsteknologi.name]\nnn = "Velferdsteknologi"\n',
        encoding="utf-8",
    )
    seen = glance(folder)
    assert seen.name == "Felles anskaffelse"
    assert len(seen.areas) == 9
    assert "Heimeteneste" in seen.areas
    assert seen.areas[-1] == "Velferdsteknologi"


def test_a_broken_behov_toml_shows_the_packaged_areas(folder: Path) -> None:
    (folder / "behov.toml").write_bytes(b'name = "\xff')
    seen = glance(folder)
    assert seen.name == folder.name
    assert len(seen.areas) == 8
