"""What stands in annex 1, before anything of it is written: requirements by chapter, processes, and short names."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from behov.domain.other_tables import Category
from behov.domain.record import Language
from behov.exports.processes.step_rows import StepRow


class Words(NamedTuple):
    """A text as people wrote it, and the language that it is in."""

    text: str
    language: Language


@dataclass(frozen=True)
class Asked:
    """A requirement as a supplier sees it. `letter` is what is printed for its category."""

    number: str
    text: Words
    category: Category | None = None
    letter: str = ""
    weight: str = ""
    reference: Words | None = None
    verification: Words | None = None


@dataclass(frozen=True)
class Chapter:
    """A chapter, and its requirements in the order of their numbers."""

    title: Words
    intro: Words | None
    requirements: tuple[Asked, ...]


@dataclass(frozen=True)
class Figure:
    """A picture as large as it is printed, in points; what stands below it, and what it shows in words."""

    png: bytes
    width: float
    height: float
    caption: str
    told: str


@dataclass(frozen=True)
class Situation:
    """A process as it is, or as it should be: drawn, and in words."""

    name: str
    figures: tuple[Figure, ...]
    steps: tuple[StepRow, ...]


@dataclass(frozen=True)
class Described:
    """A process, when it starts and what comes of it, and its situations."""

    title: Words
    trigger: str
    result: str
    situations: tuple[Situation, ...]


class ShortName(NamedTuple):
    """A short name that is used in the annex, and what it is short for."""

    short: str
    name: Words


class Grade(NamedTuple):
    """A category that is used in the annex, and the letter that is printed for it."""

    letter: str
    category: Category


@dataclass(frozen=True)
class Annex:
    """The whole annex, in one language. `own` is that of texts that do not say theirs, `marks` stand in the header.

    `agreement` and `procurement` are "" where behov.toml does not say.
    """

    language: Language
    own: Language
    title: str
    procurement: str
    agreement: str
    on: date
    marks: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    processes: tuple[Described, ...]
    short_names: tuple[ShortName, ...]

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The categories that its requirements have, by their letters, in the order in which they first come."""
        every = (row for chapter in self.chapters for row in chapter.requirements)
        return tuple(dict.fromkeys(Grade(row.letter, row.category) for row in every if row.category))
