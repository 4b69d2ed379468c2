"""The needs matrix: columns, rows, and what stands in the cells."""

from datetime import date
from pathlib import Path

import pytest

from behov.exports.selection import select
from behov.exports.tables.need_matrix import need_matrix
from behov.exports.wording import Wording
from behov.storage.workspace_folder import WorkspaceFolder
from tests.exports.made import HOME, KEYS, NB, NURSING, REGION, TODAY, everything, need, region, rows, workshop

EXAMPLE = Path(__file__).parent.parent.parent
NB_HEADINGS = (
    "Behov-ID Behov Målform Behovstype |Besluttet prioritet| Saksbehandling Institusjon Hjemmetjeneste "
    "|Psykisk helse og rus| |Nedsatt funksjonsevne| |Ledelse og styring| |Interne støttetjenester| Tverrgående "
    "|Antall områder| |Antall kommuner| Kommuner |Uten kommune| |Antall råbehov| Råbehov-ID Stemmer "
    "|Andel av stemmene| Effekt-ID Prosjektprodukt Komponent-ID Avgrensing Status Verksted-ID Merknad"
)
KEY_HEADINGS = (
    "need_id need language_form need_type decided_priority area_SAK area_INS area_HJT area_PHR area_TFF area_LED "
    "area_STT area_TVG area_count municipality_count municipality_numbers unattributed_count raw_need_count "
    "raw_need_ids votes vote_share effect_ids product_ids component_ids scope status workshop_ids note"
)


def test_the_columns_are_those_that_buyers_know() -> None:
    headings = need_matrix(everything(region()), NB).headings
    assert " ".join(f"|{each}|" if " " in each else each for each in headings) == NB_HEADINGS
    assert need_matrix(everything(region()), KEYS).headings == tuple(KEY_HEADINGS.split())


def test_headings_and_words_follow_the_language_asked_for() -> None:
    nynorsk, english = (rows(need_matrix(everything(region()), Wording(each)))[0] for each in ("nn", "en"))
    assert (nynorsk["Heimeteneste"], nynorsk["Målform"]) == ("må 1 · kan 1", "Bokmål")
    assert (english["Home care"], english["Decided priority"]) == ("must 1 · could 1", "should")


def test_a_consolidated_need_gathers_its_raw_needs_which_have_no_rows_of_their_own() -> None:
    matrix = rows(need_matrix(everything(region()), KEYS))
    assert [row["need_id"] for row in matrix] == ["REG-000001", "HJT-000003"]
    assert matrix[0] == {
        **dict.fromkeys(KEY_HEADINGS.split()),
        "need_id": "REG-000001",
        "need": "Tekst REG-000001",
        "language_form": "nb",
        "need_type": "integration",
        "decided_priority": "should",
        "area_HJT": "must 1 · could 1",
        "area_INS": "must",
        "area_count": 2,
        "municipality_count": 2,
        "municipality_numbers": "4003 | 4001",
        "unattributed_count": 0,
        "raw_need_count": 3,
        "raw_need_ids": "HJT-000001 | HJT-000002 | INS-000001",
        "votes": 8,
        "vote_share": 1.0,
        "effect_ids": "TJ2 | TJ3",
        "product_ids": "7",
        "component_ids": "PLL",
        "scope": "in",
        "status": "requirement",
        "workshop_ids": "hjemme | sykehjem",
    }


def test_raised_and_not_prioritised_is_told_from_not_raised() -> None:
    alone = rows(need_matrix(everything(region()), NB))[1]
    assert (alone["Hjemmetjeneste"], alone["Institusjon"]) == ("ikke prioritert", None)
    assert (alone["Besluttet prioritet"], alone["Uten kommune"], alone["Stemmer"]) == ("", 1, None)


def test_votes_are_a_share_of_the_dots_cast_in_their_workshops() -> None:
    apart = rows(need_matrix(everything(region(HOME)), KEYS))
    assert [row["vote_share"] for row in apart] == [0.75, 0.25, None]


def test_without_a_municipality_its_raw_needs_go_and_what_rests_on_them_alone() -> None:
    porsgrunn = need("REG-000002", merges=("HJT-000002",))
    both = REGION.replace(needs=(*REGION.needs, porsgrunn))
    matrix = rows(need_matrix(select(region(HOME, NURSING, both), {"4001"}, TODAY), KEYS))
    assert [row["need_id"] for row in matrix] == ["REG-000001", "HJT-000003"]
    assert (matrix[0]["raw_need_ids"], matrix[0]["area_HJT"], matrix[0]["area_INS"]) == ("HJT-000001", "must", None)
    assert (matrix[0]["votes"], matrix[0]["vote_share"]) == (3, 0.75)


@pytest.mark.parametrize(("on", "raw"), [(date(2024, 12, 31), 3), (date(2025, 1, 1), 1)])
def test_who_has_left_by_the_date_is_left_out(on: date, raw: int) -> None:
    leaving = region(exits={"4003": {"date": date(2025, 1, 1)}})
    assert rows(need_matrix(select(leaving, None, on), KEYS))[0]["raw_need_count"] == raw


def test_own_areas_come_last_and_an_unknown_one_fills_no_column() -> None:
    own = {"areas": {"velferd": {"prefix": "VTK", "name": {"nn": "Velferdsteknologi"}}, "annet": {"prefix": "VTK"}}}
    spoken = workshop("v", need("VTK-000001", priority="must", area="velferd"), need("VTK-000002", area="finnes-ikke"))
    table = need_matrix(everything(region(spoken, catalogue=own)), KEYS)
    assert table.headings[12:15] == ("area_TVG", "area_VTK", "area_annet")
    assert [row["area_VTK"] for row in rows(table)] == ["must", None]
    assert [row["area_count"] for row in rows(table)] == [1, 0]
    assert "Velferdsteknologi" in need_matrix(everything(region(spoken, catalogue=own)), NB).headings


def test_a_workspace_without_needs_gives_headings_only() -> None:
    table = need_matrix(everything(region(workshop("tomt"))), KEYS)
    assert (len(table.headings), rows(table)) == (28, [])


def test_every_need_of_the_example_is_in_the_matrix_once() -> None:
    example = WorkspaceFolder(EXAMPLE).load()
    matrix = rows(need_matrix(everything(example), KEYS))
    told = [each for row in matrix for each in str(row["raw_need_ids"]).split(" | ")]
    assert sorted(told) == sorted(need.id for _, need in example.needs)
