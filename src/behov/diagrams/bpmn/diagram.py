"""How a BPMN file is drawn: its diagram interchange, a shape for each thing and an edge for each line."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element as Tag

from behov.diagrams.bpmn.figures import label_of
from behov.diagrams.bpmn.layout import Bounds, Picture
from behov.diagrams.bpmn.model import Model, id_of_way
from behov.diagrams.bpmn.notes import Note
from behov.diagrams.bpmn.process import COLLABORATION, POOL
from behov.diagrams.bpmn.xml import put


def draw(definitions: Tag, model: Model, notes: Iterable[Note], picture: Picture) -> None:
    """Put the diagram into a file."""
    diagram = put(definitions, "bpmndi:BPMNDiagram", id="diagram")
    plane = put(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement=COLLABORATION)
    _shape(plane, POOL, picture.pool, isHorizontal="true")
    for lane in model.lanes:
        _shape(plane, lane.id, picture.lanes[lane.role], isHorizontal="true")
    for element in model.elements:
        marked = "true" if element.kind == "exclusive" else ""
        _label(_shape(plane, element.id, picture.boxes[element.id], isMarkerVisible=marked), element.id, picture)
    for note in notes:
        _label(_shape(plane, note.id, picture.boxes[note.id]), note.id, picture)
    for way in model.ways:
        _label(_edge(plane, id_of_way(way), picture), id_of_way(way), picture)
    for note in notes:
        _edge(plane, note.link, picture)


def _shape(plane: Tag, drawn: str, bounds: Bounds, **attributes: str) -> Tag:
    shape = put(plane, "bpmndi:BPMNShape", id=f"{drawn}_di", bpmnElement=drawn, **attributes)
    _bounds(shape, bounds)
    return shape


def _edge(plane: Tag, drawn: str, picture: Picture) -> Tag:
    edge = put(plane, "bpmndi:BPMNEdge", id=f"{drawn}_di", bpmnElement=drawn)
    for x, y in picture.lines[drawn]:
        put(edge, "di:waypoint", x=x, y=y)
    return edge


def _label(tag: Tag, drawn: str, picture: Picture) -> None:
    if bounds := picture.boxes.get(label_of(drawn)):
        _bounds(put(tag, "bpmndi:BPMNLabel"), bounds)


def _bounds(tag: Tag, bounds: Bounds) -> None:
    put(tag, "dc:Bounds", x=bounds.x, y=bounds.y, width=bounds.width, height=bounds.height)
