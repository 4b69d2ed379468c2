"""Word's own markup of paragraphs, tables and pictures, as text: all that people wrote is made visible, and escaped.

A thousand rows are made in the time that a library that builds them cell by cell takes for ten.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from behov.domain.record import Language
from behov.exports.annex.records import Words
from behov.visible import one_line, visible

TAGS: Final[Mapping[Language, str]] = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{address}"'
    for prefix, address in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)
EMU: Final = 12_700  # Word's smallest unit, in a point
TWIPS: Final = 20  # its other unit, in a point

_QUOTE: Final = {'"': "&quot;"}
_BREAKS: Final = re.compile(r"\r\n|[\r\n]")
_EMPTY: Final = '<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


class Column(NamedTuple):
    """A column of a table: its heading, how wide it is beside the others, and the colour behind its heading."""

    heading: str
    share: float
    colour: str = "E3E9F0"


def run(words: Words, properties: str = "") -> str:
    """Return a text in its language. A line that was begun anew in it is so here."""
    lines = _BREAKS.split(words.text)
    said = "<w:br/>".join(_line(line) for line in lines)
    return f'<w:r><w:rPr>{properties}<w:lang w:val="{TAGS[words.language]}"/></w:rPr>{said}</w:r>'


def _line(line: str) -> str:
    parts = (f'<w:t xml:space="preserve">{escape(visible(part))}</w:t>' if part else "" for part in line.split("\t"))
    return "<w:tab/>".join(parts)


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph in a style (its id), with runs in it. `properties` are what it has beside its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def bookmarked(content: str, name: str, number: int) -> str:
    """Return runs that a link can lead to. `number` is no other bookmark's."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, shown: str) -> str:
    """Return a field that Word can work out anew; until then the runs that it is given are shown."""
    return f'{field_begin(instruction)}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field_begin(instruction: str) -> str:
    """Return the beginning of a field whose end stands in another paragraph."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def link(anchor: str, content: str) -> str:
    """Return runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    width: int,
    styles: Mapping[str, str],
    named: str,
    told: str,
) -> str:
    """Return a table of cells that hold runs, `width` twentieths of a point wide.

    Its headings stand on every page, and no row is cut between two. `named` and `told` are for those who do not see it.
    """
    shares = sum(column.share for column in columns)
    widths = [round(width * column.share / shares) for column in columns]
    sizes = [f'<w:tcW w:w="{each}" w:type="dxa"/>' for each in widths]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    begin = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["table"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{quoted(named)}"/><w:tblDescription w:val="{quoted(told)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    headings = "".join(
        f'<w:tc><w:tcPr>{size}<w:shd w:val="clear" w:color="auto" w:fill="{column.colour}"/></w:tcPr>'
        f"{paragraph(styles['table heading'], column.heading)}</w:tc>"
        for column, size in zip(columns, sizes, strict=True)
    )
    empty = _EMPTY.format(style=styles["table text"])
    written = (
        "".join(
            f"<w:tc><w:tcPr>{size}</w:tcPr><w:p>{empty}{cell}</w:p></w:tc>"
            for size, cell in zip(sizes, row, strict=True)
        )
        for row in rows
    )
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>" for cells in written)
    return f"{begin}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{headings}</w:tr>{body}</w:tbl>"


def picture(relation: str, number: int, size: tuple[float, float], name: str, told: str) -> str:
    """Return a run with a picture of the document, so large in points, and in words. `number` is no other picture's."""
    width, height = (round(side * EMU) for side in size)
    extent = f'cx="{width}" cy="{height}"'
    called = f'id="{number}" name="{quoted(name)}" descr="{quoted(told)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {called}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {called}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def quoted(text: str) -> str:
    """Return text as the value of an attribute."""
    return escape(one_line(text), _QUOTE)
