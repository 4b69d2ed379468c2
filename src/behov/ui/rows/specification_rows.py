"""Regional needs, requirements and chapters as rows of a list, and in words above it how far they have come."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from textual.content import Content

from behov.domain.catalogue import Chapter, named
from behov.domain.other_tables import Requirement
from behov.domain.specification.absolute_share import AbsoluteShare, absolute_share
from behov.domain.specification.basis import WITHDRAWN, requirements_of, standing
from behov.domain.specification.progress import Progress
from behov.domain.specification.specifying import DRAFT
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.text import N_, language, tr, trn, word
from behov.ui.widgets.columns import Cell, Column, Ink, Piece
from behov.ui.widgets.filter_line import with_found
from behov.ui.widgets.marks import UNKNOWN, priority_piece

LINES = 3  # that a text may wrap to
WIDE = 96  # cells of a list from which on there is room for all columns
NEVER = 9999  # cells that no list is wide
NEED_COLUMNS: Final = (Column(N_("Outcome"), 19), Column(N_("Priority"), 10), Column(N_("Need"), lines=LINES))
CHAPTER_COLUMNS: Final = (
    Column(N_("Prefix"), 12),
    Column(N_("Chapter"), lines=2),
    Column(N_("Requirements"), 12, "right"),
    Column(N_("Absolute"), 10, "right"),
    Column(N_("Intro"), 10),
)
_GIVEN_UP = ("parked", "out")  # outcomes of which nothing is to come


def outcome_row(workspace: Workspace, need: Need, query: str) -> Sequence[Cell]:
    """Return a regional need as what came of it, its priority, its text, and the numbers of what rests on it."""
    outcome = Piece(word(need.outcome), "quiet" if need.outcome in _GIVEN_UP else "")
    numbers = ", ".join(each.number or each.id for each in requirements_of(workspace, need))
    return (
        outcome if need.outcome else Piece(tr("not decided"), "bold"),
        priority_piece(need.priority) if need.priority else Piece(UNKNOWN, "quiet"),
        (*with_found(need.text, query), Piece(f"  {numbers}", "quiet")),
    )


def requirement_columns(requirements: Sequence[Requirement]) -> tuple[Column, ...]:
    """Return the columns of `requirement_row`, in which all the numbers have room; weights only where there are any."""
    widest = max((len(each.number or "") for each in requirements), default=0)
    weighted = any(each.weight is not None for each in requirements)
    return (
        Column(N_("No."), max(9, min(16, widest))),
        Column(N_("Cat."), 4),
        Column(N_("Requirement"), lines=LINES),
        Column(N_("Type"), 16, shown_from=WIDE),
        Column(N_("Wt."), 6, "right", shown_from=WIDE if weighted else NEVER),
        Column(N_("State"), 7),
        Column(N_("Needs"), 5, "right"),
    )


def requirement_row(workspace: Workspace, requirement: Requirement, suspect: bool, query: str = "") -> Sequence[Cell]:
    """Return a requirement as its number, letter, text, kind and state, and how many needs it rests on."""
    gone = requirement.state == WITHDRAWN
    ink: Ink = "quiet" if gone else ""
    letter = workspace.settings.specification.letter(requirement.category)
    text = (Piece(requirement.text or "", ink),) if gone else with_found(requirement.text or "", query)
    weight = "" if requirement.weight is None else str(requirement.weight)
    return (
        Piece(requirement.number or "–", ink or "bold"),
        Piece(letter or UNKNOWN, ink),
        (*((Piece(f"≠ {word('suspect')}  ", "bold"),) if suspect else ()), *text),
        Piece(word(requirement.type), "quiet"),
        Piece(weight, ink),
        Piece(word(requirement.state or DRAFT), ink),
        Piece(str(len(requirement.needs)), ink),
    )


def chapter_row(workspace: Workspace, chapter: Chapter, requirements: Sequence[Requirement]) -> Sequence[Cell]:
    """Return a chapter as its prefix and name, how many requirements stand in it, and how many are absolute."""
    share = absolute_share(workspace, requirements)
    percent = f"{share.absolute} ({100 * share.absolute / share.all:.0f} %)" if share.all else ""
    withdrawn = len(requirements) - share.all
    counted = str(share.all or "") + (f" (+{withdrawn})" if withdrawn else "")
    known = chapter.id in workspace.catalogue.chapters
    intro = named(chapter.intro, workspace.settings.language)
    return (
        Piece(chapter.prefix if known else UNKNOWN, "bold" if share.all else "quiet"),
        Piece(chapter.label(language()), "" if share.all else "quiet"),
        counted,
        percent,
        Piece(tr("written") if intro else tr("missing"), "" if intro else "quiet"),
    )


def needs_left(left: Progress, needs: int) -> Content:
    """Return how many of so many needs are not decided, not written or nobody's, or that none is."""
    if not needs:
        return Content(trn("{count} need", "{count} needs", needs))
    return _counted(
        (
            (len(left.undecided), lambda n: trn("{count} without an outcome", "{count} without an outcome", n)),
            (
                len(left.unwritten),
                lambda n: trn("{count} to become a requirement", "{count} to become requirements", n),
            ),
            (
                len(left.ownerless),
                lambda n: trn("{count} local measure without an owner", "{count} local measures without an owner", n),
            ),
        ),
        tr("Every need has an outcome, and a requirement where there is to be one."),
    )


def requirements_left(workshop: Workshop, left: Progress) -> Content:
    """Return how many requirements there are, and of how many something is missing."""
    counted = len(standing(workshop.requirements))
    all_of_them = trn("{count} requirement", "{count} requirements", counted)
    missing = _counted(
        (
            (len(left.suspect), lambda n: trn("{count} to look at again", "{count} to look at again", n)),
            (len(left.needless), lambda n: trn("{count} without a need", "{count} without needs", n)),
            (len(left.uncategorised), lambda n: trn("{count} without category", "{count} without category", n)),
            (len(left.unverified), lambda n: trn("{count} without verification", "{count} without verification", n)),
        ),
        tr("nothing is missing") if counted else "",
    )
    return Content("   ").join((Content(all_of_them), missing) if missing else (Content(all_of_them),))


def share_in_words(share: AbsoluteShare) -> Content:
    """Return how many requirements are absolute, in bold with what to do about it where there are many."""
    if share.high:
        return Content.styled(
            tr("{absolute} of {all} are absolute, over {limit} %. Each may shut somebody out.", **share.values), "bold"
        )
    return Content.styled(tr("{absolute} of {all} are absolute", **share.values), "$quiet")


def _counted(parts: Sequence[tuple[int, Callable[[int], str]]], nothing: str) -> Content:
    said = [Content.styled(words(count), "bold") for count, words in parts if count]
    return Content("   ").join(said or [Content.styled(nothing, "$quiet")])


def searched(requirement: Requirement) -> Iterator[str]:
    """Yield what is searched in a requirement."""
    said = ("number", "text", "id", "verification", "reference", "note")
    yield from (value for name in said if (value := getattr(requirement, name)))
    yield from (*requirement.was_numbered, *requirement.needs, word(requirement.category))
