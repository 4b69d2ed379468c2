"""A Word template to begin with: everything that annex 1 has, as tags that can be moved, and styles to be changed."""

from datetime import date

from behov.domain.record import Language
from behov.exports.annex.document import bare, elements, head_and_foot
from behov.exports.annex.markup import paragraph, run
from behov.exports.annex.package import written
from behov.exports.annex.records import Words
from behov.exports.annex.styles import ensured_styles
from behov.exports.annex.tagged import PARTS
from behov.text import speaking

_LINES = (("title", "{{ title }}"), ("subtitle", "{{ procurement }}"), ("subtitle", "{{ agreement }}"))


def starting_template(language: Language, on: date) -> bytes:
    """Return a template whose annex looks as behov's own, as the bytes of a Word document."""
    with speaking(language):
        document = bare()
        styles = ensured_styles(document, language)
        lines = (*_LINES, ("subtitle", "{{ date }}"), *(("text", f"{{{{ {part} }}}}") for part in PARTS))
        markup = "".join(paragraph(styles[style], run(Words(line, language))) for style, line in lines)
        for element in elements(markup):
            document.element.body[-1].addprevious(element)
        named, day = Words("{{ procurement }} · {{ title }}", language), Words("{{ date }}", language)
        head_and_foot(document.sections[0], named, day, styles)
        return written(document, "", "", language, on)
