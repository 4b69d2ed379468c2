"""The tables of an export, by the names of their files. Whoever imports this module loads pandas."""

from collections.abc import Callable, Mapping

from behov.exports.public.allowed import COLUMNS
from behov.exports.selection import Selection
from behov.exports.tables.acceptance_test import acceptance_test
from behov.exports.tables.agreements import agreements
from behov.exports.tables.annex_table import annex_table
from behov.exports.tables.benefits import benefits
from behov.exports.tables.coverage import coverage
from behov.exports.tables.local_measures import local_measures
from behov.exports.tables.need_matrix import need_matrix
from behov.exports.tables.price_form import price_form
from behov.exports.tables.raw_needs import raw_needs
from behov.exports.tables.risks import risks
from behov.exports.tables.stakeholders import stakeholders
from behov.exports.tables.table import Table
from behov.exports.tables.trace_matrix import trace_matrix
from behov.exports.wording import Wording
from behov.text import N_

TABLES: Mapping[str, Callable[[Selection, Wording], Table]] = {
    "behovsmatrise": need_matrix,
    "raabehov": raw_needs,
    "sporingsmatrise": trace_matrix,
    "bilag-1-kravtabell": annex_table,
    "prisskjema-integrasjoner": price_form,
    "akseptansetest": acceptance_test,
    "lokal-innforing": local_measures,
    "dekning": coverage,
    "gevinst": benefits,
    "avtaler": agreements,
    "ros": risks,
    "interessenter": stakeholders,
}


def table(name: str, selection: Selection, wording: Wording) -> Table:
    """Return one of TABLES; for the public, one of COLUMNS with nothing but what stands there.

    An example workspace's says in a last column that it is one.
    """
    made = TABLES[name](selection, wording)
    if selection.public:
        made = made.only(COLUMNS[name])
    if selection.workspace.settings.example:
        heading, said = wording.choose("example", N_("Example")), wording.choose("true", N_("Example data"))
        made = made.with_last("example", heading, said)
    return made
