from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.catalogue import Catalogue, Component
from behov.domain.measuring.measures import Measures, measures
from behov.domain.measuring.quantity import Quantity
from behov.domain.process import Step

KNOWN = Catalogue(components={"PLL": Component(id="PLL", short="PLL", also=("Pasientens legemiddelliste",))})


def step(name: str, **fields: Any) -> Step:
    return Step.model_validate({"id": name, "text": name, **fields})


def measured(*steps: Step) -> Measures:
    return measures(steps, KNOWN)


def ask(*, share: float | None = None, **fields: Any) -> Step:
    """Return a decision that goes on to "gi" or back to "hent"."""
    return step("spør", kind="decision", branches={"ja": {"to": "gi", "share": share}, "nei": "hent"}, **fields)


def test_minutes_are_multiplied_by_how_often_a_step_is_done() -> None:
    found = measured(
        step("hent", role="Lege", minutes=10),
        ask(share=0.8, role="Lege", minutes=2),
        step("gi", role="Pleier", minutes=5),
    )
    assert found.minutes is not None
    assert found.minutes.value == pytest.approx(10 * 1.25 + 2 * 1.25 + 5)
    assert not found.minutes.estimated
    by_role = {role: each and each.value for role, each in found.minutes_by_role.items()}
    assert by_role == {"Lege": pytest.approx(15), "Pleier": pytest.approx(5)}


def test_equally_likely_answers_make_an_estimate_and_are_named() -> None:
    found = measured(step("hent", minutes=10), ask(minutes=0), step("gi", minutes=5))
    assert found.minutes == Quantity(25, frozenset(("equal-shares",)))
    assert found.minutes.estimated
    assert [each.id for each in found.guessed] == ["spør"]


def test_steps_without_minutes_are_left_out_and_named() -> None:
    found = measured(
        step("a", kind="start"), step("b", minutes=5), step("c"), step("d", kind="wait"), step("e", kind="end")
    )
    assert found.minutes == Quantity(5, frozenset(("minutes-missing",)))
    assert found.minutes.partial
    assert [each.id for each in found.without_minutes] == ["c"]
    assert [each.id for each in found.working] == ["b", "c"]


def test_where_no_step_has_minutes_no_time_is_given() -> None:
    found = measured(step("a", role="Lege"), step("b", role="Pleier", minutes=3))
    assert found.minutes_by_role == {"Lege": None, "Pleier": Quantity(3)}
    assert measured(step("a"), step("b")).minutes is None
    assert measured(step("a", kind="start"), step("b", kind="end")).minutes == Quantity(0)


def test_a_role_that_has_nothing_to_do_takes_no_time() -> None:
    assert measured(step("a", role="Lege", minutes=1)).minutes_of("Pleier") == Quantity(0)


def test_of_a_run_that_never_ends_no_time_is_given() -> None:
    found = measured(step("a", role="Lege", minutes=1, systems=["EPJ"]), step("b", next=["a"]))
    assert found.endless
    assert (found.minutes, found.handovers, found.minutes_of("Lege"), found.minutes_of("Pleier")) == (None,) * 4
    assert found.systems == ("EPJ",)


def test_work_is_handed_over_between_roles_and_by_nobody() -> None:
    found = measured(
        step("hent", role="Lege"),
        ask(share=0.8, role="Pleier"),
        step("gi", role="Pleier"),
        step("uten"),
        step("slutt", role="Lege", kind="end"),
    )
    assert found.handovers is not None
    assert found.handovers.value == pytest.approx(1.25 + 0.25)
    assert found.handover_ways == 2


def test_a_system_is_counted_once_whatever_it_is_called() -> None:
    found = measured(
        step("a", systems=["EPJ", "epj", "Pasientens legemiddelliste"], components=["PLL"], pains=["x", "y"]),
        step("b", kind="wait", systems=["Turnus"], components=["UKJENT"], pains=["x"]),
    )
    assert found.systems == ("EPJ", "PLL", "Turnus", "UKJENT")
    assert (found.pains, found.waits, found.steps) == (3, 1, 2)


def test_steps_that_no_run_comes_to_take_no_time_and_are_named() -> None:
    found = measured(step("a", minutes=1, next=["c"]), step("b", minutes=7), step("c", minutes=1))
    assert found.minutes == Quantity(2)
    assert [each.id for each in found.unreached] == ["b"]


def test_of_steps_with_one_id_the_first_counts() -> None:
    assert measured(step("a", minutes=1), step("b", minutes=2), step("a", minutes=30)).minutes == Quantity(3)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=8), st.integers(2, 9), st.floats(0.05, 0.95))
def test_time_grows_as_the_minutes_do(minutes: list[int], times: int, share: float) -> None:
    def process(factor: int) -> Measures:
        done = [step(f"s{n}", minutes=factor * each) for n, each in enumerate(minutes)]
        again = step("igjen", kind="decision", branches={"ja": {"to": "s0", "share": share}, "nei": "slutt"}, minutes=0)
        return measured(*done, again, step("slutt", kind="end"))

    once, more = process(1).minutes, process(times).minutes
    assert once is not None
    assert more is not None
    assert once.value == pytest.approx(sum(minutes) / (1 - share))
    assert more.value == pytest.approx(times * once.value)
