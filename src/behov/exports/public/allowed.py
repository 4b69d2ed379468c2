"""What the public may see: of each record which fields, and of each table which columns.

**What is not named here is not there.** A new field, a new column and a key that behov does not know stay internal
until somebody names them here. Fields are taken over first (`published.py`), so that no file of a public export is
ever made of anything else; then columns are taken out of the tables.

Why it is so, with the Freedom of Information Act (offentleglova) and the procurement rules in mind:

- Who said what is not told, nor how they voted. A regional need is the region's own words; raw needs, as they were said
  in a room, are material for those (§ 14), so `raabehov` is internal, and other tables only count them. How many
  municipalities stand behind a need is told, and not which.
- A role is left out where it would stand with a municipality from which fewer than `FEWEST` had it in the workshop: it
  would nearly be a name (§ 13, the duty of secrecy). A lane of a process tells who does the work, and not who spoke.
- Priorities, weights, reasons and remarks are the buyer's own weighing (§ 14, § 23 first paragraph). So is what work
  costs today: `gevinst` and `lokal-innforing` are internal.
- What agreements cost, and who supplies what, is others' business secret (§ 13): `avtaler` is internal, and names of
  products and suppliers stand in no text (the procurement regulations §§ 8-5 and 15-1).
- `ros` tells where one is vulnerable (§ 24 third paragraph), `interessenter` what one thinks of others: internal.
- What is marked as exempt is not there, nor what rests on it alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 3  # people in a role, from a municipality, in a workshop: fewer could be recognised


@dataclass(frozen=True)
class Shown:
    """The fields of a record that are public: `kept` as they are, `said` without names of products and suppliers.

    `kept` are ids, numbers, dates and the format's own words; `said` is what people wrote.
    """

    kept: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


SETTINGS: Final = Shown(("language", "municipalities", "renderer", "example"), ("name",))
EXIT: Final = Shown(("date",))
SPECIFICATION: Final = Shown(("letters", "template"), ("agreement", "annexes"))
CATALOGUE: Final[Mapping[str, Shown]] = {
    "areas": Shown(("id", "name", "prefix")),
    "municipalities": Shown(("id", "name", "inhabitants")),
    "components": Shown(("id", "name", "also", "short", "kind", "scope", "owner", "standard")),
    "effects": Shown(("id", "name", "group")),
    "products": Shown(("id", "name")),
    "chapters": Shown(("id", "prefix", "areas", "kinds"), ("name", "intro")),
}
PROCESS: Final = Shown(("area", "municipalities"), ("title", "owner", "trigger", "result"))
STEP: Final = Shown(("kind", "components", "minutes"), ("role", "text", "inputs", "outputs"))  # its systems: see below
BRANCH: Final = Shown(("share",))  # and where it leads
WORKSHOP: Final = Shown(("kind", "area", "date", "municipalities", "state"))
PARTICIPANTS: Final = Shown(("municipality", "count"))
RAW_NEED: Final = Shown(
    ("id", "area", "kind", "municipalities", "components", "effects", "products", "scope", "formerly"), ("role",)
)
REGIONAL_NEED: Final = Shown(
    (
        *("id", "area", "kind", "components", "effects", "products", "scope", "formerly"),
        *("status", "language", "merges", "outcome"),
    ),
    ("text",),
)
REQUIREMENT: Final = Shown(
    ("id", "needs", "chapter", "number", "category", "type", "state", "language"),
    ("text", "verification", "reference"),
)
INTEGRATION: Final = Shown(
    ("id", "status", "category", "municipality", "needs"),
    ("direction", "standard"),  # its ends, as a step's systems, go by what the catalogue calls them
)

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "behovsmatrise": (
        *("need_id", "need", "language_form", "need_type", "area_count", "municipality_count", "raw_need_count"),
        *("effect_ids", "product_ids", "component_ids", "scope", "status"),
    ),
    "sporingsmatrise": (
        *("need_id", "need", "service_area", "process_id", "process", "step", "role", "effect_id", "effect"),
        *("product_id", "component_id", "component", "outcome", "requirement_id", "requirement"),
    ),
    "bilag-1-kravtabell": (
        *("requirement_id", "requirement_area", "requirement_text", "requirement_type", "requirement_category"),
        *("legal_or_standard_reference", "verification", "need_ids", "service_areas", "component_ids"),
        *("supplier_compliance", "supplier_delivery_form", "supplier_available_from", "supplier_description"),
        *("supplier_annex2_reference", "supplier_price_reference"),
    ),
    "prisskjema-integrasjoner": (
        *("price_id", "component_id", "integration", "owner", "direction", "standard", "category_existing_or_future"),
        *("requirement_ids", "shared_or_per_municipality", "municipality_count", "population_basis"),
        *("setup_shared_nok", "setup_per_municipality_nok", "annual_shared_nok", "annual_per_municipality_nok"),
        *("price_unit", "unit_price_nok", "volume_assumption", "option", "contract_years", "period_total_nok"),
        "supplier_reservation",
    ),
    "akseptansetest": (
        *("requirement_id", "requirement_area", "requirement_text", "requirement_category", "verification"),
        *("legal_or_standard_reference", "need_ids", "needs", "processes", "steps"),
        *("result", "test_date", "tester_role", "deviation"),
    ),
    "dekning": ("municipality_number", "municipality", "area_id", "service_area", "workshops", "needs"),
}
