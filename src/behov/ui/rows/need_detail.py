"""What is known of one need, as the rows of a detail pane. What is not known is left out."""

from collections.abc import Iterator, Sequence

from behov.domain.hints.hint import HINT_NAMES, Hint
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.text import language, tr, word
from behov.ui.rows.hint_rows import hint_words_said, kind_name
from behov.ui.widgets.columns import Cell, Piece
from behov.ui.widgets.marks import priority_piece
from behov.visible import one_line


def need_detail(
    workspace: Workspace, workshop: Workshop, need: Need, hints: Sequence[Hint] = ()
) -> tuple[tuple[str, Cell], ...]:
    """Return labels and values; values of a broken file that could not be used come last, as they stand there.

    `hints` are those that are open; those that were followed are told too, to whoever formulates.
    """
    wrong = [(str(key), Piece(f"? {value}", "bold")) for key, value in need.wrong.items()]
    known = ((label, value) for label, value in _known(workspace, workshop, need) if value)
    return (*known, *_hinted(need, hints), *wrong)


def _hinted(need: Need, hints: Sequence[Hint]) -> Iterator[tuple[str, Cell]]:
    """Yield a line for each open hint, and one for those that were followed."""
    for place, hint in enumerate(hints):
        yield tr("Hints") if place == 0 else " ", Piece(hint_words_said(hint), "quiet")
    if followed := [kind_name(kind) for kind in need.taken if kind in HINT_NAMES]:
        yield tr("Followed"), Piece(", ".join(followed), "quiet")


def _known(workspace: Workspace, workshop: Workshop, need: Need) -> Iterator[tuple[str, Cell]]:
    catalogue, spoken = workspace.catalogue, language()
    area = catalogue.areas.get(area_of(workshop, need) or "")
    components = (
        catalogue.components[each].badge if each in catalogue.components else each for each in need.components
    )
    effects = (catalogue.effects[each].label(spoken) if each in catalogue.effects else each for each in need.effects)
    yield tr("Priority"), priority_piece(need.priority)
    yield tr("Role"), need.role or ""
    yield tr("Step"), ", ".join(step_name(workspace, step) for step in need.steps)
    yield tr("System"), ", ".join((*need.systems, *components))
    yield tr("Raised by"), ", ".join(map(catalogue.municipality_name, municipalities_of(workshop, need)))
    yield tr("Votes"), _votes(workshop, need)
    yield tr("Kind"), word(need.kind)
    yield tr("Area"), area.label(spoken) if area else (need.area or "")
    yield tr("Status"), "" if need.status == "raw" else word(need.status)
    yield tr("Scope"), "" if need.scope == "in" else word(need.scope)
    yield tr("Effects"), ", ".join(effects)
    yield tr("Gathers"), ", ".join(need.merges)
    yield tr("Exempt"), need.exempt or ""
    yield tr("Note"), need.note or ""
    yield tr("Recorded"), need.recorded.strftime("%d.%m.%Y %H:%M") if need.recorded else ""
    yield tr("Id"), Piece(need.id, "quiet")


def said_by(workspace: Workspace, workshop: Workshop, need: Need) -> str:
    """Return on one line who said a need, of which step and where; what is not known is left out."""
    steps = (step_name(workspace, step) for step in need.steps)
    towns = map(workspace.catalogue.municipality_name, municipalities_of(workshop, need))
    return one_line("   ".join(filter(None, (need.role, ", ".join(steps), ", ".join(towns)))))


def step_name(workspace: Workspace, reference: str) -> str:
    """Return the text of a step that is referred to as `process/step`, or the reference where there is none."""
    stem, _, step_id = reference.partition("/")
    steps = (step for each in workspace.processes if each.stem == stem for step in (*each.to_be, *each.as_is))
    return next((step.text for step in steps if step.id == step_id), reference)


def _votes(workshop: Workshop, need: Need) -> str:
    if need.votes is None:
        return ""
    voting = workshop.voting
    if voting and voting.dots and voting.voters:
        return tr("{votes} of {all}", votes=need.votes, all=voting.dots * voting.voters)
    return str(need.votes)
