"""Steps are moved up, down and between lanes, and the flow stays what people meant."""

import pytest

from behov.domain.errors import NoSuchRecord
from behov.domain.flow import flows
from behov.domain.moving import move_step, move_to_lane
from behov.domain.process import Process, Step
from behov.domain.workspace import Workspace

PATH = "processes/legemidler.toml"


def step(step_id: str, **fields: object) -> Step:
    return Step.model_validate({"id": step_id, "text": step_id.upper(), **fields})


def told(*steps: Step) -> Workspace:
    return Workspace(processes=(Process(path=PATH, title="Legemidler", as_is=steps),))


def moved(step_id: str, by: int, *steps: Step) -> tuple[Step, ...]:
    return move_step(told(*steps), PATH, "as-is", step_id, by).process(PATH).as_is


def order(steps: tuple[Step, ...]) -> str:
    return "".join(step.id for step in steps)


def ways(steps: tuple[Step, ...]) -> set[str]:
    return {f"{way.source}{way.label}{way.target}" for way in flows(steps)}


def test_a_step_moves_as_far_as_the_list_goes() -> None:
    steps = step("a"), step("b"), step("c")
    assert order(moved("c", -1, *steps)) == "acb"
    assert order(moved("a", 9, *steps)) == "bca"
    assert order(moved("a", -1, *steps)) == "abc"
    with pytest.raises(NoSuchRecord):
        moved("borte", 1, *steps)


@pytest.mark.parametrize("by_name", [False, True])
def test_a_step_in_a_chain_takes_its_new_place_in_it(by_name: bool) -> None:
    a, b, c, d = (step(each, next=[below] if by_name else None) for each, below in zip("abcd", "bcde", strict=True))
    assert ways(moved("b", 1, a, b, c, d, step("e"))) == {"ac", "cb", "bd", "de"}
    assert ways(moved("d", -2, a, b, c, d, step("e"))) == {"ad", "db", "bc", "ce"}


def test_what_followed_a_chain_by_name_still_follows_it() -> None:
    steps = step("a"), step("b"), step("c", next=["a"]), step("d")
    after = moved("c", -1, *steps)
    assert ways(after) == {"ac", "cb", "ba"}
    assert moved("b", -1, *after) == steps
    assert ways(moved("b", 1, step("a"), step("b"), step("c", next=[]), step("d"))) == {"ac", "cb"}


def test_a_loop_between_two_neighbours_stays_where_it_was_said() -> None:
    assert ways(moved("b", -1, step("a"), step("b", next=["a"]), step("c"))) == {"ba", "ac"}


def test_answers_lead_where_they_led() -> None:
    decision = step("b", kind="decision", branches={"Ja": "d", "Nei": "c"})
    after = moved("b", -1, step("a"), decision, step("c"), step("d"))
    assert {"bJad", "bNeic"} <= ways(after)
    assert after[0].branches == decision.branches


def test_the_strands_of_two_answers_do_not_run_into_each_other() -> None:
    steps = (
        step("a", kind="decision", branches={"Ja": "b", "Nei": "c"}),
        step("b", next=["e"]),
        step("c"),
        step("d"),
        step("e"),
    )
    after = moved("b", 1, *steps)
    assert order(after) == "acbde"
    assert ways(after) == ways(steps)
    assert ways(moved("b", -1, *after)) == ways(steps)


def test_a_step_written_below_the_end_can_be_moved_before_it() -> None:
    assert ways(moved("c", -1, step("a"), step("b", kind="end"), step("c"))) == {"ac", "cb"}


def test_a_step_goes_from_lane_to_lane_as_far_as_there_are_lanes() -> None:
    workspace = told(step("a", role="Lege"), step("b"), step("c", role="Sykepleier"), step("d", role="Sykepleier"))

    def role(by: int) -> str | None:
        return move_to_lane(workspace, PATH, "as-is", "d", by).process(PATH).as_is[3].role

    assert (role(-2), role(-1), role(-9), role(1)) == ("Lege", None, "Lege", "Sykepleier")
