"""The buyer's own Word template: found in the workspace's folder, opened, and looked at for tags."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile
from zlib import error as Damaged  # noqa: N812

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from behov.domain.errors import N_, BehovError

_MOST_UNPACKED: Final = 100 * 1024 * 1024
_LOCKED: Final = bytes.fromhex("D0CF11E0")  # what a document with a password, and one of Word 97, begin with
_TYPES: Final = "[Content_Types].xml"
_AS_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_AS_DOCUMENT: Final = b"wordprocessingml.document.main+xml"
# what the libraries raise of files that are no documents, or are damaged
_WRONG: Final = (
    *(OpcError, LxmlError, BadZipFile, Damaged, ParseError, EOFError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, NotImplementedError),
)


@dataclass(eq=False)
class TemplateElsewhere(BehovError):
    """The template is outside the workspace's folder: what is handed over is made of the workspace alone."""

    message = N_(
        "The Word template {name} is not in the workspace's folder. Copy it there, and write its path from the folder "
        "as `template` under `[specification]` in behov.toml."
    )
    name: str


@dataclass(eq=False)
class NoSuchTemplate(BehovError):
    """There is no file where behov.toml says that the template is."""

    message = N_(
        "The Word template {name} cannot be read: {reason}. Correct `template` under `[specification]` in behov.toml, "
        "or take it out to have behov's own document."
    )
    name: str
    reason: str


@dataclass(eq=False)
class LockedTemplate(BehovError):
    """The template has a password, or is in the old format."""

    message = N_("The Word template {name} has a password, or is of an old Word. Save it as .docx without a password.")
    name: str


@dataclass(eq=False)
class DamagedTemplate(BehovError):
    """The template is not a Word document that can be opened."""

    message = N_(
        "The Word template {name} is no Word document that behov can open. Open it in Word, and save it as .docx."
    )
    name: str


def template_content(root: Path, name: str) -> bytes:
    """Return a template in the workspace's folder. Raises TemplateElsewhere, NoSuchTemplate or DamagedTemplate."""
    try:
        folder = root.resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            raise TemplateElsewhere(name)
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise DamagedTemplate(name)  # a pipe, at which one would wait for ever
        return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links; a path with a NUL
        raise NoSuchTemplate(name, getattr(error, "strerror", None) or str(error)) from error


def opened(content: bytes, name: str) -> Document:
    """Return a template as a document, a .dotx too. Raises LockedTemplate or DamagedTemplate."""
    if content.startswith(_LOCKED):
        raise LockedTemplate(name)
    try:
        document = docx.Document(BytesIO(as_document(content)))
        if not document.sections or document.styles is None:
            raise DamagedTemplate(name)
    except _WRONG as error:
        raise DamagedTemplate(name) from error
    return document


def as_document(content: bytes) -> bytes:
    """Return a template's content as a document's. Raises ValueError where it is too large, and as zipfile does."""
    with ZipFile(BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
            raise ValueError(_MOST_UNPACKED)
        if _AS_TEMPLATE not in parts.read(_TYPES):
            return content
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as document:
            for part in parts.infolist():
                read = parts.read(part)
                document.writestr(part, read.replace(_AS_TEMPLATE, _AS_DOCUMENT) if part.filename == _TYPES else read)
    return made.getvalue()


def paragraphs(document: Document) -> Iterator[str]:
    """Yield the text of every paragraph of a template, in its headers and footers too."""
    for root in _roots(document):
        for paragraph in root.iter(qn("w:p")):
            yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def has_tags(document: Document) -> bool:
    """Return whether a template says itself where what is to stand."""
    return any(tag in text for text in paragraphs(document) for tag in ("{{", "{%"))


def _roots(document: Document) -> Iterator[Any]:
    yield document.element.body
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part._element
