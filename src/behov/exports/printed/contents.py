"""A booklet's table of contents: which picture of which process begins on which page, with links that lead there."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from fpdf import FPDF

from behov.diagrams.looks.measure import text_width
from behov.diagrams.paper import FOOTER, MARGIN, SHEETS, Paper
from behov.exports.printed.chapters import Chapter
from behov.exports.printed.sheets import write, write_before
from behov.text import tr
from behov.visible import one_line

FRONT_TOP: Final = 190.0  # the table begins lower where the booklet's name stands above it
TOP: Final = MARGIN + 40

_SIZE: Final = 11.0
_HEADING_SIZE: Final = 14.0
_ROW: Final = 20.0
_PROCESS: Final = 0.55  # of the width; the rest is for which picture of it this is, and for the page
_GAP: Final = 8.0
_DOTS: Final = {"dash": 0.8, "gap": 3.2}

Entry = tuple[Chapter, int]  # and the page on which it begins


def contents(chapters: Sequence[Chapter], paper: Paper) -> list[list[Entry]]:
    """Return the table's entries page by page. Its own pages come first; there is one even without chapters."""
    _, height = SHEETS.get(paper, SHEETS["a4"])
    on_front, on_others = (int((height - MARGIN - FOOTER - top) / _ROW) for top in (FRONT_TOP, TOP))
    breaks = [0, *range(on_front, len(chapters), on_others), len(chapters)]
    page = len(breaks)  # one more than the table has
    entries = []
    for chapter in chapters:
        entries.append((chapter, page))
        page += len(chapter.pages)
    return [entries[start:end] for start, end in pairwise(breaks)]


def write_contents(file: FPDF, entries: Sequence[Entry], top: float) -> None:
    """Write entries on the sheet, with a heading. A process is named once, and again at the top of each page."""
    right = file.w - MARGIN
    middle = MARGIN + _PROCESS * (right - MARGIN)
    write(file, tr("Contents"), _HEADING_SIZE, MARGIN, top - 12, right - MARGIN)
    above = None
    for number, (chapter, page) in enumerate(entries):
        foot = top + (number + 0.7) * _ROW
        if chapter.process != above:
            write(file, chapter.process, _SIZE, MARGIN, foot, middle - MARGIN - _GAP)
        above = chapter.process
        room = right - middle - text_width(str(page), _SIZE) - 3 * _GAP
        dots_start = write(file, chapter.situation, _SIZE, middle, foot, room) + _GAP
        dots_end = write_before(file, str(page), _SIZE, right, foot) - _GAP
        with file.local_context(line_width=0.8):
            file.set_dash_pattern(**_DOTS)
            file.line(dots_start, foot, dots_end, foot)
        names = {"process": chapter.process, "situation": chapter.situation}
        told = tr("{process} – {situation}, page {page}", **names, page=page)
        file.link(MARGIN, foot - 0.7 * _ROW, right - MARGIN, _ROW, file.add_link(page=page), one_line(told))
