"""What municipalities say of a workshop afterwards: taken in, gone through one by one, and confirmed in the end.

Pure, as all edits; see `behov.domain.edits`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from behov.domain.commenting.targets import Target, need_of, step_of, target_of, wording
from behov.domain.edits import changed, with_workshop
from behov.domain.errors import N_, BehovError, EmptyText, NoSuchRecord
from behov.domain.process_edits import change_step
from behov.domain.workshop import Comment, Confirmation, Workshop
from behov.domain.workspace import Workspace, same_name


@dataclass(eq=False)
class TargetGone(BehovError):
    """A change was accepted of a need or a step that is no longer there."""

    message = N_("{name} is no longer here, so its wording cannot be changed. Decline the comment, and say so.")
    name: str


def unseen(workshop: Workshop, said: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return those comments that the workshop does not have yet: the same sheet may come twice."""
    known = set(map(_what_is_said, workshop.comments))
    new: list[Comment] = []
    for comment in said:
        if _what_is_said(comment) not in known:
            known.add(_what_is_said(comment))
            new.append(comment)
    return tuple(new)


def take_in_comments(workspace: Workspace, path: str, said: Sequence[Comment]) -> Workspace:
    """Add comments last in a workshop, each under its id; those that it has already are left out.

    Raises NoSuchRecord, NeedsMending, PersonalNumber.
    """
    workshop = workspace.workshop(path)
    return with_workshop(workspace, workshop.replace(comments=(*workshop.comments, *unseen(workshop, said))))


def to_go_through(workshop: Workshop) -> tuple[Comment, ...]:
    """Return the comments that nobody has decided on. Who agrees, and says no more, need not be answered."""
    return tuple(each for each in workshop.comments if each.status == "open" and not is_plain_agreement(each))


def is_plain_agreement(comment: Comment) -> bool:
    """Return whether a comment says that it is right as it stands, and nothing else."""
    return comment.answer == "agree" and not (comment.text or "").strip()


def accepting(
    workspace: Workspace, path: str, comment_id: str, on: date, wanted: str | None = None
) -> tuple[partial[Workspace], ...]:
    """Return the edits that accept a comment, each of one file, to be made together.

    Where it wants a change, its proposal (or what is `wanted` instead) becomes the wording of the need or the step, and
    the comment keeps the old one. Raises NoSuchRecord, TargetGone, EmptyText.
    """
    workshop = workspace.workshop(path)
    comment = comment_in(workshop, comment_id)
    accepted = partial(_decide, path=path, comment_id=comment_id, status="accepted", reason=None, decided=on)
    if comment.answer != "change":
        return (accepted,)
    target, text = target_of(comment), (wanted or comment.text or "").strip()
    before = wording(workspace, workshop, target)
    if before is None:
        raise TargetGone(target.need or target.step or comment_id)
    if not text:
        raise EmptyText
    if found := step_of(workspace, target):
        process, step = found
        # the step first: if the second file cannot be saved, the comment is still open, and nothing is lost
        reworded = partial(
            change_step, path=process.path, variant=target.variant or "as-is", step_id=step.id, text=text
        )
        return (reworded, partial(accepted, before=before))
    return (partial(accepted, before=before, need_text=text),)


def decline_comment(workspace: Workspace, path: str, comment_id: str, reason: str, on: date) -> Workspace:
    """Decline a comment for a reason. Raises NoSuchRecord, EmptyText, PersonalNumber."""
    if not reason.strip():
        raise EmptyText
    return _decide(workspace, path, comment_id, status="declined", reason=reason.strip(), decided=on)


def reopen_comment(workspace: Workspace, path: str, comment_id: str) -> Workspace:
    """Take up again what was decided. A wording that was changed stays as it is. Raises NoSuchRecord."""
    return _decide(workspace, path, comment_id, status="open", reason=None, decided=None)


def confirm(workspace: Workspace, path: str, confirmation: Confirmation) -> Workspace:
    """Note who says that a workshop is recorded as it was; who said so before says it anew. Raises NoSuchRecord."""
    workshop = workspace.workshop(path)
    who = (confirmation.municipality, confirmation.role)
    others = (each for each in workshop.confirmed if (each.municipality, each.role) != who)
    return with_workshop(workspace, workshop.replace(confirmed=(*others, confirmation)))


def not_confirmed(workshop: Workshop) -> tuple[str, ...]:
    """Return the municipalities of a workshop that have not confirmed it yet, by number."""
    confirmed = {each.municipality for each in workshop.confirmed}
    return tuple(number for number in taking_part(workshop) if number not in confirmed)


def taking_part(workshop: Workshop) -> tuple[str, ...]:
    """Return the municipalities of a workshop, by number: those it is for, then those that participants are from."""
    came = (each.municipality for each in workshop.participants if each.municipality)
    return tuple(dict.fromkeys((*workshop.municipalities, *came)))


def agreed(workshop: Workshop) -> Mapping[str, int]:
    """Return how often each municipality has said that something is right as it stands, by number."""
    counted: dict[str, int] = {}
    for each in workshop.comments:
        if each.answer == "agree" and each.municipality:
            counted[each.municipality] = counted.get(each.municipality, 0) + 1
    return counted


def comment_in(workshop: Workshop, comment_id: str) -> Comment:
    """Return a comment by its id. Raises NoSuchRecord."""
    for comment in workshop.comments:
        if comment.id == comment_id:
            return comment
    raise NoSuchRecord(comment_id)


def _decide(
    workspace: Workspace, path: str, comment_id: str, need_text: str | None = None, **changes: object
) -> Workspace:
    workshop = workspace.workshop(path)
    comment = comment_in(workshop, comment_id)
    comments = tuple(changed(each, **changes) if each is comment else each for each in workshop.comments)
    needs = workshop.needs
    if need_text is not None:
        reworded = need_of(workshop, target_of(comment))
        needs = tuple(changed(need, text=need_text) if need is reworded else need for need in needs)
    return with_workshop(workspace, workshop.replace(comments=comments, needs=needs))


def _what_is_said(comment: Comment) -> tuple[Target, str | None, str, str | None, str]:
    role, text = same_name(comment.role or "").strip(), same_name(comment.text or "").strip()
    return target_of(comment), comment.municipality, role, comment.answer, text
