"""A process in BPMN's words: events, tasks and gateways, with all that a process in behov leaves unsaid put in.

- A question with several answers is a gateway; one with a single way out divides nothing, and is a task.
- A step with several ways out gets a gateway after it: exclusive if any of the ways has an answer, else parallel.
- Where several ways meet, a gateway gathers them: `bpmn_joins` tells which of these wait.
- What nothing leads to gets a start, and so does the first step of a part that cannot be reached; a start to which
  others lead is an event on the way, with a start of its own before it.
- What leads nowhere gets an end, and so does the last step of a part that never comes to one.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from behov.diagrams.bpmn.joins import Join, joins
from behov.diagrams.bpmn.text import as_name
from behov.diagrams.chart import Way, joined
from behov.diagrams.views.nodes import text_of
from behov.domain.flow import flows
from behov.domain.process import Process, Step, lanes
from behov.domain.process_edits import slug
from behov.text import tr

ElementKind = Literal["start", "task", "wait", "milestone", "end", "exclusive", "parallel"]

_SAFE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Lane:
    """A role's part of the pool."""

    id: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Element:
    """An event, a task or a gateway. `step` is the step that it stands for, and None where it was put in."""

    id: str  # an XML name in ASCII, the same in every export
    kind: ElementKind
    role: str
    name: str = ""
    step: Step | None = None


@dataclass(frozen=True)
class Model:
    """A process as BPMN sees it. There is at most one way from an element to another, and its label is an answer."""

    lanes: tuple[Lane, ...]
    elements: tuple[Element, ...]
    ways: tuple[Way, ...]


def bpmn_model(process: Process, steps: tuple[Step, ...]) -> Model:
    """Return these steps of a process, each with an id of its own, as BPMN sees them."""
    if not steps:
        bare = (Element("start", "start", "", tr("Start")), Element("end", "end", "", tr("End")))
        return Model((_lane(""),), bare, (Way("start", "end"),))
    known = {step.id: step for step in steps}
    ways = joined(flows(steps))
    leading, following = _neighbours(ways)
    sources = [step.id for step in steps if step.kind == "start" or not leading[step.id]]
    sinks = [step.id for step in steps if not following[step.id]]
    entrances = _openings(sources, known, following)
    exits = _openings(sinks, reversed(known), leading)

    elements: list[Element] = []
    grown = [Way(_id_of("step", way.source), _id_of("step", way.target), as_name(way.label)) for way in ways]
    for step in steps:
        role, ins, outs = step.role or "", len(leading[step.id]), len(following[step.id])
        kind = _kind(step, ins, outs + (step.id in exits))
        element = Element(_id_of("step", step.id), kind, role, as_name(text_of(step)), step)
        if step.id in entrances and element.kind != "start":
            elements.append(Element(_id_of("start", step.id), "start", role))
            grown.append(Way(elements[-1].id, element.id))
        elements.append(element)
        if step.id in exits and element.kind != "end":
            elements.append(Element(_id_of("end", step.id), "end", role))
            grown.append(Way(element.id, elements[-1].id, tr("finished") if outs else ""))
    return _gathered(_divided(Model(tuple(map(_lane, lanes(steps))), tuple(_named(elements, process)), tuple(grown))))


def id_of_way(way: Way) -> str:
    """Return the id of a way in the file."""
    return f"flow_{way.source}_to_{way.target}"


def safe_id(text: str) -> str:
    """Return text as a part of an XML name: a slug as it is, else one with a digest, which no slug has."""
    if _SAFE.fullmatch(text):
        return text
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return f"{slug(text)}.{digest[:10]}"


def _id_of(kind: str, step_id: str) -> str:
    return f"{kind}_{safe_id(step_id)}"


def _lane(role: str) -> Lane:
    return Lane(_id_of("lane", role), role, as_name(role) or tr("without role"))


def _kind(step: Step, ins: int, outs: int) -> ElementKind:
    if step.kind == "decision":
        return "exclusive" if outs > 1 else "task"
    return "milestone" if step.kind == "start" and ins else step.kind


def _neighbours(ways: Iterable[Way]) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Return what leads to each node, and what follows it."""
    leading, following = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for way in ways:
        leading[way.target].append(way.source)
        following[way.source].append(way.target)
    return leading, following


def _openings(sure: Iterable[str], others: Iterable[str], onward: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the nodes that are sure, and the first of the others that are needed to reach all from one of them."""
    seen: set[str] = set()
    found = set(sure)
    for node in (*found, *others):
        if node in seen:
            continue
        found.add(node)
        flood = [node]
        while flood:
            here = flood.pop()
            if here not in seen:
                seen.add(here)
                flood += onward[here]
    return frozenset(found)


def _named(elements: list[Element], process: Process) -> Iterator[Element]:
    """Yield the elements; starts and ends that were put in are named by what sets the process going and comes of it."""
    known = {"start": process.trigger, "end": process.result}
    usual = {"start": tr("Start"), "end": tr("End")}
    for element in elements:
        if element.step or element.kind not in usual:
            yield element
            continue
        alone = sum(each.kind == element.kind for each in elements) == 1
        yield replace(element, name=(alone and as_name(known[element.kind] or "")) or usual[element.kind])


def _divided(model: Model) -> Model:
    """Return a model in which only gateways have several ways out, and only their ways have answers."""
    leaving: dict[str, list[Way]] = defaultdict(list)
    for way in model.ways:
        leaving[way.source].append(way)
    elements: list[Element] = []
    ways: list[Way] = []
    for element in model.elements:
        elements.append(element)
        out = leaving[element.id]
        if element.kind == "exclusive":
            ways += out
        elif len(out) < 2:
            ways += (replace(way, label="") for way in out)
        else:
            gateway = _split(element, any(way.label for way in out))
            elements.append(gateway)
            ways += (Way(element.id, gateway.id), *(replace(way, source=gateway.id) for way in out))
    return Model(model.lanes, tuple(elements), tuple(ways))


def _split(element: Element, answered: bool) -> Element:
    gateway_id = f"split_{element.id.partition('_')[2]}"
    if answered:
        return Element(gateway_id, "exclusive", element.role, tr("Outcome?"))
    return Element(gateway_id, "parallel", element.role)


def _gathered(model: Model) -> Model:
    """Return a model in which ways meet in gateways only, and no gateway both gathers and divides."""
    parallel = {element.id for element in model.elements if element.kind == "parallel"}
    gathered = joins((element.id for element in model.elements), model.ways, parallel)
    elements: list[Element] = []
    onward: list[Way] = []
    led: dict[Way, str] = {}  # the gateway that a way leads to now
    for element in model.elements:
        if join := gathered.get(element.id):
            gateways = _gateways(join, element)
            elements += (gateway for gateway, _, _ in reversed(gateways))
            onward += (Way(gateway.id, target) for gateway, _, target in gateways)
            led |= {way: gateway.id for gateway, each, _ in gateways for way in each.gathers if isinstance(way, Way)}
        elements.append(element)
    ways = (replace(way, target=led.get(way, way.target)) for way in model.ways)
    return Model(model.lanes, tuple(elements), (*ways, *onward))


def _gateways(join: Join, before: Element) -> list[tuple[Element, Join, str]]:
    """Return the gateways before an element, the nearest first, each with its join and what it leads to."""
    found: list[tuple[Element, Join, str]] = []
    waiting = [(join, before.id)]
    for each, target in waiting:  # which grows by what it gathers
        number = f"_{len(found) + 1}" if found else ""
        gateway = Element(f"join_{before.id}{number}", "parallel" if each.parallel else "exclusive", before.role)
        found.append((gateway, each, target))
        waiting += [(inner, gateway.id) for inner in each.gathers if isinstance(inner, Join)]
    return found
