"""One file, one workshop or process: its tables made into records, and records made into its tables.

A record with a wrong value is kept without it (the value stands in `wrong`), and the finding says where. Only a
file whose outer structure is wrong, or whose format is newer, gives no record at all.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from behov.domain.process import Branch, Process, Step, Volume
from behov.domain.reasons import reason
from behov.domain.record import Numbered, Record
from behov.domain.settings import Exit, Settings, Specification
from behov.domain.workshop import TABLES, AgendaItem, Apart, Confirmation, Participants, Voting, Workshop
from behov.domain.workspace import Finding

Tables = dict[str, Any]
AnyRecord = TypeVar("AnyRecord", Workshop, Process, Settings)

# What stands in a file's outer structure: tables of tables, arrays of tables, single tables.
_KEYED: Mapping[type[Record], Mapping[str, type[Record]]] = {Workshop: TABLES, Process: {}, Settings: {"exits": Exit}}
_LISTED: Mapping[type[Record], Mapping[str, type[Record]]] = {
    Workshop: {"participants": Participants, "agenda": AgendaItem, "confirmed": Confirmation, "apart": Apart},
    Process: {"as_is": Step, "to_be": Step},
    Settings: {},
}
_SINGLE: Mapping[type[Record], Mapping[str, type[Record]]] = {
    Workshop: {"voting": Voting},
    Process: {"volume": Volume},
    Settings: {"specification": Specification},
}
_NOT_IN_FILE = {"path", "wrong"}
# Fields that no file has. A file's unknown key of such a name is kept with a NUL before it, and so for ever.
_OURS = frozenset(("path", "id", "wrong", "\0path", "\0id", "\0wrong"))
_ALWAYS_WRITTEN = {"format", "language", "title", "text"}  # though they may have their default value


def read_record(kind: type[AnyRecord], path: str, tables: Tables) -> tuple[AnyRecord | None, list[Finding]]:
    """Return the record that a file's tables make, or None if their structure is wrong, and what was found."""
    if found := _wrong_structure(kind, path, tables):
        return None, [found]
    fields = _prepared(kind, path, tables)
    try:
        return kind.model_validate(fields), []
    except ValidationError:  # rare: look at each row by itself, and keep what is right
        return _read_with_care(kind, path, fields)


def as_tables(record: Record, *, bare: bool = False) -> Tables:
    """Return a record as the tables of its file: keys in the format's order, unknown ones last, defaults left out.

    `bare`: rows under ids are there, and empty; see `behov.storage.written_rows`.
    """
    tables: Tables = {}
    values = record.__dict__
    for name, default in _written_fields(type(record)):
        value = values[name]
        if value is not None and (value != default or name in _ALWAYS_WRITTEN):
            tables[name] = _plain(value, bare)
    return tables | {_key_in_file(key): value for key, value in (record.model_extra or {}).items()}


@cache
def _written_fields(kind: type[Record]) -> tuple[tuple[str, object], ...]:
    """Return the fields of a record that stand in its file, each with the value that is left out."""
    return tuple(
        (name, field.get_default(call_default_factory=True))
        for name, field in kind.model_fields.items()
        if name not in _NOT_IN_FILE and not (name == "id" and issubclass(kind, Numbered))
    )


def _plain(value: object, bare: bool = False) -> object:
    if isinstance(value, Record):
        return as_tables(value)
    if isinstance(value, Mapping) and any(isinstance(each, Branch) for each in value.values()):
        return _branches(value)
    if isinstance(value, tuple):
        if value and isinstance(value[0], Numbered):
            return {row.id: {} if bare else as_tables(row) for row in value}
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _branches(branches: Mapping[str, Branch]) -> Tables:
    """Return branches as just where they lead or, if there is more to say of one, as tables all: so they keep order."""
    tables = {answer: as_tables(branch) for answer, branch in branches.items()}
    plain = all(len(table) == 1 for table in tables.values())
    return {answer: table["to"] for answer, table in tables.items()} if plain else tables


def _prepared(kind: type[Record], path: str, tables: Tables) -> Tables:
    """Return a file's tables as the fields of its record: rows with their ids, unknown keys out of the way of ours.

    The tables are taken over, not copied: with 20,000 needs the copies would cost as much as the reading.
    """
    prepared = _fields(tables, kind)
    for name, row_kind in _KEYED[kind].items():
        rows = tables.get(name, {})
        for row_id in rows:
            rows[row_id] = _fields(rows[row_id], row_kind)
        if kind is not Settings:
            for row_id, row in rows.items():
                row["id"] = row_id
            prepared[name] = list(rows.values())
    for name, row_kind in _LISTED[kind].items():
        if name in tables:
            prepared[name] = [_fields(row, row_kind) for row in tables[name]]
            if row_kind is Step:
                for row in prepared[name]:
                    _prepare_branches(row)
    for name, row_kind in _SINGLE[kind].items():
        if name in tables:
            prepared[name] = _fields(tables[name], row_kind)
    return prepared if kind is Settings else {**prepared, "path": path}


def _prepare_branches(step: Tables) -> None:
    branches = step.get("branches")
    if isinstance(branches, dict):
        for answer, branch in branches.items():
            if isinstance(branch, dict):
                branches[answer] = _fields(branch, Branch)


def _fields(row: Tables, kind: type[Record]) -> Tables:
    return row if _OURS.isdisjoint(row) else {_key_in_record(key, kind): value for key, value in row.items()}


def _key_in_record(key: str, kind: type[Record]) -> str:
    return key if key == "id" and kind is Step else f"\0{key}" if key.lstrip("\0") in _OURS else key


def _key_in_file(key: str) -> str:
    return key[1:] if key.startswith("\0") and key.lstrip("\0") in _OURS else key


def _wrong_structure(kind: type[Record], path: str, tables: Tables) -> Finding | None:
    version = tables.get("format")
    if version is None:
        return Finding(path, "missing-key", values={"key": "format"}, line=1)
    if isinstance(version, int) and not isinstance(version, bool) and version > 1:
        return Finding(path, "newer-format", ("format",), {"format": version})
    if version != 1 or isinstance(version, (bool, float)):
        return Finding(path, "wrong-structure", ("format",), {"key": "format", "wanted": "1"})
    for name in (*_KEYED[kind], *_SINGLE[kind], *(["catalogue"] if kind is Settings else [])):
        if not isinstance(tables.get(name, {}), dict):
            return Finding(path, "wrong-structure", (name,), {"key": name, "wanted": f"[{name}]"})
    for name in _LISTED[kind]:
        rows = tables.get(name, [])
        if not (isinstance(rows, list) and all(isinstance(row, dict) for row in rows)):
            return Finding(path, "wrong-structure", (name,), {"key": name, "wanted": f"[[{name}]]"})
    for name in _KEYED[kind]:
        for row_id, row in tables.get(name, {}).items():
            if not isinstance(row, dict):
                wanted = f"[{name}.{row_id}]"
                return Finding(path, "wrong-structure", (name, row_id), {"key": f"{name}.{row_id}", "wanted": wanted})
    return None


def _read_with_care(kind: type[AnyRecord], path: str, fields: Tables) -> tuple[AnyRecord, list[Finding]]:
    found: list[Finding] = []
    kept = dict(fields)
    for name, row_kind in _KEYED[kind].items():
        rows = kept.get(name, {})
        if kind is Settings:
            kept[name] = {key: _usable(row_kind, path, (name, key), row, found) for key, row in rows.items()}
        else:
            kept[name] = tuple(_usable(row_kind, path, (name, row["id"]), row, found) for row in rows)
    for name, row_kind in _LISTED[kind].items():
        rows_in_order = enumerate(kept.get(name, []))
        kept[name] = tuple(_usable(row_kind, path, (name, place), row, found) for place, row in rows_in_order)
    for name, row_kind in _SINGLE[kind].items():
        if name in kept:
            kept[name] = _usable(row_kind, path, (name,), kept[name], found)
    record = _usable(kind, path, (), kept, found)
    assert isinstance(record, kind)
    return record, found


def _usable(kind: type[Record], path: str, keys: tuple[str | int, ...], fields: Tables, found: list[Finding]) -> Record:
    """Return a record of the fields that are right; what is wrong with the others is added to `found`."""
    given, wrong = dict(fields), Tables()
    while True:
        try:
            return kind.model_validate({**given, "wrong": wrong})
        except ValidationError as error:
            for details in _first_of_each(error):
                name = str(details["loc"][0])
                if name in given:
                    wrong[name] = given.pop(name)
                    found.append(_wrong_value(path, keys, name, wrong[name], details))
                else:
                    given[name] = _stand_in(name, path, keys, wrong)
                    if name not in wrong:
                        found.append(Finding(path, "missing-key", keys, {"key": name}))


def _first_of_each(error: ValidationError) -> Iterator[ErrorDetails]:
    seen = set()
    for details in error.errors(include_url=False):
        if details["loc"][0] not in seen:
            seen.add(details["loc"][0])
            yield details


def _wrong_value(path: str, keys: tuple[str | int, ...], name: str, value: object, details: ErrorDetails) -> Finding:
    place = [*keys, name]
    for key in details["loc"][1:]:  # a value in a table is named itself; pydantic's names of types come last
        if not (isinstance(value, dict) and key in value):
            break
        place.append(key)
        value = value[key]
    values = {"key": str(place[-1]), "value": str(value), "reason": reason(details)}
    return Finding(path, "wrong-value", tuple(place), values)


def _stand_in(name: str, path: str, keys: tuple[str | int, ...], wrong: Tables) -> object:
    """Return what is shown in the place of a required value that is missing or cannot be used."""
    if name == "date":
        return date.min
    if name == "kind":
        return "needs"
    if name == "id":
        return f"{keys[-1]}"
    if name == "title":
        return str(wrong.get(name) or PurePosixPath(path).stem)
    return str(wrong.get(name, ""))
