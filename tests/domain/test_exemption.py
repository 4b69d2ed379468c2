"""What is exempt from public access: what says so, and what rests on nothing else."""

import pytest

from behov.domain.exemption import exempt_needs, is_exempt, rests_on
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from tests.exports.made import need, workshop


@pytest.mark.parametrize("basis", ["offl. § 13", ""])
def test_whatever_is_said_of_an_exemption_is_one(basis: str) -> None:
    assert is_exempt(need("HJT-000001", exempt=basis))
    assert not is_exempt(need("HJT-000001"))


def test_an_exemption_that_could_not_be_read_is_one() -> None:
    assert is_exempt(need("HJT-000001").replace(wrong={"exempt": 13}))


def heard(*needs: Need) -> Workshop:
    return workshop("hørt", *needs)


def gathered(*needs: Need) -> Workshop:
    return workshop("samlet", *needs, kind="consolidation")


def test_a_need_goes_with_its_workshop() -> None:
    secret = workshop("hemmelig", need("HJT-000001"), exempt="offl. § 23")
    assert exempt_needs(Workspace(workshops=(secret, heard(need("HJT-000002"))))) == {"HJT-000001"}


def test_a_regional_need_goes_with_the_last_need_that_it_gathers_through_others_too() -> None:
    workspace = Workspace(
        workshops=(
            heard(need("HJT-000001", exempt="offl. § 13", formerly=("HJT-000009",)), need("HJT-000002")),
            gathered(
                need("REG-000001", merges=("REG-000002",)),
                need("REG-000002", merges=("hjt-000009",)),
                need("REG-000003", merges=("HJT-000001", "HJT-000002")),
                need("REG-000004", merges=("HJT-999999",)),
                need("REG-000005"),
            ),
        )
    )
    exempt = exempt_needs(workspace)
    assert exempt == {"HJT-000001", "REG-000001", "REG-000002"}
    assert rests_on(workspace, ["REG-000001", "HJT-999999"], exempt)
    assert not rests_on(workspace, ["REG-000001", "REG-000003"], exempt)
    assert not rests_on(workspace, ["HJT-999999"], exempt)
    assert not rests_on(workspace, [], exempt)


def test_needs_that_gather_each_other_stand_by_themselves() -> None:
    round_about = gathered(need("REG-000001", merges=("REG-000002",)), need("REG-000002", merges=("REG-000001",)))
    assert exempt_needs(Workspace(workshops=(round_about,))) == frozenset()
