from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from behov.domain.flow import Flow, flows
from behov.domain.process import Branch, Process, Step, lanes
from behov.domain.process_edits import change_step, copy_as_is, new_step_id, remove_step, slug
from behov.domain.workspace import Workspace
from behov.storage.workspace_folder import WorkspaceFolder
from tests.conftest import PROCESS


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return WorkspaceFolder(folder).load()


def ids(workspace: Workspace) -> list[str]:
    return [step.id for step in workspace.process(PROCESS).as_is]


def test_what_led_to_a_removed_step_leads_to_what_followed_it(workspace: Workspace) -> None:
    after = remove_step(workspace, PROCESS, "as-is", "hent-liste").process(PROCESS)
    assert after.as_is[0].branches == {"Ja": Branch(to="gi")}  # it cannot lead to itself
    after = remove_step(workspace, PROCESS, "as-is", "vurder").process(PROCESS)
    assert after.as_is[0].next == ()  # a decision has no single step after it


def test_a_step_is_changed_and_keeps_its_id(workspace: Workspace) -> None:
    after = change_step(workspace, PROCESS, "as-is", "gi", text="Gir og kvitterer", minutes=3)
    assert after.process(PROCESS).as_is[2] == Step(
        id="gi", text="Gir og kvitterer", role="Sykepleier", minutes=3, next=()
    )


def test_the_to_be_starts_as_the_as_is_without_its_pain_points(workspace: Workspace) -> None:
    to_be = copy_as_is(workspace, PROCESS).process(PROCESS).to_be
    assert [step.id for step in to_be] == ids(workspace)
    assert {step.pains for step in to_be} == {()}


def test_step_ids_are_slugs_unique_in_the_process(workspace: Workspace) -> None:
    process = workspace.process(PROCESS)
    assert new_step_id(process, "Åpner lista på mobilen") == "apner-lista-pa-mobilen"
    assert new_step_id(process, "Gi") == "gi-2"
    assert new_step_id(process, "🙂") == "steg"


@given(st.text(max_size=200))
def test_a_slug_is_plain_letters_whatever_was_said(text: str) -> None:
    made = slug(text)
    assert len(made) <= 40
    assert made.replace("-", "").isascii()
    assert made == made.lower().strip("-")


def steps(*rows: dict[str, object]) -> tuple[Step, ...]:
    return tuple(Step.model_validate({"text": "", **row}) for row in rows)


def test_the_step_below_follows_unless_the_step_says_otherwise() -> None:
    assert flows(steps({"id": "a"}, {"id": "b", "next": []}, {"id": "c", "next": ["a", "b"]}, {"id": "d"})) == (
        Flow("a", "b"),
        Flow("c", "a"),
        Flow("c", "b"),
    )


def test_an_end_has_no_way_out_and_next_and_branches_both_hold() -> None:
    assert flows(steps({"id": "a", "kind": "end", "next": ["b"]}, {"id": "b"})) == ()
    assert flows(steps({"id": "a", "next": ["b"], "branches": {"Ja": "b"}}, {"id": "b"})) == (
        Flow("a", "b", "Ja"),
        Flow("a", "b"),
    )
    assert flows(steps({"id": "a", "branches": {"Ja": "c"}}, {"id": "b"}, {"id": "c"}))[:1] == (Flow("a", "c", "Ja"),)


def test_ways_to_nowhere_are_left_out() -> None:
    assert flows(steps({"id": "a", "next": ["borte"]})) == ()


def test_lanes_come_in_the_order_in_which_roles_first_act() -> None:
    process = Process(path="a", title="A", as_is=steps({"id": "a", "role": "B"}, {"id": "b"}, {"id": "c", "role": "B"}))
    assert lanes(process.as_is) == ("B", "")
