"""A hint as a row of a list, the words that set it off underlined, and beside it why, and what taking it does."""

from collections.abc import Iterator, Sequence

from behov.domain.hints.hint import HINT_NAMES, Hint
from behov.domain.workshop import Need, Workshop
from behov.domain.workspace import Workspace, municipalities_of
from behov.services.open_hints import Hinted
from behov.text import language, tr
from behov.ui.widgets.columns import Cell, Column, Piece

COLUMNS = (Column(width=14, lines=2), Column(lines=2))
TEXT_COLUMN = 1  # of COLUMNS: where the words stand


def kind_name(kind: str) -> str:
    """Return what a kind of hint is called, or the word itself where it is not known."""
    return tr(HINT_NAMES[kind]) if kind in HINT_NAMES else kind  # type: ignore[index]


def hint_words_said(hint: Hint) -> str:
    """Return a hint on one line: its kind, and the words that set it off."""
    return f"{kind_name(hint.kind)} {hint.words}".rstrip()


def hint_row(hinted: Hinted) -> Sequence[Cell]:
    """Return the kind, and the text with the words that set the hint off underlined."""
    return (Piece(kind_name(hinted.hint.kind), "bold"), marked(hinted.record.text or "", hinted.hint))


def marked(text: str, hint: Hint) -> tuple[Piece, ...]:
    """Return a text in which the words that set a hint off stand out."""
    pieces, at = [], 0
    for start, end in sorted(hint.spans):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], "found")]
            at = end
    return tuple(each for each in (*pieces, Piece(text[at:])) if each.text)


def hint_detail(workspace: Workspace, hinted: Hinted) -> tuple[tuple[str, Cell], ...]:
    """Return labels and values: why it is a hint, what taking it does, and whose record it is."""
    return tuple((label, value) for label, value in _told(workspace, hinted) if value)


def _told(workspace: Workspace, hinted: Hinted) -> Iterator[tuple[str, Cell]]:
    hint, record, workshop = hinted.hint, hinted.record, hinted.workshop
    yield tr("Why"), tr(hint.why, words=hint.words)
    yield tr("To take it"), deed(workspace, hinted)
    if isinstance(record, Need):
        towns = map(workspace.catalogue.municipality_name, municipalities_of(workshop, record))
        yield tr("Said by"), ", ".join(filter(None, (record.role, *towns)))
    yield tr("Where"), Piece(f"{workshop.title}  {record.id}", "quiet")


def deed(workspace: Workspace, hinted: Hinted) -> str:
    """Return what taking a hint does."""
    hint, kind = hinted.hint, hinted.hint.kind
    if kind == "scope":
        service = workspace.catalogue.adjacent.get(hint.service or "")
        label = service.label(language()) if service else ""
        return tr("puts the need out of scope, as one of {service}.", service=label)
    if own_words(hinted.workshop, hinted.record):
        return tr("opens the wording.")
    if kind == "role":
        return tr("sets the role {role}.", role=hint.role) if hint.role else tr("asks whose need it is.")
    if kind == "step":
        return tr("asks which step it belongs to.")
    return tr("notes it for whoever formulates the need. The words stay as they were said.")


def own_words(workshop: Workshop, record: object) -> bool:
    """Return whether a record's words are the project's own: those of a raw need are kept as they were said."""
    return workshop.kind == "consolidation" or not isinstance(record, Need)
