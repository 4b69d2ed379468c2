"""What new files are called."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from behov.domain.edits import add_workshop
from behov.domain.naming import LONGEST_STEM, new_process_path, new_workshop_path
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace

DAY = date(2024, 9, 12)


def test_a_workshop_is_called_by_its_area_date_and_title() -> None:
    path = new_workshop_path(Workspace(), "Behovsverksted, Grenland", "hjemmetjeneste", DAY)
    assert path == "workshops/hjemmetjeneste/2024-09-12-behovsverksted-grenland.toml"


def test_a_taken_name_gets_a_number() -> None:
    workspace = Workspace()
    for _ in range(3):
        path = new_workshop_path(workspace, "Grenland", None, DAY)
        workspace = add_workshop(workspace, Workshop(path=path, title="Grenland", kind="needs", date=DAY))
    assert sorted(each.stem for each in workspace.workshops) == [
        "2024-09-12-grenland",
        "2024-09-12-grenland-2",
        "2024-09-12-grenland-3",
    ]


def test_a_name_that_windows_refuses_is_never_given() -> None:
    assert new_process_path(Workspace(), "CON", "aux") == "processes/aux-1/con-1.toml"


@given(st.text(), st.text())
def test_every_title_gives_a_short_plain_name_inside_the_folder(title: str, area: str) -> None:
    folder, *_, name = new_process_path(Workspace(), title, area).split("/")
    stem = name.removesuffix(".toml")
    assert folder == "processes"
    assert 0 < len(stem) <= LONGEST_STEM
    assert stem.replace("-", "a").isalnum()
    assert stem.isascii()
