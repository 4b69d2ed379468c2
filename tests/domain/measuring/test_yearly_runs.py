from typing import Any

import pytest

from behov.domain.catalogue import Catalogue, Municipality
from behov.domain.measuring.quantity import Quantity
from behov.domain.measuring.yearly_runs import YearlyRuns, yearly_runs
from behov.domain.process import Process, Volume
from behov.domain.workspace import Workspace

SIZES = {"4001": 36_000, "4003": 55_000, "4036": None}
CATALOGUE = Catalogue(
    municipalities={number: Municipality(id=number, inhabitants=size) for number, size in SIZES.items()}
)


def process(stem: str = "p", volume: dict[str, Any] | None = None, **fields: Any) -> Process:
    made = Volume.model_validate(volume) if volume is not None else None
    return Process(path=f"processes/{stem}.toml", title=stem, volume=made, **fields)


def runs(one: Process, *others: Process, municipalities: tuple[str, ...] = ("4003", "4001")) -> YearlyRuns:
    return yearly_runs(Workspace(catalogue=CATALOGUE, processes=(one, *others)), one, municipalities)


def test_what_is_counted_holds_and_the_others_are_estimated_by_inhabitants() -> None:
    found = runs(process(volume={"count": 100, "per": "10000-inhabitants", "counted": {"4001": 410, "9999": 7}}))
    assert found.by_municipality == {
        "4003": Quantity(550, frozenset(("inhabitants",))),
        "4001": Quantity(410, frozenset(("counted",))),
    }
    assert found.total == Quantity(960, frozenset(("inhabitants", "counted")))
    assert found.total.estimated
    assert not found.total.partial


def test_what_all_have_counted_is_no_estimate() -> None:
    found = runs(process(volume={"counted": {"4001": 410, "4003": 600}}))
    assert found.total == Quantity(1010, frozenset(("counted",)))
    assert not found.total.estimated


def test_so_many_per_municipality_is_an_estimate_for_each() -> None:
    assert runs(process(volume={"count": 12, "per": "municipality"})).total == Quantity(
        24, frozenset(("municipality",))
    )


@pytest.mark.parametrize(
    ("volume", "why"),
    [
        (None, "no-volume"),
        ({}, "no-volume"),
        ({"count": 5}, "no-per"),
        ({"count": 5, "per": "place"}, "place"),
    ],
)
def test_what_cannot_be_extrapolated_is_unknown_and_says_why(volume: dict[str, Any] | None, why: str) -> None:
    found = runs(process(volume=volume))
    assert found.total is None
    assert found.unknown == {"4003": why, "4001": why}


def test_a_municipality_without_a_number_is_left_out_of_a_total_that_says_so() -> None:
    found = runs(process(volume={"count": 100, "per": "10000-inhabitants"}), municipalities=("4001", "4036"))
    assert found.unknown == {"4036": "no-inhabitants"}
    assert found.total == Quantity(360, frozenset(("inhabitants", "municipalities-missing")))
    assert found.total.partial


def test_a_local_practice_runs_where_it_is_the_practice_and_the_common_one_does_not() -> None:
    per = {"count": 1, "per": "municipality"}
    common = process("felles", volume=per)
    local = process("lokal", volume=per, municipalities=("4001",), variant_of="felles")
    assert list(runs(local, common).by_municipality) == ["4001"]
    assert list(runs(common, local).by_municipality) == ["4003"]
    without_volume = process("lokal", municipalities=("4001",), variant_of="felles")
    assert list(runs(common, without_volume).by_municipality) == ["4003", "4001"]


def test_only_the_chosen_municipalities_count() -> None:
    volume = {"count": 1, "per": "municipality", "counted": {"4001": 9}}
    assert runs(process(volume=volume), municipalities=("4003",)).total == Quantity(1, frozenset(("municipality",)))
    assert runs(process(volume=volume), municipalities=()).total is None
