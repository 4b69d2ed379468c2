"""The price form for integrations: what there is and what is to come, shared by all or one for each municipality.

Integrations with the same ends are one row: what several municipalities told of is priced once. Those with a national
solution are shared by all who take part; others are for the municipalities that told of them. What is required of one
is what rests on its needs, and what its component is named in.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from behov.domain.catalogue import Component
from behov.domain.other_tables import Integration
from behov.domain.system_words import Meant, system_words
from behov.exports.selection import Selection
from behov.exports.tables.behind import Behind
from behov.exports.tables.open_cell import open_cell
from behov.exports.tables.requirements import number_of
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_, tr_in
from behov.visible import joined

_COLUMNS = {
    "price_id": N_("Price ID"),
    "component_id": N_("Component ID"),
    "integration": N_("Integration"),
    "owner": N_("Owner"),
    "direction": N_("Direction"),
    "standard": N_("Standard or interface"),
    "category_existing_or_future": N_("Category"),
    "requirement_ids": N_("Requirement IDs"),
    "shared_or_per_municipality": N_("Extent"),
    "municipality_count": N_("Number of municipalities"),
    "population_basis": N_("Inhabitants"),
}
SUPPLIERS = {
    "setup_shared_nok": N_("Setting up, shared (NOK excl. VAT)"),
    "setup_per_municipality_nok": N_("Setting up, per municipality (NOK)"),
    "annual_shared_nok": N_("Yearly, shared (NOK)"),
    "annual_per_municipality_nok": N_("Yearly, per municipality (NOK)"),
    "price_unit": N_("Price unit"),
    "unit_price_nok": N_("Unit price (NOK)"),
    "volume_assumption": N_("Assumed volume"),
    "option": N_("Option"),
    "contract_years": N_("Contract period (years)"),
    "period_total_nok": N_("Total in the period (NOK)"),
    "supplier_reservation": N_("Reservations"),
}
_CATEGORIES = {"existing": N_("existing"), "future": N_("future"), "": ""}
_EXTENTS = {"shared": N_("shared"), "per-municipality": N_("per municipality")}

Category = Literal["existing", "future", ""]
Extent = Literal["shared", "per-municipality"]
_ORDER: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True)
class _Priced:
    """Integrations that are priced as one: their ends, and whether they are there today."""

    selection: Selection
    source: Meant | None
    target: Meant | None
    category: Category
    told: Sequence[Integration]

    @cached_property
    def component(self) -> Component | None:
        """The catalogue's component at an end of it: the one that data goes to, where both are."""
        known = self.selection.workspace.catalogue.components
        ends = (end.key.removeprefix("component ") for end in (self.target, self.source) if end)
        return next((known[end] for end in ends if end in known), None)

    @property
    def extent(self) -> Extent:
        """Whether it is shared by all, or one for each municipality."""
        return "shared" if self.component and self.component.national else "per-municipality"

    @cached_property
    def municipalities(self) -> Sequence[str]:
        """Those whom it is for: all who take part, where it is shared or nobody in particular told of it."""
        told = {each.municipality for each in self.told}
        if self.extent == "shared" or None in told:
            return self.selection.municipalities
        return sorted(filter(None, told))

    @property
    def inhabitants(self) -> int | None:
        """How many live there; None where that is not known of anybody."""
        known = self.selection.workspace.catalogue.municipalities
        return sum(known[number].inhabitants or 0 for number in self.municipalities if number in known) or None

    def name(self, wording: Wording) -> str:
        """Return it by its ends; where one is not said, by what was written of it."""
        ends = [end.name or tr_in(wording.language, "EPJ") for end in (self.source, self.target) if end]
        return " → ".join(ends) if len(ends) == 2 else self.told[0].text or "".join(ends)


def price_form(selection: Selection, wording: Wording) -> Table:
    """Return a row for each integration, existing ones first. What suppliers fill in is empty."""
    behind = Behind(selection)
    columns = {**_COLUMNS, **SUPPLIERS}
    rows = [[*_row(each, behind, wording), *(None for _ in SUPPLIERS)] for each in _priced(selection)]
    return Table(wording.headings(columns), frame_of(tuple(columns), rows), tuple(SUPPLIERS))


def _priced(selection: Selection) -> list[_Priced]:
    """Return what is priced: by category, and within it in the order of the files."""
    meant = system_words(selection.workspace)
    together: dict[tuple[str, ...], list[Integration]] = defaultdict(list)
    for workshop in selection.workspace.workshops:
        for each in workshop.integrations:
            if selection.concerns([each.municipality] if each.municipality else []) and selection.upholds(each.needs):
                ends = [end.key for end in _ends(each, meant) if end]
                alone = each.id if len(ends) < 2 else ""  # who knows whether it is the same as another
                together[*ends, _category(each), alone].append(each)
    found = [_Priced(selection, *_ends(told[0], meant), _category(told[0]), told) for told in together.values()]
    return sorted(found, key=lambda each: _ORDER.index(each.category))


def _ends(integration: Integration, meant: Callable[[str], Meant | None]) -> tuple[Meant | None, Meant | None]:
    return meant(integration.source or ""), meant(integration.target or "")


def _category(integration: Integration) -> Category:
    """Return whether it is there today: as it was said or, where that was not, by its status."""
    if integration.category or not integration.status:
        return integration.category or ""
    return "existing" if integration.status == "in-use" else "future"


def _row(priced: _Priced, behind: Behind, wording: Wording) -> list[Cell]:
    component = priced.component
    own = component and (component.model_extra or {})
    standards = list(dict.fromkeys(each.standard for each in priced.told if each.standard))
    needs = [name for each in priced.told for name in each.needs]
    return [
        priced.told[0].id,
        component.id if component else None,
        priced.name(wording),
        open_cell(own.get("owner"), wording) if own else None,
        joined(dict.fromkeys(each.direction for each in priced.told if each.direction)),
        joined(standards) or (open_cell(own.get("standard"), wording) if own else None),
        wording.choose(priced.category, _CATEGORIES[priced.category]),
        joined(map(number_of, behind.requirements(needs, component.id if component else None))),
        wording.choose(priced.extent, _EXTENTS[priced.extent]),
        len(priced.municipalities),
        priced.inhabitants,
    ]
