"""A quantity in words: with its unit, as numbers are written in the language now spoken, and marked as an estimate."""

from typing import Final

from behov.domain.measuring.comparison import Measure
from behov.domain.measuring.quantity import Quantity
from behov.text import language, tr, trn

NOTHING: Final = "–"  # where nothing can be said


def amount(quantity: Quantity | None, measure: Measure) -> str:
    """Return how much it is: `ca. 1 200 timer` if it is an estimate, `minst 20 min` if something is left out."""
    if quantity is None:
        return NOTHING
    said = _about(quantity, _with_unit(quantity, measure))
    return tr("at least {amount}", amount=said) if quantity.partial else said


def difference(quantity: Quantity | None, measure: Measure) -> str:
    """Return how much more or less it is: `−20 min`, uncertain if something is left out."""
    if quantity is None:
        return NOTHING
    same = number(quantity.value) == "0"
    said = tr("unchanged") if same else _about(quantity, _with_unit(quantity, measure, signed=True))
    return tr("{amount} (uncertain)", amount=said) if quantity.partial else said


def number(value: float, *, estimated: bool = False, signed: bool = False) -> str:
    """Return a number as it is written: `12 300`, `2,5`, `−40`.

    Of an estimate, only the first three figures are told; below ten, one decimal is.
    """
    rounded = float(f"{value:.3g}") if estimated else value
    written = f"{abs(rounded):,.0f}" if abs(rounded) >= 9.95 else f"{abs(rounded):.1f}".removesuffix(".0")
    if language() != "en":
        written = written.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    if written == "0":
        return written
    return f"−{written}" if value < 0 else f"+{written}" if signed else written


def _about(quantity: Quantity, said: str) -> str:
    return tr("about {amount}", amount=said) if quantity.estimated and quantity.value else said


def _with_unit(quantity: Quantity, measure: Measure, *, signed: bool = False) -> str:
    said = number(quantity.value, estimated=quantity.estimated, signed=signed)
    if measure == "minutes-per-run":
        return tr("{number} min", number=said)
    if measure == "hours-per-year":
        return trn("{number} hour", "{number} hours", 1 if abs(quantity.value) == 1 else 2, number=said)
    return said
