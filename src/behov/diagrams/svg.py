"""graphviz's SVG made fit for a page: told in words to those who do not see it, and nothing in it but the drawing.

The comments (with the renderer's version), the names of nodes that browsers show as tips, and the identities that
would clash where two drawings stand on one page are left out.
"""

import re
from typing import Final
from xml.etree import ElementTree
from zlib import crc32

_SVG: Final = "http://www.w3.org/2000/svg"
_FONTS: Final = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"


def accessible(drawn: bytes) -> bytes:
    """Return an SVG whose name, language and description are read from its graph's name: see `dot.titled`."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    name, language, description = _told(root.findtext(f"{{{_SVG}}}g/{{{_SVG}}}title") or "")
    for parent in root.iter():
        for child in parent.findall(f"{{{_SVG}}}title"):
            parent.remove(child)
        for attribute in ("id", "class", "stroke"):
            if attribute != "stroke" or parent.get("stroke") == "transparent":
                parent.attrib.pop(attribute, None)
        if parent.get("font-family"):
            parent.set("font-family", _FONTS)
    _tell(root, name, language, description)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def printed(svg: bytes, scale: float) -> bytes:
    """Return an SVG that is printed larger or smaller, and drawn the same."""

    def scaled(size: re.Match[bytes]) -> bytes:
        return b'%s="%.2fpt"' % (size[1], float(size[2]) * scale)

    head, end, rest = svg.partition(b">\n<title")
    return svg if scale == 1 else re.sub(rb'\b(width|height)="([\d.]+)pt"', scaled, head) + end + rest


def _told(graph: str) -> tuple[str, str, str]:
    name, _, rest = graph.partition("\n")
    language, _, description = rest.partition("\n")
    return name, language, description


def _tell(root: ElementTree.Element, name: str, language: str, description: str) -> None:
    mark = f"{crc32(f'{name}{description}'.encode()):08x}"  # two drawings may stand on one page
    root.set("role", "img")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root.set("aria-labelledby", f"name-{mark} description-{mark}")
    for place, (tag, identity, text) in enumerate((("title", "name", name), ("desc", "description", description))):
        told = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{identity}-{mark}"})
        told.text = text
        root.insert(place, told)
