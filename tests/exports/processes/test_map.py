import shutil
from dataclasses import replace

import pytest

from behov.domain.other_tables import Integration, System
from behov.domain.process import Process, Step
from behov.domain.settings import Renderer, Settings
from behov.domain.workspace import Workspace
from behov.exports.processes.map import MapRow, integration_map, map_rows
from behov.storage.catalogue_files import read_catalogue
from behov.text import use_language
from tests.exports.made import need, workshop

PROCESS = Process(
    path="processes/legemidler.toml",
    title="Legemidler i Produktet",
    area="hjemmetjeneste",
    as_is=(Step(id="hent", text="Henter", systems=("EPJ mobil", "Produktet"), components=("PLL",)),),
    to_be=(Step(id="gi", text="Gir", systems=("EPJ",), components=("SFM",)),),
)
WORKSPACE = Workspace(
    settings=Settings(name="Felles anskaffelse", example=True),
    catalogue=read_catalogue("behov.toml", {})[0],
    processes=(PROCESS,),
    workshops=(
        workshop("hjemme", need("HJT-000001", steps=("legemidler/hent",)), area="hjemmetjeneste"),
        workshop(
            "integrasjoner",
            kind="integration",
            systems=(System(id="REG-000001", name="Produktet", supplier="Selskapet"),),
            integrations=(
                Integration(
                    id="REG-000002", source="EPJ", target="Produktet", standard="API i Produktet", status="missing"
                ),
                Integration(
                    id="REG-000003", source="PLL", target="EPJ", standard="FHIR", status="in-use", municipality="4001"
                ),
            ),
        ),
    ),
)
RENDERERS = [
    "bundled",
    pytest.param("dot", marks=pytest.mark.skipif(not shutil.which("dot"), reason="no dot on this machine")),
]


def test_the_rows_say_what_the_map_shows() -> None:
    assert map_rows(WORKSPACE, PROCESS) == [
        MapRow("EPJ", "EPJ", 2, 1, ""),
        MapRow("EPJ mobil", "EPJ", 1, 1, ""),
        MapRow("Produktet", "Kommunale systemer", 1, 1, "integrasjon som mangler"),
        MapRow("PLL", "Nasjonale e-helseløsninger", 1, 1, "integrasjon i bruk"),
        MapRow("SFM", "Nasjonale e-helseløsninger", 1, 0, "bare i ønsket situasjon"),
    ]


def test_a_tender_names_no_product() -> None:
    rows = map_rows(WORKSPACE, PROCESS, "tender")
    assert [row.system for row in rows] == ["EPJ", "andre lokale systemer", "PLL", "SFM"]
    dot = integration_map(WORKSPACE, PROCESS, "dot", "bundled", audience="tender").decode()
    assert "Produktet" not in dot
    assert "FHIR" in dot


def test_those_who_do_not_take_part_have_no_integrations_on_it() -> None:
    rows = map_rows(WORKSPACE, None, taking_part=frozenset({"4003"}))
    assert {row.system: row.status for row in rows}["PLL"] == ""


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_map_of_a_process_an_area_and_the_region_is_the_same_bytes_each_time(renderer: Renderer) -> None:
    for scope in (PROCESS, WORKSPACE.catalogue.areas["hjemmetjeneste"], None):
        drawing = integration_map(WORKSPACE, scope, "svg", renderer)
        assert drawing == integration_map(replace(WORKSPACE), scope, "svg", renderer)
        assert drawing.startswith(b"<?xml")


def test_a_map_says_what_it_is_a_map_of() -> None:
    titles = (
        (PROCESS, "Integrasjonskart – Legemidler i Produktet"),
        (WORKSPACE.catalogue.areas["hjemmetjeneste"], "Integrasjonskart – Hjemmetjeneste"),
        (None, "Integrasjonskart – Felles anskaffelse"),
    )
    for scope, title in titles:
        assert integration_map(WORKSPACE, scope, "dot", "bundled").decode().startswith(f'digraph "{title}\n')


def test_a_map_is_in_the_language_spoken() -> None:
    use_language("nn")
    assert "berre i ønskt situasjon" in integration_map(WORKSPACE, PROCESS, "dot", "bundled").decode()


def test_a_png_is_as_fine_as_asked_for() -> None:
    coarse, fine = (integration_map(WORKSPACE, PROCESS, "png", "bundled", dpi=dpi) for dpi in (72, 144))
    assert int.from_bytes(fine[16:20]) == pytest.approx(2 * int.from_bytes(coarse[16:20]), abs=3)
