"""Annex 1 as PDF/A, for the archive: what is asked for, chapter by chapter, without a supplier's columns."""

from datetime import date
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from behov.diagrams.paper import FOOTER, MARGIN
from behov.domain.record import Language
from behov.exports.annex.gathering import annex_of
from behov.exports.annex.reading import columns_explained, meaning
from behov.exports.annex.records import Annex, Chapter
from behov.exports.printed.chapters import Imprint
from behov.exports.printed.sheets import add_sheet, bookmark, facts, opened, write, write_foot
from behov.exports.printed.svg_picture import FONT
from behov.exports.selection import Selection
from behov.text import speaking, tr
from behov.visible import one_line, visible

_TITLE_SIZE: Final = 26.0
_HEADING_SIZE: Final = 15.0
_SIZE: Final = 9.5
_LINE: Final = 13.0
_WIDTHS: Final = (10, 40, 8, 8, 13, 21)  # of a hundred
_SIGNS: Final = 1.4  # on a line, of a hundredth of the width, in letters of middling width
_MOST_LINES: Final = 14  # of a row: less than half a page, as some letters are twice as wide
_HEADINGS: Final = FontFace(emphasis="", fill_color=(239, 238, 233))
_BEFORE: Final = 18.0
_LEAST_ROOM: Final = 120.0  # a chapter that has less than this left of a page begins on the next


def lasting_annex(selection: Selection, language: Language, on: date) -> bytes:
    """Return annex 1 in a language, of a day, as the bytes of a PDF/A file. The processes are in PDFs of their own."""
    with speaking(language):
        annex = annex_of(selection, on, None)
        example = selection.workspace.settings.example
        imprint = Imprint(annex.title, on, "a4", example)
        file = opened(imprint)
        file.set_auto_page_break(True, MARGIN + FOOTER)
        file.set_margins(MARGIN, MARGIN)
        add_sheet(file, imprint)
        _write_front(file, annex, imprint)
        for chapter in annex.chapters:
            _write_chapter(file, chapter, imprint)
        file.set_auto_page_break(False)
        pages = file.pages_count
        for number in range(1, pages + 1):
            file.page = number
            write_foot(file, annex.title, "", imprint, pages)
        return bytes(file.output())


def _write_front(file: FPDF, annex: Annex, imprint: Imprint) -> None:
    width = file.w - 2 * MARGIN
    bookmark(file, annex.title)
    write(file, annex.title, _TITLE_SIZE, MARGIN, MARGIN + 40, width)
    said = [annex.procurement, annex.agreement, *facts(imprint), *annex.marks]
    write(file, " · ".join(filter(None, dict.fromkeys(said))), _SIZE, MARGIN, MARGIN + 64, width)
    file.set_xy(MARGIN, MARGIN + 84)
    for grade in annex.grades:
        _write_text(file, f"{grade.letter}: {meaning(grade.category)}")
    for paragraph in columns_explained(annex):
        _write_text(file, paragraph)


def _write_chapter(file: FPDF, chapter: Chapter, imprint: Imprint) -> None:
    if file.h - file.get_y() < _LEAST_ROOM + MARGIN + FOOTER:
        add_sheet(file, imprint)
        file.set_y(MARGIN)
    file.set_y(file.get_y() + _BEFORE)
    file.start_section(one_line(chapter.title.text), 1)
    file.set_font(FONT, size=_HEADING_SIZE)
    file.multi_cell(0, _HEADING_SIZE * 1.5, one_line(chapter.title.text), new_x="LMARGIN", new_y="NEXT")
    if chapter.intro:
        _write_text(file, visible(chapter.intro.text))
    file.set_font(FONT, size=_SIZE)
    headings = (*(tr("No."), tr("Requirement"), tr("Category"), tr("Weight"), tr("Reference"), tr("Verification")),)
    with file.table(
        col_widths=_WIDTHS,
        line_height=_LINE,
        padding=3,
        headings_style=_HEADINGS,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        text_align="LEFT",
        v_align="TOP",
    ) as table:
        table.row(headings)
        for each in chapter.requirements:
            reference, verification = (said.text if said else "" for said in (each.reference, each.verification))
            cells = (each.number, each.text.text, each.letter, each.weight, reference, verification)
            pieces = [_in_pieces(visible(cell), width) for cell, width in zip(cells, _WIDTHS, strict=True)]
            for row in zip_longest(*pieces, fillvalue=""):
                table.row(row)


def _in_pieces(text: str, width: int) -> list[str]:
    """Return a text that fits on a page, or its pieces that do: a row of a table is not divided between two."""
    signs = max(1, int(width * _SIGNS))
    lines = [line for said in text.splitlines() for line in wrap(said, signs) or [""]]
    if len(lines) <= _MOST_LINES:
        return [text]
    return ["\n".join(lines[place : place + _MOST_LINES]) for place in range(0, len(lines), _MOST_LINES)]


def _write_text(file: FPDF, text: str) -> None:
    file.set_font(FONT, size=_SIZE)
    file.multi_cell(0, _LINE, text, new_x="LMARGIN", new_y="NEXT")
