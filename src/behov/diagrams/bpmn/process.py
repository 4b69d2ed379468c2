"""What a BPMN file says, apart from how it is drawn: the pool, its lanes, and the process in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element as Tag

from behov.diagrams.bpmn.model import Element, ElementKind, Model, id_of_way
from behov.diagrams.bpmn.notes import Note
from behov.diagrams.bpmn.xml import put

COLLABORATION: Final = "collaboration"
POOL: Final = "pool"
_PROCESS: Final = "process"

_TAGS: Final[Mapping[ElementKind, str]] = {
    "start": "bpmn:startEvent",
    "task": "bpmn:task",
    "wait": "bpmn:intermediateCatchEvent",
    "milestone": "bpmn:intermediateThrowEvent",
    "end": "bpmn:endEvent",
    "exclusive": "bpmn:exclusiveGateway",
    "parallel": "bpmn:parallelGateway",
}


def describe(
    definitions: Tag, title: str, model: Model, notes: Iterable[Note], documentation: Mapping[str, str], summary: str
) -> None:
    """Put the pool and the process into a file. `documentation` is that of elements by their ids."""
    collaboration = put(definitions, "bpmn:collaboration", id=COLLABORATION)
    put(collaboration, "bpmn:participant", id=POOL, name=title, processRef=_PROCESS)
    process = put(definitions, "bpmn:process", id=_PROCESS, name=title, isExecutable="false")
    _document(process, summary)
    lane_set = put(process, "bpmn:laneSet", id="lanes")
    for lane in model.lanes:
        tag = put(lane_set, "bpmn:lane", id=lane.id, name=lane.name)
        for element in model.elements:
            if element.role == lane.role:
                put(tag, "bpmn:flowNodeRef", element.id)
    _flow_nodes(process, model, notes, documentation)
    for way in model.ways:
        ends = {"sourceRef": way.source, "targetRef": way.target}
        put(process, "bpmn:sequenceFlow", id=id_of_way(way), name=way.label, **ends)
    _data_objects(process, notes)
    _artifacts(process, notes, {element.id for element in model.elements if element.kind == "task"})


def _flow_nodes(process: Tag, model: Model, notes: Iterable[Note], documentation: Mapping[str, str]) -> None:
    coming, going, data = (defaultdict[str, list[Any]](list) for _ in range(3))
    for way in model.ways:
        coming[way.target].append(way)
        going[way.source].append(way)
    for note in notes:
        if note.data:
            data[note.element].append(note)
    several_starts = sum(element.kind == "start" for element in model.elements) > 1
    for element in model.elements:
        tag = put(process, _TAGS[element.kind], id=element.id, name=element.name)
        if element.kind in ("exclusive", "parallel"):
            tag.set("gatewayDirection", "Diverging" if len(going[element.id]) > 1 else "Converging")
        _document(tag, documentation.get(element.id, ""))
        for way in coming[element.id]:
            put(tag, "bpmn:incoming", id_of_way(way))
        for way in going[element.id]:
            put(tag, "bpmn:outgoing", id_of_way(way))
        if element.kind == "wait":
            put(tag, "bpmn:timerEventDefinition", id=f"{element.id}_timer")
        elif element.kind == "start" and several_starts:
            _set_going_by(tag, element)
        elif element.kind == "task" and data[element.id]:
            _data_of_task(tag, data[element.id])


def _set_going_by(start: Tag, element: Element) -> None:
    """Say what a start waits for: of several starts no more than one may be without a reason."""
    condition = put(start, "bpmn:conditionalEventDefinition", id=f"{element.id}_condition")
    put(condition, "bpmn:condition", element.name, id=f"{element.id}_text")


def _document(tag: Tag, text: str) -> None:
    if text:
        put(tag, "bpmn:documentation", text)


def _data_of_task(task: Tag, notes: list[Note]) -> None:
    """Put a task's data into it: each thing stands for a place in the task, which an association fills or empties."""
    inputs, outputs = ([note for note in notes if note.kind == kind] for kind in ("input", "output"))
    specification = put(task, "bpmn:ioSpecification")
    for note in inputs:
        put(specification, "bpmn:dataInput", id=f"{note.id}_place", name=note.text)
    for note in outputs:
        put(specification, "bpmn:dataOutput", id=f"{note.id}_place", name=note.text)
    input_set, output_set = put(specification, "bpmn:inputSet"), put(specification, "bpmn:outputSet")
    for note in inputs:
        put(input_set, "bpmn:dataInputRefs", f"{note.id}_place")
        association = put(task, "bpmn:dataInputAssociation", id=note.link)
        put(association, "bpmn:sourceRef", note.id)
        put(association, "bpmn:targetRef", f"{note.id}_place")
    for note in outputs:
        put(output_set, "bpmn:dataOutputRefs", f"{note.id}_place")
        association = put(task, "bpmn:dataOutputAssociation", id=note.link)
        put(association, "bpmn:sourceRef", f"{note.id}_place")
        put(association, "bpmn:targetRef", note.id)


def _data_objects(process: Tag, notes: Iterable[Note]) -> None:
    """Put each thing into the process once, and a reference to it for each time that it is drawn."""
    data = [note for note in notes if note.data]
    for data_id, name in {note.data: note.text for note in data}.items():
        put(process, "bpmn:dataObject", id=data_id, name=name)
    for note in data:
        put(process, "bpmn:dataObjectReference", id=note.id, name=note.text, dataObjectRef=note.data)


def _artifacts(process: Tag, notes: Iterable[Note], tasks: Collection[str]) -> None:
    """Put in what is tied to elements by dotted lines only: pain points, and data beside what is not a task."""
    for note in notes:
        ends = {"sourceRef": note.element, "targetRef": note.id}
        if note.kind == "pains":
            put(put(process, "bpmn:textAnnotation", id=note.id), "bpmn:text", note.text)
            put(process, "bpmn:association", id=note.link, **ends)
        elif note.element not in tasks:
            if note.kind == "input":
                ends = {"sourceRef": note.id, "targetRef": note.element}
            put(process, "bpmn:association", id=note.link, **ends, associationDirection="One")
