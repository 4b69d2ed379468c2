"""A small drawing for tests of what is printed, and a PDF read back by another program's eyes."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from pypdf import PdfReader

from behov.diagrams.render import render
from behov.domain.settings import Renderer
from behov.exports.printed.chapters import Chapter, Imprint, Page

TEXT = "Ærlig talt – blåbærsyltetøy & <b>đoŋši</b> {nb}"
IMPRINT = Imprint("Innkomst og oppstart", date(2026, 11, 3), example=True)
_DOT = """digraph "Innkomst – nåsituasjon\nnb\nSvømmebanediagram. 1. Lege: Ringer på." {
graph [outputorder=nodesfirst,splines=true,pad=0.12,fontname=Arial];
node [shape=box,style=filled,fixedsize=true,margin=0,fontname=Arial,fontsize=9,fillcolor="#FFFFFF"];
a [pos="100,300!",width=2.5,height=1,style="filled,rounded,dashed",label="TEXT"];
b [pos="500,300!",width=2,height=1,shape=diamond,label="Må noe gjøres?"];
c [pos="500,0!",width=1,height=0.4,shape=hexagon,label="! 2"];
a -> b [pos="e,428,300 190,300 269,300 348,300 421,300"];
}"""


def drawn(text: str = TEXT, renderer: Renderer = "bundled") -> bytes:
    written = text.replace("&", "&amp;").replace('"', '\\"')
    return render(_DOT.replace("TEXT", written), "svg", renderer)


def chapter(process: str = "Innkomst", situation: str = "nåsituasjon", pages: int = 1, scale: float = 1.0) -> Chapter:
    return Chapter(process, situation, (Page(drawn(), scale),) * pages)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in read(pdf).pages]


def catalog(pdf: bytes) -> Any:
    """Return what the file says of itself as a whole."""
    return read(pdf).root_object


def told(pdf: bytes) -> list[tuple[str, str]]:
    """Return what is read aloud instead of pictures and links, each with what it is."""
    elements = [element.get_object() for element in catalog(pdf)["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    return [(element["/S"], element["/Alt"]) for element in elements]


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return the bookmarks: how deep, by which name, and to which page, counted from 1."""
    reader = read(pdf)

    def walked(entries: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walked(entry, depth + 1)
            else:
                yield depth, entry.title, (reader.get_destination_page_number(entry) or 0) + 1

    return list(walked(reader.outline, 0))
