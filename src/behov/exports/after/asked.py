"""What a comment sheet asks about: every need and step that may be handed out, as people know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from behov.domain.commenting.targets import Target
from behov.domain.process import Variant
from behov.exports.after.handed_out import HandedOut
from behov.text import tr, word


@dataclass(frozen=True)
class Asked:
    """One row to answer: its number or id, what it is, and how it stands."""

    target: Target
    number: str
    what: str
    text: str
    role: str
    priority: str = ""


def asked(shown: HandedOut) -> Iterator[Asked]:
    """Yield what may be commented on: the needs, then the steps of each process as it is and as it should be."""
    for need in shown.workshop.needs:
        if need.status != "rejected":
            what = tr("Need") if need.status != "parked" else tr("Need, parked")
            priority = word(need.priority) if need.priority else tr("not prioritised")
            yield Asked(Target(need=need.id), need.id, what, need.text, need.role or "", priority)
    for process in shown.processes:
        for variant in get_args(Variant):
            for number, step in enumerate(process.steps(variant), 1):
                if not step.exempt:
                    target = Target(step=f"{process.stem}/{step.id}", variant=variant)
                    yield Asked(target, str(number), _step_of(process.title, variant), step.text, step.role or "")


def _step_of(title: str, variant: Variant) -> str:
    if variant == "as-is":
        return tr("Step as it is: {process}", process=title)
    return tr("Step as it should be: {process}", process=title)
