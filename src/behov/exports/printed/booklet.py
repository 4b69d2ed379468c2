"""The booklet of a service area: a front with a table of contents, and after it every process, page by page."""

from collections.abc import Sequence
from typing import Final

from fpdf import FPDF

from behov.diagrams.paper import MARGIN
from behov.exports.printed.chapters import Chapter, Imprint, page_count
from behov.exports.printed.contents import FRONT_TOP, TOP, contents, write_contents
from behov.exports.printed.pdf_file import print_chapters
from behov.exports.printed.sheets import add_sheet, bookmark, facts, opened, write, write_foot
from behov.text import tr, trn

_NAME_SIZE: Final = 30.0
_SIZE: Final = 12.0


def booklet(chapters: Sequence[Chapter], imprint: Imprint, region: str) -> bytes:
    """Return an area's chapters as one PDF with pages numbered throughout, in the language now spoken.

    The imprint's title is the area's name; `region` is what its workspace is called.
    """
    shown = [chapter for chapter in chapters if chapter.pages]
    tables = contents(shown, imprint.paper)
    pages_in_all = len(tables) + page_count(shown)
    file = opened(imprint)
    for number, entries in enumerate(tables):
        add_sheet(file, imprint)
        if not number:
            bookmark(file, tr("Contents"))
            _write_front(file, len({chapter.process for chapter in shown}), imprint, region)
        write_contents(file, entries, TOP if number else FRONT_TOP)
        write_foot(file, imprint.title, region, imprint, pages_in_all)
    print_chapters(file, shown, imprint, pages_in_all)
    return bytes(file.output())


def _write_front(file: FPDF, processes: int, imprint: Imprint, region: str) -> None:
    width = file.w - 2 * MARGIN
    said = [trn("{count} work process", "{count} work processes", processes), *facts(imprint)]
    write(file, region, _SIZE, MARGIN, MARGIN + 24, width)
    write(file, imprint.title, _NAME_SIZE, MARGIN, MARGIN + 64, width)
    write(file, " · ".join(said), _SIZE, MARGIN, MARGIN + 92, width)
