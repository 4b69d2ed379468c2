"""A specification made for tests, its annex 1 as a Word document, and what stands in that."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from behov.domain.other_tables import Requirement
from behov.domain.record import Language
from behov.domain.workspace import Workspace
from behov.exports.annex.annex_file import annex_file
from behov.exports.selection import select
from tests.exports.made import HOME, NURSING, REGION, TODAY, region, specification

CHAPTERS = {
    "hjemmetjeneste": {"intro": {"nb": "Kapitlet gjelder hjemmetjenesten."}},
    "sikkerhet": {"intro": {"nb": "Normen gjelder.", "nn": "Normen gjeld."}},
}
REQUIREMENTS: tuple[dict[str, Any], ...] = (
    {
        "number": "IF-SIK-001",
        "chapter": "sikkerhet",
        "text": "Innlogging skal skje med HelseID.",
        "category": "absolute",
    },
    {
        "number": "F-HJT-010",
        "chapter": "hjemmetjeneste",
        "text": "Løysinga skal vise PLL.",
        "language": "nn",
        "category": "evaluated",
        "weight": 2.5,
        "verification": "Demonstrasjon",
        "reference": "Normen",
    },
    {"number": "F-HJT-2", "chapter": "hjemmetjeneste", "text": "Listen skal vises.", "category": "option"},
    {"number": "F-HJT-003", "chapter": "hjemmetjeneste", "text": "Trukket krav.", "state": "withdrawn"},
    {"text": "Krav uten kapittel."},
)


def specified(*requirements: dict[str, Any], **settings: Any) -> Workspace:
    """Return the small region with these requirements; with REQUIREMENTS, if none are given."""
    rows = [Requirement(id=f"REG-0000{number:02}", **each) for number, each in enumerate(requirements or REQUIREMENTS)]
    wanted = {"name": "Felles anskaffelse", "catalogue": {"chapters": CHAPTERS}, **settings}
    return region(HOME, NURSING, REGION, specification(*rows), **wanted)


def made(
    workspace: Workspace | None = None, language: Language = "nb", root: Path | None = None, *, public: bool = False
) -> bytes:
    """Return annex 1 as a file."""
    return annex_file(select(workspace or specified(), None, TODAY, public), language, TODAY, root)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def text_of(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def headings(document: Document, level: int = 1) -> list[str]:
    return [each.text for each in document.paragraphs if (each.style and each.style.name) == f"Heading {level}"]


def requirement_tables(document: Document) -> list[list[list[str]]]:
    """Return the tables of requirements as rows of cells, the headings first."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [table for table in tables if table[0][0] in ("Nr.", "No.") and table[0][1] in ("Krav", "Requirement")]


def requirements(document: Document) -> list[list[str]]:
    """Return the rows of those tables."""
    return [row for table in requirement_tables(document) for row in table[1:]]


def runs(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the texts that people wrote, each with the language that it is marked as."""
    for run in document.element.body.iter(qn("w:r")):
        lang = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if text := text_of(run):
            yield text, lang.get(qn("w:val")) if lang is not None else ""
