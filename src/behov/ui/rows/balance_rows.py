"""The balance's rows: how much each has said, in all and in this block, and who has not been heard yet."""

from collections.abc import Iterable, Mapping, Sequence

from behov.domain.holding.balance import NOBODY, Heard
from behov.text import N_, tr
from behov.ui.widgets.columns import Cell, Column, Piece
from behov.ui.widgets.coverage_list import shade


def balance_columns(*, lately: bool) -> tuple[Column, ...]:
    """Return the columns, with one for the block that is held, if there is any."""
    block = (Column(N_("this block"), width=10, align="right"),) if lately else ()
    needs, notes = Column(N_("needs"), width=6, align="right"), Column(N_("notes"), width=7, align="right")
    return (Column(lines=2), needs, notes, *block)


def heard_row(name: str, heard: Heard, most: int) -> Sequence[Cell]:
    """Return the cells of somebody who has been heard, or has not; `most` is the highest count of needs of all."""
    if not heard.all:
        return ((Piece(f"{name}  ", "bold"), Piece(tr("not heard yet"), "bold")), "", "", "")
    needs = Piece(f" {heard.needs} ", shade(heard.needs, most)) if heard.needs else "– "
    lately = str(heard.lately) if heard.lately else Piece(tr("silent"), "quiet")
    return (name, needs, str(heard.notes or "–"), lately)


def said_together(counts: Iterable[tuple[str, Heard]]) -> str:
    """Say how much several have said, each with its name."""
    silent = tr("not heard yet")
    return ", ".join(f"{name} {heard.all or silent}" for name, heard in counts)


def silent_said(heard: Mapping[str, Heard]) -> str:
    """Say how many have not been heard, or nothing where all have."""
    silent = sum(not each.all for whom, each in heard.items() if whom != NOBODY)
    return tr("{count} not heard yet", count=silent) if silent else ""
