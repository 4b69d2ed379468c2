"""What is known of a regional need, of a requirement or of a chapter, as the rows of a detail pane."""

from collections.abc import Iterable, Iterator

from behov.domain.catalogue import Chapter, named
from behov.domain.consolidation.regional import regional_row
from behov.domain.ids import same_id
from behov.domain.matrix import Said
from behov.domain.other_tables import Requirement
from behov.domain.specification.basis import changed_needs, requirements_of
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace
from behov.text import language, tr, word
from behov.ui.rows.need_detail import said_by
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.marks import SIGNS, UNKNOWN, priority_piece

Rows = tuple[tuple[str, Cell], ...]


def regional_detail(workspace: Workspace, workshop: Workshop, need: Need) -> Rows:
    """Return what a regional need says, what came of it and why, what areas think of it, and the raw needs beneath."""
    told = (*_decided(workspace, need), *_thought_of(workspace, workshop, need))
    return (*((label, value) for label, value in told if value), *_raw(workspace, (workshop, need)))


def requirement_detail(workspace: Workspace, requirement: Requirement) -> Rows:
    """Return all that a requirement says, and the needs that it rests on, those that changed first."""
    spoken, chapters = language(), workspace.catalogue.chapters
    chapter = chapters.get(requirement.chapter or "")
    letter = workspace.settings.specification.letter(requirement.category)
    told = (
        ("", Piece(requirement.text or "", "bold")),
        (tr("Chapter"), f"{chapter.prefix}  {chapter.label(spoken)}" if chapter else requirement.chapter or ""),
        (tr("Category"), f"{letter}  {word(requirement.category)}" if requirement.category else ""),
        (tr("Type"), word(requirement.type)),
        (tr("Weight"), str(requirement.weight or "")),
        (tr("Shown by"), requirement.verification or ""),
        (tr("Reference"), requirement.reference or ""),
        (tr("Was before"), ", ".join(requirement.was_numbered)),
        (tr("Language"), word(requirement.language)),
        (tr("Exempt"), requirement.exempt or ""),
        (tr("Note"), requirement.note or ""),
    )
    wrong = ((str(key), Piece(f"? {value}", "bold")) for key, value in requirement.wrong.items())
    changed = changed_needs(workspace, requirement)
    needs = sorted(requirement.needs, key=lambda name: name not in changed)
    return (
        *((label, value) for label, value in told if value and (not isinstance(value, Piece) or value.text)),
        *wrong,
        *_needs(workspace, needs, changed),
    )


def chapter_detail(workspace: Workspace, chapter: Chapter) -> Rows:
    """Return what is printed above the requirements of a chapter, and whose needs are first thought to belong there."""
    areas = (
        workspace.catalogue.areas[each].label(language()) for each in chapter.areas if each in workspace.catalogue.areas
    )
    told = (
        (tr("Areas"), ", ".join(areas)),
        (tr("Kinds"), ", ".join(map(word, chapter.kinds))),
        (tr("Intro"), named(chapter.intro, workspace.settings.language)),
    )
    return tuple((label, value) for label, value in told if value)


def needs_to_read(workspace: Workspace, need_ids: Iterable[str]) -> Rows:
    """Return what needs say, each with the raw needs beneath it, for whoever writes a requirement on them."""
    return tuple(
        row
        for name in need_ids
        if (said := workspace.said.get(same_id(name)))
        for row in ((said[1].id, Piece(said[1].text, "bold")), *_raw(workspace, said))
    )


def _decided(workspace: Workspace, need: Need) -> Iterator[tuple[str, Cell]]:
    yield "", Piece(need.text, "bold")
    if need.outcome:
        day = tr("{date:%Y-%m-%d}", date=need.decided) if need.decided else ""
        yield tr("Outcome"), (Piece(word(need.outcome), "bold"), Piece(f"  {day}", "quiet"))
    yield tr("Reason"), need.reason or ""
    if need.outcome == "local":
        yield tr("Owner"), need.owner or Piece(tr("nobody yet"), "bold")
        yield tr("Benefit"), need.benefit or ""
        yield tr("Today"), need.baseline or ""
    for place, each in enumerate(requirements_of(workspace, need)):
        label = " " if place else tr("Asked as")
        yield label, (Piece(f"{each.number or each.id}  ", "bold"), Piece(each.text or ""))


def _thought_of(workspace: Workspace, workshop: Workshop, need: Need) -> Iterator[tuple[str, Cell]]:
    row = regional_row(workspace, (workshop, need))
    areas = workspace.catalogue.areas
    said = (
        f"{areas[area].label(language()) if area in areas else area} "
        + ", ".join(f"{word(priority)} {count}" for priority, count in counts.items())
        for area in row.by_area
        if (counts := row.priorities(area))
    )
    yield tr("Priority"), (priority_piece(need.priority), Piece("   " + " · ".join(said), "quiet"))


def _raw(workspace: Workspace, regional: Said) -> Iterator[tuple[str, Cell]]:
    for workshop, raw in regional_row(workspace, regional).raw:
        if raw is not regional[1]:
            sign = SIGNS.get(raw.priority or "", UNKNOWN)
            told = Piece(f"   {said_by(workspace, workshop, raw)}", "quiet")
            yield raw.id, (Piece(f"{sign} «{raw.text}»"), told)


def _needs(workspace: Workspace, names: Iterable[str], changed: Iterable[str]) -> Iterator[tuple[str, Cell]]:
    for name in names:
        said = workspace.said.get(same_id(name))
        text = said[1].text if said else tr("It is no longer here.")
        mark = (Piece("  " + tr("changed since last time"), "bold"),) if name in changed else ()
        yield name, (Piece(text), *mark)
        if said and mark:
            yield from _raw(workspace, said)  # it may be one of these that is said otherwise now
