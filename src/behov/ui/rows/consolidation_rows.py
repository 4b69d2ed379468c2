"""A consolidation's rows: what is to be decided on, what looks like it, and what the region has made of them."""

from collections.abc import Iterable, Mapping, Sequence

from behov.domain.consolidation.progress import Order
from behov.domain.ids import same_id
from behov.domain.matrix import MatrixRow, Said
from behov.domain.similarity.alike import Alike, stretches
from behov.domain.workshop import Priority
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.text import N_, language, tr, word
from behov.ui.rows.need_detail import step_name
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.filter_line import with_found
from behov.ui.widgets.marks import priority_piece

ORDERS: Mapping[Order, str] = {
    "area": N_("by area"),
    "step": N_("by step"),
    "effect": N_("by effect"),
    "votes": N_("by votes"),
}
QUEUE_COLUMNS = (Column(lines=6),)
CANDIDATE_COLUMNS = (Column(width=3, align="right"), Column(lines=9))
CANDIDATE_TEXT = 1  # the column of a candidate in which its words stand
REGIONAL_COLUMNS = (Column(width=11, lines=2), Column(lines=3), Column(width=4, align="right"), Column(width=1))
REGIONAL_TEXT = 1
GATHERED_COLUMNS = (Column(lines=9),)


def queue_row(workspace: Workspace, said: Said, order: Order, share: float, query: str, later: bool) -> Sequence[Cell]:
    """Return a raw need that is to be decided on, and where it stands in the order that was chosen."""
    place = tr("later") if later else _place(workspace, said, order, share)
    return ((*with_found(said[1].text, query), Piece(f"  {place}" if place else "", "quiet")),)


def candidate_row(workspace: Workspace, said: Said, alike: Alike, apart: bool) -> Sequence[Cell]:
    """Return a need that looks like another: how much, its words with those that match, and who said it where."""
    score = Piece(f"{100 * alike.score:.0f}", "quiet")
    if apart:
        return (score, (Piece(said[1].text, "quiet"), Piece("  "), Piece(tr("not the same"), "quiet")))
    words = with_words(said[1].text, alike.words)
    if said[0].kind == "consolidation":
        gathering = Piece(f", {gathers(said[1].merges)}", "quiet")
        return (score, (*words, Piece("  "), Piece(tr("Regional"), "bold"), gathering))
    gathered = workspace.gathered_in.get(same_id(said[1].id), ())
    where = (Piece(tr("gathered"), "bold"), Piece(", ", "quiet")) if gathered else ()
    return (score, (*words, Piece("  "), *where, Piece(who(workspace, said, short=True), "quiet")))


def regional_row_cells(row: MatrixRow, query: str) -> Sequence[Cell]:
    """Return a regional need: its priority, its words, how many it gathers, and whether an area is of two minds."""
    count = Piece(str(len(row.raw)) if row.raw else "–", "" if row.raw else "quiet")
    return (priority_piece(row.need.priority), with_found(row.need.text, query), count, "≠" if row.in_dispute else "")


def gathered_row(workspace: Workspace, said: Said) -> Sequence[Cell]:
    """Return a raw need as it was said, and by whom."""
    priority = (Piece("  "), priority_piece(said[1].priority)) if said[1].priority else ()
    return ((Piece(said[1].text), *priority, Piece(f"  {who(workspace, said, short=True)}", "quiet")),)


def with_words(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """Return a text in which whole words stand out."""
    pieces, at = [], 0
    for begin, end in stretches(text, words):
        pieces += [Piece(text[at:begin]), Piece(text[begin:end], "found")]
        at = end
    return (*pieces, Piece(text[at:]))


def who(workspace: Workspace, said: Said, *, short: bool = False) -> str:
    """Return who said a need and where: municipalities, role, area and workshop, as far as they are known.

    Where it is to be `short`, the area is its letters.
    """
    workshop, need = said
    area = area_of(workshop, need)
    where = workspace.catalogue.prefix(area) if short and area else area_name(workspace, area)
    towns = ", ".join(map(workspace.catalogue.municipality_name, municipalities_of(workshop, need)))
    return ", ".join(filter(None, (towns, need.role, where, workshop.title)))


def gathers(merges: Sequence[str]) -> str:
    """Return how many needs are gathered, in words."""
    return tr("gathers {count}", count=len(merges)) if merges else tr("gathers nothing yet")


def area_name(workspace: Workspace, area: str | None) -> str:
    """Return what an area is called; its id if the catalogue does not know it."""
    known = workspace.catalogue.areas.get(area or "")
    return known.label(language()) if known else area or ""


def counted(counts: Mapping[Priority, int]) -> str:
    """Return priorities with how often each was given: `must 3 · could 1`, with ≠ before it where they differ."""
    if not counts:
        return tr("not prioritised")
    said = " · ".join(f"{word(priority)} {count}" for priority, count in counts.items())
    return f"≠ {said}" if len(counts) > 1 else said


def _place(workspace: Workspace, said: Said, order: Order, share: float) -> str:
    need = said[1]
    match order:
        case "area":
            return workspace.catalogue.prefix(area_of(*said))
        case "step":
            return _named(step_name(workspace, step) for step in need.steps[:1])
        case "effect":
            effects = workspace.catalogue.effects
            return _named(effects[each].label(language()) if each in effects else each for each in need.effects[:1])
        case "votes":
            return tr("{share} % of the votes", share=f"{100 * share:.0f}") if need.votes else ""


def _named(names: Iterable[str]) -> str:
    return ", ".join(names)
