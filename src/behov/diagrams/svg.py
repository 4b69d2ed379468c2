"""graphviz's SVG made fit for a page: told in words to those who do not see it, and nothing in it but the drawing.

The comments (with the renderer's version), the names of nodes that browsers show as tips, and the identities that
would clash where two drawings stand on one page are left out.
"""

from typing import Final
from xml.etree import ElementTree
from zlib import crc32

_SVG: Final = "http://www.w3.org/2000/svg"
_FONTS: Final = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"


def accessible(drawn: bytes) -> bytes:
    """Return an SVG whose name and description are read from its graph's name: the first line, and the others."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    name, _, description = (root.findtext(f"{{{_SVG}}}g/{{{_SVG}}}title") or "").partition("\n")
    for parent in root.iter():
        for child in parent.findall(f"{{{_SVG}}}title"):
            parent.remove(child)
        for attribute in ("id", "class", "stroke"):
            if attribute != "stroke" or parent.get("stroke") == "transparent":
                parent.attrib.pop(attribute, None)
        if parent.get("font-family"):
            parent.set("font-family", _FONTS)
    _tell(root, name, description)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _tell(root: ElementTree.Element, name: str, description: str) -> None:
    mark = f"{crc32(f'{name}{description}'.encode()):08x}"  # two drawings may stand on one page
    root.set("role", "img")
    root.set("aria-labelledby", f"name-{mark} description-{mark}")
    for place, (tag, identity, text) in enumerate((("title", "name", name), ("desc", "description", description))):
        told = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{identity}-{mark}"})
        told.text = text
        root.insert(place, told)
