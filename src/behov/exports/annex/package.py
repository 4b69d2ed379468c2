"""A Word document as a file that is the same bytes whenever it is written, with nothing of the clock in it."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from behov.domain.record import Language
from behov.exports.annex.markup import TAGS
from behov.exports.annex.records import Annex
from behov.visible import one_line

_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that a packed file can have
_LONGEST: Final = 255  # signs of a property


def packed(document: Document, annex: Annex) -> bytes:
    """Return the annex's document as a file that says of itself what the annex does."""
    return written(document, annex.title, annex.procurement, annex.language, annex.on)


def written(document: Document, title: str, subject: str, language: Language, on: date) -> bytes:
    """Return a document as a file of a day."""
    said = document.core_properties
    said.title = one_line(title)[:_LONGEST]
    said.subject = said.author = one_line(subject)[:_LONGEST]
    said.last_modified_by = said.comments = said.keywords = said.category = said.version = ""
    said.language = TAGS[language]
    said.created = said.modified = datetime.combine(on, time())
    said.revision = 1
    relations = document.part.package.rels
    for name in [name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]  # a picture of the first page of something else
    file = BytesIO()
    document.save(file)
    return _without_clock(file)


def _without_clock(file: BytesIO) -> bytes:
    settled = BytesIO()
    with ZipFile(file) as parts, ZipFile(settled, "w") as made:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, _DATE)
            entry.compress_type = (
                ZIP_STORED if part.filename.endswith(".png") else ZIP_DEFLATED
            )  # PNG is packed already
            entry.create_system = 0  # else it says on which it was made
            made.writestr(entry, parts.read(part))
    return settled.getvalue()
