"""How annex 1 is read: what the letters and the columns of its requirements mean to the supplier."""

from collections.abc import Iterator, Mapping
from typing import Final

from behov.domain.other_tables import Category
from behov.exports.annex.records import Annex
from behov.text import N_, tr

SUPPLIER: Final = "FFF2CC"  # behind the headings of what the supplier fills in

_MEANINGS: Mapping[Category, str] = {
    "absolute": N_("Absolute requirement. It must be met; a tender that does not meet it may be rejected."),
    "evaluated": N_("Evaluated requirement. How well it is met counts when the tenders are evaluated."),
    "option": N_("Option. The customer may order it, and it is priced by itself."),
    "information": N_("Information. The supplier is to answer; the answer is not evaluated."),
}


def meaning(category: Category) -> str:
    """Return what it means to the supplier that a requirement is of a category, in the language now spoken."""
    return tr(_MEANINGS[category])


def columns_explained(annex: Annex) -> Iterator[str]:
    """Yield what the columns mean that some requirement has anything in, and that the headings do not explain."""
    rows = [row for chapter in annex.chapters for row in chapter.requirements]
    if any(row.weight for row in rows):
        yield tr(
            "The column Weight says how much the answer counts beside the answers to other requirements: "
            "the higher the number, the more."
        )
    if any(row.reference for row in rows):
        yield tr(
            "The column Reference says which law or standard is behind the requirement. "
            "What is equivalent to a standard is as good."
        )
    if any(row.verification for row in rows):
        yield tr("The column Verification says how the customer will see that the requirement is met.")
