"""What is kept of agreements, risks and stakeholders, as tables."""

from datetime import date

import pytest

from behov.domain.other_tables import Agreement, Risk, System
from behov.exports.selection import select
from behov.exports.tables.agreements import agreements
from behov.exports.tables.csv_file import csv_bytes
from behov.exports.tables.risks import level, risks
from behov.exports.tables.stakeholders import stakeholders
from behov.exports.wording import Wording
from tests.exports.made import HOME, KEYS, NB, TODAY, everything, region, rows, workshop

AGREED = Agreement(
    id="REG-000001",
    system="reg-000002",
    municipality="4001",
    type="SSA-L",
    expires=date(2027, 6, 30),
    options="1 + 1 år",
    notice_months=6,
    annual_cost_nok=1250000.5,
    integrations=("REG-000003", "REG-000004"),
    processor_agreement=True,
    exit=["CSV", "API"],
    note="Sies opp i mars",
)
PROFILE = System(id="REG-000002", name="Profil", supplier="Leverandøren AS", areas=("institusjon",))


def test_an_agreement_names_its_system_and_is_exempt_with_its_workshop() -> None:
    told = workshop("avtaler", area="ledelse", exempt="offl. § 13", agreements=(AGREED,), systems=(PROFILE,))
    made = agreements(everything(region(told)), NB)
    assert rows(made) == [
        {
            "Avtale-ID": "REG-000001",
            "Kommunenummer": "4001",
            "System": "Profil",
            "Leverandør": "Leverandøren AS",
            "Tjenesteområde": "Institusjon",
            "Avtaletype": "SSA-L",
            "Utløp": date(2027, 6, 30),
            "Opsjoner": "1 + 1 år",
            "Oppsigelsestid (mnd)": 6,
            "Årlig kostnad (NOK)": 1250000.5,
            "Integrasjoner": "REG-000003 | REG-000004",
            "Databehandleravtale": "ja",
            "Dataeksport/exit": "CSV | API",
            "Unntatt offentlighet": "offl. § 13",
            "Merknad": "Sies opp i mars",
        }
    ]
    assert b'"1250000,5"' in csv_bytes(made)


def test_an_agreement_with_a_system_that_nobody_recorded_keeps_what_was_written() -> None:
    told = workshop("avtaler", area="ledelse", agreements=(AGREED.replace(system="Gerica", processor_agreement=False),))
    (row,) = rows(agreements(everything(region(told)), KEYS))
    assert (row["system"], row["supplier"], row["service_area"], row["dpa"]) == ("Gerica", None, "ledelse", "no")


def test_agreements_of_those_who_left_are_not_there() -> None:
    told = workshop("avtaler", agreements=(AGREED,))
    assert rows(agreements(select(region(told), {"4003"}, TODAY), KEYS)) == []


@pytest.mark.parametrize(("score", "how_high"), [(1, "low"), (4, "low"), (5, "medium"), (9, "medium"), (10, "high")])
def test_a_score_has_a_level(score: int, how_high: str) -> None:
    assert level(score) == how_high


def test_a_risk_is_likelihood_times_impact() -> None:
    risk = Risk(
        id="REG-000001",
        category="Personvern",
        event="Feil pasient",
        cause="Like navn",
        consequence="Feil dose",
        likelihood=3,
        impact=4,
        controls="Opplæring",
        measures=["Bilde", "Fødselsår"],
        owner="Fagansvarlig",
        due=date(2025, 3, 1),
        residual=4,
        needs=("HJT-000001",),
        milestone="M05",
        state="open",
    )
    assert rows(risks(everything(region(HOME, workshop("ros", risks=(risk,)))), NB)) == [
        {
            "Risiko-ID": "REG-000001",
            "Kategori": "Personvern",
            "Uønsket hendelse": "Feil pasient",
            "Årsak": "Like navn",
            "Konsekvens": "Feil dose",
            "Sannsynlighet (1-5)": 3,
            "Konsekvensgrad (1-5)": 4,
            "Risikoverdi": 12,
            "Risikonivå": "høy",
            "Eksisterende tiltak": "Opplæring",
            "Nye tiltak": "Bilde | Fødselsår",
            "Tiltakseier (rolle)": "Fagansvarlig",
            "Frist": date(2025, 3, 1),
            "Restrisiko": 4,
            "Status": "åpent",
            "Kilde": "ros",
            "Behov-ID": "HJT-000001",
            "Milepæl-ID": "M05",
        }
    ]


def test_a_risk_without_grades_has_no_score_and_one_of_those_who_left_is_not_there() -> None:
    told = workshop("ros", risks=(Risk(id="REG-000001", text="Noe"), Risk(id="REG-000002", needs=("HJT-000002",))))
    first, _ = rows(risks(everything(region(HOME, told)), KEYS))
    assert (first["event"], first["risk_score"], first["risk_level"]) == ("Noe", None, None)
    assert [row["risk_id"] for row in rows(risks(select(region(HOME, told), {"4001"}, TODAY), KEYS))] == ["REG-000001"]


def test_stakeholders_are_the_catalogues_with_what_was_assessed_in_the_language_of_the_export() -> None:
    own = {"I99": {"name": {"nb": "Pårørende", "nn": "Pårørande"}, "influence": 2, "expectation": {"nn": "Innsyn"}}}
    selection = everything(region(catalogue={"stakeholders": own}))
    *known, row = rows(stakeholders(selection, NB))
    assert known[0]["Interessent-ID"] == "I01"
    assert (row["Interessent"], row["Påvirkning (1-5)"], row["Forventning"]) == ("Pårørende", 2, "Innsyn")
    assert row["Tiltak"] is None
    assert rows(stakeholders(selection, Wording("nn")))[-1]["Interessent"] == "Pårørande"


def test_registers_of_nothing_have_their_headings() -> None:
    empty = everything(region(workshop("tomt")))
    for made in (agreements(empty, NB), risks(empty, NB)):
        assert made.frame.empty
        assert len(made.headings) == len(made.frame.columns) > 10
