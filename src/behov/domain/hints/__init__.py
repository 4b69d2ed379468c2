"""Hints on scope and quality: what of a need or a requirement somebody should look at before it is handed over.

A hint is no fault. It is taken, or waved through, by people; both are kept with the record, and it is not given again.
Hints work on texts in bokmål and in nynorsk alike, whatever language the interface speaks. They would rather be
silent than wrong: a spec writer who gets ten hints that are none looks at no eleventh.
"""

from collections.abc import Iterator

from behov.domain.hints.facts import benefit_hint, role_hint, step_hint
from behov.domain.hints.hint import HINT_KINDS, HINT_NAMES, NO_BASIS, Hint, HintKind
from behov.domain.hints.reasons import reason_at
from behov.domain.hints.scope import scope_hint
from behov.domain.hints.several import several_hint
from behov.domain.hints.wording import absolute_hint, product_hint, solution_hint
from behov.domain.hints.words import HintWords
from behov.domain.other_tables import Requirement
from behov.domain.product_names import product_names
from behov.domain.system_words import RECORD_SYSTEM
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, area_of

__all__ = [
    "HINT_KINDS", "HINT_NAMES", "Hint", "HintKind", "HintWords", "hint_words", "hints_of", "hints_of_requirement",
    "text_hints",
]  # fmt: skip

LONGEST = 1_000  # letters of a text that are looked through: what is longer is a document, and not a need
NOT_PROCURED = ("out", "parked")  # outcomes of what no supplier will read


def hint_words(workspace: Workspace) -> HintWords:
    """Return what hints look for in a workspace. Make it once, and give it to `hints_of` for each of many needs."""
    names = (name for name in product_names(workspace) if not RECORD_SYSTEM.search(name))
    return HintWords(workspace.catalogue, frozenset(names))


def hints_of(workspace: Workspace, workshop: Workshop, need: Need, words: HintWords | None = None) -> tuple[Hint, ...]:
    """Return the hints of a need that nobody has taken or waved through, in the order of HINT_KINDS.

    What is out of scope, parked or rejected gets none. A regional need gets those of its words: whose it is, what it
    is good for and where in the work it arises stands in the needs that it gathers.
    """
    if need.scope == "out" or need.status in ("parked", "rejected") or need.outcome in NOT_PROCURED:
        return ()
    words = words or hint_words(workspace)
    found = text_hints(need.text, words)
    if need.adjacent:  # somebody has said which service it concerns, and left it in scope
        found = tuple(hint for hint in found if hint.kind != "scope")
    if workshop.kind != "consolidation":
        found = (*found, *_facts(workspace, workshop, need, words))
    return tuple(sorted((each for each in found if _is_open(each, need)), key=lambda each: HINT_KINDS.index(each.kind)))


def hints_of_requirement(
    workspace: Workspace, requirement: Requirement, words: HintWords | None = None
) -> tuple[Hint, ...]:
    """Return the hints of a requirement that nobody has waved through: of its words, and of what it rests on.

    An absolute requirement is to say why, or to refer to what demands it. A withdrawn one gets no hints.
    """
    text = requirement.text or ""
    if requirement.state == "withdrawn" or not text.strip():
        return ()
    words = words or hint_words(workspace)
    found = [hint for hint in text_hints(text, words) if hint.kind not in ("scope", "absolute")]
    if not requirement.reference:
        if hint := absolute_hint(text, words):
            found.append(hint)
        elif requirement.category == "absolute" and reason_at(text, words) is None:
            found.append(Hint("absolute", NO_BASIS))
    return tuple(hint for hint in found if hint.kind not in requirement.waived)


def text_hints(text: str, words: HintWords) -> tuple[Hint, ...]:
    """Return what the words of a text set off, whatever record it belongs to."""
    text = text[:LONGEST]
    found = (look(text, words) for look in (scope_hint, product_hint, solution_hint, several_hint, absolute_hint))
    return tuple(hint for hint in found if hint)


def _facts(workspace: Workspace, workshop: Workshop, need: Need, words: HintWords) -> Iterator[Hint]:
    area = area_of(workshop, need)
    has_processes = bool(area) and any(each.area == area and (each.as_is or each.to_be) for each in workspace.processes)
    for hint in (
        role_hint(need, words, workspace.settings.language),
        benefit_hint(need, words),
        step_hint(need, has_processes),
    ):
        if hint:
            yield hint


def _is_open(hint: Hint, need: Need) -> bool:
    return hint.kind not in need.taken and hint.kind not in need.waived
