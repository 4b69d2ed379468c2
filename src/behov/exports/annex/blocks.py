"""The parts of annex 1 as Word's markup: how to answer, the requirements by chapter, the processes, the short names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from behov.exports.annex.markup import Column, bookmarked, paragraph, run, table
from behov.exports.annex.markup import field as word_field
from behov.exports.annex.reading import SUPPLIER, columns_explained, meaning
from behov.exports.annex.records import Annex, Asked, Chapter, Described, Figure, Words
from behov.exports.processes.step_rows import StepRow
from behov.text import N_, tr, word

Hang = Callable[[Figure, int], str]  # a picture put into the document, and its run; the number is its own

_FIRST_BOOKMARK: Final = 70_000  # more than a template has

# What the supplier answers with. The keys are the format's own for a supplier's answers.
_DELIVERY: Mapping[str, str] = {
    "standard": N_("Standard: is in the solution as it is delivered to all."),
    "configuration": N_("Configuration: is set up, without programming."),
    "customisation": N_("Customisation: is programmed for the customer."),
    "third-party": N_("Third party: is delivered by a subcontractor or in another product."),
    "planned": N_("Planned: comes in a later version; state the date under Available from."),
}


class Entry(NamedTuple):
    """A heading that the table of contents leads to."""

    level: int
    title: Words
    anchor: str


@dataclass
class Blocks:
    """Makes the parts of one annex: of `styles` that the document has, so `width` twips wide.

    `entries` are the headings, in the order in which they were made.
    """

    annex: Annex
    styles: Mapping[str, str]
    width: int
    hang: Hang
    entries: list[Entry] = field(default_factory=list)
    _figures: int = 0

    def how_to_answer(self, new_page: bool = False) -> str:
        """Return what the letters mean, and what the supplier is to fill in."""
        referred = tr("Each requirement has a number, by which answers refer to it.")
        title = self._heading(1, self._fixed(tr("How to answer the requirements")), new_page)
        explained = "".join(map(self._text, columns_explained(self.annex)))
        return title + self._text(referred) + explained + self._categories() + self._filling_in()

    def _categories(self) -> str:
        if not self.annex.grades:
            return ""
        rows = [[self._run(grade.letter), self._run(meaning(grade.category))] for grade in self.annex.grades]
        columns = (self._column(tr("Category"), 1), self._column(tr("What it means"), 10))
        told = tr("What each category of requirement means.")
        made = table(columns, rows, self.width, self.styles, tr("Categories"), told)
        return self._text(tr("The column Category says what kind of requirement it is:"), keep=True) + made

    def _filling_in(self) -> str:
        title = tr("What the supplier fills in")
        rows = [[self._run(tr(heading)), self._run(told)] for heading, told in _to_fill_in()]
        columns = (self._column(tr("Column"), 2, SUPPLIER), self._column(tr("What is to stand there"), 9))
        made = table(columns, rows, self.width, self.styles, title, tr("What to write in each column."))
        said = self._text(tr("The columns to the right, with a yellow heading, are the supplier's:"), keep=True)
        return self._heading(2, self._fixed(title)) + said + made

    def requirements(self) -> str:
        """Return the chapters, each with its requirements in a table."""
        return "".join(map(self._chapter, self.annex.chapters))

    def processes(self) -> str:
        """Return the processes, drawn and in words; "" where there are none."""
        if not self.annex.processes:
            return ""
        intro = tr("Here is how the work is done today, and how it should be. The pictures explain the requirements.")
        parts = [self._heading(1, self._fixed(tr("Work processes")), new_page=True), self._text(intro)]
        return "".join((*parts, *map(self._process, self.annex.processes)))

    def short_names(self) -> str:
        """Return the short names that are used; "" where there are none."""
        if not self.annex.short_names:
            return ""
        columns = (self._column(tr("Short name"), 1), self._column(tr("Stands for"), 4))
        rows = ((self._run(each.short), run(each.name)) for each in self.annex.short_names)
        title = tr("Short names")
        told = tr("Short names that are used in this annex.")
        made = table(columns, rows, self.width * 2 // 3, self.styles, title, told)
        return self._heading(1, self._fixed(title)) + made

    def _chapter(self, chapter: Chapter) -> str:
        columns = self._shown
        rows = (
            [run(cell) if (cell := column.cell(row)) else "" for column in columns] + [""] * len(_SUPPLIERS)
            for row in chapter.requirements
        )
        headings = [self._column(tr(each.heading), each.share) for each in columns]
        headings += [self._column(tr(heading), share, SUPPLIER) for heading, share in _SUPPLIERS]
        told = tr(
            "The requirements of the chapter. The last {count} columns are for the supplier.", count=len(_SUPPLIERS)
        )
        intro = paragraph(self.styles["text"], run(chapter.intro), "<w:keepNext/>") if chapter.intro else ""
        made = table(headings, rows, self.width, self.styles, chapter.title.text, told)
        return self._heading(1, chapter.title) + intro + made

    @cached_property
    def _shown(self) -> Sequence["_Shown"]:
        """The columns of the requirements, the same in all chapters: those that some requirement has anything in."""
        rows = [row for chapter in self.annex.chapters for row in chapter.requirements]
        return [each for each in _COLUMNS if each.always or any(map(each.cell, rows))]

    def _process(self, process: Described) -> str:
        parts = [self._heading(2, process.title, new_page=process is not self.annex.processes[0])]
        for name, said in ((tr("Starts when"), process.trigger), (tr("Result"), process.result)):
            if said.strip():
                words = self._run(f"{name}: ") + run(Words(said, self.annex.own))
                parts.append(paragraph(self.styles["text"], words, "<w:keepNext/>"))
        for situation in process.situations:
            parts.append(self._heading(3, self._fixed(situation.name.capitalize())))
            parts += map(self._figure, situation.figures)
            parts.append(self._steps(f"{process.title.text} – {situation.name}", situation.steps))
        return "".join(parts)

    def _figure(self, figure: Figure) -> str:
        self._figures += 1
        label = self._run(tr("Figure") + " ")
        number = word_field("SEQ Figur \\* ARABIC", self._run(str(self._figures)))
        caption = paragraph(self.styles["caption"], label + number + self._run(f". {figure.caption}"))
        return paragraph(self.styles["figure"], self.hang(figure, self._figures)) + caption

    def _steps(self, name: str, steps: tuple[StepRow, ...]) -> str:
        told = tr("The steps of {title}", title=name)
        shown = [each for each in _STEP_COLUMNS if each.always or any(each.cell(step) for step in steps)]
        columns = [self._column(tr(each.heading), each.share) for each in shown]
        rows = ([run(Words(each.cell(step), self.annex.own)) for each in shown] for step in steps)
        caption = paragraph(self.styles["caption"], self._run(told), "<w:keepNext/>")
        return caption + table(
            columns, rows, self.width, self.styles, told, tr("The same as the picture shows, in words.")
        )

    def _heading(self, level: int, title: Words, new_page: bool = False) -> str:
        anchor = f"_Toc{_FIRST_BOOKMARK + len(self.entries)}"
        content = bookmarked(run(title), anchor, _FIRST_BOOKMARK + len(self.entries))
        self.entries.append(Entry(level, title, anchor))
        before = "<w:pageBreakBefore/>" if new_page else ""
        return paragraph(self.styles[f"heading {level}"], content, before)

    def _text(self, text: str, keep: bool = False) -> str:
        return paragraph(self.styles["text"], self._run(text), "<w:keepNext/>" if keep else "")

    def _fixed(self, text: str) -> Words:
        return Words(text, self.annex.language)

    def _run(self, text: str) -> str:
        return run(self._fixed(text))

    def _column(self, heading: str, share: float, colour: str = "E3E9F0") -> Column:
        return Column(self._run(heading), share, colour)


class _Shown(NamedTuple):
    """A column of a requirement table: whether it is there also where it is empty, and what stands in it."""

    heading: str
    share: float
    always: bool
    cell: Callable[[Asked], Words | None]


class _ShownStep(NamedTuple):
    heading: str
    share: float
    always: bool
    cell: Callable[[StepRow], str]


def _plain(text: str) -> Words | None:
    return Words(text, "nb") if text else None


# So wide, in millimetres of a page on its side, that no heading is broken in letters wider than ours.
_COLUMNS: Final = (
    _Shown(N_("No."), 19, True, lambda row: _plain(row.number)),
    _Shown(N_("Requirement"), 52.8, True, lambda row: row.text),
    _Shown(N_("Category"), 16.2, True, lambda row: _plain(row.letter)),
    _Shown(N_("Weight"), 17.2, False, lambda row: _plain(row.weight)),
    _Shown(N_("Reference"), 25, False, lambda row: row.reference),
    _Shown(N_("Verification"), 34.5, False, lambda row: row.verification),
)
_SUPPLIERS: Final[Sequence[tuple[str, float]]] = (
    (N_("Compliance"), 20),
    (N_("Form of delivery"), 25.6),
    (N_("Available from"), 22),
    (N_("Description"), 21.2),
    (N_("Ref. annex 2"), 13.6),
)
_STEP_COLUMNS: Final = (
    _ShownStep(N_("No."), 5, True, lambda step: str(step.number)),
    _ShownStep(N_("Role"), 19, True, lambda step: step.role),
    _ShownStep(N_("Step"), 34, True, lambda step: step.text),
    _ShownStep(N_("Kind"), 11, True, lambda step: word(step.kind)),
    _ShownStep(N_("What follows"), 16, True, lambda step: _onward(step)),
    _ShownStep(N_("Systems"), 16, False, lambda step: ", ".join(step.systems)),
    _ShownStep(N_("Information in"), 20, False, lambda step: ", ".join(step.inputs)),
    _ShownStep(N_("Information out"), 20, False, lambda step: ", ".join(step.outputs)),
)


def _onward(step: StepRow) -> str:
    return "; ".join(f"{each.answer}: {each.number}" if each.answer else str(each.number) for each in step.onward)


def _to_fill_in() -> Iterator[tuple[str, str]]:
    """Yield the supplier's columns, and what is to stand in each."""
    compliance, delivery, available, description, reference = (heading for heading, _ in _SUPPLIERS)
    yield compliance, tr("Yes, partly or no.")
    yield delivery, " ".join(map(tr, _DELIVERY.values()))
    yield available, tr("The date from which it can be taken into use, where it is not there yet.")
    yield description, tr("How it is met. Where the answer is partly: what is met, and what is not.")
    yield reference, tr("Where in annex 2 more is said.")
