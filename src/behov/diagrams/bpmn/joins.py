"""Where ways meet in BPMN: which gateways gather them, and which of these wait for all that a split set going.

A gateway waits (it is parallel) only where it closes a split that sets several ways going at once, and all of these are
sure to come. That is found by folding: a node with one way in and one out becomes one way, and several ways that then
lead from one split to one place become one. What is not folded passes as it comes, and so never waits in vain.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from behov.diagrams.chart import Way


@dataclass(frozen=True, slots=True)
class Join:
    """A gateway that gathers ways, and other gateways that do. `parallel`: it waits for all of them."""

    parallel: bool
    gathers: tuple["Arrival", ...]


Arrival = Way | Join


def joins(nodes: Iterable[str], ways: Iterable[Way], parallel: Collection[str]) -> dict[str, Join]:
    """Return the gateway before each node to which several ways lead, by the node's id.

    There is at most one way from a node to another. `parallel` are the nodes that set all their ways going at once.
    """
    nodes = tuple(nodes)
    into: dict[str, dict[str, Arrival]] = {node: {} for node in nodes}
    out_of: dict[str, set[str]] = {node: set() for node in nodes}
    for way in ways:
        into[way.target][way.source] = way
        out_of[way.source].add(way.target)
    folded = _fold(nodes, into, out_of, parallel)
    arrivals = {node: [folded[node]] if node in folded else list(into[node].values()) for node in nodes}
    gathered = {node: each[0] if len(each) == 1 else _gathered(False, each) for node, each in arrivals.items() if each}
    return {node: each for node, each in gathered.items() if isinstance(each, Join)}


def _fold(
    nodes: tuple[str, ...],
    into: dict[str, dict[str, Arrival]],
    out_of: dict[str, set[str]],
    parallel: Collection[str],
) -> dict[str, Arrival]:
    """Fold what can be folded, in place; return how each node that became part of a way was reached."""
    folded: dict[str, Arrival] = {}
    waiting: dict[str, None] = dict.fromkeys(nodes)
    while waiting:
        node, _ = waiting.popitem()
        if len(into[node]) != 1 or len(out_of[node]) != 1 or node in into[node]:
            continue
        ((before, folded[node]),) = into[node].items()
        (after,) = out_of[node]
        arrival = into[after].pop(node)
        known = into[after].get(before)
        into[after][before] = _gathered(before in parallel, [known, arrival]) if known else arrival
        out_of[before] = out_of[before] - {node} | {after}
        into[node], out_of[node] = {}, set()
        waiting |= {before: None, after: None}
    return folded


def _gathered(parallel: bool, arrivals: Iterable[Arrival]) -> Join:
    """Return a gateway for these; one of the same kind among them need not stand before it."""
    flat: list[Arrival] = []
    for each in arrivals:
        flat += each.gathers if isinstance(each, Join) and each.parallel == parallel else [each]
    return Join(parallel, tuple(flat))
