"""Which record of ours another group's record is: by its id, by an id it had before, and by when it was recorded.

Two records that got one id by chance are told from one record in two places: they were recorded at different times or,
where nobody knows when, in different workshops with different words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from behov.domain.ids import same_id
from behov.domain.record import Numbered, Record
from behov.domain.workshop import TABLES, Workshop

# Where rows name other rows by their ids, by table.
REFERENCES: Mapping[str, tuple[str, ...]] = {
    "needs": ("merges",),
    "requirements": ("needs", "seen"),
    "integrations": ("needs", "source", "target"),
    "agreements": ("system", "integrations"),
    "risks": ("needs",),
    "answers": ("need",),
    "comments": ("need",),
}


@dataclass(frozen=True)
class Place:
    """A row, and where it stands: the path of its workshop, and the table."""

    path: str
    table: str
    row: Numbered


@dataclass
class KnownRows:
    """The rows that a workspace has, and those that come into it one by one."""

    _by_id: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def add(self, place: Place) -> None:
        """Know this row from now on, by its id and by those that it had before."""
        for name in _names(place.row):
            self._by_id[name].append(place)

    def has(self, row_id: str) -> bool:
        """Return whether a row has, or had, this id."""
        return same_id(row_id) in self._by_id

    def same(self, theirs: Place) -> Place | None:
        """Return the known row that this one is, or None. Its path is that of the workshop of ours that it is in.

        Of several, one that was recorded at the same time comes first, then one in the same workshop, of the same id.
        """
        known = (each for name in _names(theirs.row) for each in self._by_id.get(name, ()))
        return min((each for each in known if _is_one(each, theirs)), key=lambda each: _far(each, theirs), default=None)


def rows_of(workshop: Workshop) -> list[Place]:
    """Return every row of a workshop, in the order of the file."""
    return [Place(workshop.path, table, row) for table in TABLES for row in workshop.rows(table)]


def referring(row: Numbered, table: str, called: Mapping[str, str]) -> Numbered:
    """Return a row in which references follow those whose id is another now, by the old one as ids are compared."""

    def now(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(now, value))
        if isinstance(value, Mapping):
            return {now(key): each for key, each in value.items()}
        return called.get(same_id(value), value) if isinstance(value, str) else value

    changes = {name: now(value) for name in REFERENCES.get(table, ()) if (value := getattr(row, name))}
    return row.replace(**changes) if any(getattr(row, name) != value for name, value in changes.items()) else row


def referring_head(workshop: Workshop, called: Mapping[str, str]) -> dict[str, object]:
    """Return what a workshop itself says of rows, by field, following those whose id is another now."""

    def now(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(called.get(same_id(name), name) for name in names)

    return {
        "apart": tuple(each.replace(needs=now(each.needs)) for each in workshop.apart),
        "later": now(workshop.later),
    }


def differing(ours: Record, theirs: Record) -> tuple[str, ...]:
    """Return the fields in which two versions of a record differ; what it is called now and before is no content."""
    if ours == theirs:
        return ()
    names = [name for name in type(ours).model_fields if name not in ("id", "formerly", "path", "wrong")]
    extra = [*(ours.model_extra or {}), *(theirs.model_extra or {})]
    return tuple(
        name for name in dict.fromkeys((*names, *extra)) if getattr(ours, name, None) != getattr(theirs, name, None)
    )


def _names(row: Numbered) -> list[str]:
    return [same_id(row.id), *map(same_id, getattr(row, "formerly", ()))]


def _far(ours: Place, theirs: Place) -> tuple[bool, bool, bool]:
    timed = _recorded(theirs) is not None and _recorded(ours) == _recorded(theirs)
    return (not timed, ours.path != theirs.path, same_id(ours.row.id) != same_id(theirs.row.id))


def _recorded(place: Place) -> object:
    return getattr(place.row, "recorded", None)


def _is_one(ours: Place, theirs: Place) -> bool:
    if ours.table != theirs.table:
        return False
    recorded = _recorded(ours), _recorded(theirs)
    if None not in recorded:
        return recorded[0] == recorded[1]  # moved to another workshop, it is still the same
    if same_id(ours.row.id) != same_id(theirs.row.id):
        return True  # one of the two says that it was called as the other
    # what it points at may have followed a record that was drawn anew
    return ours.path == theirs.path or not {*differing(ours.row, theirs.row)}.difference(REFERENCES.get(ours.table, ()))
