"""Coverage: who was heard about what. A row for each municipality and service area, also where nobody was."""

from collections.abc import Iterator

import pandas as pd

from behov.domain.workspace import area_of
from behov.exports.selection import Selection
from behov.exports.tables.references import References
from behov.exports.tables.table import Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_

_COUNTED = ("workshops", "participants", "needs")
_COLUMNS = {
    "municipality_number": N_("Municipality number"),
    "municipality": N_("Municipality"),
    "area_id": N_("Area ID"),
    "service_area": N_("Service area"),
    "workshops": N_("Workshops held"),
    "participants": N_("Participants"),
    "needs": N_("Needs"),
}


def coverage(selection: Selection, wording: Wording) -> Table:
    """Return the table. Rows without an area, and needs that nobody in particular raised, come where there are any."""
    references = References(selection.workspace, wording)
    counts = pd.DataFrame(list(_counted(selection)), columns=["municipality", "area", "what", "count"]).pivot_table(
        index=["municipality", "area"], columns="what", values="count", aggfunc="sum", fill_value=0
    )
    everywhere = pd.MultiIndex.from_product([selection.municipalities, selection.workspace.catalogue.areas])
    places = everywhere.append(counts.index.difference(everywhere))
    named = [
        (number, references.municipalities([number] if number else []), area, references.area(area))
        for number, area in places
    ]
    cells = counts.reindex(index=places, columns=list(_COUNTED), fill_value=0).astype(int).reset_index(drop=True)
    frame = pd.concat([frame_of(tuple(_COLUMNS)[: -len(_COUNTED)], named), cells], axis="columns")
    return Table(wording.headings(_COLUMNS), frame)


def _counted(selection: Selection) -> Iterator[tuple[str, str, str, int]]:
    """Yield municipality, area, what is counted, and how many; "" for nobody in particular and for no area."""
    for workshop in selection.workspace.hearings:
        area = workshop.area or ""
        groups = [group for group in workshop.participants if group.municipality]
        if workshop.state == "planned":
            continue
        for number in dict.fromkeys((*workshop.municipalities, *(group.municipality or "" for group in groups))):
            if selection.takes_part(number):
                yield number, area, "workshops", 1
                came = sum(group.count or 0 for group in groups if group.municipality == number)
                yield number, area, "participants", came
    for workshop, need in selection.raw:
        for number in selection.raised_by(((workshop, need),)) or ("",):
            yield number, area_of(workshop, need) or "", "needs", 1
