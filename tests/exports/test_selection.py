"""What an export is made of when somebody has left: what rests on others' needs alone goes with them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from behov.domain.ids import same_id
from behov.domain.other_tables import Requirement
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace, municipalities_of
from behov.exports.selection import select
from behov.exports.tables.trace_matrix import trace_matrix
from tests.domain.traced import TOWNS, workspaces
from tests.exports.made import HOME, KEYS, NURSING, REGION, TODAY, everything, need, region, specification, workshop

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


@settings(max_examples=40)
@given(workspaces(), st.sets(st.sampled_from(TOWNS)))
def test_leaving_is_as_if_what_the_others_alone_raised_had_never_been_recorded(
    workspace: Workspace, among: set[str]
) -> None:
    looked_at = without_marks(workspace)
    left, alone = select(looked_at, among, TODAY), everything(without_others(looked_at, among))
    assert [each.id for _, each in left.requirements] == [each.id for _, each in alone.requirements]
    assert [row.need.id for row in left.rows] == [row.need.id for row in alone.rows]
    # Who raised a need is another matter: a cell names nobody who left.
    whom = ["municipality_number", "municipality"]
    there, then = (trace_matrix(each, KEYS).frame.drop(columns=whom) for each in (left, alone))
    assert there.to_dict("records") == then.to_dict("records")


def without_marks(workspace: Workspace) -> Workspace:
    """Return a workspace in which nobody has looked at a requirement: what is gathered is part of what was seen."""
    return replace(
        workspace,
        workshops=tuple(
            each.replace(requirements=tuple(one.replace(seen={}) for one in each.requirements))
            for each in workspace.workshops
        ),
    )


def without_others(workspace: Workspace, among: set[str]) -> Workspace:
    """Return a workspace without what only others raised, and then without what rested on nothing else."""
    gone = {
        need.id
        for workshop, need in workspace.needs
        if municipalities_of(workshop, need) and among.isdisjoint(municipalities_of(workshop, need))
    }
    there = {need.id for _, need in workspace.needs} - gone

    def raw_of(need: Need, met: frozenset[str] = frozenset()) -> set[str]:
        """Return the raw needs behind a need, those that are gone too."""
        if need.id in (each.id for _, each in workspace.needs):
            return {need.id}
        within = (workspace.said[same_id(name)][1] for name in need.merges if same_id(name) in workspace.said)
        return {raw for each in within if each.id not in met for raw in raw_of(each, met | {need.id})}

    for _, regional in workspace.regional_needs:
        if (behind := raw_of(regional)) and not behind & there:
            gone.add(regional.id)
    kept = []
    for held in workspace.workshops:
        requirements = (
            each
            for each in held.requirements
            if not (known := {same_id(one) for one in each.needs} & set(workspace.said)) or known - gone
        )
        needs = (each for each in held.needs if each.id not in gone)
        kept.append(held.replace(needs=tuple(needs), requirements=tuple(requirements)))
    return replace(workspace, workshops=tuple(kept))
