"""A returned comment sheet made ready to be taken in: the edit that does it, and what there is to say of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from behov.domain.commenting.answering import take_in_comments, unseen
from behov.domain.ids import drawn_id
from behov.domain.importing.coming_in import Edit
from behov.domain.workshop import Comment
from behov.domain.workspace import Workspace
from behov.services.workbooks.comment_sheet_reading import Returned, read_comment_sheet
from behov.text import explain, trn, word
from behov.visible import one_line


@dataclass(frozen=True)
class Incoming:
    """What a sheet brings to a workshop: new comments and the edit that adds them, sentences, and refused rows."""

    workshop: str
    new: tuple[Comment, ...]
    edits: tuple[Edit, ...]
    told: tuple[str, ...]
    refused: tuple[str, ...]


def incoming_comments(workspace: Workspace, path: Path, at: datetime) -> Incoming:
    """Return what a comment sheet brings; nothing is changed before its edit is applied.

    A sheet that was taken in already brings nothing. Raises NoWorkbook, NotACommentSheet, NotOfThisWorkspace.
    """
    returned = read_comment_sheet(workspace, path)
    workshop = workspace.workshop(returned.workshop)
    prefix, taken = workspace.catalogue.prefix(workshop.area), set(workspace.taken_ids)
    comments = []
    for said in returned.said:
        comment = Comment(
            id=drawn_id(prefix, taken),
            need=said.target.need,
            step=said.target.step,
            variant=said.target.variant,
            municipality=returned.municipality,
            role=returned.role,
            answer=said.answer,
            text=said.text,
            recorded=at,
        )
        taken.add(comment.id)
        comments.append(comment)
    new = unseen(workshop, comments)
    edit = partial(take_in_comments, path=workshop.path, said=new)
    return Incoming(
        workshop.path,
        new,
        (edit,) if new else (),
        _told(workspace, returned, new),
        tuple(map(explain, returned.refused)),
    )


def _told(workspace: Workspace, returned: Returned, new: tuple[Comment, ...]) -> tuple[str, ...]:
    if returned.municipality is None:
        return ()
    name = workspace.catalogue.municipality_name(returned.municipality)
    who = one_line(f"{name} ({returned.role})" if returned.role else name)
    counted = Counter(comment.answer for comment in new)
    answers = ", ".join(f"{word(answer)} {count}" for answer, count in counted.items())
    told = [trn("{count} new comment from {who}", "{count} new comments from {who}", len(new), who=who)]
    told[0] += f": {answers}" if answers else ""
    if known := len(returned.said) - len(new):
        told.append(trn("{count} was here already", "{count} were here already", known))
    if returned.refused:
        refused = len(returned.refused)
        told.append(trn("{count} row could not be taken in", "{count} rows could not be taken in", refused))
    return tuple(told)
