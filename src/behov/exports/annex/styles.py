"""The styles of annex 1: the buyer's own where the template has them by name, and else those that come with behov."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from importlib.resources import files
from typing import Any, Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from behov.domain.record import Language
from behov.exports.annex.markup import TAGS

# What the annex is written in, and what the styles are called in the file (Word shows some in its own language).
_NAMES: Final[Mapping[str, str]] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "heading 1",
    "heading 2": "heading 2",
    "heading 3": "heading 3",
    "text": "Normal",
    "caption": "caption",
    "contents heading": "TOC Heading",
    "contents 1": "toc 1",
    "contents 2": "toc 2",
    "header": "header",
    "footer": "footer",
    "figure": "Figur",
    "table text": "Tabelltekst",
    "table heading": "Tabelloverskrift",
    "table": "Kravtabell",
}


def put_our_styles(document: Document) -> None:
    """Give a document that is behov's own its styles, in the place of all that it has."""
    document.styles.element[:] = list(_ours())


def ensured_styles(document: Document, language: Language) -> Mapping[str, str]:
    """Return the ids of the annex's styles in a document, whose words are then of this language.

    Those that it lacks are added to it. Keys: title, subtitle, heading 1 to 3, text, caption, contents heading,
    contents 1 and 2, header, footer, figure, table text, table heading, table.
    """
    element: Any = document.styles.element
    ids = {_name(style): style.get(qn("w:styleId")) for style in element.iter(qn("w:style"))}
    for style in _ours().iterchildren(qn("w:style")):
        if _name(style) not in ids and _name(style) in map(str.casefold, _NAMES.values()):
            element.append(_added(style, ids))
    for defaults in _defaults(element):
        lang = defaults.find(qn("w:lang"))
        if lang is None:
            lang = defaults.makeelement(qn("w:lang"))
            defaults.append(lang)
        lang.set(qn("w:val"), TAGS[language])
    return {role: ids[name.casefold()] for role, name in _NAMES.items()}


def _ours() -> Any:
    return parse_xml(files("behov.data").joinpath("word/styles.xml").read_bytes())


def _name(style: Any) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val"))).casefold()


def _added(style: Any, ids: dict[str, str]) -> Any:
    """Return one of our styles as the document can have it, and note the id that it has there."""
    added = deepcopy(style)
    name = style.get(qn("w:styleId"))
    while name in ids.values():
        name += "B"
    ids[_name(style)] = name
    added.set(qn("w:styleId"), name)
    for tag in ("w:basedOn", "w:next"):
        for reference in added.iterchildren(qn(tag)):
            known = ids.get(_named_by_id(reference.get(qn("w:val"))))
            if known:
                reference.set(qn("w:val"), known)
            else:
                added.remove(reference)
    return added


def _named_by_id(style_id: str) -> str:
    return next(_name(style) for style in _ours().iterchildren(qn("w:style")) if style.get(qn("w:styleId")) == style_id)


def _defaults(element: Any) -> Iterator[Any]:
    """Yield the properties of text that hold where nothing else is said, and of the paragraphs' first style."""
    for wanted in ("w:docDefaults/w:rPrDefault/w:rPr", "w:style[@w:default='1'][@w:type='paragraph']/w:rPr"):
        yield from element.xpath(wanted)
