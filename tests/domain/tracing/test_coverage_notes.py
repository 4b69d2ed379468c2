"""What lacks a link is noted, and what has one is not."""

from collections import Counter
from typing import Any

from hypothesis import given, settings

from behov.domain.edits import change_need
from behov.domain.finding_kinds import KINDS
from behov.domain.matrix import need_rows
from behov.domain.other_tables import Requirement
from behov.domain.process import Process, Step
from behov.domain.specification.basis import marks_of, suspects
from behov.domain.tracing.chains import Chains
from behov.domain.tracing.coverage_notes import coverage_notes
from behov.domain.workshop import Need
from behov.domain.workspace import Workspace
from tests.domain.traced import CATALOGUE, held, workspaces


def noted(workspace: Workspace, *codes: str) -> list[tuple[str, str]]:
    """Return the notes of these kinds, or all but those on the catalogue, by the record that they are about."""
    found = [(each.code, each.id) for each in coverage_notes(workspace) if each.path != "behov.toml"]
    return [each for each in found if not codes or each[0] in codes]


def chain(*requirements: Requirement, **regional: Any) -> Workspace:
    """A raw need, gathered in a regional one."""
    raw = Need(id="HJT-000001", text="Se listen")
    gathered = Need(id="REG-000001", text="Listen vises", **{"merges": ("HJT-000001",), **regional})
    return Workspace(
        workshops=(
            held("hjemme", "needs", needs=(raw,)),
            held("samling", "consolidation", needs=(gathered,)),
            held("krav", "specification", requirements=requirements),
        )
    )


def test_a_need_that_nothing_is_decided_on_is_noted() -> None:
    assert noted(chain()) == [("need-without-outcome", "REG-000001")]
    assert noted(chain(outcome="local")) == []
    assert noted(chain(scope="out")) == []
    assert noted(chain(Requirement(id="KRV-000001", needs=("REG-000001",)))) == []


def test_a_need_that_is_to_be_a_requirement_is_noted_until_one_that_is_not_withdrawn_rests_on_it() -> None:
    written = Requirement(id="KRV-000001", needs=("reg-OOOOO1",), state="ready")
    assert noted(chain(outcome="requirement")) == [("need-without-requirement", "REG-000001")]
    assert noted(chain(written, outcome="requirement")) == []
    withdrawn = written.replace(state="withdrawn")
    assert noted(chain(withdrawn, outcome="requirement")) == [("need-without-requirement", "REG-000001")]


def test_raw_needs_are_noted_once_there_is_something_to_gather_them_in() -> None:
    heard, gathered, _ = chain(outcome="local", merges=()).workshops
    assert noted(Workspace(workshops=(heard,))) == []
    assert noted(Workspace(workshops=(heard, gathered))) == [("need-not-gathered", "HJT-000001")]
    rejected = heard.replace(needs=(heard.needs[0].replace(status="rejected"),))
    assert noted(Workspace(workshops=(rejected, gathered))) == []


def test_a_need_that_is_gathered_twice_is_noted_with_what_gathers_it() -> None:
    heard, gathered, _ = chain(outcome="local").workshops
    twice = gathered.replace(needs=(*gathered.needs, gathered.needs[0].replace(id="REG-000002")))
    (note,) = coverage_notes(Workspace(workshops=(heard, twice)))
    assert (note.code, note.id, note.values["others"]) == (
        "need-gathered-twice",
        "HJT-000001",
        "REG-000001, REG-000002",
    )


def test_a_requirement_without_needs_is_noted_unless_it_is_withdrawn() -> None:
    alone, gone = Requirement(id="KRV-000001"), Requirement(id="KRV-000002", needs=("HJT-999999",))
    withdrawn = Requirement(id="KRV-000003", state="withdrawn")
    assert noted(chain(alone, gone, withdrawn, outcome="local")) == [
        ("requirement-without-needs", "KRV-000001"),
        ("requirement-without-needs", "KRV-000002"),
    ]


def test_a_requirement_whose_need_has_changed_is_noted() -> None:
    before = chain(outcome="requirement")
    written = Requirement(id="KRV-000001", needs=("REG-000001",), seen=marks_of(before, ("REG-000001",)))
    assert noted(chain(written, outcome="requirement")) == []
    after = change_need(chain(written, outcome="requirement"), "workshops/hjemme.toml", "HJT-000001", text="Annet")
    (note,) = coverage_notes(after)
    assert (note.code, note.keys, note.values["needs"]) == (
        "suspect-requirement",
        ("requirements", "KRV-000001"),
        "REG-000001",
    )


def test_steps_effects_and_products_that_no_need_is_behind_are_noted() -> None:
    process = Process(
        path="processes/legemidler.toml",
        title="Legemidler",
        as_is=(Step(id="start", kind="start", text="Start"), Step(id="hent", text="Henter"), Step(id="gi", text="Gir")),
        to_be=(Step(id="gi", text="Gir trygt"), Step(id="se", kind="decision", text="Stemmer den?")),
    )
    need = Need(id="HJT-000001", text="Se", steps=("legemidler/hent",), effects=("E1",))
    workspace = Workspace(
        catalogue=CATALOGUE, workshops=(held("hjemme", "needs", needs=(need,)),), processes=(process,)
    )
    found = [(each.path, each.code, each.keys) for each in coverage_notes(workspace)]
    assert found == [
        ("processes/legemidler.toml", "step-without-needs", ("as_is", 2)),
        ("processes/legemidler.toml", "step-without-needs", ("to_be", 1)),
        ("behov.toml", "effect-without-needs", ("catalogue", "effects", "E2")),
        ("behov.toml", "product-without-needs", ("catalogue", "products", "P1")),
    ]
    out = workspace.workshops[0].replace(needs=(need.replace(scope="out"),))
    codes = Counter(each.code for each in coverage_notes(Workspace(workshops=(out,), processes=(process,))))
    assert codes == {"process-without-needs": 1}


@settings(max_examples=40)
@given(workspaces())
def test_notes_say_what_the_trace_says(workspace: Workspace) -> None:
    chains = Chains(workspace)
    said = {
        (status, row.need.id)
        for row in need_rows(workspace)
        for chain in chains.of(row)
        for status in chain.statuses
        if status != "missing-decision" or row.workshop.kind == "consolidation"
    }
    for status, code in (
        ("missing-regional", "need-not-gathered"),
        ("missing-decision", "need-without-outcome"),
        ("missing-requirement", "need-without-requirement"),
    ):
        assert {each for one, each in said if one == status} == {each for _, each in noted(workspace, code)}
    suspect = {each for _, each in noted(workspace, "suspect-requirement")}
    assert suspect == set(suspects(workspace))
    for row in need_rows(workspace):
        for chain in chains.of(row):
            if not {"out-of-scope", "rejected"} & set(chain.statuses):
                assert ("suspect" in chain.statuses) == any(each.id in suspect for each in chain.requirements)
    assert {each.code for each in coverage_notes(workspace)} <= {
        code for code, each in KINDS.items() if each.severity == "note"
    }
