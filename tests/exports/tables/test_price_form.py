"""Integrations to be priced: each once, shared or per municipality, with nothing in the suppliers' cells."""

from typing import Any

import pytest

from behov.domain.other_tables import Integration, Requirement, System
from behov.domain.workshop import Workshop
from behov.exports.selection import select
from behov.exports.tables.price_form import SUPPLIERS, price_form
from behov.exports.tables.table import Cell
from tests.exports.made import HOME, KEYS, NB, REGION, TODAY, everything, need, region, rows, specification, workshop


def integration(number: int, source: str | None, target: str | None, **fields: Any) -> Integration:
    return Integration(id=f"REG-{number:06}", source=source, target=target, **fields)


def told(*integrations: Integration, **fields: Any) -> Workshop:
    return workshop("integrasjoner", kind="integration", integrations=integrations, **fields)


def priced(*integrations: Integration, **fields: Any) -> list[dict[str, Cell]]:
    return rows(price_form(everything(region(HOME, REGION, told(*integrations, **fields))), KEYS))


def test_an_integration_with_a_national_solution_is_shared_by_all() -> None:
    on_list = integration(
        1, "EPJ", "Pasientens legemiddelliste", needs=("HJT-000001",), direction="begge", status="planned"
    )
    required = specification(
        Requirement(id="KRV-000001", number="F-HJT-001", needs=("REG-000001",)),
        Requirement(id="KRV-000002", number="F-HJT-002", needs=("REG-000001",), state="withdrawn"),
        Requirement(id="KRV-000003", number="F-HJT-003", needs=("HJT-000002",)),
    )
    (row,) = rows(price_form(everything(region(HOME, REGION, told(on_list), required)), NB))
    assert {heading: cell for heading, cell in row.items() if cell not in (None, "")} == {
        "Pris-ID": "REG-000001",
        "Komponent-ID": "PLL",
        "Integrasjon": "EPJ → PLL",
        "Eier": row["Eier"],
        "Retning": "begge",
        "Standard/grensesnitt": row["Standard/grensesnitt"],
        "Kategori": "fremtidig",
        "Krav-ID": "F-HJT-001",
        "Omfang": "felles",
        "Antall kommuner": 2,
        "Innbyggergrunnlag": 56_000 + 37_200,
    }
    assert len([cell for cell in row.values() if cell is None]) == len(SUPPLIERS)


def test_what_is_required_of_it_is_also_what_its_component_is_named_in() -> None:
    asking = workshop("lister", need("HJT-000009", components=("KJ",)), need("HJT-000008", components=("PLL",)))
    required = specification(
        Requirement(id="KRV-000001", number="INT-002", needs=("HJT-000009",)),
        Requirement(id="KRV-000002", number="INT-001", needs=("HJT-000008", "HJT-000009")),
        Requirement(id="KRV-000003", number="INT-003", needs=("HJT-000009",), state="withdrawn"),
    )
    found = rows(
        price_form(
            everything(region(asking, told(integration(1, "EPJ", "KJ"), integration(2, "A", "B")), required)), KEYS
        )
    )
    assert [row["requirement_ids"] for row in found] == ["INT-001 | INT-002", ""]


def test_what_several_municipalities_told_of_is_one_row_for_them() -> None:
    rows_of = priced(
        integration(1, "Gerica", "Turnus", municipality="4001", category="existing", standard="API"),
        integration(2, "gerica", "turnus", municipality="4003", status="in-use", standard="Fil"),
        integration(3, "Gerica", "Turnus", municipality="4003", category="future"),
    )
    assert [(row["price_id"], row["municipality_count"], row["standard"]) for row in rows_of] == [
        ("REG-000001", 2, "API | Fil"),
        ("REG-000003", 1, rows_of[1]["standard"]),
    ]
    assert [row["population_basis"] for row in rows_of] == [93_200, 56_000]
    assert {row["shared_or_per_municipality"] for row in rows_of} == {"per-municipality"}


@pytest.mark.parametrize(
    ("fields", "category"),
    [
        ({"category": "existing", "status": "missing"}, "existing"),
        ({"status": "in-use"}, "existing"),
        ({"status": "planned"}, "future"),
        ({"status": "missing"}, "future"),
        ({}, ""),
    ],
)
def test_it_is_there_today_or_to_come_as_was_said_or_by_its_status(fields: dict[str, Any], category: str) -> None:
    assert [row["category_existing_or_future"] for row in priced(integration(1, "A", "B", **fields))] == [category]


def test_what_there_is_comes_first_and_what_nobody_in_particular_told_of_is_for_all() -> None:
    found = priced(
        integration(1, "A", "B"),
        integration(2, "A", "C", category="future"),
        integration(3, "A", "D", category="existing"),
    )
    assert [(row["integration"], row["municipality_count"]) for row in found] == [
        ("A → D", 2),
        ("A → C", 2),
        ("A → B", 2),
    ]


def test_what_lacks_an_end_is_a_row_of_its_own() -> None:
    found = priced(
        integration(1, None, "KJ", text="Slår opp i kjernejournal"),
        integration(2, None, "KJ"),
        integration(3, None, None),
    )
    assert [(row["integration"], row["component_id"]) for row in found] == [
        ("Slår opp i kjernejournal", "KJ"),
        ("Kjernejournal", "KJ"),
        ("", None),
    ]


def test_a_system_goes_by_its_name_also_where_its_row_is_named() -> None:
    systems = (System(id="SYS-000001", name="Gerica"),)
    assert priced(integration(1, "SYS-000001", "EPJ"), systems=systems)[0]["integration"] == "Gerica → EPJ"


def test_who_left_prices_nothing() -> None:
    workspace = region(
        HOME,
        told(integration(1, "A", "B", municipality="4003"), integration(2, "EPJ", "KJ", needs=("HJT-000002",))),
    )
    assert rows(price_form(select(workspace, {"4001"}, TODAY), KEYS)) == []
    assert len(rows(price_form(select(workspace, {"4003"}, TODAY), KEYS))) == 2
    assert rows(price_form(everything(region(HOME)), KEYS)) == []
