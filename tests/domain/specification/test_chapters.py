"""Where requirements belong, and in which order they stand."""

from datetime import date
from pathlib import Path

import pytest

from behov.domain.edits import change_need
from behov.domain.other_tables import Requirement
from behov.domain.specification.chapters import areas_of, chapters_of, in_order, suggested_chapter
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.services.session import Session
from tests.specified import CONSOLIDATION, SPECIFICATION, specify

DAY = date(2024, 12, 4)


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return Session(specify(folder)).workspace


@pytest.mark.parametrize(
    ("needs", "chapter"),
    [
        (("REG-00000A",), "integrasjoner"),  # the kind of the raw need
        (("REG-00000B",), "kvalitet"),  # its own kind comes before the area
        (("REG-00000C",), "institusjon"),
        (("reg-oooooc",), "institusjon"),
        (("REG-00000C", "REG-00000D"), "felles"),  # two areas
        ((), None),
        (("REG-99999Z",), None),
    ],
)
def test_a_chapter_is_suggested_by_kind_and_area(workspace: Workspace, needs: tuple[str, ...], chapter: str) -> None:
    assert suggested_chapter(workspace, needs) == chapter


def test_a_functional_need_of_one_area_belongs_in_its_chapter(workspace: Workspace) -> None:
    functional = change_need(workspace, CONSOLIDATION, "REG-00000C", kind="functional")
    assert suggested_chapter(functional, ("REG-00000C",)) == "institusjon"


def test_needs_gathered_in_rounds_have_their_areas_once(workspace: Workspace) -> None:
    one = change_need(workspace, CONSOLIDATION, "REG-00000A", merges=("HJT-7K3PM2", "REG-00000B"))
    round_about = change_need(one, CONSOLIDATION, "REG-00000B", merges=("hjt-8a1cd3", "REG-00000A", "HJT-999999"))
    assert areas_of(round_about, *round_about.said["REG-00000A"]) == ("hjemmetjeneste",)


def test_requirements_stand_by_chapter_and_number(workspace: Workspace) -> None:
    added = ("F-HJT-1000", "hjemmetjeneste"), ("X-1", "borte"), ("F-FEL-002", "felles"), (None, None)
    rows = tuple(
        Requirement(id=f"REG-0000{place:02}", text="Krav", number=number, chapter=chapter)
        for place, (number, chapter) in enumerate(added)
    )
    workshop = workspace.workshop(SPECIFICATION)
    workshop = workshop.replace(requirements=(*rows, *workshop.requirements))
    numbers = [each.number for each in in_order(workspace, workshop.requirements)]
    assert numbers == ["F-FEL-002", "F-HJT-001", "F-HJT-002", "F-HJT-1000", "X-1", None]
    assert chapters_of(workspace, workshop)[-1].id == "borte"


def test_a_need_that_gathers_nothing_points_at_no_chapter_by_itself() -> None:
    need = Need(id="REG-00000A", text="Noe")
    workshop = Workshop(path="workshops/k.toml", title="K", kind="consolidation", date=DAY, needs=(need,))
    assert suggested_chapter(Workspace(workshops=(workshop,)), (need.id,)) is None
