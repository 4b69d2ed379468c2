"""How far a specification has come, which chapter a need points at, and when there is too much that is absolute."""

from datetime import date
from pathlib import Path

import pytest

from behov.domain.edits import change_need
from behov.domain.findings import findings
from behov.domain.other_tables import Category, Requirement
from behov.domain.settings import Settings, Specification
from behov.domain.specification.specified import (
    Progress,
    absolute_share,
    areas_of,
    chapters_of,
    in_order,
    progress,
    suggested_chapter,
)
from behov.domain.specification.specifying import withdraw
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.services.session import Session
from tests.specified import CONSOLIDATION, SPECIFICATION, specify

DAY = date(2024, 12, 4)


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return Session(specify(folder)).workspace


def test_what_is_left_to_do_is_named(workspace: Workspace) -> None:
    assert progress(workspace, SPECIFICATION) == Progress(
        undecided=("REG-00000A", "REG-00000B", "REG-00000C"),
        needless=("REG-00000Q",),
        suspect=("REG-00000P",),
        unverified=("REG-00000P", "REG-00000Q"),
        uncategorised=("REG-00000Q",),
    )


def test_of_what_is_withdrawn_nothing_is_missing_and_its_need_has_no_requirement(workspace: Workspace) -> None:
    left = progress(withdraw(workspace, SPECIFICATION, ("REG-00000P", "REG-00000Q")), SPECIFICATION)
    assert left.requirements == frozenset()
    assert left.unwritten == ("REG-00000D",)


def test_a_local_measure_that_is_nobodys_is_named(workspace: Workspace) -> None:
    local = change_need(workspace, CONSOLIDATION, "REG-00000C", outcome="local")
    assert progress(local, SPECIFICATION).ownerless == ("REG-00000C",)
    owned = change_need(local, CONSOLIDATION, "REG-00000C", owner="Fagansvarlig")
    assert progress(owned, SPECIFICATION).ownerless == ()


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
    numbers = [each.number for each in in_order(workspace, workshop)]
    assert numbers == ["F-FEL-002", "F-HJT-001", "F-HJT-002", "F-HJT-1000", None, "X-1"]
    assert chapters_of(workspace, workshop)[-1].id == "borte"


def specification(*categories: Category | None, limit: float = 0.4) -> Workspace:
    rows = tuple(
        Requirement(id=f"REG-0000{place:02}", text="Krav", category=category)
        for place, category in enumerate(categories)
    )
    workshop = Workshop(path="workshops/krav.toml", title="Krav", kind="specification", date=DAY, requirements=rows)
    settings = Settings(specification=Specification(absolute_share=limit))
    return Workspace(settings=settings, workshops=(workshop,))


@pytest.mark.parametrize(
    ("categories", "limit", "high"),
    [
        (("absolute", "absolute", "evaluated", None, "option"), 0.4, False),  # just as much as there may be
        (("absolute", "absolute", "absolute", None, "option"), 0.4, True),
        (("absolute", "evaluated", "evaluated", "option", None), 0.1, True),
        (("absolute",) * 4, 0.4, False),  # too few to say
        (("evaluated",) * 5, 0.0, False),
        ((), 0.4, False),
    ],
)
def test_more_absolute_requirements_than_the_workspace_allows_are_found(
    categories: tuple[Category | None, ...], limit: float, high: bool
) -> None:
    workspace = specification(*categories, limit=limit)
    assert absolute_share(workspace, workspace.workshops[0].requirements).high is high
    found = [each for each in findings(workspace) if each.code == "many-absolute"]
    assert [each.path for each in found] == ["workshops/krav.toml"] * high


def test_what_is_withdrawn_is_not_counted() -> None:
    workspace = specification(*("absolute",) * 3, *("evaluated",) * 4)
    path = workspace.workshops[0].path
    fewer = withdraw(workspace, path, ("REG-000000", "REG-000006"))
    share = absolute_share(fewer, fewer.workshops[0].requirements)
    assert (share.absolute, share.all, share.high) == (2, 5, False)


def test_a_need_that_gathers_nothing_points_at_no_chapter_by_itself() -> None:
    need = Need(id="REG-00000A", text="Noe")
    workshop = Workshop(path="workshops/k.toml", title="K", kind="consolidation", date=DAY, needs=(need,))
    assert suggested_chapter(Workspace(workshops=(workshop,)), (need.id,)) is None
