"""Lines told in the capture bar become steps."""

import pytest

from behov.domain.capturing import record_steps
from behov.domain.capturing import told as being_told
from behov.domain.errors import EmptyText
from behov.domain.flow import flows
from behov.domain.process import Branch, Process, Step
from behov.domain.shorthand import Line
from behov.domain.workspace import Workspace

PATH = "processes/legemidler.toml"


def told(*steps: Step, lines: tuple[Line, ...], below: str | None = None) -> tuple[Step, ...]:
    workspace = Workspace(processes=(Process(path=PATH, title="Legemidler", as_is=steps),))
    return record_steps(workspace, PATH, "as-is", lines, below).process(PATH).as_is


def test_a_line_becomes_a_step_with_all_that_it_says() -> None:
    line = Line(
        "Henter liste", role="Sykepleier", systems=("EPJ",), components=("PLL",), pains=("Treg",), outputs=("A",)
    )
    (step,) = told(lines=(line,))
    assert (step.id, step.kind, step.role, step.text) == ("henter-liste", "task", "Sykepleier", "Henter liste")
    assert (step.systems, step.components, step.pains, step.outputs) == (("EPJ",), ("PLL",), ("Treg",), ("A",))


def test_a_question_becomes_a_decision() -> None:
    assert [step.kind for step in told(lines=(Line("Stemmer listen?"),))] == ["decision"]


def test_lines_come_below_the_chosen_step_in_their_order() -> None:
    steps = told(Step(id="a", text="A"), Step(id="b", text="B"), lines=(Line("X"), Line("Y")), below="a")
    assert [step.id for step in steps] == ["a", "x", "y", "b"]


def test_a_new_step_takes_over_what_followed_the_one_above_it() -> None:
    one, other = Step(id="a", text="A", next=("c",)), Step(id="b", text="B", next=())
    steps = told(one, other, Step(id="c", text="C"), lines=(Line("X"),), below="a")
    assert [(flow.source, flow.target) for flow in flows(steps)] == [("a", "x"), ("x", "c")]


def test_a_decisions_answers_stay_as_they_are() -> None:
    steps = told(
        Step(id="a", text="A?", kind="decision", branches={"Ja": Branch(to="a")}), lines=(Line("X"),), below="a"
    )
    assert [(flow.source, flow.target, flow.label) for flow in flows(steps)] == [("a", "a", "Ja")]


def test_a_line_without_text_is_refused() -> None:
    with pytest.raises(EmptyText):
        told(lines=(Line("", systems=("EPJ",)),))


def test_what_is_being_typed_can_be_seen_before_it_can_be_saved() -> None:
    process = Process(path=PATH, title="Legemidler", as_is=(Step(id="a", text="A"), Step(id="b", text="B")))
    shown = being_told(process, "as-is", (Line("Ringer 13097248022"),), "a")
    assert [step.text for step in shown.as_is] == ["A", "Ringer 13097248022", "B"]
