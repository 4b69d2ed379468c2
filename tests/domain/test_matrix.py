"""Who wants what, and where areas disagree."""

from datetime import date
from typing import Any

from behov.domain.matrix import MatrixRow, need_rows
from behov.domain.workshop import Need, Workshop, WorkshopKind
from behov.domain.workspace import Workspace


def need(need_id: str, **fields: Any) -> Need:
    return Need(id=need_id, text=f"Tekst {need_id}", **fields)


def workshop(stem: str, *needs: Need, kind: WorkshopKind = "needs", **fields: Any) -> Workshop:
    path = f"workshops/{stem}.toml"
    return Workshop(path=path, title=stem, kind=kind, date=date(2024, 9, 12), needs=needs, **fields)


HOME = workshop(
    "hjemme",
    need("HJT-000001", priority="must", municipalities=("4001",)),
    need("HJT-000002", priority="could", municipalities=("4003",)),
    need("HJT-000003", municipalities=()),
    area="hjemmetjeneste",
)
INSTITUTION = workshop("institusjon", need("INS-000001", priority="must"), area="institusjon")
REGION = workshop("felles", need("REG-000001", merges=("HJT-000001", "hjt-00OOO2", "INS-000001")), kind="consolidation")


def rows(*workshops: Workshop, among: tuple[str, ...] | None = None) -> dict[str, MatrixRow]:
    return {row.need.id: row for row in need_rows(Workspace(workshops=workshops), among)}


def test_raw_needs_have_rows_of_their_own_until_they_are_gathered() -> None:
    assert list(rows(HOME, INSTITUTION)) == ["HJT-000001", "HJT-000002", "HJT-000003", "INS-000001"]
    assert list(rows(HOME, INSTITUTION, REGION)) == ["REG-000001", "HJT-000003"]


def test_an_area_that_is_of_two_minds_is_in_dispute_and_areas_that_differ_are_not() -> None:
    row = rows(HOME, INSTITUTION, REGION)["REG-000001"]
    assert row.priorities("hjemmetjeneste") == {"must": 1, "could": 1}
    assert row.priorities("institusjon") == {"must": 1}
    assert row.priorities("ledelse") == {}
    assert row.in_dispute
    assert not rows(INSTITUTION)["INS-000001"].in_dispute


def test_a_need_without_a_priority_is_raised_but_has_none() -> None:
    row = rows(HOME)["HJT-000003"]
    assert "hjemmetjeneste" in row.by_area
    assert row.priorities("hjemmetjeneste") == {}


def test_a_consolidated_need_gathers_what_those_it_gathers_do() -> None:
    above = workshop("over", need("REG-000009", merges=("REG-000001",)), kind="consolidation")
    raw = rows(HOME, INSTITUTION, REGION, above)["REG-000009"].raw
    assert [each.id for _, each in raw] == ["HJT-000001", "HJT-000002", "INS-000001"]


def test_needs_that_gather_each_other_end() -> None:
    one = need("REG-000001", merges=("REG-000002", "INS-000001"))
    other = need("REG-000002", merges=("REG-000001",))
    found = rows(INSTITUTION, workshop("ring", one, other, kind="consolidation"))
    assert [len(row.raw) for row in found.values()] == [1, 1]


def test_for_some_municipalities_what_only_others_raised_goes_and_what_is_nobodys_stays() -> None:
    found = rows(HOME, INSTITUTION, REGION, among=("4003",))
    assert [each.id for _, each in found["REG-000001"].raw] == ["HJT-000002", "INS-000001"]
    assert "HJT-000003" in found


def test_a_consolidated_need_goes_with_the_last_raw_need_that_it_rests_on() -> None:
    alone = workshop("felles", need("REG-000001", merges=("HJT-000001",)), kind="consolidation")
    assert "REG-000001" not in rows(HOME, alone, among=("4003",))
    assert "REG-000001" in rows(HOME, alone, among=("4001",))


def test_a_former_id_still_finds_the_need() -> None:
    renamed = workshop("hjemme", need("HJT-AAAAAA", formerly=("HJT-000001",)), area="hjemmetjeneste")
    assert [each.id for _, each in rows(renamed, REGION)["REG-000001"].raw] == ["HJT-AAAAAA"]


def test_two_needs_with_one_id_are_both_there() -> None:
    doubled = workshop("hjemme", need("HJT-000001"), need("HJT-000001"), area="hjemmetjeneste")
    assert len(need_rows(Workspace(workshops=(doubled,)))) == 2
    assert len(rows(doubled, REGION)["REG-000001"].raw) == 2
