"""A comment as a row of a list, and beside how its need or step stands now."""

from collections.abc import Iterator, Sequence

from behov.domain.commenting.answering import is_plain_agreement, to_go_through
from behov.domain.commenting.targets import Target, need_of, step_of, target_of, targets, wording
from behov.domain.workshop import Comment, Workshop
from behov.domain.workspace import Workspace
from behov.text import tr, word
from behov.ui.widgets.columns import Cell, Column, Ink, Piece
from behov.ui.widgets.marks import priority_piece

COLUMNS = (Column(width=20), Column(width=16, lines=2), Column(lines=2))


def in_turn(workspace: Workspace, workshop: Workshop) -> tuple[Comment, ...]:
    """Return the comments that are to be gone through, by what they are about, then the decided, then who agrees."""
    places = {target.key: place for place, target in enumerate(targets(workspace, workshop).values())}
    is_open = {comment.id for comment in to_go_through(workshop)}
    last = len(places)
    return tuple(
        sorted(
            workshop.comments,
            key=lambda each: (
                each.id not in is_open,
                is_plain_agreement(each),
                places.get(target_of(each).key, last),
            ),
        )
    )


def comment_row(workspace: Workspace, comment: Comment) -> Sequence[Cell]:
    """Return the answer or, where it was decided on, what became of it; who said it, and the words."""
    is_open = comment.status == "open" and not is_plain_agreement(comment)
    ink: Ink = "" if is_open else "quiet"
    said = word(comment.answer) if comment.status == "open" else word(comment.status)
    who = workspace.catalogue.municipality_name(comment.municipality or "") or "–"
    return (Piece(said, "bold" if is_open else "quiet"), Piece(who, ink), Piece(comment.text or "", ink))


def comment_detail(workspace: Workspace, workshop: Workshop, comment: Comment) -> tuple[tuple[str, Cell], ...]:
    """Return labels and values: what it is about, how that stands, what is proposed, and what others say of it."""
    return tuple((label, value) for label, value in _told(workspace, workshop, comment) if value)


def _told(workspace: Workspace, workshop: Workshop, comment: Comment) -> Iterator[tuple[str, Cell]]:
    target = target_of(comment)
    stands = wording(workspace, workshop, target)
    yield tr("About"), _about(workspace, workshop, target)
    yield tr("Stands now"), stands if stands is not None else Piece(tr("It is no longer here."), "bold")
    yield tr("Proposal") if comment.answer == "change" else tr("Comment"), Piece(comment.text or "", "bold")
    yield tr("Said by"), _said_by(workspace, comment)
    yield tr("Was before"), comment.before or ""
    if comment.status != "open":
        decided = tr("{date:%Y-%m-%d}", date=comment.decided) if comment.decided else ""
        yield tr("Decided"), "  ".join(filter(None, (word(comment.status), decided, comment.reason)))
    others = (each for each in workshop.comments if each.id != comment.id and target_of(each) == target)
    for place, other in enumerate(others):
        said = f": {other.text}" if other.text else ""
        yield tr("Others") if place == 0 else " ", f"{_said_by(workspace, other)}: {word(other.answer)}{said}"


def _about(workspace: Workspace, workshop: Workshop, target: Target) -> Cell:
    if found := step_of(workspace, target):
        process, step = found
        return (
            Piece(process.title),
            Piece(f"  {word(target.variant)}", "quiet"),
            Piece(f"  {step.role or ''}", "quiet"),
        )
    if need := need_of(workshop, target):
        priority = (Piece("  "), priority_piece(need.priority)) if need.priority else ()
        return (Piece(tr("Need")), Piece(f"  {need.id}  {need.role or ''}", "quiet"), *priority)
    return Piece(target.need or target.step or "", "quiet")


def _said_by(workspace: Workspace, comment: Comment) -> str:
    name = workspace.catalogue.municipality_name(comment.municipality or "") or "–"
    return f"{name}, {comment.role}" if comment.role else name
