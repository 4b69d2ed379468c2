"""Raw needs as they were said, the traces from them, and who was heard about what."""

from behov.domain.other_tables import Requirement
from behov.exports.selection import select
from behov.exports.tables.coverage import coverage
from behov.exports.tables.raw_needs import raw_needs
from behov.exports.tables.trace_matrix import trace_matrix
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


def test_every_raw_need_stands_as_it_was_said() -> None:
    first, second, *_ = said = rows(raw_needs(everything(region()), NB))
    assert [row["Råbehov-ID"] for row in said] == ["HJT-000001", "HJT-000002", "HJT-000003", "INS-000001"]
    assert (first["Tjenesteområde"], first["Kommuner"], first["Rolle"]) == ("Hjemmetjeneste", "Porsgrunn", "Sykepleier")
    assert first["Steg"] == "Henter papirliste | Gir legemidlet"
    assert (first["Prioritet"], first["Stemmer"], first["Komponent"]) == ("må", 3, "PLL")
    assert (second["Kommunenummer"], second["Status"], second["Avgrensing"]) == ("4003", "rått", "innenfor")


def test_a_value_that_was_wrong_stands_as_the_file_has_it() -> None:
    odd = need("HJT-000009").replace(wrong={"priority": "Må!", "votes": "mange"})
    row = rows(raw_needs(everything(region(workshop("rart", odd))), KEYS))[0]
    assert (row["priority"], row["votes"]) == ("Må!", "mange")


def test_a_trace_has_a_row_for_each_raw_need_and_step() -> None:
    withdrawn = Requirement(id="KRV-000002", needs=("REG-000001",), number="F-HJT-001", state="withdrawn")
    written = Requirement(
        id="KRV-000001",
        needs=("HJT-000001",),
        number="F-HJT-002",
        text="Løsningen skal vise listen",
        state="ready",
    )
    required = specification(withdrawn, written)
    traces = rows(trace_matrix(everything(region(HOME, NURSING, REGION, required)), NB))
    assert [(row["Behov-ID"], row["Råbehov-ID"], row["Steg-ID"]) for row in traces] == [
        ("REG-000001", "HJT-000001", "hent"),
        ("REG-000001", "HJT-000001", "gi"),
        ("REG-000001", "HJT-000002", ""),
        ("REG-000001", "INS-000001", ""),
        ("HJT-000003", "HJT-000003", ""),
    ]
    assert traces[0] == {
        "Behov-ID": "REG-000001",
        "Behov": "Tekst REG-000001",
        "Råbehov-ID": "HJT-000001",
        "Råbehov": "Tekst HJT-000001",
        "Tjenesteområde": "Hjemmetjeneste",
        "Kommunenummer": "4001",
        "Kommune": "Porsgrunn",
        "Verksted-ID": "hjemme",
        "Prosess-ID": "legemidler",
        "Prosess": "Legemidler",
        "Steg-ID": "hent",
        "Steg": "Henter papirliste",
        "Rolle": "Sykepleier",
        "Smertepunkt": "Listen er utdatert | Den er borte",
        "Effekt-ID": "TJ2",
        "Effekt": traces[0]["Effekt"],
        "Prosjektprodukt": "7",
        "Komponent-ID": "PLL",
        "Komponent": "PLL",
        "Utfall": "krav",
        "Krav-ID": "F-HJT-002 | F-HJT-001",
        "Intern krav-ID": "KRV-000001 | KRV-000002",
        "Krav": "Løsningen skal vise listen | ",
        "Kravstatus": "klart | utgått",
        "Sporingsstatus": "komplett",
    }


def test_a_trace_says_what_it_lacks() -> None:
    lacking = workshop(
        "mangler",
        need("HJT-000001", kind="integration"),
        need("HJT-000002", scope="out"),
        need("HJT-000003", steps=("legemidler/finnes-ikke",), effects=("TJ2",)),
        need("HJT-000004", steps=("legemidler/hent",), effects=("TJ2",)),
    )
    required = specification(Requirement(id="KRV-000001", needs=("hjt-000004", "HJT-000003")))
    traces = rows(trace_matrix(everything(region(lacking, required)), NB))
    assert [(row["Sporingsstatus"], row["Krav-ID"]) for row in traces] == [
        ("mangler prosess-steg | mangler effekt | mangler komponent | mangler kravbeslutning", ""),
        ("utenfor omfang", ""),
        ("mangler prosess-steg", "KRV-000001"),
        ("komplett", "KRV-000001"),
    ]
    keys = rows(trace_matrix(everything(region(lacking)), KEYS))
    assert keys[0]["trace_status"] == "missing-step | missing-effect | missing-component | missing-decision"


def test_a_trace_says_that_a_requirement_is_lacking_or_to_be_looked_at_again() -> None:
    withdrawn = Requirement(id="KRV-000001", needs=("REG-000001",), state="withdrawn")
    suspect = Requirement(id="KRV-000002", needs=("INS-000001",), seen={"INS-000001": "0123456789ab"})
    keys = rows(trace_matrix(everything(region(HOME, NURSING, REGION, specification(withdrawn, suspect))), KEYS))
    assert [(row["raw_need_id"], row["requirement_id"], row["trace_status"]) for row in keys[1:]] == [
        ("HJT-000001", "KRV-000001", "missing-requirement"),
        ("HJT-000002", "KRV-000001", "missing-step | missing-requirement"),
        ("INS-000001", "KRV-000002 | KRV-000001", "missing-step | missing-effect | suspect"),
        ("HJT-000003", "", "missing-step | missing-effect | missing-regional | missing-decision"),
    ]
    assert {row["outcome"] for row in keys} == {"requirement", ""}


def test_what_was_rejected_lacks_nothing() -> None:
    (trace,) = rows(trace_matrix(everything(region(workshop("nei", need("HJT-000001", status="rejected")))), NB))
    assert trace["Sporingsstatus"] == "avvist"


def test_a_consolidated_need_that_gathers_nothing_is_still_traced() -> None:
    alone = workshop("felles", need("REG-000001", effects=("TJ2",)), kind="consolidation")
    (trace,) = rows(trace_matrix(everything(region(alone)), KEYS))
    assert (trace["need_id"], trace["raw_need_id"], trace["effect_id"]) == ("REG-000001", None, "TJ2")


def test_coverage_counts_workshops_participants_and_needs_also_where_there_are_none() -> None:
    planned = workshop("planlagt", area="ledelse", municipalities=("4001",), state="planned")
    counted = rows(coverage(everything(region(HOME, NURSING, REGION, planned)), KEYS))
    assert len(counted) == 2 * 8 + 1
    found = {
        (row["municipality_number"], row["area_id"]): (row["workshops"], row["participants"], row["needs"])
        for row in counted
    }
    assert found["4001", "hjemmetjeneste"] == (1, 3, 1)
    assert found["4003", "hjemmetjeneste"] == (1, 0, 1)
    assert found["4003", "institusjon"] == (1, 0, 1)
    assert found["4001", "ledelse"] == (0, 0, 0)
    assert found["", "hjemmetjeneste"] == (0, 0, 1)
    assert counted[0]["municipality"] == "Skien"


def test_coverage_is_of_those_who_take_part() -> None:
    counted = rows(coverage(select(region(), {"4001"}, TODAY), KEYS))
    assert {row["municipality_number"] for row in counted} == {"4001", ""}


def test_coverage_of_an_empty_workspace_is_nothing_everywhere() -> None:
    counted = rows(coverage(everything(region(workshop("tomt"))), KEYS))
    assert {(row["workshops"], row["needs"]) for row in counted} == {(0, 0)}
