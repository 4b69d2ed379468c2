"""The needs matrix: a row for each need, a column for each service area with the priority that it was given there."""

from collections.abc import Iterable, Mapping
from itertools import chain

import pandas as pd

from behov.domain.catalogue import Area
from behov.domain.matrix import MatrixRow
from behov.domain.record import Language
from behov.domain.workshop import PRIORITIES
from behov.domain.workspace import area_of
from behov.exports.selection import Selection
from behov.exports.tables.table import Cell, Table, frame_of
from behov.exports.wording import Wording
from behov.text import N_, WORDS
from behov.visible import joined

NOT_PRIORITISED = "not-prioritised"
_PRIORITY_NAMES = {priority: WORDS[priority] for priority in map(str, PRIORITIES)} | {
    NOT_PRIORITISED: N_("not prioritised")
}
_BETWEEN = " · "

_BEFORE_AREAS = {
    "need_id": N_("Need ID"),
    "need": N_("Need"),
    "language_form": N_("Written form"),
    "need_type": N_("Kind of need"),
    "decided_priority": N_("Decided priority"),
}
_AFTER_AREAS = {
    "area_count": N_("Number of areas"),
    "municipality_count": N_("Number of municipalities"),
    "municipality_numbers": N_("Municipalities"),
    "unattributed_count": N_("Without a municipality"),
    "raw_need_count": N_("Number of raw needs"),
    "raw_need_ids": N_("Raw need IDs"),
    "votes": N_("Votes"),
    "vote_share": N_("Share of the votes"),
    "effect_ids": N_("Effect IDs"),
    "product_ids": N_("Project products"),
    "component_ids": N_("Component IDs"),
    "scope": N_("Delimitation"),
    "status": N_("Status"),
    "workshop_ids": N_("Workshop IDs"),
    "note": N_("Remark"),
}


def need_matrix(selection: Selection, wording: Wording) -> Table:
    """Return the matrix, regional needs first and then those that none of them gathers, in the order of the files.

    A cell of an area says how its raw needs are prioritised, with counts where they differ: `må 3 · kan 1`. It is
    "ikke prioritert" where a need was raised and not prioritised, and empty where it was not raised.
    """
    areas = selection.workspace.catalogue.areas
    keys = _keys(areas)
    standard = selection.workspace.settings.language
    before = frame_of(tuple(_BEFORE_AREAS), [_before_areas(row, standard, wording) for row in selection.rows])
    after = frame_of(tuple(_AFTER_AREAS), [_after_areas(row, selection, wording) for row in selection.rows])
    cells = _priorities(selection.rows, wording).reindex(index=before.index, columns=list(keys))
    cells = cells.astype(object).where(cells.notna(), None)
    after["area_count"] = cells.notna().sum(axis="columns")
    headings = (
        *wording.headings(_BEFORE_AREAS),
        *(key if wording.keys else areas[area].label(wording.language) for area, key in keys.items()),
        *wording.headings(_AFTER_AREAS),
    )
    return Table(headings, pd.concat([before, cells, after], axis="columns"))


def _keys(areas: Mapping[str, Area]) -> dict[str, str]:
    """Return the key of each area's column, by the area's id: its three letters, or its id where those are taken."""
    keys: dict[str, str] = {}
    for area in areas.values():
        key = f"area_{area.prefix}"
        keys[area.id] = key if key not in keys.values() else f"area_{area.id}"
    return keys


def _priorities(rows: Iterable[MatrixRow], wording: Wording) -> pd.DataFrame:
    """Return what stands in the areas' cells: a row for each need's place, a column for each area that is spoken of."""
    mentions = pd.DataFrame(
        [
            (place, area, need.priority or NOT_PRIORITISED)
            for place, row in enumerate(rows)
            for workshop, need in row.raw
            if (area := area_of(workshop, need))
        ],
        columns=["place", "area", "priority"],
    )
    counts = mentions.value_counts(["place", "area", "priority"], sort=False).unstack("priority", fill_value=0)
    differing = (counts > 0).sum(axis="columns") > 1
    said = pd.Series("", index=counts.index, dtype=str)
    for priority in (each for each in (*PRIORITIES, NOT_PRIORITISED) if each in counts):
        word = wording.choose(priority, _PRIORITY_NAMES[priority])
        counted = word + " " + counts[priority].astype(str)
        said += (_BETWEEN + counted.where(differing, word)).where(counts[priority] > 0, "")
    return said.str.removeprefix(_BETWEEN).unstack("area")


def _before_areas(row: MatrixRow, standard: Language, wording: Wording) -> list[Cell]:
    need = row.need
    kinds = [need.kind] if need.kind else dict.fromkeys(raw.kind for _, raw in row.raw if raw.kind)
    return [
        need.id,
        need.text,
        wording.word(need.language or standard),
        joined(map(wording.word, kinds)),
        wording.word(need.priority) if row.workshop.kind == "consolidation" else "",
    ]


def _after_areas(row: MatrixRow, selection: Selection, wording: Wording) -> list[Cell]:
    need = row.need
    municipalities = selection.raised_by(row.raw)
    workshops = {workshop.path: workshop for workshop, _ in row.raw}
    votes = [raw.votes for _, raw in row.raw if raw.votes is not None]
    cast = sum(selection.votes_cast[path] for path in workshops)
    return [
        0,
        len(municipalities),
        joined(municipalities),
        sum(not selection.raised_by((said,)) for said in row.raw),
        len(row.raw),
        joined(raw.id for _, raw in row.raw),
        sum(votes) if votes else None,
        sum(votes) / cast if votes and cast else None,
        joined(_named(row, "effects")),
        joined(_named(row, "products")),
        joined(_named(row, "components")),
        wording.word("out" if need.outcome == "out" else need.scope),
        wording.word(need.outcome or need.status),  # what was decided says more than how far it had come
        joined(workshop.stem for workshop in workshops.values()),
        need.note,
    ]


def _named(row: MatrixRow, field: str) -> Iterable[str]:
    """Return what a need and the raw needs that it gathers name in one of their fields, each once."""
    return dict.fromkeys(chain(getattr(row.need, field), *(getattr(raw, field) for _, raw in row.raw)))
