"""A list that was written elsewhere, as the lines that it says: without bullets, numbers and what cannot be seen."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from behov.visible import HIDDEN

_BULLET = re.compile(r"^\s*(?:[-–—•·*▪◦‣]|\d{1,3}[.)])(?:\s+|$)")


def listed_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield every line that says something, with its number."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", normalize("NFC", text)), 1):
        if said := _BULLET.sub("", HIDDEN.sub("", line)).replace("\t", " ").strip():
            yield number, said
