"""A regional need beside what areas and municipalities think that it is worth."""

from datetime import date

from behov.domain.consolidation.regional import priorities_by_municipality, regional_row
from behov.domain.matrix import need_rows
from behov.domain.settings import Settings
from behov.domain.workshop import Need, Priority, Workshop
from behov.domain.workspace import Workspace

DAY = date(2024, 11, 20)


def said(need_id: str, priority: Priority | None, *municipalities: str) -> Need:
    return Need(id=need_id, text=need_id, priority=priority, municipalities=municipalities)


def workspace() -> Workspace:
    needs = (
        said("HJT-000001", "must", "4001"),
        said("HJT-000002", "could", "4003", "4001"),
        said("HJT-000003", None, "4003"),
    )
    hearing = Workshop(path="workshops/a.toml", title="A", kind="needs", area="hjemmetjeneste", date=DAY, needs=needs)
    regional = (
        Need(id="REG-000001", text="Samlet", merges=("HJT-000001", "REG-000002", "HJT-ZZZZZZ")),
        Need(id="REG-000002", text="Samlet av samlet", merges=("HJT-000002", "HJT-000003", "REG-000001")),
    )
    here = Workshop(path="workshops/k.toml", title="K", kind="consolidation", date=DAY, needs=regional)
    return Workspace(settings=Settings(municipalities=("4003", "4001")), workshops=(hearing, here))


def test_a_regional_need_is_the_row_that_the_matrix_has_of_it_though_others_are_gathered_in_it() -> None:
    now = workspace()
    rows = {row.need.id: row for row in need_rows(now)}
    for regional in now.regional_needs:
        row = regional_row(now, regional)
        assert {each.id for _, each in row.raw} == {each.id for _, each in rows[regional[1].id].raw}
        assert row.by_area.keys() == rows[regional[1].id].by_area.keys()
        assert row.in_dispute


def test_each_municipality_has_its_own_priorities_in_the_order_of_the_region() -> None:
    now = workspace()
    counts = priorities_by_municipality(now, regional_row(now, now.regional_needs[0]))
    assert [(number, dict(each)) for number, each in counts.items()] == [
        ("4003", {"could": 1}),
        ("4001", {"must": 1, "could": 1}),
    ]
