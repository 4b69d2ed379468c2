from datetime import date
from functools import partial
from pathlib import Path

import pytest

from behov.domain.correcting import change_needs, move_needs, remove_needs, said_anew
from behov.domain.edits import add_workshop, change_need
from behov.domain.errors import NoSuchRecord
from behov.domain.shorthand import Line
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.storage.workspace_folder import WorkspaceFolder
from tests.conftest import WORKSHOP

BOTH = {"HJT-7K3PM2", "HJT-8A1CD3"}
OTHER = "workshops/2024-09-13-ny.toml"


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    other = Workshop(path=OTHER, title="Ny", kind="needs", date=date(2024, 9, 13), area="institusjon")
    return add_workshop(WorkspaceFolder(folder).load(), other)


def test_many_needs_are_changed_at_once_and_the_rest_is_shared(workspace: Workspace) -> None:
    changed = change_needs(workspace, WORKSHOP, BOTH, priority="could")
    assert [need.priority for need in changed.workshop(WORKSHOP).needs] == ["could", "could"]
    one = change_needs(workspace, WORKSHOP, {"HJT-7K3PM2"}, priority="could")
    assert one.workshop(WORKSHOP).needs[1] is workspace.workshop(WORKSHOP).needs[1]


def test_many_needs_are_taken_out_at_once(workspace: Workspace) -> None:
    assert remove_needs(workspace, WORKSHOP, BOTH).workshop(WORKSHOP).needs == ()


@pytest.mark.parametrize("edit", [partial(change_needs, priority="must"), remove_needs])
def test_a_need_that_is_not_there_is_named(workspace: Workspace, edit: partial[Workspace]) -> None:
    with pytest.raises(NoSuchRecord, match="HJT-000000"):
        edit(workspace, WORKSHOP, {"HJT-7K3PM2", "HJT-000000"})


def test_moved_needs_are_in_both_workshops_before_they_are_in_the_other_alone(workspace: Workspace) -> None:
    before = {need.id: need for need in workspace.workshop(WORKSHOP).needs}
    add, remove = move_needs(BOTH, WORKSHOP, OTHER, {"HJT-7K3PM2": "7 stemmer"})
    between = add(workspace)
    assert {need.id for need in between.workshop(WORKSHOP).needs} == BOTH
    after = remove(between)
    assert after.workshop(WORKSHOP).needs == ()
    moved = after.workshop(OTHER)
    assert [need.id for need in moved.needs] == list(before)
    for need in moved.needs:
        was = before[need.id]
        assert area_of(moved, need) == area_of(workspace.workshop(WORKSHOP), was) == "hjemmetjeneste"
        assert municipalities_of(moved, need) == municipalities_of(workspace.workshop(WORKSHOP), was)
        assert (need.text, need.role, need.steps, need.recorded) == (was.text, was.role, was.steps, was.recorded)
    assert (moved.needs[0].votes, moved.needs[0].note) == (None, "7 stemmer")


def test_words_that_are_edited_change_what_they_say_and_nothing_else(workspace: Workspace) -> None:
    line = Line("Se listen", priority="should", municipalities=("4003",))
    need = change_need(workspace, WORKSHOP, "HJT-7K3PM2", **said_anew(line)).workshop(WORKSHOP).needs[0]
    assert (need.text, need.priority, need.municipalities) == ("Se listen", "should", ("4003",))
    assert (need.role, need.components) == ("Sykepleier", ("PLL", "SFM"))
