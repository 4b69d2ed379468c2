"""Sheets of a PDF and the lines of text on them, in a font that comes with it: it looks and is found alike everywhere.

Import this late, and what imports it: the library behind it takes longer to load than a small export.
"""

import logging
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import ResourceAccessPolicy

from behov.diagrams.looks.measure import fit, text_width
from behov.diagrams.paper import FOOTER, MARGIN, SHEETS
from behov.exports.printed.chapters import Imprint
from behov.exports.printed.pdf_metadata import COMPLIANCE, metadata
from behov.exports.printed.svg_picture import FONT
from behov.text import language, tr
from behov.visible import one_line

_FONT_FILE: Final = Path(__file__).parent.parent.parent / "data" / "fonts" / "LiberationSans-Regular.ttf"
_CREATOR: Final = "behov"
_FOOT_SIZE: Final = 8.0
_GAP: Final = 12.0

# What the library says of signs that a font lacks would be printed on the terminal, in the middle of the app.
logging.getLogger("fpdf").setLevel(logging.ERROR)


def opened(imprint: Imprint) -> FPDF:
    """Return a PDF without pages. It reads nothing from outside, and the same content gives the same bytes."""
    file = FPDF(unit="pt", enforce_compliance=COMPLIANCE)
    file.alias_nb_pages("")  # else a "{nb}" that somebody wrote would become the number of pages
    file.resource_access_policy = ResourceAccessPolicy.NONE
    file.set_auto_page_break(False)
    file.add_font(FONT, fname=_FONT_FILE)
    file.set_title(one_line(imprint.title))
    file.set_lang(language())
    file.set_creator(_CREATOR)
    made = datetime.combine(imprint.on, time(), UTC)
    file.set_creation_date(made)
    file.set_xmp_metadata(metadata(one_line(imprint.title), language(), _CREATOR, made))
    file.viewer_preferences = ViewerPreferences(display_doc_title=True)
    file.page_mode = "USE_OUTLINES"
    return file


def add_sheet(file: FPDF, imprint: Imprint, width: float = 0, height: float = 0) -> None:
    """Add a page of the imprint's paper; for a screen, one that a drawing of this width and height fills."""
    bare = (width + 2 * MARGIN, height + 2 * MARGIN + FOOTER) if width else SHEETS["a4"]
    file.add_page(format=SHEETS.get(imprint.paper, bare), label_style="D")


def write(file: FPDF, text: str, size: float, x: float, y: float, width: float) -> float:
    """Write a line of text from `x`, with its foot at `y`, cut to a width. Return where it ends."""
    file.set_font(FONT, size=size)
    kept = fit(one_line(text), size, width)
    file.text(x, y, kept)
    return x + file.get_string_width(kept)


def write_before(file: FPDF, text: str, size: float, x: float, y: float) -> float:
    """Write a line of text that ends at `x`. Return where it begins."""
    file.set_font(FONT, size=size)
    left = x - file.get_string_width(text)
    file.text(left, y, text)
    return left


def bookmark(file: FPDF, name: str, level: int = 0) -> None:
    """Let the outline lead to this sheet."""
    file.set_y(0)
    file.start_section(one_line(name), level)


def write_foot(file: FPDF, name: str, situation: str, imprint: Imprint, pages: int) -> None:
    """Write what this sheet shows, of which day it is, and which of how many pages."""
    bottom = file.h - MARGIN
    middle = " · ".join(facts(imprint))
    file.set_font(FONT, size=_FOOT_SIZE)
    middle_end = (file.w + file.get_string_width(middle)) / 2
    room = file.w - middle_end - MARGIN - _GAP
    ending = one_line(f" – {situation}") if situation else ""  # which picture of a process it is, is not cut off
    kept = fit(one_line(name), _FOOT_SIZE, room - text_width(ending, _FOOT_SIZE))
    write(file, f"{kept}{ending}", _FOOT_SIZE, MARGIN, bottom, room)
    write_before(file, middle, _FOOT_SIZE, middle_end, bottom)
    number = tr("page {number} of {pages}", number=file.page, pages=pages)
    write_before(file, number, _FOOT_SIZE, file.w - MARGIN, bottom)


def facts(imprint: Imprint) -> list[str]:
    """Return the day of a file, as it is written in the language now spoken, and whether its content is made up."""
    return [tr("{date:%Y-%m-%d}", date=imprint.on), *([tr("Example data")] if imprint.example else [])]
