"""The table of contents of annex 1: a field that Word can make anew, with what stands in it already filled in.

Nobody but Word knows on which page a heading comes. Each entry asks for it, and leads there before it is known.
"""

from collections.abc import Mapping, Sequence

from behov.domain.record import Language
from behov.exports.annex.blocks import Entry
from behov.exports.annex.markup import field, field_begin, link, paragraph, quoted, run
from behov.exports.annex.records import Words
from behov.text import tr

_FIELD = 'TOC \\o "1-2" \\h \\z \\u'
_LEVELS = (1, 2)


def contents(entries: Sequence[Entry], styles: Mapping[str, str], language: Language, width: int) -> str:
    """Return the table with its heading, in the language now spoken, `width` twips wide; "" where it has no entries."""
    listed = [entry for entry in entries if entry.level in _LEVELS]
    if not listed:
        return ""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    rows = []
    for number, entry in enumerate(listed):
        page = field(f"PAGEREF {entry.anchor} \\h", "")
        row = link(entry.anchor, f"{run(entry.title)}<w:r><w:tab/></w:r>{page}")
        begin = "" if number else field_begin(_FIELD)
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if entry is listed[-1] else ""
        rows.append(paragraph(styles[f"contents {entry.level}"], begin + row + end, tab))
    heading = paragraph(styles["contents heading"], run(Words(tr("Contents"), language)))
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    named = f'<w:alias w:val="{quoted(tr("Contents"))}"/>'
    return f"<w:sdt><w:sdtPr>{named}{gallery}</w:sdtPr><w:sdtContent>{heading}{''.join(rows)}</w:sdtContent></w:sdt>"
