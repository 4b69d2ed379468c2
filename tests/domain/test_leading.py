"""A step is led to another one, and away from it again."""

import pytest

from behov.domain.errors import NoSuchRecord
from behov.domain.leading import lead_step, leads
from behov.domain.process import Branch, Process, Step
from behov.domain.workspace import Workspace

PATH = "processes/legemidler.toml"


def led(*ways: tuple[str, str, str], **first: object) -> Step:
    """Return step a of a, b and c, after ways were drawn from it, each a source, an answer and a target."""
    steps = (Step.model_validate({"id": "a", "text": "A", **first}), Step(id="b", text="B"), Step(id="c", text="C"))
    workspace = Workspace(processes=(Process(path=PATH, title="Legemidler", as_is=steps),))
    for source, answer, target in ways:
        workspace = lead_step(workspace, PATH, "as-is", source, target, answer)
    return workspace.process(PATH).as_is[0]


def test_an_answer_makes_a_task_a_decision_and_leads_to_one_step() -> None:
    assert led(("a", "Ja", "c")).kind == "decision"
    assert led(("a", "Ja", "c"), kind="wait").kind == "wait"
    assert led(("a", "Ja", "c"), ("a", "Nei", "b")).branches == {"Ja": Branch(to="c"), "Nei": Branch(to="b")}


def test_an_answer_that_leads_elsewhere_keeps_its_share() -> None:
    step = led(("a", "Ja", "b"), branches={"Ja": {"to": "c", "share": 0.8}})
    assert step.branches == {"Ja": Branch(to="b", share=0.8)}


def test_an_answer_that_leads_there_already_is_taken_away() -> None:
    step = led(("a", "Ja", "c"), ("a", "Nei", "b"), ("a", "Ja", "c"))
    assert step.branches == {"Nei": Branch(to="b")}
    assert leads(step, "b", "Nei")
    assert not leads(step, "c", "Ja")


def test_what_follows_is_led_elsewhere_and_back_to_the_step_below() -> None:
    assert led(("a", "", "c")).next == ("c",)
    assert led(("a", "", "c"), ("a", "", "c")).next is None
    assert led(("a", "", "c"), ("a", "", "b")).next is None
    assert led(("a", "", "b"), next=[]).next is None


def test_one_of_several_that_follow_is_taken_away() -> None:
    assert led(("a", "", "c"), next=["b", "c"]).next is None
    assert led(("a", "", "b"), next=["b", "c"]).next == ("c",)


def test_what_follows_whatever_the_answer_is_said_by_name() -> None:
    assert led(("a", "", "b"), branches={"Ja": "c"}).next == ("b",)


def test_a_step_that_is_not_there_leads_nowhere() -> None:
    with pytest.raises(NoSuchRecord):
        led(("borte", "", "b"))
