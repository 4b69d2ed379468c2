"""Votes and priorities as rows of a list, and in words above it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from behov.domain.holding.prioritising import mostly_must
from behov.domain.holding.voting import Tally
from behov.domain.workshop import PRIORITIES, Need, Priority
from behov.text import tr, trn, word
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.marks import priority_mark, priority_piece

LINES = 3  # that a need's text may wrap to
BAR = 8  # cells of the bar of the need that has most
_NUMBER: Final = Column(width=3, align="right")
_PRIORITY, _TEXT = Column(width=18), Column(lines=LINES)
VOTE_COLUMNS: Final = (_NUMBER, _TEXT)


def vote_row(tally: Tally, need: Need) -> Sequence[Cell]:
    """Return a need as what it got and its text, with what is to be said of the two."""
    said: list[Piece] = []
    if need in tally.over_cap:
        said.append(Piece("  " + tr("over the limit: at most {most}", most=tally.most), "bold"))
    elif tally.under_way and not need.votes:
        said.append(Piece("  " + tr("no votes"), "quiet"))
    return (Piece(_votes(need), "bold"), (*_text(need), *said))


def priority_columns(tally: Tally) -> tuple[Column, ...]:
    """Return the columns of `priority_row`: those for votes only where there are any."""
    return (*((_NUMBER, Column(width=BAR)) if tally.under_way else ()), _PRIORITY, _TEXT)


def priority_row(tally: Tally, need: Need) -> Sequence[Cell]:
    """Return a need as what it got, in a number and a bar, its priority and its text."""
    length = tally.bars[need.id]
    bar = "━" * max(round(BAR * length), 1 if length else 0)
    priority = need.priority or (str(need.wrong["priority"]) if "priority" in need.wrong else None)
    votes = (_votes(need), bar) if tally.under_way else ()
    return (*votes, priority_piece(priority), _text(need))


def tally_lines(tally: Tally) -> Iterator[Content]:
    """Yield how many dots stand on the needs of those that there are and, where there is any, what is not right."""
    said = [Content.styled(cast_in_words(tally), "bold" if tally.to_cast is not None else "")]
    if tally.under_way and tally.unvoted:
        said.append(Content(trn("{count} need without votes", "{count} needs without votes", len(tally.unvoted))))
    yield Content("   ").join(said)
    beside = []
    if tally.participants is not None and tally.voters is not None and tally.participants != tally.voters:
        counts = {"voters": tally.voters, "all": tally.participants}
        if tally.voters > tally.participants:
            beside.append(Content.styled(tr("{voters} vote, but only {all} came", **counts), "bold"))
        else:
            beside.append(Content.styled(tr("{voters} of {all} participants vote", **counts), "$quiet"))
    if tally.over_cap:
        over = trn("{count} need is over the limit", "{count} needs are over the limit", len(tally.over_cap))
        beside.append(Content.styled(over, "bold"))
    if beside:
        yield Content("   ").join(beside)


def cast_in_words(tally: Tally) -> str:
    """Return `27 of 36 dots, 9 missing`, or what there is to be done before it can be said."""
    if tally.missing is None:
        counted = trn("{count} dot.", "{count} dots.", tally.cast) + " " if tally.under_way else ""
        return counted + tr("Press v, and say how many dots each has and how many vote.")
    said = {"cast": tally.cast, "all": tally.to_cast}
    if tally.missing > 0:
        return tr("{cast} of {all} dots, {missing} missing", **said, missing=tally.missing)
    if tally.missing < 0:
        return tr("{cast} of {all} dots: {more} too many", **said, more=-tally.missing)
    return tr("{cast} of {all} dots: all are counted", **said)


def priority_lines(counts: Mapping[Priority | None, int], ticked: int) -> Iterator[Content]:
    """Yield how many needs have each priority, which key gives which, and whether that says little."""
    yield Content("   ").join(priority_mark(priority, f" {count}") for priority, count in counts.items())
    words = (*map(word, PRIORITIES), tr("none"))
    keys = "   ".join(f"{key % 5} {said}" for key, said in enumerate(words, 1))
    to = (trn("{count} is ticked", "{count} are ticked", ticked), "bold") if ticked else (tr("Space ticks"), "$quiet")
    yield Content.assemble((keys, "$quiet"), "   ", to)
    if mostly_must(counts):
        musts, given = counts["must"], sum(counts[priority] for priority in PRIORITIES)
        said = tr(
            "{musts} of {given} are must. When most are, it says little. What can wait?", musts=musts, given=given
        )
        yield Content.styled(said, "bold")


def _votes(need: Need) -> str:
    return str(need.wrong.get("votes", "") if need.votes is None else need.votes)


def _text(need: Need) -> tuple[Piece, ...]:
    status = (Piece(f"  {word(need.status)}", "quiet"),) if need.status != "raw" else ()
    return (Piece(need.text or str(need.wrong.get("text", ""))), *status)
