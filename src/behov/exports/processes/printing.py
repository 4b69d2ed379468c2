"""Drawings on paper, as PDF: those of one process, or the booklet of a service area. Kept, as drawings are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from behov.diagrams.dot import write_dot
from behov.diagrams.views.nodes import Drawing
from behov.diagrams.views.situation import name_of
from behov.exports.printed.chapters import Chapter, Imprint, Page
from behov.exports.printed.pdf_metadata import COMPLIANCE
from behov.exports.processes.diagram import Making, pages_of, title_of
from behov.exports.render_cache import drawn, kept
from behov.text import language


@dataclass(frozen=True)
class Printable:
    """A drawing to be printed: alone, in a booklet or both, and laid out once."""

    asked: Drawing
    making: Making

    @cached_property
    def title(self) -> str:
        """The process, as it is called to those whom the drawing is for."""
        return title_of(self.asked)

    @cached_property
    def pages(self) -> tuple[float, tuple[str, ...]]:
        """How large its points are printed, and its pages in DOT."""
        cut = pages_of(self.asked, self.making.paper)
        return cut.scale, tuple(map(write_dot, cut.layouts))

    def chapter(self) -> Chapter:
        """Return it as a chapter, drawn."""
        scale, dots = self.pages
        drawings = (Page(drawn(dot, "svg", self.making.renderer), scale) for dot in dots)
        return Chapter(self.title, name_of(self.asked.view), tuple(drawings))


def process_pdf(drawings: Sequence[Printable]) -> bytes:
    """Return the drawings of one process as a PDF, a chapter each. Raises NoSuchRenderer or DiagramFailed."""
    imprint = _imprint(drawings, drawings[0].title)
    return _bound(drawings, repr(imprint), partial(_as_pdf, imprint=imprint))


def area_booklet(drawings: Sequence[Printable], area: str, region: str) -> bytes:
    """Return the drawings of an area's processes as a booklet. Raises NoSuchRenderer or DiagramFailed."""
    imprint = _imprint(drawings, area)
    return _bound(drawings, repr((imprint, region)), partial(_as_booklet, imprint=imprint, region=region))


def _imprint(drawings: Sequence[Printable], title: str) -> Imprint:
    making = drawings[0].making
    return Imprint(title, making.on, making.paper, drawings[0].asked.example)


def _bound(drawings: Sequence[Printable], said: str, bind: Callable[[Sequence[Chapter]], bytes]) -> bytes:
    """Return a PDF; from the cache, if one was made of the same drawings and with the same words around them."""
    shown = (repr((each.making.renderer, each.title, each.asked.view, each.pages)) for each in drawings)
    made_of = (COMPLIANCE, language(), said, *shown)
    return kept(made_of, "pdf", lambda: bind([each.chapter() for each in drawings]))


# The library that writes PDF takes longer to load than a drawing to make: it is imported when one is written.


def _as_pdf(chapters: Sequence[Chapter], imprint: Imprint) -> bytes:
    from behov.exports.printed.pdf_file import pdf

    return pdf(chapters, imprint)


def _as_booklet(chapters: Sequence[Chapter], imprint: Imprint, region: str) -> bytes:
    from behov.exports.printed.booklet import booklet

    return booklet(chapters, imprint, region)
