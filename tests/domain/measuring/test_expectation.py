from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.flow import followers
from behov.domain.measuring.expectation import Expectation, expectation
from behov.domain.measuring.shares import shares
from behov.domain.process import Step


def steps(**fields: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return steps by id; `next=""` is nothing, and a branch is a target or a target with a share."""
    return tuple(Step.model_validate({"id": name, "text": name, **each}) for name, each in fields.items())


def to(target: str, share: float) -> Mapping[str, object]:
    return {"to": target, "share": share}


def visits(found: Expectation | None) -> dict[str, float]:
    assert found is not None
    return {step: round(times, 9) for step, times in found.visits.items()}


def test_steps_one_after_the_other_are_done_once_each() -> None:
    assert visits(expectation(steps(a={}, b={}, c={}))) == {"a": 1, "b": 1, "c": 1}


def test_answers_without_shares_are_equally_likely() -> None:
    process = steps(a={"branches": {"ja": "b", "nei": "c"}}, b={"next": ["d"]}, c={}, d={})
    assert visits(expectation(process)) == {"a": 1, "b": 0.5, "c": 0.5, "d": 1}


def test_a_share_says_how_often_an_answer_is_given() -> None:
    process = steps(a={"branches": {"ja": to("b", 0.8), "nei": "c"}}, b={"next": ["d"]}, c={}, d={})
    assert visits(expectation(process)) == {"a": 1, "b": 0.8, "c": 0.2, "d": 1}


def test_two_answers_may_lead_to_one_step() -> None:
    process = steps(a={"branches": {"ja": "b", "delvis": "b", "nei": "c"}}, b={"next": []}, c={})
    assert visits(expectation(process)) == pytest.approx({"a": 1, "b": 2 / 3, "c": 1 / 3})


def test_a_loop_is_gone_through_as_often_as_its_share_says() -> None:
    process = steps(a={}, b={"branches": {"god nok": to("c", 0.8), "rettes": to("a", 0.2)}}, c={})
    assert visits(expectation(process)) == {"a": 1.25, "b": 1.25, "c": 1}


def test_a_step_that_leads_to_itself_is_done_again() -> None:
    assert visits(expectation(steps(a={"branches": {"en til": to("a", 0.9), "ferdig": "b"}}, b={}))) == {
        "a": 10,
        "b": 1,
    }


def test_parallel_ways_are_all_gone_and_the_step_where_they_meet_is_done_once() -> None:
    process = steps(a={"next": ["b", "c", "d"]}, b={"next": ["e"]}, c={"next": ["e"]}, d={"next": ["e"]}, e={})
    assert visits(expectation(process)) == dict.fromkeys("abcde", 1)


def test_a_way_past_the_others_meets_them_too() -> None:
    assert visits(expectation(steps(a={"next": ["b", "c"]}, b={}, c={}))) == dict.fromkeys("abc", 1)


def test_parallel_ways_may_meet_two_by_two() -> None:
    process = steps(
        a={"next": ["b", "c", "d"]}, b={"next": ["m"]}, c={"next": ["m"]}, d={"next": ["e"]}, m={"next": ["e"]}, e={}
    )
    assert visits(expectation(process)) == dict.fromkeys("abcdme", 1)


def test_parallel_ways_within_parallel_ways_meet_as_they_parted() -> None:
    process = steps(
        a={"next": ["b", "c"]},
        b={"next": ["p", "q"]},
        c={"next": ["r", "s"]},
        p={"next": ["x"]},
        q={"next": ["y"]},
        r={"next": ["x"]},
        s={"next": ["y"]},
        x={"next": ["y"]},
        y={},
    )
    assert visits(expectation(process)) == dict.fromkeys("abcpqrsxy", 1)


def test_a_way_that_ends_by_itself_is_not_waited_for() -> None:
    process = steps(
        a={"next": ["b", "c"]},
        b={"next": ["p", "side"]},
        p={"next": ["e"]},
        side={"next": []},
        c={"next": ["e"]},
        e={},
    )
    assert visits(expectation(process)) == {"a": 1, "b": 1, "p": 1, "side": 1, "c": 1, "e": 1}


def test_branches_and_next_both_hold() -> None:
    process = steps(
        a={"branches": {"ja": "b", "nei": "c"}, "next": ["d"]}, b={"next": ["e"]}, c={"next": ["e"]}, d={}, e={}
    )
    assert visits(expectation(process)) == {"a": 1, "b": 0.5, "c": 0.5, "d": 1, "e": 1}


def test_parallel_ways_in_a_loop_are_waited_for_in_each_round() -> None:
    process = steps(
        a={"next": ["b", "c"]}, b={"next": ["d"]}, c={}, d={"branches": {"igjen": to("a", 0.5), "ferdig": "e"}}, e={}
    )
    assert visits(expectation(process)) == {"a": 2, "b": 2, "c": 2, "d": 2, "e": 1}


def test_work_that_one_way_does_again_is_not_done_again_by_the_other() -> None:
    process = steps(
        a={"next": ["b", "c"]}, b={"next": ["d"]}, c={}, d={"branches": {"igjen": to("b", 0.5), "ferdig": "e"}}, e={}
    )
    assert visits(expectation(process)) == {"a": 1, "b": 2, "c": 1, "d": 2, "e": 1}


def test_a_step_that_a_parallel_way_only_may_come_to_is_counted_for_each() -> None:
    process = steps(
        a={"next": ["b", "c"]}, b={"branches": {"ja": "d", "nei": "e"}}, c={"next": ["d"]}, d={"next": ["e"]}, e={}
    )
    assert visits(expectation(process)) == {"a": 1, "b": 1, "c": 1, "d": 1.5, "e": 1}


def test_several_starts_are_equally_likely() -> None:
    process = steps(a={"kind": "start", "next": ["c"]}, b={"kind": "start"}, c={})
    assert visits(expectation(process)) == {"a": 0.5, "b": 0.5, "c": 1}


def test_steps_that_nothing_leads_to_are_left_out() -> None:
    assert visits(expectation(steps(a={"next": ["c"]}, b={}, c={}))) == {"a": 1, "c": 1}


def test_nothing_comes_of_no_steps() -> None:
    assert expectation(()) == Expectation({}, {})


@pytest.mark.parametrize(
    "process",
    [
        steps(a={}, b={"next": ["a"]}),
        steps(a={"next": ["a"]}),
        steps(a={"branches": {"ja": "b", "nei": "c"}}, b={"next": []}, c={"next": ["c"]}),
        steps(a={"branches": {"ja": to("b", 0), "nei": to("a", 1)}}, b={}),
        steps(a={"next": ["b", "c"]}, b={"next": ["a"]}, c={}),
        steps(a={"next": ["a", "b"]}, b={}),
        steps(
            a={"next": ["b", "c"]},
            b={"branches": {"igjen": to("a", 0.9), "ferdig": "d"}},
            c={"branches": {"igjen": to("a", 0.9), "ferdig": "d"}},
            d={},
        ),
    ],
)
def test_of_a_loop_without_a_way_out_nothing_can_be_expected(process: tuple[Step, ...]) -> None:
    assert expectation(process) is None


def test_a_branch_that_leads_nowhere_is_a_way_out() -> None:
    assert visits(expectation(steps(a={"branches": {"ja": "borte", "nei": "a"}}))) == {"a": 2}


@st.composite
def forward(draw: st.DrawFn, parallel: bool = False) -> tuple[Step, ...]:
    """Steps that lead only to later ones, by answers with or without shares."""
    count = draw(st.integers(1, 7))
    made = []
    for number in range(count):
        later = st.integers(number + 1, count).map(lambda to: f"s{to}")
        share = st.none() | st.sampled_from((0.0, 0.25, 0.5))
        fields: dict[str, Any] = {
            "branches": {
                f"svar {n}": {"to": to, "share": draw(share)} for n, to in enumerate(draw(st.lists(later, max_size=3)))
            }
        }
        if parallel and draw(st.booleans()):
            fields = {"next": draw(st.lists(later, min_size=1, max_size=3))}
        made.append(Step.model_validate({"id": f"s{number}", "text": "x", **fields}))
    return tuple(made)


def likelihoods(process: tuple[Step, ...]) -> dict[str, float]:
    """Return how likely it is that each step is done at all: every combination of answers is looked at."""
    found = dict.fromkeys((step.id for step in process), 0.0)
    choices = [list(shares(step.branches).items()) or [("", 1.0)] for step in process]
    for answers in product(*choices):
        likely, reached = 1.0, {process[0].id}
        for place, (step, (answer, share)) in enumerate(zip(process, answers, strict=True)):
            likely *= share
            if step.id in reached:
                below = process[place + 1] if place + 1 < len(process) else None
                reached |= {step.branches[answer].to} if answer else set()
                reached |= set(followers(step, below))
        for step_id in reached & found.keys():
            found[step_id] += likely
    return found


@given(forward())
def test_without_loops_a_step_is_done_as_often_as_it_is_likely(process: tuple[Step, ...]) -> None:
    found = visits(expectation(process))
    assert {step: found.get(step, 0) for step in likelihoods(process)} == pytest.approx(likelihoods(process))


@given(forward(parallel=True))
def test_with_parallel_ways_a_step_is_never_expected_less_than_it_is_likely(process: tuple[Step, ...]) -> None:
    found = visits(expectation(process))
    assert all(found.get(step, 0) > likely - 1e-6 for step, likely in likelihoods(process).items())


@st.composite
def nested(draw: st.DrawFn) -> tuple[tuple[Step, ...], dict[str, float]]:
    """Blocks within blocks (one after the other, either, both, again), and how often each step of them is done."""
    made: list[tuple[str, dict[str, Any], float]] = []

    def add(times: float, **fields: Any) -> str:
        made.append((f"s{len(made)}", fields, times))
        return made[-1][0]

    def block(depth: int, times: float, after: str) -> str:
        """Make a block that leads to `after`, and return its first step."""
        kind = draw(st.sampled_from(("step", "row", "either", "both", "again"))) if depth else "step"
        if kind == "step":
            return add(times, next=[after])
        if kind == "row":
            return block(depth - 1, times, block(depth - 1, times, after))
        if kind == "again":
            decision = add(times / 0.75, branches={"ferdig": {"to": after, "share": 0.75}})
            first = block(depth - 1, times / 0.75, decision)
            made[int(decision[1:])][1]["branches"]["igjen"] = first
            return first
        after = add(times, next=[after])
        if kind == "either":
            ways = [block(depth - 1, times / 2, after) for _ in range(2)]
            return add(times, branches=dict(zip(("ja", "nei"), ways, strict=True)))
        return add(times, next=[block(depth - 1, times, after) for _ in range(draw(st.integers(2, 3)))])

    last = add(1, kind="end")
    first = block(draw(st.integers(0, 3)), 1, last)
    made.append(("begin", {"kind": "start", "next": [first]}, 1))
    steps = tuple(Step.model_validate({"id": name, "text": name, **fields}) for name, fields, _ in made)
    return steps, {name: times for name, _, times in made}


@given(nested())
def test_blocks_within_blocks_are_done_as_often_as_their_block(
    made: tuple[tuple[Step, ...], dict[str, float]],
) -> None:
    process, times = made
    found = visits(expectation(process))
    assert found == pytest.approx({step: times[step] for step in found})
