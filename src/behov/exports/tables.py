"""The tables of an export, by the names of their files. Whoever imports this module loads pandas."""

from collections.abc import Callable, Mapping

from behov.exports.benefits import benefits
from behov.exports.coverage import coverage
from behov.exports.need_matrix import need_matrix
from behov.exports.raw_needs import raw_needs
from behov.exports.selection import Selection
from behov.exports.table import Table
from behov.exports.trace_matrix import trace_matrix
from behov.exports.wording import Wording
from behov.text import N_

TABLES: Mapping[str, Callable[[Selection, Wording], Table]] = {
    "behovsmatrise": need_matrix,
    "raabehov": raw_needs,
    "sporingsmatrise": trace_matrix,
    "dekning": coverage,
    "gevinst": benefits,
}


def table(name: str, selection: Selection, wording: Wording) -> Table:
    """Return one of TABLES; an example workspace's says in a last column that it is one."""
    made = TABLES[name](selection, wording)
    if selection.workspace.settings.example:
        heading, said = wording.choose("example", N_("Example")), wording.choose("true", N_("Example data"))
        made = made.with_last("example", heading, said)
    return made
