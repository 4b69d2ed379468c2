"""What stands in a cell of a workbook: as it is read by people, and as it is written in the file."""

import re
from typing import Final

from behov.domain.privacy import MAY_IDENTIFY, without_birth_numbers
from behov.text import trn
from behov.visible import visible

MOST: Final = 32_767  # UTF-16 units that a cell holds
_FOR_THE_SIGN: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a program would take for a sign's number


def shown(text: str) -> str:
    """Return a text as it stands in a cell: no hidden characters, no birth numbers, and no longer than a cell can hold.

    One that is too long ends in how much of it was left out.
    """
    text = visible(without_birth_numbers(text) if MAY_IDENTIFY.search(text) else text)
    return text if len(text) <= MOST // 2 or _units(text) <= MOST else _cut(text)


def is_cut(text: str) -> bool:
    """Return whether a text is longer than a cell can hold."""
    return len(text) > MOST // 2 and _units(visible(text)) > MOST


def as_shared(text: str) -> str:
    """Return a text as an entry in the file's table of strings."""
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in written:
        written = _FOR_THE_SIGN.sub("_x005F_", written)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<si><t{space}>{written}</t></si>"


def _cut(text: str) -> str:
    most = len(_left_out(len(text)))
    kept = text.encode("utf-16-le")[: 2 * (MOST - most)].decode("utf-16-le", "ignore")
    return kept + _left_out(len(text) - len(kept))


def _left_out(count: int) -> str:
    return trn(
        " … ({count} more sign; the whole is in the CSV file)",
        " … ({count} more signs; the whole is in the CSV file)",
        count,
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
