from typing import Any

from behov.domain.measuring.comparison import Compared, Comparison, compare
from behov.domain.measuring.quantity import Quantity
from behov.domain.process import Process, Step, Volume
from behov.domain.workspace import Workspace

CHOSEN = ("4001", "4003")


def process(**fields: Any) -> Process:
    volume = Volume(counted={"4001": 600, "4003": 1200})
    return Process(path="processes/p.toml", title="P", **{"volume": volume, **fields})


def steps(**minutes: float | None) -> tuple[Step, ...]:
    """Return a step for each role."""
    return tuple(Step(id=role, text=role, role=role, minutes=each) for role, each in minutes.items())


def compared(one: Process) -> Comparison:
    return compare(Workspace(processes=(one,)), one, CHOSEN)


def row(found: Comparison, measure: str, role: str | None = None, municipality: str | None = None) -> Compared:
    (only,) = (
        each for each in found.rows if (each.measure, each.role, each.municipality) == (measure, role, municipality)
    )
    return only


def values(compared: Compared) -> tuple[float | None, ...]:
    return tuple(each.value if each else None for each in (compared.as_is, compared.to_be, compared.difference))


def test_the_difference_is_in_hours_a_year_of_all_by_role_and_by_municipality() -> None:
    found = compared(process(as_is=steps(Lege=10, Pleier=20), to_be=steps(Pleier=12)))
    assert values(row(found, "minutes-per-run")) == (30, 12, -18)
    assert values(row(found, "hours-per-year")) == (900, 360, -540)
    assert values(row(found, "hours-per-year", role="Lege")) == (300, 0, -300)
    assert values(row(found, "hours-per-year", role="Pleier")) == (600, 360, -240)
    assert values(row(found, "hours-per-year", municipality="4003")) == (600, 240, -360)
    assert values(row(found, "runs-per-year")) == (1800, 1800, 0)
    assert values(row(found, "handovers")) == (1, 0, -1)


def test_a_difference_to_steps_without_minutes_is_not_taken_for_a_saving() -> None:
    found = compared(process(as_is=steps(Lege=10), to_be=steps(Lege=None)))
    assert row(found, "hours-per-year").to_be is None
    assert row(found, "hours-per-year").difference is None
    some = row(compared(process(as_is=steps(Lege=10), to_be=steps(Lege=4, Pleier=None))), "hours-per-year").difference
    assert some is not None
    assert some.partial


def test_an_estimate_stays_one_through_every_sum() -> None:
    volume = Volume(count=60, per="municipality", counted={"4001": 600})
    found = compared(process(as_is=steps(Lege=10), to_be=steps(Lege=4), volume=volume))
    of_all = row(found, "hours-per-year")
    assert of_all.difference is not None
    assert of_all.difference.basis == {"counted", "municipality"}
    counted = row(found, "hours-per-year", municipality="4001").difference
    assert counted == Quantity(-60, frozenset(("counted",)))


def test_without_a_volume_time_per_run_is_known_and_hours_are_not() -> None:
    found = compared(process(as_is=steps(Lege=10), to_be=steps(Lege=4), volume=None))
    assert values(row(found, "minutes-per-run")) == (10, 4, -6)
    assert values(row(found, "hours-per-year")) == (None, None, None)
    assert values(row(found, "hours-per-year", municipality="4001")) == (None, None, None)


def test_a_variant_without_steps_has_no_numbers() -> None:
    found = compared(process(as_is=steps(Lege=10)))
    assert found.to_be is None
    assert all(each.to_be is None and each.difference is None for each in found.rows)


def test_a_process_without_steps_is_compared_too() -> None:
    assert all(each.as_is is None for each in compared(process()).rows)
