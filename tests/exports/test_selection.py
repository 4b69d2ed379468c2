"""What an export is made of when somebody has left: what rests on others' needs alone goes with them."""

from behov.domain.other_tables import Requirement
from behov.exports.selection import select
from tests.exports.made import HOME, NURSING, REGION, TODAY, everything, need, region, specification, workshop

ON_HOME = Requirement(id="KRV-000001", needs=("HJT-000001",))
ON_NURSING = Requirement(id="KRV-000002", needs=("INS-000001",), state="withdrawn")
ON_BOTH = Requirement(id="KRV-000003", needs=("ins-000001", "REG-000001"))
ON_NOTHING = Requirement(id="KRV-000004")
ON_WHAT_IS_GONE = Requirement(id="KRV-000005", needs=("HJT-999999",))
ON_NOBODYS = Requirement(id="KRV-000006", needs=("HJT-000003",))
EVERY = (ON_HOME, ON_NURSING, ON_BOTH, ON_NOTHING, ON_WHAT_IS_GONE, ON_NOBODYS)


def required(*municipalities: str) -> list[Requirement]:
    workspace = region(HOME, NURSING, REGION, specification(*EVERY))
    selection = select(workspace, municipalities, TODAY) if municipalities else everything(workspace)
    return [requirement for _, requirement in selection.requirements]


def test_every_requirement_is_part_of_an_export_for_all() -> None:
    assert required() == list(EVERY)


def test_a_requirement_goes_with_those_who_alone_raised_its_needs() -> None:
    assert required("4001") == [ON_HOME, ON_BOTH, ON_NOTHING, ON_WHAT_IS_GONE, ON_NOBODYS]
    assert required("4003") == [ON_NURSING, ON_BOTH, ON_NOTHING, ON_WHAT_IS_GONE, ON_NOBODYS]


def test_a_requirement_on_a_need_under_the_id_that_it_had_goes_with_it_too() -> None:
    renamed = workshop("nytt", need("INS-000002", formerly=("INS-000001",)), municipalities=("4003",))
    workspace = region(renamed, specification(ON_NURSING))
    assert [each for _, each in select(workspace, ["4003"], TODAY).requirements] == [ON_NURSING]
    assert select(workspace, ["4001"], TODAY).requirements == ()
