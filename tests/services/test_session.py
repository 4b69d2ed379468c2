from datetime import date
from functools import partial
from pathlib import Path

import pytest

from behov.domain.correcting import remove_needs
from behov.domain.edits import add_workshop, change_need, remove_workshop
from behov.domain.errors import ChangedOnDisk, PersonalNumber
from behov.domain.ids import is_id
from behov.domain.process_edits import remove_step
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.services.session import Edit, Session
from tests.conftest import PROCESS, WORKSHOP, add_need

EDITS: dict[str, Edit] = {
    "add": partial(add_need, path=WORKSHOP, need=Need(id="HJT-ABC123", text="Et behov")),
    "change": partial(change_need, path=WORKSHOP, need_id="HJT-7K3PM2", priority="could"),
    "remove": partial(remove_needs, path=WORKSHOP, need_ids={"HJT-7K3PM2"}),
    "remove step": partial(remove_step, path=PROCESS, variant="as-is", step_id="vurder"),
    "remove workshop": partial(remove_workshop, path=WORKSHOP),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.toml")}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_undo_restores_the_files_byte_for_byte_and_redo_does_it_again(folder: Path, edit: Edit) -> None:
    session, before = Session(folder), contents(folder)
    session.apply(edit, "endring")
    after = contents(folder)
    assert after != before
    undone = session.undo()
    assert undone
    assert undone.label == "endring"
    assert contents(folder) == before
    assert session.redo()
    assert contents(folder) == after
    assert Session(folder).workspace == session.workspace


def test_undo_goes_back_through_everything_and_no_further(folder: Path) -> None:
    session, before = Session(folder), contents(folder)
    for edit in EDITS.values():
        session.apply(edit)
    while session.undo():
        pass
    assert contents(folder) == before
    assert session.undo() is None


def test_a_new_edit_forgets_what_was_undone(folder: Path) -> None:
    session = Session(folder)
    session.apply(EDITS["add"])
    session.undo()
    session.apply(EDITS["change"])
    assert session.redo() is None


def test_an_edit_that_changes_nothing_is_not_in_the_history(folder: Path) -> None:
    session = Session(folder)
    session.apply(partial(change_need, path=WORKSHOP, need_id="HJT-7K3PM2", priority="must"))
    assert session.next_undo is None


def test_a_refused_edit_changes_nothing_and_reaches_no_history(folder: Path) -> None:
    session, before = Session(folder), contents(folder)
    with pytest.raises(PersonalNumber) as error:
        session.apply(partial(add_need, path=WORKSHOP, need=Need(id="HJT-ABC123", text="Gjelder 018190 00049")))
    assert "018190" not in str(error.value)
    assert (session.next_undo, contents(folder)) == (None, before)


def test_an_undo_that_cannot_be_saved_changes_nothing(folder: Path) -> None:
    session = Session(folder)
    session.apply(EDITS["change"])
    (folder / WORKSHOP).write_bytes((folder / WORKSHOP).read_bytes() + b"\n# andres\n")
    with pytest.raises(ChangedOnDisk):
        session.undo()
    assert session.workspace.workshop(WORKSHOP).needs[0].priority == "could"
    session.reload()
    assert session.next_undo is None


def test_a_new_workshop_is_a_file_and_undo_takes_it_away(folder: Path) -> None:
    path = "workshops/institusjon/2024-10-01-nytt.toml"
    workshop = Workshop.model_validate({"path": path, "title": "Nytt", "kind": "needs", "date": date(2024, 10, 1)})
    session = Session(folder)
    session.apply(partial(add_workshop, workshop=workshop))
    assert (folder / path).is_file()
    session.undo()
    assert not (folder / path).exists()
    session.redo()
    assert Session(folder).workspace.workshop("2024-10-01-nytt").title == "Nytt"


def test_the_version_before_is_found_where_there_is_one(folder: Path) -> None:
    session, before = Session(folder), (folder / WORKSHOP).read_bytes()
    assert session.version_before(WORKSHOP) is None
    session.apply(EDITS["add"])
    kept = session.version_before(WORKSHOP)
    assert kept
    assert kept.read_bytes() == before


def test_new_ids_have_the_areas_letters_and_are_free(folder: Path) -> None:
    session = Session(folder)
    home = session.numbered(("første", "andre"), "hjemmetjeneste")
    assert list(home.values()) == ["første", "andre"]
    assert all(each.startswith("HJT-") for each in home)
    (without_area,) = session.numbered(("tredje",), None)
    assert without_area.startswith("REG-")
    assert all(map(is_id, session.numbered("abc", "institusjon")))


def move_need(need_id: str, source: str, target: str) -> list[Edit]:
    def added(workspace: Workspace) -> Workspace:
        need = next(each for each in workspace.workshop(source).needs if each.id == need_id)
        return add_need(workspace, target, need)

    return [added, partial(remove_needs, path=source, need_ids={need_id})]


def other_workshop(folder: Path) -> str:
    path = "workshops/2024-09-13-ny.toml"
    Session(folder).apply(
        partial(add_workshop, workshop=Workshop(path=path, title="Ny", kind="needs", date=date(2024, 9, 13)))
    )
    return path


def test_edits_of_several_files_are_undone_and_done_again_together(folder: Path) -> None:
    target = other_workshop(folder)
    session, before = Session(folder), contents(folder)
    session.apply_all(move_need("HJT-7K3PM2", WORKSHOP, target), "Flytt")
    after = contents(folder)
    assert "HJT-7K3PM2" not in after[WORKSHOP].decode()
    assert "HJT-7K3PM2" in after[target].decode()
    assert [done.label for done in session.history] == ["Flytt"]
    session.undo()
    assert contents(folder) == before
    session.redo()
    assert contents(folder) == after


@pytest.mark.parametrize("turn", ["do", "undo"])
def test_a_series_that_cannot_go_on_doubles_and_does_not_lose_and_what_was_done_can_be_undone(
    folder: Path, turn: str
) -> None:
    target = other_workshop(folder)
    session, before = Session(folder), contents(folder)
    blocked = WORKSHOP if turn == "do" else target
    if turn == "undo":
        session.apply_all(move_need("HJT-7K3PM2", WORKSHOP, target))
    saved = (folder / blocked).read_bytes()
    (folder / blocked).write_bytes(saved + b"\n")  # somebody else changed it meanwhile
    with pytest.raises(ChangedOnDisk) as caught:
        session.apply_all(move_need("HJT-7K3PM2", WORKSHOP, target)) if turn == "do" else session.undo()
    assert caught.value.path == blocked
    assert "HJT-7K3PM2" in contents(folder)[WORKSHOP].decode()
    assert "HJT-7K3PM2" in contents(folder)[target].decode()
    (folder / blocked).write_bytes(saved)
    session.undo()
    assert contents(folder) == before
    assert Session(folder).workspace == session.workspace


def counted(votes: int | None) -> Edit:
    return partial(change_need, path=WORKSHOP, need_id="HJT-8A1CD3", votes=votes)


def votes(session: Session) -> int | None:
    return Session(session.root).workspace.workshop(WORKSHOP).needs[1].votes


def test_edits_that_are_part_of_one_thing_are_each_saved_and_undone_together(folder: Path) -> None:
    session, before, number, next_number = Session(folder), contents(folder), object(), object()
    session.apply(counted(1), "1 stemme", number)
    assert votes(session) == 1
    session.apply(counted(12), "12 stemmer", number)
    session.apply(counted(3), "3 stemmer", next_number)
    assert [done.label for done in session.history] == ["3 stemmer", "12 stemmer"]
    session.undo()
    assert votes(session) == 12
    session.undo()
    assert contents(folder) == before
    session.redo()
    assert votes(session) == 12


def test_what_came_in_between_is_not_undone_with_it(folder: Path) -> None:
    session, number = Session(folder), object()
    session.apply(counted(1), "1 stemme", number)
    session.apply(EDITS["change"], "kan")
    session.apply(counted(12), "12 stemmer", number)
    assert [done.label for done in session.history] == ["12 stemmer", "kan", "1 stemme"]


def test_one_thing_that_comes_back_to_where_it_began_is_nothing_to_undo(folder: Path) -> None:
    session, before, number = Session(folder), contents(folder), object()
    session.apply(EDITS["change"], "kan")
    session.apply(counted(1), "1 stemme", number)
    session.apply(counted(None), "Stemmer", number)
    assert [done.label for done in session.history] == ["kan"]
    session.undo()
    assert contents(folder) == before


def test_what_was_undone_can_be_read_the_next_to_do_again_first(folder: Path) -> None:
    session = Session(folder)
    session.apply(EDITS["change"], "første")
    session.apply(EDITS["add"], "andre")
    assert not session.undone
    session.undo()
    session.undo()
    assert [done.label for done in session.undone] == ["første", "andre"]


def test_a_series_of_which_one_edit_is_refused_changes_nothing(folder: Path) -> None:
    session, before = Session(folder), contents(folder)
    refused = partial(change_need, path=WORKSHOP, need_id="HJT-7K3PM2", text="Vakker Blomst 13097248022")
    with pytest.raises(PersonalNumber):
        session.apply_all([EDITS["add"], refused])
    assert contents(folder) == before
    assert session.history == ()
