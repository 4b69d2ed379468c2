"""What is made of requirements and of local measures: annex 1, the acceptance test, and what each takes into use."""

from datetime import date
from typing import Any

from behov.domain.other_tables import Requirement
from behov.domain.workshop import Workshop
from behov.exports.selection import select
from behov.exports.tables.acceptance_test import FOUND, acceptance_test
from behov.exports.tables.annex_table import SUPPLIERS, annex_table
from behov.exports.tables.csv_file import csv_bytes
from behov.exports.tables.local_measures import local_measures
from behov.exports.tables.table import Table
from behov.exports.wording import Wording
from tests.exports.made import (
    HOME,
    KEYS,
    NB,
    NURSING,
    REGION,
    TODAY,
    everything,
    need,
    region,
    rows,
    specification,
    workshop,
)

LISTED = Requirement(
    id="REG-5T7CQ8",
    text="Løsningen skal vise gjeldende legemiddelliste.",
    needs=("REG-000001",),
    chapter="hjemmetjeneste",
    number="F-HJT-001",
    category="absolute",
    type="non-functional",
    weight=2.5,
    verification="Demonstreres uten dekning",
    reference="Normen",
    state="ready",
)


def numbered(number: str | None, chapter: str | None, **fields: Any) -> Requirement:
    return Requirement(id=f"KRV-{number or '0'}-{chapter or '0'}", number=number, chapter=chapter, **fields)


def specified(*requirements: Requirement, **settings: Any) -> Any:
    return everything(region(HOME, NURSING, REGION, specification(*requirements), **settings))


def test_annex_1_says_what_is_asked_for_and_leaves_the_answers_empty() -> None:
    (row,) = rows(annex_table(specified(LISTED), NB))
    assert row == {
        "Krav-ID": "F-HJT-001",
        "Kravområde": "Hjemmetjeneste",
        "Krav": "Løsningen skal vise gjeldende legemiddelliste.",
        "Kravtype": "ikke-funksjonelt",
        "Kravkategori": "A – absolutt",
        "Viktighet": 2.5,
        "Hjemmel/referanse": "Normen",
        "Verifikasjon": "Demonstreres uten dekning",
        "Behov-ID": "REG-000001",
        "Tjenesteområder": "Hjemmetjeneste | Institusjon",
        "Komponent-ID": "PLL",
        "Kravstatus": "klart",
        "LEV: Oppfyllelse": None,
        "LEV: Leveranseform": None,
        "LEV: Tilgjengelig fra": None,
        "LEV: Beskrivelse": None,
        "LEV: Ref. bilag 2": None,
        "LEV: Ref. prisskjema": None,
    }
    assert b'"2,5"' in csv_bytes(annex_table(specified(LISTED), NB))


def test_the_letter_of_a_category_is_the_procurements_own() -> None:
    selection = specified(LISTED, specification={"letters": {"absolute": "M"}})
    assert rows(annex_table(selection, NB))[0]["Kravkategori"] == "M – absolutt"
    keys = rows(annex_table(selection, KEYS))[0]
    assert (keys["requirement_category"], keys["requirement_area"]) == ("absolute", "hjemmetjeneste")


def test_requirements_stand_by_chapter_then_by_number_and_withdrawn_ones_do_not() -> None:
    given = (
        numbered(None, "hjemmetjeneste", text="uten nummer"),
        numbered(None, None, text="uten kapittel"),
        numbered("X-001", "ukjent"),
        numbered("F-HJT-010", "hjemmetjeneste"),
        numbered("F-HJT-002", "hjemmetjeneste"),
        numbered("F-HJT-003", "hjemmetjeneste", state="withdrawn"),
        numbered("F-INS-001", "institusjon"),
    )
    for table in (annex_table, acceptance_test):
        shown = [row["requirement_id"] for row in rows(table(specified(*given), KEYS))]
        assert shown == ["F-INS-001", "F-HJT-002", "F-HJT-010", "KRV-0-hjemmetjeneste", "X-001", "KRV-0-0"]


def test_the_acceptance_test_says_how_it_is_shown_where_it_shows_and_who_asked() -> None:
    (row,) = rows(acceptance_test(specified(LISTED), NB))
    assert row == {
        "Krav-ID": "F-HJT-001",
        "Kravområde": "Hjemmetjeneste",
        "Krav": "Løsningen skal vise gjeldende legemiddelliste.",
        "Kravkategori": "A – absolutt",
        "Verifikasjon": "Demonstreres uten dekning",
        "Hjemmel/referanse": "Normen",
        "Behov-ID": "REG-000001",
        "Behov": "Tekst REG-000001",
        "Prosesser": "Legemidler",
        "Steg": "Henter papirliste | Gir legemidlet",
        "Kommunenummer": "4003 | 4001",
        "Kommuner": "Skien | Porsgrunn",
        "Resultat": None,
        "Dato": None,
        "Tester (rolle)": None,
        "Avvik": None,
    }


def test_a_requirement_may_rest_on_raw_needs_on_ids_that_needs_had_and_on_nothing() -> None:
    renamed = workshop("nytt", need("HJT-000009", formerly=("HJT-000008",), steps=("legemidler/gi", "borte/steg")))
    required = specification(
        Requirement(id="KRV-000001", needs=("hjt-000008", "HJT-000009")), Requirement(id="KRV-000002")
    )
    first, second = rows(acceptance_test(everything(region(renamed, required)), KEYS))
    assert (first["need_ids"], first["steps"]) == ("HJT-000009", "Gir legemidlet | borte/steg")
    assert (first["processes"], first["municipalities"]) == ("Legemidler | borte", "")
    assert (second["need_ids"], second["steps"]) == ("", "")


def test_only_those_who_take_part_have_asked() -> None:
    selection = select(region(HOME, NURSING, REGION, specification(LISTED)), {"4001"}, TODAY)
    (row,) = rows(acceptance_test(selection, KEYS))
    assert row["municipality_numbers"] == "4001"
    (row,) = rows(annex_table(selection, KEYS))
    assert row["service_areas"] == "hjemmetjeneste"


# What each municipality takes into use itself


def local(**fields: Any) -> Workshop:
    measure: dict[str, Any] = {
        "outcome": "local",
        "owner": "Fagansvarlig legemidler",
        "benefit": "Færre avvik",
        "baseline": "14 avvik i måneden",
        "decided": date(2024, 11, 20),
    }
    return workshop("felles", need("REG-000001", **{**measure, **fields}), kind="consolidation")


def test_a_local_measure_is_listed_for_those_who_raised_it() -> None:
    gathered = local(merges=("HJT-000001",))
    required = specification(Requirement(id="KRV-000001", number="F-HJT-001", needs=("HJT-000001",)))
    (row,) = rows(local_measures(everything(region(HOME, gathered, required)), NB))
    assert row == {
        "Kommunenummer": "4001",
        "Kommune": "Porsgrunn",
        "Behov-ID": "REG-000001",
        "Behov": "Tekst REG-000001",
        "Tjenesteområder": "Hjemmetjeneste",
        "Prosesser som endres": "Legemidler",
        "Gevinst": "Færre avvik",
        "Effekt-ID": "TJ2",
        "Effekter": row["Effekter"],
        "Nullpunkt": "14 avvik i måneden",
        "Tiltakseier (rolle)": "Fagansvarlig legemidler",
        "Besluttet": date(2024, 11, 20),
        "Krav-ID": "F-HJT-001",
        "Frist": None,
        "Målt etterpå": None,
    }


def test_the_list_is_by_municipality_and_what_is_nobodys_is_everybodys() -> None:
    everybodys = local(merges=("HJT-000003",))
    listed = rows(local_measures(everything(region(HOME, everybodys)), KEYS))
    assert [row["municipality_number"] for row in listed] == ["4003", "4001"]
    assert [
        row["need_id"] for row in rows(local_measures(select(region(HOME, everybodys), {"4001"}, TODAY), KEYS))
    ] == ["REG-000001"]
    both = local(merges=("HJT-000001", "HJT-000003"))
    assert [row["municipality"] for row in rows(local_measures(everything(region(HOME, both)), KEYS))] == ["Porsgrunn"]


def test_other_outcomes_are_not_local() -> None:
    assert rows(local_measures(everything(region()), KEYS)) == []


def test_tables_of_nothing_have_their_headings() -> None:
    empty = everything(region(workshop("tomt")))
    for make, own in ((annex_table, SUPPLIERS), (acceptance_test, FOUND), (local_measures, {})):
        for wording in (NB, KEYS, Wording("nn"), Wording("en")):
            made: Table = make(empty, wording)
            assert made.frame.empty
            assert len(made.headings) == len(set(made.headings)) == len(made.frame.columns)
            assert set(own) <= set(made.frame.columns)
            assert csv_bytes(made).decode("utf-8-sig").count("\r\n") == 1
