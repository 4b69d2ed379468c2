"""What behov's steps leave unsaid is said in BPMN: starts, ends and gateways."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from behov.diagrams.bpmn.model import Element, Model, bpmn_model
from behov.diagrams.views.nodes import Drawing, distinct
from behov.domain.process import Process, Step
from behov.text import tr
from tests.diagrams.made import processes, step

unhurried = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def model_of(*steps: Step, trigger: str = "", result: str = "") -> Model:
    return bpmn_model(Process(path="p.toml", title="P", trigger=trigger, result=result), steps)


def kinds(model: Model) -> dict[str, str]:
    return {element.id: element.kind for element in model.elements}


def drawn(model: Model) -> set[str]:
    return {f"{way.source}>{way.target}" + (f" {way.label}" if way.label else "") for way in model.ways}


def named(model: Model, element_id: str) -> str:
    return next(element.name for element in model.elements if element.id == element_id)


def test_a_question_is_a_gateway_and_its_answers_are_on_the_ways() -> None:
    model = model_of(
        step("a", "Ok?", kind="decision", branches={"Ja": "b", "Nei": "c"}), step("b", next=[]), step("c", next=[])
    )
    assert kinds(model)["step_a"] == "exclusive"
    assert {"step_a>step_b Ja", "step_a>step_c Nei"} <= drawn(model)


@pytest.mark.parametrize("branches", [{"Ja": "b"}, {"Ja": "b", "Nei": "b"}, {}])
def test_a_question_with_one_way_out_is_a_task_and_its_way_has_no_answer(branches: dict[str, str]) -> None:
    model = model_of(step("a", kind="decision", branches=branches), step("b", next=[]))
    assert kinds(model)["step_a"] == "task"
    assert "step_a>step_b" in drawn(model)


def test_a_task_with_several_ways_out_sets_them_all_going_and_they_are_waited_for() -> None:
    model = model_of(step("a", next=["b", "c"]), step("b", next=["d"]), step("c", next=["d"]), step("d"))
    assert {"step_a>split_a", "split_a>step_b", "split_a>step_c", "join_step_d>step_d"} <= drawn(model)
    assert kinds(model)["split_a"] == kinds(model)["join_step_d"] == "parallel"


def test_a_task_with_answers_is_followed_by_a_question() -> None:
    model = model_of(step("a", branches={"Innvilget": "b"}, next=["c"]), step("b", next=[]), step("c", next=[]))
    assert kinds(model)["split_a"] == "exclusive"
    assert named(model, "split_a") == tr("Outcome?")
    assert "split_a>step_b Innvilget" in drawn(model)


def test_one_start_and_one_end_that_were_put_in_say_what_sets_the_process_going_and_comes_of_it() -> None:
    model = model_of(step("a"), step("b"), trigger="Ny bruker", result="Vedtak")
    assert (named(model, "start_a"), named(model, "end_b")) == ("Ny bruker", "Vedtak")


def test_each_step_that_nothing_leads_to_has_a_start() -> None:
    model = model_of(step("a", kind="start", next=["c"]), step("b", next=["c"]), step("c"), trigger="Ny bruker")
    assert [key for key, kind in kinds(model).items() if kind == "start"] == ["step_a", "start_b"]
    assert named(model, "start_b") == tr("Start")


def test_a_start_to_which_others_lead_is_on_the_way_and_has_a_start_before_it() -> None:
    model = model_of(step("a", "Melding", kind="start"), step("b", next=["a"], branches={"nei": "c"}), step("c"))
    assert kinds(model)["step_a"] == "milestone"
    assert {"start_a>join_step_a", "join_step_a>step_a"} <= drawn(model)


def test_a_part_that_cannot_be_reached_has_a_start_and_one_that_never_ends_has_an_end() -> None:
    model = model_of(step("a", next=[]), step("b", next=["c"]), step("c", next=["b"]))
    assert {"start_b", "end_c"} <= set(kinds(model))
    assert f"split_c>end_c {tr('finished')}" in drawn(model)


def test_a_process_without_steps_starts_and_ends() -> None:
    assert list(kinds(model_of()).values()) == ["start", "end"]


def test_ids_are_those_of_the_steps_and_ascii_whatever_those_are() -> None:
    model = model_of(*distinct([step("hent-liste"), step("å:b"), step("å:b"), step("a b")]))
    ids = [element.id for element in model.elements]
    assert "step_hent-liste" in ids
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9._-]*", each) for each in ids)


@unhurried
@given(processes(most_steps=30, most_lanes=8, most_loops=20, wild=True))
def test_whatever_the_process_it_is_well_formed(drawing: Drawing) -> None:
    model = bpmn_model(drawing.process, drawing.process.as_is)
    leading = {element.id: [way for way in model.ways if way.target == element.id] for element in model.elements}
    leaving = {element.id: [way for way in model.ways if way.source == element.id] for element in model.elements}
    for element in model.elements:
        assert _may_have(element, len(leading[element.id]), len(leaving[element.id])), element
    assert len({(way.source, way.target) for way in model.ways}) == len(model.ways)
    steps = {element.step.id for element in model.elements if element.step}
    assert steps == {each.id for each in drawing.process.as_is}
    assert _all_reached(model, "start", {key: [way.target for way in each] for key, each in leaving.items()})
    assert _all_reached(model, "end", {key: [way.source for way in each] for key, each in leading.items()})


@unhurried
@given(processes(most_steps=30, most_lanes=3, most_loops=6), st.randoms(use_true_random=False))
def test_no_gateway_waits_in_vain(drawing: Drawing, chance: Random) -> None:
    model = bpmn_model(drawing.process, drawing.process.as_is)
    assert _played(model, chance) == []


@unhurried
@given(processes(most_steps=12, most_lanes=3, most_loops=20, wild=True), st.randoms(use_true_random=False))
def test_no_gateway_waits_in_vain_in_a_process_as_nobody_should_draw_it(drawing: Drawing, chance: Random) -> None:
    model = bpmn_model(drawing.process, drawing.process.as_is)
    assert _played(model, chance) == []


def _played(model: Model, chance: Random) -> list[str]:
    """Play a run by the rules of BPMN, or the beginning of one that goes round; return what is left waiting."""
    leading = {element.id: [way for way in model.ways if way.target == element.id] for element in model.elements}
    leaving = {element.id: [way for way in model.ways if way.source == element.id] for element in model.elements}
    kind = kinds(model)
    begun = chance.choice([element.id for element in model.elements if element.kind == "start"])
    waiting = list(leaving[begun])  # a way for each token on it
    for _ in range(300):
        ready = [
            way
            for way in dict.fromkeys(waiting)
            if kind[way.target] != "parallel" or set(leading[way.target]) <= set(waiting)
        ]
        if not ready:
            return [way.target for way in waiting]
        here = chance.choice(ready).target
        for way in leading[here] if kind[here] == "parallel" else [next(w for w in ready if w.target == here)]:
            waiting.remove(way)
        out = leaving[here]
        waiting += [chance.choice(out)] if kind[here] == "exclusive" else out
    return []


def _may_have(element: Element, ways_in: int, ways_out: int) -> bool:
    if element.kind in ("exclusive", "parallel"):
        return (ways_in == 1 and ways_out > 1) or (ways_in > 1 and ways_out == 1)
    return (ways_in, ways_out) == {"start": (0, 1), "end": (1, 0)}.get(element.kind, (1, 1))


def _all_reached(model: Model, kind: str, onward: dict[str, list[str]]) -> bool:
    waiting = [element.id for element in model.elements if element.kind == kind]
    seen: set[str] = set()
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting += onward[here]
    return seen == {element.id for element in model.elements}
