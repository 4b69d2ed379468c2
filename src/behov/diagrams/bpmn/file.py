"""A process as a file in BPMN 2.0, the Object Management Group's standard, for the process tools that people have.

Ids are ASCII and stay the same from export to export; the same process always gives the same bytes.
"""

from typing import Final
from xml.etree.ElementTree import indent, tostring

from behov.diagrams.bpmn.diagram import draw
from behov.diagrams.bpmn.layout import picture
from behov.diagrams.bpmn.model import bpmn_model
from behov.diagrams.bpmn.notes import documentation, notes, summary
from behov.diagrams.bpmn.process import describe
from behov.diagrams.bpmn.text import as_name
from behov.diagrams.bpmn.xml import root
from behov.diagrams.views.drawing import as_seen
from behov.diagrams.views.nodes import Drawing, distinct
from behov.diagrams.views.situation import name_of
from behov.domain.process import Variant

_OURS: Final = "urn:behov:process"


def write_bpmn(drawing: Drawing) -> bytes:
    """Return a situation of a process as a BPMN file, for those whom the drawing is for, without birth numbers."""
    drawing = as_seen(drawing)
    process, variant = drawing.process, _variant(drawing)
    model = bpmn_model(process, distinct(process.steps(variant)))
    title = f"{as_name(process.title)} – {name_of(variant)}"
    beside = notes(model, drawing)
    definitions = root("bpmn:definitions", id="definitions", targetNamespace=_OURS, exporter="behov")
    describe(definitions, title, model, beside, documentation(model, drawing), summary(process, drawing))
    draw(definitions, model, beside, picture(model, beside, title))
    indent(definitions)
    written: bytes = tostring(definitions, "utf-8", xml_declaration=True)
    return written + b"\n"


def _variant(drawing: Drawing) -> Variant:
    return "to-be" if drawing.view == "to-be" else "as-is"
