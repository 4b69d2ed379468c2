"""How far a specification has come, and when there is too much that is absolute."""

from datetime import date
from pathlib import Path

import pytest

from behov.domain.edits import change_need
from behov.domain.findings import findings
from behov.domain.other_tables import Category, Requirement
from behov.domain.settings import Settings, Specification
from behov.domain.specification.absolute_share import absolute_share
from behov.domain.specification.progress import Progress, progress
from behov.domain.specification.specifying import withdraw
from behov.domain.workshop import Workshop
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
