from typing import Any

import pytest

from behov.domain.process import Process, Step, Volume
from behov.domain.workspace import Workspace
from behov.exports.selection import select
from behov.exports.tables.benefits import benefits
from behov.exports.tables.csv_file import csv_bytes
from behov.exports.tables.listed import table
from tests.exports.made import KEYS, NB, TODAY, Row, everything, region, rows


def step(name: str, minutes: float | None = None, **fields: Any) -> Step:
    return Step.model_validate({"id": name, "text": name, "minutes": minutes, **fields})


def process(stem: str = "p", volume: dict[str, Any] | None = None, **fields: Any) -> Process:
    made = Volume.model_validate(volume or {})
    return Process(path=f"processes/{stem}.toml", title=stem, area="hjemmetjeneste", volume=made, **fields)


def workspace(*processes: Process) -> Workspace:
    given = region()
    return Workspace(settings=given.settings, catalogue=given.catalogue, processes=processes)


def found(one: Process, measure: str, **where: str) -> Row:
    """Return the row of a measure: of all or, with `role` or `municipality_number`, of a part."""
    whose = {"role": None, "municipality_number": None, **where}
    (row,) = (
        each
        for each in rows(benefits(everything(workspace(one)), KEYS))
        if each["measure"] == measure and all(each[key] == value for key, value in whose.items())
    )
    return row


BOTH: dict[str, Any] = {
    "as_is": (step("hent", 20, role="Lege"), step("gi", 10, role="Pleier")),
    "to_be": (step("hent", 5, role="Lege"), step("gi", 10, role="Pleier")),
}


def test_a_row_has_both_variants_their_difference_and_what_they_rest_on() -> None:
    one = process(volume={"count": 100, "per": "municipality", "counted": {"4001": 240}}, **BOTH)
    assert found(one, "hours-per-year") == {
        "process_id": "p",
        "process": "p",
        "service_area": "hjemmetjeneste",
        "measure": "hours-per-year",
        "role": None,
        "municipality_number": None,
        "municipality": "",
        "as_is": 170,
        "to_be": 85,
        "difference": -85,
        "unit": "hours",
        "estimate": "yes",
        "incomplete": "no",
        "basis": "counted | municipality",
    }
    counted = found(one, "hours-per-year", municipality_number="4001")
    assert (counted["difference"], counted["municipality"], counted["estimate"]) == (-60, "Porsgrunn", "no")
    assert found(one, "hours-per-year", role="Pleier")["difference"] == 0


@pytest.mark.parametrize(
    ("fields", "measure", "basis"),
    [
        ({"as_is": (step("a"),)}, "minutes-per-run", "no-minutes"),
        ({"as_is": (step("a", 1, next=["a"]),)}, "minutes-per-run", "endless"),
        ({"as_is": (step("a", 1), step("b"))}, "minutes-per-run", "minutes-missing"),
        ({"as_is": (step("a", 1),)}, "hours-per-year", "no-volume"),
        ({"as_is": (step("a", 1),), "volume": {"count": 3, "per": "place"}}, "hours-per-year", "place"),
        ({"as_is": (step("a", 1),), "volume": {"count": 3}}, "runs-per-year", "no-per"),
        ({"as_is": (step("a", 1),), "municipalities": ("4001",), "volume": {"count": 3}}, "runs-per-year", "no-per"),
    ],
)
def test_what_is_missing_is_empty_and_says_why(fields: dict[str, Any], measure: str, basis: str) -> None:
    row = found(process(**fields), measure)
    assert row["basis"] == basis
    assert row["as_is"] is None or row["incomplete"] == "yes"
    assert row["difference"] is None


def test_only_those_who_take_part_and_their_processes_are_counted() -> None:
    per = {"count": 60, "per": "municipality"}
    given = workspace(process("felles", per, **BOTH), process("lokal", per, municipalities=("4003",), **BOTH))
    table = rows(benefits(select(given, ["4001"], TODAY), KEYS))
    assert {row["process_id"] for row in table} == {"felles"}
    assert {row["municipality_number"] for row in table} == {None, "4001"}


def test_in_a_sheet_numbers_have_a_comma_and_words_are_norwegian() -> None:
    one = process(volume={"counted": {"4001": 7, "4003": 0}}, **BOTH)
    sheet = csv_bytes(table("gevinst", everything(workspace(one)), NB)).decode("utf-8-sig")
    assert '"p";"p";"Hjemmetjeneste";"Arbeid i året";"";"";"";"3,5";"1,75";"-1,75";"timer";"nei";"nei";"talt"' in sheet
    assert sheet == csv_bytes(table("gevinst", everything(workspace(one)), NB)).decode("utf-8-sig")


def test_a_role_that_would_be_a_formula_is_text() -> None:
    one = process(as_is=(step("a", 1, role="=1+1"),))
    assert '"\'=1+1"' in csv_bytes(table("gevinst", everything(workspace(one)), NB)).decode("utf-8-sig")
