"""On which line of a file a key stands. Looked up only for findings, so it may take its time."""

import re
from collections.abc import Mapping

import rtoml

Keys = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[?)[^\[\]]+(\]\]?)\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'))*)\s*=""")
_LONG_STRING = re.compile(r'"""|\'\'\'')


def line_of(lines: Mapping[Keys, int], keys: Keys) -> int:
    """Return the line on which a key stands, or the nearest table around it; 1 where nothing is known."""
    return next((lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in lines), 1)


def key_lines(text: str) -> dict[Keys, int]:
    """Return the lines (from 1) of every table and key of a TOML text that stands on a line of its own.

    Tables of an array are numbered from 0: `("as_is", 2, "text")`. Keys inside inline tables are not looked for.
    """
    found: dict[Keys, int] = {}
    counts: dict[Keys, int] = {}
    table: Keys = ()
    within_string = ""
    for number, line in enumerate(text.split("\n"), 1):
        if within_string:
            within_string = "" if within_string in line else within_string
            continue
        if (header := _HEADER.match(line)) and (names := _names(f"[{line.strip().split('#')[0].strip('[] ')}]")):
            if header[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
            table = _numbered(names, counts)
            for end in range(1, len(table) + 1):
                found.setdefault(table[:end], number)
        elif (key := _KEY.match(line)) and (names := _names(f"{key[1]} = 0")):
            for end in range(1, len(names) + 1):
                found.setdefault((*table, *names[:end]), number)
        marks = _LONG_STRING.findall(line)
        within_string = marks[0] if len(marks) % 2 else ""
    return found


def _names(line: str) -> tuple[str, ...]:
    """Return the keys that lead to the innermost table or value of one line of TOML."""
    try:
        value: object = rtoml.loads(line)
    except rtoml.TomlParsingError:
        return ()
    names = []
    while isinstance(value, dict) and value:
        name, value = next(iter(value.items()))
        names.append(name)
    return tuple(names)


def _numbered(names: tuple[str, ...], counts: Mapping[Keys, int]) -> Keys:
    """Return the keys of a table with the number of each array's table that it lies in."""
    keys: Keys = ()
    for end, name in enumerate(names, 1):
        keys = (*keys, name)
        if names[:end] in counts:
            keys = (*keys, counts[names[:end]])
    return keys
