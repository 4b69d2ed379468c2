"""The packaged agendas, and a workspace's own."""

from pathlib import Path
from typing import get_args

import pytest

from behov.domain.catalogue import Agenda
from behov.domain.workshop import WorkshopKind
from behov.storage.catalogue_files import read_catalogue
from behov.storage.workspace_folder import WorkspaceFolder

AGENDAS = read_catalogue("behov.toml", {})[0].agendas


def test_every_kind_of_workshop_has_an_agenda() -> None:
    assert set(AGENDAS) == set(get_args(WorkshopKind))


@pytest.mark.parametrize("agenda", AGENDAS.values(), ids=str)
def test_an_agenda_is_a_day_or_half_of_one_and_complete_in_every_language(agenda: Agenda) -> None:
    assert 180 <= agenda.minutes <= 300
    for names in (agenda.name, *(block.name for block in agenda.blocks)):
        assert set(names) == {"nb", "nn", "en"}
        assert all(names.values())
    breaks = [place for place, block in enumerate(agenda.blocks) if block.kind == "break"]
    assert breaks
    assert breaks[0] > 0
    assert breaks[-1] < len(agenda.blocks) - 1
    if agenda.minutes == 300:
        assert "Lunsj" in [block.name["nb"] for block in agenda.blocks]


def test_the_needs_workshop_runs_as_it_is_run() -> None:
    blocks = [(item.title, item.minutes, item.kind) for item in AGENDAS["needs"].items("nb")]
    assert blocks == [
        ("Velkommen", 15, "work"),
        ("Nåsituasjon", 75, "work"),
        ("Smertepunkt", 30, "work"),
        ("Pause", 15, "break"),
        ("Ønsket situasjon og behov", 45, "work"),
        ("Lunsj", 45, "break"),
        ("Prioritering", 30, "work"),
        ("Gevinst", 30, "work"),
        ("Parkering og neste steg", 15, "work"),
    ]
    assert AGENDAS["needs"].items("nn")[0].title == "Velkomen"


def test_a_workspace_adds_agendas_and_replaces_that_of_a_kind(folder: Path) -> None:
    settings = folder / "behov.toml"
    own = """
[catalogue.agendas.risk]
blocks = [{ name = { nb = "Bare risiko" }, minutes = 60 }]

[catalogue.agendas.kort]
name = { nb = "Kort" }
blocks = [{ name = { nb = "Behov" }, minutes = 30 }, { name = { nb = "Pause" }, minutes = 10, kind = "break" }]
"""
    settings.write_text(settings.read_text("utf-8") + own, "utf-8")
    agendas = WorkspaceFolder(folder).load().catalogue.agendas
    assert [item.title for item in agendas["risk"].items("en")] == ["Bare risiko"]
    assert agendas["risk"].name["nn"] == "Risiko"
    assert list(agendas)[-1] == "kort"
    assert [item.kind for item in agendas["kort"].items("nb")] == ["work", "break"]


def test_a_wrong_block_in_an_own_agenda_is_found_and_its_agenda_left_out(folder: Path) -> None:
    settings = folder / "behov.toml"
    settings.write_text(
        settings.read_text("utf-8") + '\n[catalogue.agendas.kort]\nblocks = [{ minutes = "lenge" }]\n', "utf-8"
    )
    behov = WorkspaceFolder(folder)
    (finding,) = [each for each in behov.findings(behov.load()) if each.path == "behov.toml"]
    assert (finding.code, finding.values["key"]) == ("wrong-value", "blocks.0.minutes")
    assert "kort" not in behov.load().catalogue.agendas
