"""Drawings as a PDF: a page a sheet, with bookmarks, text that can be searched, and the drawings told in words."""

from collections.abc import Sequence
from io import BytesIO

from fpdf import FPDF

from behov.diagrams.paper import MARGIN, room
from behov.exports.printed.chapters import Chapter, Imprint, Page, page_count
from behov.exports.printed.sheets import add_sheet, bookmark, opened, write_foot
from behov.exports.printed.svg_picture import Picture, picture


def pdf(chapters: Sequence[Chapter], imprint: Imprint) -> bytes:
    """Return chapters as a PDF, in the language now spoken."""
    file = opened(imprint)
    print_chapters(file, chapters, imprint, page_count(chapters))
    return bytes(file.output())


def print_chapters(file: FPDF, chapters: Sequence[Chapter], imprint: Imprint, pages_in_all: int) -> None:
    """Add the pages of chapters after those that a file has. Each process and each picture of it has a bookmark."""
    process = None
    for chapter in chapters:
        pictures = [_printed(page, imprint) for page in chapter.pages]
        widest = max((each.width for each in pictures), default=0)
        for number, each in enumerate(pictures):
            add_sheet(file, imprint, each.width, each.height)
            if not number:
                if chapter.process != process:
                    bookmark(file, chapter.process)
                bookmark(file, chapter.situation, 1)
            left = (file.w - widest) / 2  # of all pages of the chapter, so that its lanes go on where they left off
            file.image(BytesIO(each.svg), left, MARGIN, each.width, each.height, alt_text=each.words)
            write_foot(file, chapter.process, chapter.situation, imprint, pages_in_all)
        process = chapter.process


def _printed(page: Page, imprint: Imprint) -> Picture:
    """Return a page's drawing as large as it is printed: as asked for, and never larger than there is room for."""
    drawing = picture(page.svg)
    width, height = room(imprint.paper)
    return drawing.scaled(min(page.scale, width / drawing.width, height / drawing.height))
