"""What is printed: drawings cut into pages, in chapters, and what is said of them all at the foot of each page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from behov.diagrams.paper import Paper


@dataclass(frozen=True)
class Page:
    """A drawing, or a part of one, as SVG. `scale` is how large a point of it is printed, in points."""

    svg: bytes
    scale: float = 1.0


@dataclass(frozen=True)
class Chapter:
    """The pages of one picture of a process. `situation` says which: as it is, as it should be, or the change."""

    process: str
    situation: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Imprint:
    """What holds for a whole file: what it is about, of which day, on which paper, and whether it is made up."""

    title: str
    on: date
    paper: Paper = "a4"
    example: bool = False


def page_count(chapters: Sequence[Chapter]) -> int:
    """Return how many pages chapters have together."""
    return sum(len(chapter.pages) for chapter in chapters)
