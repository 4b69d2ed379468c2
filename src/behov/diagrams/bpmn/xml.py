"""The words of a BPMN file: its namespaces, and tags with text that any reader of XML takes."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace

from behov.visible import visible

NAMESPACES: Final = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}

for _prefix, _uri in NAMESPACES.items():
    register_namespace(_prefix, _uri)


def root(tag: str, /, **attributes: str) -> Element:
    """Return the first tag of a file. Names are written as `bpmn:task`."""
    return Element(_qualified(tag), attributes)


def put(parent: Element, tag: str, text: str = "", /, **attributes: str | int) -> Element:
    """Put a tag last in another and return it, with its text and those of its attributes that are not empty."""
    written = {key: _plain(str(value)) for key, value in attributes.items() if value != ""}
    added = SubElement(parent, _qualified(tag), written)
    added.text = _plain(text) or None
    return added


def _qualified(tag: str) -> str:
    prefix, _, local = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _plain(text: str) -> str:
    return visible(text)
