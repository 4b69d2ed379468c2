"""Annex 1 as a document: behov's own, or built on a template that has the buyer's styles, header and logo."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from behov.exports.annex.blocks import Blocks, Hang
from behov.exports.annex.contents import contents
from behov.exports.annex.markup import NAMESPACES, TWIPS, field, paragraph, picture, run
from behov.exports.annex.pictures import Room
from behov.exports.annex.records import Annex, Figure, Words
from behov.exports.annex.styles import ensured_styles, put_our_styles
from behov.text import tr

_MARGIN: Final = 15  # mm
_LONG: Final = 297  # mm, of A4
_SHORT: Final = 210
_BESIDE_PICTURE: Final = 130  # points, of headings above and a caption below
_FIRST_PICTURE: Final = 70_000  # more than a template has


def bare() -> Document:
    """Return behov's own document, with nothing in it: A4 on its side."""
    document = docx.Document()
    put_our_styles(document)
    _on_its_side(document.sections[0])
    (setting,) = document.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']")
    setting.set(qn("w:val"), "15")  # a Word of today's, and not one that takes care of an older
    return document


def begin_pages(document: Document) -> None:
    """Keep what stands in a template, and begin pages after it that are on their side."""
    body = document.element.body
    standing = [each for each in body if each.tag != qn("w:sectPr")]
    if not any(_says_something(each) for each in standing):
        for each in standing:
            body.remove(each)
        if document.sections[-1].orientation != WD_ORIENT.LANDSCAPE:
            _turned(document.sections[-1])
    elif document.sections[-1].orientation != WD_ORIENT.LANDSCAPE:
        _turned(document.add_section(WD_SECTION.NEW_PAGE))


def text_width(section: Section) -> int:
    """Return how wide the text of a section is, in twentieths of a point."""
    sides = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return max(round(sides / Pt(1) * TWIPS), 5000)


def room_in(section: Section) -> Room:
    """Return how large a picture may be in a section, with its headings above it."""
    height = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return Room(text_width(section) / TWIPS, max(height / Pt(1) - _BESIDE_PICTURE, 150))


def hanging(document: Document) -> Hang:
    """Return how a picture is put into a document."""

    def hang(figure: Figure, number: int) -> str:
        relation, _ = document.part.get_or_add_image(BytesIO(figure.png))
        return picture(relation, _FIRST_PICTURE + number, (figure.width, figure.height), figure.caption, figure.told)

    return hang


def write_annex(document: Document, annex: Annex, own: bool) -> None:
    """Write the whole annex at the end of a document. Header and footer are written where the document is our `own`."""
    section = document.sections[-1]
    width = text_width(section)
    styles = ensured_styles(document, annex.language)
    blocks = Blocks(annex, styles, width, hanging(document))
    parts = (blocks.how_to_answer(), blocks.requirements(), blocks.processes(), blocks.short_names())
    listed = contents(blocks.entries, styles, annex.language, width)
    body = document.element.body
    last = body[-1] if len(body) and body[-1].tag == qn("w:sectPr") else None
    for element in elements("".join((_front(annex, styles), listed, *parts))):
        if last is None:
            body.append(element)
        else:
            last.addprevious(element)
    if own:
        named = " · ".join(filter(None, (annex.procurement, annex.title)))
        day = tr("{date:%Y-%m-%d}", date=annex.on)
        head_and_foot(section, Words(named, annex.own), Words(day, annex.language), styles)


def elements(markup: str) -> list[Any]:
    """Return Word's markup as elements."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{markup}</w:body>"))


def mark_pages(document: Document, annex: Annex) -> None:
    """Say at the top of every page of a document that its content is made up, or is not for others to see."""
    if not annex.marks:
        return
    styles = ensured_styles(document, annex.language)
    said = run(Words(" · ".join(annex.marks), annex.language), "<w:b/>")
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        headers = ((True, section.header), (even, section.even_page_header))
        first = (section.different_first_page_header_footer, section.first_page_header)
        for used, header in (*headers, first):
            if used and not (number and header.is_linked_to_previous):
                header.is_linked_to_previous = False
                header._element.insert(0, elements(paragraph(styles["header"], said))[0])


def _front(annex: Annex, styles: Mapping[str, str]) -> str:
    """Return the lines that say what this is, of what, and of which day."""
    version = tr("Version of {day}", day=tr("{date:%Y-%m-%d}", date=annex.on))
    agreement = tr("Annex to {agreement}", agreement=annex.agreement) if annex.agreement else ""
    lines = [paragraph(styles["title"], run(Words(annex.title, annex.own)))]
    if annex.procurement:
        lines.append(paragraph(styles["subtitle"], run(Words(annex.procurement, annex.own))))
    below = (Words(line, annex.language) for line in (agreement, version) if line)
    return "".join((*lines, *(paragraph(styles["subtitle"], run(line)) for line in below)))


def head_and_foot(section: Section, named: Words, day: Words, styles: Mapping[str, str]) -> None:
    """Write what stands at the top and at the foot of every page: what it is, of which day, and which page."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{text_width(section)}"/></w:tabs>'

    def said(text: str) -> str:
        return run(Words(text, day.language)) if text else ""

    numbers = (field(name, said("1")) for name in ("PAGE", "NUMPAGES"))
    page = tr("page {number} of {pages}", number="\0", pages="\0").split("\0")
    counted = "".join(said(text) + number for text, number in zip(page, (*numbers, ""), strict=True))
    foot = f"{run(day)}<w:r><w:tab/></w:r>{counted}"
    for part, style, content in ((section.header, "header", run(named)), (section.footer, "footer", foot)):
        part.is_linked_to_previous = False
        part._element[:] = elements(paragraph(styles[style], content, tab))


def _says_something(element: Any) -> bool:
    return bool(element.xpath(".//w:t[normalize-space()] | .//w:drawing | .//w:pict | .//w:object | .//w:sectPr"))


def _on_its_side(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.left_margin = section.right_margin = section.bottom_margin = Mm(_MARGIN)
    section.top_margin = Mm(_MARGIN + 5)
    section.header_distance = section.footer_distance = Mm(8)


def _turned(section: Section) -> None:
    """Put a section of a template on its side, with the margins that it has."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
