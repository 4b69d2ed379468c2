from datetime import date
from pathlib import Path

import pytest

from behov.domain.edits import (
    add_process,
    add_workshop,
    change_need,
    change_note,
    change_process,
    change_workshop,
    remove_note,
)
from behov.domain.errors import DuplicateName, EmptyText, InvalidValue, NoSuchRecord, PersonalNumber
from behov.domain.process import Process
from behov.domain.workshop import Need, Note, Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.storage.workspace_folder import WorkspaceFolder
from tests.conftest import PROCESS, WORKSHOP, add_need, add_note


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return WorkspaceFolder(folder).load()


def test_an_edit_leaves_the_workspace_before_it_as_it_was(workspace: Workspace) -> None:
    after = add_need(workspace, WORKSHOP, Need(id="HJT-ABC123", text="Et behov"))
    assert (len(workspace.needs), len(after.needs)) == (2, 3)
    assert after.processes[0] is workspace.processes[0]


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_what_says_nothing_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(EmptyText):
        add_need(workspace, WORKSHOP, Need(id="HJT-ABC123", text=text))
    with pytest.raises(EmptyText):
        add_note(workspace, WORKSHOP, Note(id="HJT-ABC123", text=text))
    with pytest.raises(EmptyText):
        change_need(workspace, WORKSHOP, "HJT-7K3PM2", text=text)
    with pytest.raises(EmptyText):
        change_workshop(workspace, WORKSHOP, title=text)
    with pytest.raises(EmptyText):
        change_process(workspace, PROCESS, title=text)


def test_a_birth_number_is_refused_wherever_it_is_written(workspace: Workspace) -> None:
    number = "018190 00049"
    with pytest.raises(PersonalNumber):
        change_need(workspace, WORKSHOP, "HJT-7K3PM2", note=f"gjelder {number}")
    with pytest.raises(PersonalNumber):
        change_workshop(workspace, WORKSHOP, place=number)
    with pytest.raises(PersonalNumber):
        add_process(workspace, Process(path="processes/b.toml", title=number))


def test_a_file_that_held_a_birth_number_can_still_be_worked_on(workspace: Workspace, folder: Path) -> None:
    file = folder / WORKSHOP
    file.write_text(file.read_text("utf-8").replace("utan dekning", "utan dekning 018190 00049"), "utf-8")
    opened = WorkspaceFolder(folder).load()
    assert change_need(opened, WORKSHOP, "HJT-7K3PM2", priority="could").needs[0][1].priority == "could"


def test_a_value_that_the_format_does_not_allow_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue, match="priority cannot be viktig"):
        change_need(workspace, WORKSHOP, "HJT-7K3PM2", priority="viktig")
    with pytest.raises(InvalidValue):
        change_workshop(workspace, WORKSHOP, date="i dag")


def test_what_is_not_there_cannot_be_changed(workspace: Workspace) -> None:
    with pytest.raises(NoSuchRecord):
        change_need(workspace, WORKSHOP, "HJT-000000", priority="must")
    with pytest.raises(NoSuchRecord):
        remove_note(workspace, "workshops/borte.toml", "HJT-Q4T9BX")


def test_text_is_composed_on_its_way_in(workspace: Workspace) -> None:
    after = add_need(workspace, WORKSHOP, Need(id="HJT-ABC123", text="Vi ma\u030a", role="La\u030ast"))
    assert (after.needs[-1][1].text, after.needs[-1][1].role) == ("Vi må", "Låst")


def test_two_files_never_get_one_stem(workspace: Workspace) -> None:
    twin = Workshop(path="workshops/2024-09-12-GRENLAND.toml", title="B", kind="needs", date=date(2024, 9, 12))
    with pytest.raises(DuplicateName):
        add_workshop(workspace, twin)
    with pytest.raises(DuplicateName):
        add_process(workspace, Process(path="processes/legemidler-hjemme.toml", title="B"))


def test_notes_are_added_changed_and_removed(workspace: Workspace) -> None:
    after = add_note(workspace, WORKSHOP, Note(id="HJT-ABC123", kind="parked", text="Nøkler"))
    after = change_note(after, WORKSHOP, "HJT-ABC123", owner="Leder")
    assert after.workshop(WORKSHOP).notes[-1].owner == "Leder"
    assert remove_note(after, WORKSHOP, "HJT-ABC123") == workspace


def test_unknown_keys_stay_with_a_changed_need(workspace: Workspace, folder: Path) -> None:
    file = folder / WORKSHOP
    file.write_text(file.read_text("utf-8").replace("votes = 7", 'votes = 7\nfarge = "blå"'), "utf-8")
    after = change_need(WorkspaceFolder(folder).load(), WORKSHOP, "HJT-7K3PM2", priority="could")
    assert after.needs[0][1].model_extra == {"farge": "blå"}


def test_a_need_belongs_to_its_workshops_area_unless_it_says_another(workspace: Workspace) -> None:
    workshop, need = workspace.needs[0]
    assert area_of(workshop, need) == "hjemmetjeneste"
    assert area_of(workshop, need.replace(area="ledelse")) == "ledelse"


def test_a_need_is_its_workshops_municipality_only_if_that_had_just_one(workspace: Workspace) -> None:
    workshop, need = workspace.needs[1]
    assert municipalities_of(workshop, need) == ()
    assert municipalities_of(workshop.replace(municipalities=["4001"]), need) == ("4001",)
    assert municipalities_of(workshop.replace(municipalities=["4001"]), need.replace(municipalities=[])) == ()
