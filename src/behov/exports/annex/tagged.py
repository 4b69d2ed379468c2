"""A template with tags filled in, as docs/word-template.md tells: `{{ title }}`, `{% for chapter in chapters %}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import TemplateError
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from markupsafe import Markup

from behov.domain.errors import N_, BehovError
from behov.exports.annex.blocks import Blocks
from behov.exports.annex.contents import contents
from behov.exports.annex.document import elements, hanging, text_width
from behov.exports.annex.reading import meaning
from behov.exports.annex.records import Annex, Asked, Chapter
from behov.exports.annex.styles import ensured_styles
from behov.exports.annex.tags import OnlyShowing, where_in, why
from behov.text import tr, word

# The parts that behov makes whole, by the tags that stand for them.
PARTS: Final = ("contents", "how_to_answer", "requirement_chapters", "process_chapters", "short_name_table")

_HOLD: Final = "\u2060"  # around the name of a part, until it is made: in what people wrote, `visible` shows it
_HELD: Final = re.compile(f"{_HOLD}([a-z_]+){_HOLD}")

# what the libraries raise of tags that are not as they should be, and of what comes of them
_WRONG: Final = (
    *(TemplateError, LxmlError, ArithmeticError, LookupError, RecursionError),
    *(TypeError, ValueError, AttributeError),
)


@dataclass(eq=False)
class WrongTag(BehovError):
    """A tag in the template is not understood, or names something that there is not."""

    message = N_(
        "The Word template {name} cannot be filled in: {reason}. It is in the paragraph «{where}». "
        "Correct the tag in Word, and export again."
    )
    name: str
    reason: str
    where: str


@dataclass(eq=False)
class PartNotAlone(BehovError):
    """A tag that stands for whole pages shares its paragraph, or stands where there is no room for pages."""

    message = N_(
        "In the Word template {name}, {tag} must stand alone in a paragraph of the text: not in a table, a header or "
        "a footer, and with nothing beside it. Move it in Word, and export again."
    )
    name: str
    tag: str


def filled(content: bytes, annex: Annex, name: str) -> Document:
    """Return a template (that can be opened) with its tags filled in. Raises WrongTag or PartNotAlone."""
    template = DocxTemplate(BytesIO(content))
    tags = OnlyShowing()
    try:
        template.render(shown(annex), tags, autoescape=True)
    except _WRONG as error:
        raise WrongTag(name, why(error), where_in(tags.source, error)) from error
    rendered = BytesIO()
    template.save(rendered)
    document = docx.Document(rendered)  # the library gave it new headers behind its own back
    _put_in_parts(document, annex, name)
    return document


def shown(annex: Annex) -> dict[str, object]:
    """Return what tags can name. What is listed here is documented in docs/word-template.md."""
    return {
        "title": annex.title,
        "procurement": annex.procurement,
        "agreement": annex.agreement,
        "date": tr("{date:%Y-%m-%d}", date=annex.on),
        "mark": " · ".join(annex.marks),
        "chapters": [_chapter(each) for each in annex.chapters],
        "categories": [
            {"letter": each.letter, "name": word(each.category), "meaning": meaning(each.category)}
            for each in annex.grades
        ],
        "short_names": [{"short": each.short, "name": each.name.text} for each in annex.short_names],
        **{part: Markup(f"{_HOLD}{part}{_HOLD}") for part in PARTS},
    }


def _chapter(chapter: Chapter) -> dict[str, object]:
    return {
        "title": chapter.title.text,
        "intro": chapter.intro.text if chapter.intro else "",
        "requirements": list(map(_requirement, chapter.requirements)),
    }


def _requirement(row: Asked) -> dict[str, str]:
    return {
        "number": row.number,
        "text": row.text.text,
        "category": row.letter,
        "category_name": word(row.category),
        "weight": row.weight,
        "reference": row.reference.text if row.reference else "",
        "verification": row.verification.text if row.verification else "",
    }


def _put_in_parts(document: Document, annex: Annex, name: str) -> None:
    """Put what behov makes whole where a template holds its place."""
    held = list(_held(document))
    if not held:
        _refuse_others(document, name)
        return
    styles = ensured_styles(document, annex.language)
    made: dict[int, str] = {}
    blocks = Blocks(annex, styles, 0, hanging(document))
    makers = {
        "how_to_answer": blocks.how_to_answer,
        "requirement_chapters": blocks.requirements,
        "process_chapters": blocks.processes,
        "short_name_table": blocks.short_names,
    }
    for place, (paragraph, part) in enumerate(held):
        blocks.width = _width_at(document, paragraph)
        if part in makers:
            made[place] = makers[part]()
    for place, (paragraph, part) in enumerate(held):  # the headings are known now
        width = _width_at(document, paragraph)
        listed = part not in makers and contents(blocks.entries, styles, annex.language, width)
        for element in elements(listed or made.get(place, "")):
            paragraph.addprevious(element)
        _take_out(paragraph)
    _refuse_others(document, name)


def _held(document: Document) -> Iterator[tuple[Any, str]]:
    """Yield the paragraphs of the text that hold the place of a part, and of which."""
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        if found := _HELD.fullmatch("".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()):
            yield paragraph, found[1]


def _take_out(paragraph: Any) -> None:
    """Take a paragraph out; where a section ends with it, only what stands in it."""
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        paragraph.getparent().remove(paragraph)
    else:
        for run in [each for each in paragraph if each.tag != qn("w:pPr")]:
            paragraph.remove(run)


def _refuse_others(document: Document, name: str) -> None:
    for part in document.part.package.iter_parts():
        if part.partname.endswith(".xml") and (found := _HELD.search(part.blob.decode("utf-8", "replace"))):
            raise PartNotAlone(name, f"{{{{ {found[1]} }}}}")


def _width_at(document: Document, paragraph: Any) -> int:
    """Return how wide the text is where a paragraph stands, in twentieths of a point."""
    section, *_ = paragraph.xpath("./w:pPr/w:sectPr | following::w:sectPr")
    return text_width(Section(section, document.part))
