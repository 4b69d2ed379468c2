"""The keys that a user wants instead of ours: `keys.toml` in the user's own folder for settings.

[keys]
"workshop.edit" = "f7,e"
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_config_path

from behov.domain.workspace import Finding
from behov.storage.durable_file import replace_durably
from behov.storage.source_lines import key_lines, line_of
from behov.storage.toml_file import parsed

_TABLE = "keys"


@dataclass(frozen=True)
class Wish:
    """The keys that somebody wants for an action, with commas between, and the line on which that stands."""

    keys: str
    line: int


@dataclass(frozen=True)
class OwnKeys:
    """What stands in a user's file: wishes by the action's id, or why the file cannot be read."""

    wishes: Mapping[str, Wish] = field(default_factory=dict)
    unreadable: Finding | None = None


def keys_path() -> Path:
    """Return where a user's own keys stand. The file need not be there."""
    return user_config_path("behov", appauthor=False) / "keys.toml"


def own_keys() -> OwnKeys:
    """Return what a user's file wants; nothing where there is no file."""
    path = keys_path()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return OwnKeys()
    except OSError as error:
        return OwnKeys(
            unreadable=Finding(str(path), "unreadable", values={"reason": error.strerror or str(error)}, line=1)
        )
    tables = parsed(str(path), content)
    if isinstance(tables, Finding):
        return OwnKeys(unreadable=tables)
    lines = key_lines(content.decode("utf-8-sig"))
    return OwnKeys(
        {
            ".".join(names): Wish(_with_commas(value), line_of(lines, (_TABLE, *names)))
            for names, value in _values(tables.get(_TABLE, {}))
        }
    )


def write_keys(content: str) -> None:
    """Make the file with this content, unless it is there. Raises UnwritableFile."""
    if not keys_path().exists():
        replace_durably(keys_path(), content.encode(), None)


def _values(table: object, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the values of a table and of those in it: without quotes, `workshop.edit` is a table `workshop`."""
    if not isinstance(table, dict):
        yield names, table
        return
    for name, value in table.items():
        yield from _values(value, (*names, name))


def _with_commas(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
