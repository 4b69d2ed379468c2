"""A drawing's SVG as it is put into a PDF: in the font that is embedded there, its size known, its words apart."""

from dataclasses import dataclass, replace
from typing import Final, Self
from xml.etree import ElementTree

FONT: Final = "Liberation Sans"  # as wide as Arial, sign by sign, and free to hand on

_SVG: Final = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Picture:
    """A drawing, how large it is in points, and what it shows in words."""

    svg: bytes
    width: float
    height: float
    words: str

    def scaled(self, scale: float) -> Self:
        """Return the same picture, larger or smaller."""
        return replace(self, width=self.width * scale, height=self.height * scale)


def picture(drawn: bytes) -> Picture:
    """Return an SVG of `diagrams.render` as a picture. Its title and description become the words."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    told = []
    for tag in ("title", "desc"):
        for element in root.findall(f"{{{_SVG}}}{tag}"):
            told.append(element.text or "")
            root.remove(element)
    for layer in root:  # each figure has a group of its own, which says nothing here and takes time
        layer[:] = [each for figure in layer for each in ([figure] if figure.attrib else figure)]
    for text in root.iter(f"{{{_SVG}}}text"):
        text.set("font-family", FONT)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return Picture(ElementTree.tostring(root, "utf-8"), width, height, ". ".join(filter(None, told)))
