"""A Word document as a file that is the same bytes whenever it is written, with nothing of the clock in it."""

from datetime import datetime, time
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from behov.exports.annex.markup import TAGS
from behov.exports.annex.records import Annex
from behov.visible import one_line

_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that a packed file can have
_LONGEST: Final = 255  # signs of a property


def packed(document: Document, annex: Annex) -> bytes:
    """Return a document as a file. What it says of itself is the annex's, of the annex's day."""
    said = document.core_properties
    said.title = one_line(annex.title)[:_LONGEST]
    said.subject = one_line(annex.procurement)[:_LONGEST]
    said.author = said.subject
    said.last_modified_by = said.comments = said.keywords = said.category = said.version = ""
    said.language = TAGS[annex.language]
    said.created = said.modified = datetime.combine(annex.on, time())
    said.revision = 1
    relations = document.part.package.rels
    for name in [name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]  # a picture of the first page of something else
    written = BytesIO()
    document.save(written)
    return _without_clock(written)


def _without_clock(written: BytesIO) -> bytes:
    settled = BytesIO()
    with ZipFile(written) as parts, ZipFile(settled, "w", ZIP_DEFLATED) as made:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, _DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else it says on which it was made
            made.writestr(entry, parts.read(part))
    return settled.getvalue()
