"""Annex 1 as a file: behov's own document, or made from the buyer's template where behov.toml names one.

Import it late: the library behind it takes longer to load than the document to make.
"""

from datetime import date
from pathlib import Path

from behov.domain.record import Language
from behov.exports.annex.document import bare, begin_pages, mark_pages, room_in, write_annex
from behov.exports.annex.gathering import annex_of
from behov.exports.annex.package import packed
from behov.exports.annex.tagged import filled
from behov.exports.annex.template import as_document, has_tags, opened, template_content
from behov.exports.selection import Selection
from behov.text import speaking


def annex_file(selection: Selection, language: Language, on: date, root: Path | None) -> bytes:
    """Return annex 1 in a language, of a day, as the bytes of a Word document.

    `root` is the workspace's folder, in which the template lies. Raises NoSuchRenderer, DiagramFailed, and what is
    wrong with a template: TemplateElsewhere, NoSuchTemplate, LockedTemplate, DamagedTemplate, WrongTag, PartNotAlone.
    """
    template = selection.workspace.settings.specification.template
    with speaking(language):
        if not template:
            document = bare()
            annex = annex_of(selection, on, room_in(document.sections[0]))
            write_annex(document, annex, own=True)
        else:
            content = template_content(root or Path(), template)
            document = opened(content, template)
            if has_tags(document):
                annex = annex_of(selection, on, room_in(document.sections[-1]))
                document = filled(as_document(content), annex, template)
            else:
                begin_pages(document)
                annex = annex_of(selection, on, room_in(document.sections[-1]))
                write_annex(document, annex, own=False)
        mark_pages(document, annex)
        return packed(document, annex)
