"""Any workspace survives save and load byte for byte, and any bytes on the disk give a finding, never a crash."""

import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_args

import rtoml
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from behov.domain.ids import SIGNS
from behov.domain.other_tables import Category
from behov.domain.process import Process, Step, Volume
from behov.domain.record import Record
from behov.domain.settings import Settings, Specification
from behov.domain.workshop import TABLES, AgendaItem, Apart, Need, Participants, Priority, Voting, Workshop
from behov.domain.workspace import Finding
from behov.storage.record_file import as_tables, read_record
from behov.storage.toml_file import parsed, written
from behov.storage.workspace_folder import WorkspaceFolder
from behov.storage.written_rows import WrittenRows

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.sampled_from(
    ["Sykepleier", "må", "æøå", "a\u030a", "x" * 120, "", "\u202e", "=1+1", "\\", '"', "[/]", "\x00"]
)
said = texts | words
some = st.lists(said, max_size=3)
dates = st.dates(date(1900, 1, 1), date(2100, 1, 1))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
unknown_values = st.recursive(
    said
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | dates
    | moments
    | st.just(time(7, 30)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(said, inner, max_size=3),
    max_leaves=6,
)
kinds: tuple[type[Record], ...] = (
    *(Workshop, Process, Settings, Specification, Step, Volume),
    *(Voting, Participants, AgendaItem, Apart),
)
known_keys = {name for kind in (*kinds, *TABLES.values()) for name in kind.model_fields} - {"path", "id", "wrong"}
unknown_keys = said.filter(lambda key: key not in known_keys) | st.sampled_from(
    ["path", "wrong", "stem", "replace", "x"]
)
unknown = st.dictionaries(unknown_keys, unknown_values, max_size=2)
ids = st.text(SIGNS, min_size=6, max_size=6).map(lambda signs: f"HJT-{signs}")


def table(required: Mapping[str, Any], optional: Mapping[str, Any]) -> SearchStrategy[dict[str, Any]]:
    """Rows with these keys and, before them in the merge, keys that behov does not know."""
    known = st.fixed_dictionaries(dict(required), optional=dict(optional))
    return st.builds(
        lambda extra, row: {key: value for key, value in extra.items() if key not in row} | row, unknown, known
    )


needs = table(
    {"text": said},
    {
        "recorded": moments,
        "merges": some,
        "kind": st.sampled_from(["functional", "legal"]),
        "role": said,
        "priority": st.sampled_from(get_args(Priority)),
        "votes": st.integers(0, 99),
        "steps": some,
        "systems": some,
        "municipalities": some,
        "scope": st.sampled_from(["in", "out"]),
        "status": st.sampled_from(["raw", "parked"]),
        "language": st.sampled_from(["nb", "nn", "en"]),
        "decided": dates,
        "owner": said,
        "benefit": said,
        "baseline": said,
        "taken": some,
        "waived": some,
        "note": said,
        "formerly": some,
    },
)
requirements = table(
    {},
    {
        "text": said,
        "needs": some,
        "chapter": said,
        "number": said,
        "was_numbered": some,
        "category": st.sampled_from(get_args(Category)),
        "weight": st.integers(0, 9) | st.floats(0, 9),
        "state": said,
        "language": st.sampled_from(["nb", "nn"]),
        "seen": st.dictionaries(said, said, max_size=2),
    },
)
notes = table({"text": said}, {"kind": st.sampled_from(["parked", "question"]), "owner": said, "due": dates})
branches = table({"to": said}, {"share": st.integers(0, 1) | st.floats(0, 1)})
steps = table(
    {"id": said, "text": said},
    {
        "kind": st.sampled_from(["start", "task", "decision", "wait", "end"]),
        "role": said,
        "systems": some,
        "minutes": st.integers(0, 500) | st.floats(0, 500),
        "next": some,
        "branches": st.dictionaries(said, said | branches, max_size=3),
    },
)
workshops = table(
    {"format": st.just(1), "title": said, "kind": st.sampled_from(["needs", "market"]), "date": dates},
    {
        "area": said,
        "municipalities": some,
        "state": st.sampled_from(["planned", "open"]),
        "participants": st.lists(table({}, {"role": said, "count": st.integers(0, 20)}), max_size=3),
        "agenda": st.lists(table({}, {"title": said, "minutes": st.integers(0, 90)}), max_size=2),
        "voting": table({}, {"dots": st.integers(0, 9)}),
        "later": some,
        "apart": st.lists(table({}, {"needs": some, "decided": dates}), max_size=2),
        "numbered": st.dictionaries(said, st.integers(0, 9), max_size=2),
        "requirements": st.dictionaries(ids, requirements, max_size=2),
        "needs": st.dictionaries(ids | said, needs, max_size=4),
        "notes": st.dictionaries(ids, notes, max_size=2),
        "risks": st.dictionaries(
            ids, table({}, {"likelihood": st.integers(1, 5), "controls": unknown_values}), max_size=2
        ),
        "agreements": st.dictionaries(ids, table({}, {"annual_cost_nok": st.integers(0, 10**9)}), max_size=1),
    },
)
processes = table(
    {"format": st.just(1), "title": said},
    {
        "area": said,
        "volume": table(
            {}, {"count": st.integers(0, 9), "counted": st.dictionaries(said, st.integers(0, 9), max_size=2)}
        ),
        "as_is": st.lists(steps, max_size=4),
        "to_be": st.lists(steps, max_size=3),
    },
)


def read(kind: type[Any], content: bytes) -> Record:
    tables = parsed("a.toml", content)
    assert not isinstance(tables, Finding), tables
    record, found = read_record(kind, "a.toml", tables)
    assert isinstance(record, Record)
    assert not found
    return record


def survives(kind: type[Any], tables: dict[str, Any]) -> None:
    record = read(kind, tomli_w.dumps(tables).encode())
    saved = written(as_tables(record))
    again = read(kind, saved)
    assert again == record
    assert written(as_tables(again)) == saved
    assert file_written_in_parts(record) == saved
    assert holds(rtoml.loads(saved.decode()), tables)


def file_written_in_parts(record: Record) -> bytes:
    """Return the bytes of a file of which a half was known before, and the rest is new."""
    rows = WrittenRows()
    if isinstance(record, Workshop):
        rows.file_of(record.replace(needs=record.needs[::2], notes=()))
    assert isinstance(record, (Workshop, Process, Settings))
    return rows.file_of(record)


def holds(saved: Any, given: Any) -> bool:
    """Return whether everything that was given is saved, but for values that are the same as none."""
    saved, given = plain_branch(saved), plain_branch(given)
    if isinstance(given, dict):
        return all(
            key in saved and holds(saved[key], value) for key, value in given.items() if not is_default(key, value)
        )
    if isinstance(given, list):
        return len(saved) == len(given) and all(map(holds, saved, given))
    return bool(saved == given)


def plain_branch(value: Any) -> Any:
    """Return a branch of which there is no more to say than where it leads, as the file may say it."""
    return value["to"] if isinstance(value, dict) and value.keys() == {"to"} else value


def is_default(key: str, value: Any) -> bool:
    return value in ({}, [], "") or (key, value) in (("status", "raw"), ("scope", "in"), ("kind", "task"))


@given(workshops)
@example(
    {
        "format": 1,
        "title": "A",
        "kind": "needs",
        "date": date(2024, 1, 1),
        "path": "x",
        "needs": {"A": {"text": "b", "id": 3}},
    }
)
def test_any_workshop_survives_save_and_load_byte_for_byte(tables: dict[str, Any]) -> None:
    survives(Workshop, tables)


@given(processes)
def test_any_process_survives_save_and_load_byte_for_byte(tables: dict[str, Any]) -> None:
    survives(Process, tables)


specifications = table(
    {},
    {
        "agreement": said,
        "letters": st.dictionaries(st.sampled_from(get_args(Category)), said, min_size=1),
        "annexes": st.dictionaries(said, said, min_size=1, max_size=2),
        "absolute_share": st.floats(0, 1).filter(lambda share: share != 0.4),
        "template": said,
    },
)


@given(
    table(
        {"format": st.just(1)},
        {
            "name": said,
            "language": st.sampled_from(["nb", "nn"]),
            "municipalities": some,
            "specification": specifications,
        },
    )
)
def test_any_settings_survive_save_and_load_byte_for_byte(tables: dict[str, Any]) -> None:
    survives(Settings, tables)


def opens(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("workshops", "processes"):
            (root / folder).mkdir()
            (root / folder / "a.toml").write_bytes(content)
        (root / "behov.toml").write_bytes(content)
        folder_on_disk = WorkspaceFolder(root)
        workspace = folder_on_disk.load()
        found = folder_on_disk.findings(workspace)
        assert all(finding.line >= 1 for finding in found)
        opened = {workshop.path for workshop in workspace.workshops} | {process.path for process in workspace.processes}
        read_well = opened - set(workspace.locked)
        assert {"workshops/a.toml", "processes/a.toml"} - read_well <= {finding.path for finding in found}


@given(st.binary(max_size=300))
@example(b"\xff\xfea")
@example(b"format = 1\nid = 1\npath = 2\nwrong = 3\n")
def test_any_bytes_on_the_disk_give_a_finding_and_never_a_crash(content: bytes) -> None:
    opens(content)


@given(
    st.dictionaries(
        st.sampled_from([*Workshop.model_fields, *Process.model_fields, *Settings.model_fields]), unknown_values
    )
)
def test_any_values_under_known_keys_give_findings_and_never_a_crash(tables: dict[str, Any]) -> None:
    opens(tomli_w.dumps({"format": 1} | tables).encode())


@given(
    st.sampled_from([*TABLES, "participants", "as_is", "to_be", "exits"]),
    st.dictionaries(st.sampled_from([*Need.model_fields, "next", "branches", "date", "x"]), unknown_values),
)
def test_any_values_in_a_row_give_findings_and_never_a_crash(name: str, row: dict[str, Any]) -> None:
    rows: object = [row] if name in ("participants", "as_is", "to_be") else {"HJT-ABC123": row}
    start = {"format": 1, "title": "A", "kind": "needs", "date": date(2024, 1, 1)}
    opens(tomli_w.dumps({**start, name: rows}).encode())
