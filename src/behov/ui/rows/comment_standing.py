"""How far the comments on a workshop are gone through, and who has confirmed it, each as a line of text."""

from textual.content import Content

from behov.domain.commenting.answering import agreed, is_plain_agreement, not_confirmed, to_go_through
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.text import tr
from behov.visible import one_line

_BETWEEN = Content("   ")


def tally(workspace: Workspace, workshop: Workshop) -> Content:
    """Return how many comments are left, and how often each municipality agrees; what to do when none is left."""
    left = len(to_go_through(workshop))
    parts = []
    if asked := sum(not is_plain_agreement(each) for each in workshop.comments):
        parts.append(Content.styled(tr("{left} of {all} left", left=left, all=asked), "bold"))
    if counted := agreed(workshop):
        names = " · ".join(f"{_town(workspace, number)} {count}" for number, count in counted.items())
        parts.append(Content.assemble((tr("agree:"), "$quiet"), f" {names}"))
    if workshop.comments and not left and not_confirmed(workshop):
        parts.append(Content(tr("b notes who confirms the workshop")))
    return _BETWEEN.join(parts)


def standing(workspace: Workspace, workshop: Workshop) -> Content:
    """Return who has confirmed the workshop and when, and which municipalities have not."""
    parts = []
    for each in workshop.confirmed:
        on_day = tr("{date:%Y-%m-%d}", date=each.date) if each.date else ""
        said = (_town(workspace, each.municipality or ""), one_line(each.role or ""), on_day)
        parts.append(Content.assemble((tr("confirmed:"), "$quiet"), f" {', '.join(filter(None, said))}"))
    if waiting := ", ".join(_town(workspace, number) for number in not_confirmed(workshop)):
        parts.append(Content.assemble((tr("not confirmed by:"), "$quiet"), f" {waiting}"))
    return _BETWEEN.join(parts)


def _town(workspace: Workspace, number: str) -> str:
    return one_line(workspace.catalogue.municipality_name(number))
