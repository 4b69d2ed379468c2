"""What is wrong with a BPMN file, as somebody would find it who reads it with a ruler in hand."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element

from behov.diagrams.bpmn.xml import NAMESPACES
from behov.diagrams.positions import Box
from tests.diagrams.problems import overlap, within

NODES = (
    "startEvent",
    "task",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
    "endEvent",
    "exclusiveGateway",
    "parallelGateway",
)
DRAWN = (
    *NODES,
    "participant",
    "lane",
    "sequenceFlow",
    "dataObjectReference",
    "textAnnotation",
    "association",
    "dataInputAssociation",
    "dataOutputAssociation",
)


def problems(root: Element) -> list[str]:
    return [
        *_broken_references(root),
        *_badly_laned(root),
        *_badly_connected(root),
        *_not_drawn(root),
        *_badly_drawn(root),
    ]


def every(root: Element, *names: str, prefix: str = "bpmn") -> Iterator[Element]:
    """Yield all tags with these names, each kind after the other."""
    return (tag for name in names for tag in root.iter(f"{{{NAMESPACES[prefix]}}}{name}"))


def of(tag: Element, name: str) -> str:
    return tag.attrib[name]


def texts(root: Element, name: str) -> list[str]:
    return [tag.text or "" for tag in every(root, name)]


def _broken_references(root: Element) -> Iterator[str]:
    ids = [of(tag, "id") for tag in root.iter() if "id" in tag.attrib]
    if len(set(ids)) != len(ids):
        yield "an id is there twice"
    yield from (f"{each} is no XML name" for each in ids if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", each))
    for tag in root.iter():
        refs = [value for key, value in tag.attrib.items() if key.endswith("Ref") or key == "bpmnElement"]
        if tag.tag.endswith(("Ref", "Refs", "incoming", "outgoing")):
            refs.append(tag.text or "")
        yield from (f"{ref} is nowhere" for ref in refs if ref not in ids)


def _badly_laned(root: Element) -> Iterator[str]:
    laned = texts(root, "flowNodeRef")
    nodes = [of(tag, "id") for tag in every(root, *NODES)]
    if sorted(laned) != sorted(nodes):
        yield "not every node is in exactly one lane"


def _badly_connected(root: Element) -> Iterator[str]:
    flows = {of(tag, "id"): (of(tag, "sourceRef"), of(tag, "targetRef")) for tag in every(root, "sequenceFlow")}
    for node in every(root, *NODES):
        name = of(node, "id")
        if texts(node, "incoming") != [flow for flow, (_, target) in flows.items() if target == name]:
            yield f"{name} has other ways in than lead to it"
        if texts(node, "outgoing") != [flow for flow, (source, _) in flows.items() if source == name]:
            yield f"{name} has other ways out than leave it"


def _not_drawn(root: Element) -> Iterator[str]:
    said = {of(tag, "id") for tag in every(root, *DRAWN)}
    drawn = [of(tag, "bpmnElement") for tag in every(root, "BPMNShape", "BPMNEdge", prefix="bpmndi")]
    if sorted(drawn) != sorted(said):
        yield f"drawn is not what is said: {said ^ set(drawn)}"


def _badly_drawn(root: Element) -> Iterator[str]:
    ends = {of(tag, "id"): (of(tag, "sourceRef"), of(tag, "targetRef")) for tag in every(root, "sequenceFlow")}
    shapes: dict[str, Box] = {}
    names: dict[str, Box] = {}
    for tag in every(root, "BPMNShape", "BPMNEdge", prefix="bpmndi"):
        element = of(tag, "bpmnElement")
        for label in every(tag, "BPMNLabel", prefix="bpmndi"):
            names[element] = _box(label)
        if tag.tag.endswith("Shape"):
            shapes[element] = _box(tag)
    yield from _badly_framed(root, shapes)
    framed = {key for key in shapes if key == "pool" or key.startswith("lane_")}
    things = [(key, box) for key, box in shapes.items() if key not in framed] + [*names.items()]
    for (one, box), (other, box2) in combinations(things, 2):
        if one != other and overlap(box, box2):
            yield f"{one} is over {other}"
    for edge in every(root, "BPMNEdge", prefix="bpmndi"):
        flow = of(edge, "bpmnElement")
        points = [(float(of(each, "x")), float(of(each, "y"))) for each in every(edge, "waypoint", prefix="di")]
        for (x0, y0), (x1, y1) in pairwise(points if flow in ends else ()):
            line = Box((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0) + 2, abs(y1 - y0) + 2)
            over = [key for key, box in things if key not in ends[flow] and overlap(line, box)]
            yield from (f"{flow} runs over {key}" for key in over)
            if x0 != x1 and y0 != y1:
                yield f"{flow} runs aslant"


def _badly_framed(root: Element, shapes: dict[str, Box]) -> Iterator[str]:
    lanes = list(every(root, "lane"))
    boxes, pool = [shapes[of(lane, "id")] for lane in lanes], shapes["pool"]
    tops, bottoms = [box.top for box in boxes], [box.bottom for box in boxes]
    if [pool.top, *bottoms] != [*tops, pool.bottom] or any(box.right != pool.right for box in boxes):
        yield "the lanes do not fill the pool"
    for lane, box in zip(lanes, boxes, strict=True):
        yield from (
            f"{node} is outside its lane" for node in texts(lane, "flowNodeRef") if not within(shapes[node], box)
        )
    notes = (of(tag, "id") for tag in every(root, "dataObjectReference", "textAnnotation"))
    yield from (f"{note} is in no lane" for note in notes if not any(within(shapes[note], box) for box in boxes))


def _box(tag: Element) -> Box:
    bounds = next(every(tag, "Bounds", prefix="dc"))
    x, y, width, height = (float(of(bounds, name)) for name in ("x", "y", "width", "height"))
    return Box(x + width / 2, y + height / 2, width, height)
