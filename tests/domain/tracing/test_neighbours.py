"""A trace can be walked both ways, from any record to any that it has to do with."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from behov.domain.matrix import need_rows
from behov.domain.other_tables import Answer, Integration, Requirement, Risk
from behov.domain.tracing.chains import Chain, Chains
from behov.domain.tracing.neighbours import Groups, Neighbours, Tracing
from behov.domain.tracing.nodes import Node, need_node
from behov.domain.workspace import Workspace, area_of, municipalities_of
from tests.domain.traced import RAW, workspaces
from tests.exports.made import need, region, specification, workshop


def flat(groups: Groups) -> list[Node]:
    return [node for nodes in groups.values() for node in nodes]


def reached(tracing: Tracing, *begun: Node) -> set[Node]:
    """Every record that can be walked to."""
    met = dict.fromkeys(begun)
    asked = list(begun)
    for node in asked:  # which grows as it is read
        neighbours = tracing.neighbours(node)
        for each in (*flat(neighbours.above), *flat(neighbours.below)):
            if each not in met:
                met[each] = None
                asked.append(each)
    return set(met)


def beginnings(workspace: Workspace) -> Iterator[Node]:
    yield from (Node("municipality", each) for each in ("4001", "4003", "4005"))
    yield from (Node("workshop", each.stem) for each in workspace.workshops)
    yield from (need_node(*said) for said in (*workspace.needs, *workspace.regional_needs))
    yield from (Node("requirement", each.id) for _, each in workspace.requirements)
    yield from (Node("process", each.stem) for each in workspace.processes)


@settings(max_examples=40)
@given(workspaces(), st.sampled_from((*RAW, "")))
def test_what_one_record_comes_from_leads_to_it_also_where_an_id_stands_twice(workspace: Workspace, twin: str) -> None:
    first, *others = workspace.workshops
    doubled = first.replace(needs=(*first.needs, *(n.replace(effects=("E2",)) for n in first.needs if n.id == twin)))
    tracing = Tracing(replace(workspace, workshops=(doubled, *others)))
    for node in reached(tracing, *beginnings(tracing.workspace)):
        neighbours = tracing.neighbours(node)
        assert all(node in flat(tracing.neighbours(each).below) for each in flat(neighbours.above))
        assert all(node in flat(tracing.neighbours(each).above) for each in flat(neighbours.below))
        assert node not in (*flat(neighbours.above), *flat(neighbours.below))
        assert tracing.nodes.find(*node) == node
        assert tracing.nodes.called(node, "nb")
        assert tracing.nodes.says(node, "nb")


def links_of(workspace: Workspace, chain: Chain) -> Iterator[tuple[Node, Node]]:
    """Yield the links that a chain of the trace matrix says there are."""
    workshop, said = chain.said
    here = need_node(workshop, said)
    yield Node("workshop", workshop.stem), here
    if workshop.kind != "consolidation":
        yield from ((Node("municipality", each), here) for each in municipalities_of(workshop, said))
        area = area_of(workshop, said)
        yield from ((Node("area", each), here) for each in (area,) if each)
    for one, node in ((said, here), (chain.need, Node("regional", chain.need.id))):
        if one is not said or node is here:
            yield from ((node, Node("effect", each)) for each in one.effects)
            yield from ((node, Node("product", each)) for each in one.products)
            yield from ((node, Node("component", each)) for each in one.components)
    if "missing-step" not in chain.statuses and chain.step.startswith("legemidler"):
        process = workspace.process("legemidler")
        if chain.step.partition("/")[2] in process.step_ids:
            yield here, Node("step", chain.step)
            yield Node("process", "legemidler"), Node("step", chain.step)


@settings(max_examples=40)
@given(workspaces())
def test_every_chain_of_the_trace_matrix_can_be_walked(workspace: Workspace) -> None:
    tracing, chains = Tracing(workspace), Chains(workspace)
    for row in need_rows(workspace):
        for chain in chains.of(row):
            for upper, lower in links_of(workspace, chain):
                assert lower in flat(tracing.neighbours(upper).below), (upper, lower)
            said = need_node(*chain.said)
            met = walked_down(tracing, said)
            assert chain.need is chain.said[1] or Node("regional", chain.need.id) in met
            assert {Node("requirement", each.id) for each in chain.requirements} <= met


def walked_down(tracing: Tracing, node: Node) -> set[Node]:
    met, asked = {node}, [node]
    for each in asked:
        asked += (new := [one for one in flat(tracing.neighbours(each).below) if one not in met])
        met.update(new)
    return met


def test_what_is_not_there_is_no_record_and_has_no_neighbours() -> None:
    tracing = Tracing(region())
    for node in (Node("need", "HJT-00000G"), Node("workshop", "borte"), Node("step", "legemidler/borte")):
        assert tracing.nodes.find(*node) is None
        assert tracing.neighbours(node) == Neighbours({}, {})


def test_a_record_is_found_by_the_id_that_it_had_and_however_it_was_typed() -> None:
    nodes = Tracing(region(workshop("a", need("HJT-000002", formerly=("HJT-000001",))), specification())).nodes
    assert nodes.find("need", "hjt-OOO001") == Node("need", "HJT-000002")
    assert nodes.find("regional", "HJT-000002") == Node("need", "HJT-000002")
    assert nodes.find("area", "hjemmetjeneste") == Node("area", "hjemmetjeneste")
    assert nodes.find("rubbish", "HJT-000002") is None


@settings(max_examples=40)
@given(workspaces())
def test_what_a_need_lacks_is_what_the_trace_matrix_says_of_it(workspace: Workspace) -> None:
    chains = Chains(workspace)
    said: dict[str, set[str]] = {}
    for row in need_rows(workspace):
        for chain in chains.of(row):
            for one in (chain.need, chain.said[1]):
                said.setdefault(one.id, set()).update(chain.statuses)
    for each in (*workspace.needs, *workspace.regional_needs):
        assert set(chains.lacking(each)) == said[each[1].id] - {"complete"}


def test_what_rests_on_needs_says_what_it_is_about() -> None:
    resting = workshop(
        "rest",
        integrations=(Integration(id="TVG-000001", source="EPJ", target="KJ"),),
        risks=(Risk(id="TVG-000002", event="Listen er borte", consequence="Feil legemiddel"),),
        answers=(Answer(id="TVG-000003", supplier="Leverandør A", text="Kommer i 2026"),),
        requirements=(Requirement(id="TVG-000004"),),
    )
    nodes = Tracing(region(resting)).nodes
    assert [(node.kind, nodes.says(node, "nb")) for node in nodes.resting] == [
        ("requirement", "TVG-000004"),
        ("integration", "EPJ → KJ"),
        ("risk", "Listen er borte. Feil legemiddel"),
        ("answer", "Leverandør A. Kommer i 2026"),
    ]
