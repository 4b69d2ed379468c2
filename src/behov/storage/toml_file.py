"""Bytes to TOML and back. What cannot be read comes back as a finding with a line; nothing raises."""

import re
from typing import Any
from unicodedata import is_normalized

import rtoml
import tomli_w

from behov.domain.workspace import Finding

MOST_BYTES = 8 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_CONFLICT = re.compile(rb"^(?:<<<<<<<|=======|>>>>>>>)(?: |\r?$)", re.MULTILINE)
# First bytes of ASCII and Latin-1 in UTF-8, and the bytes that follow first bytes.
_ASCII_AND_LATIN_1 = bytes([*range(0x80), 0xC2, 0xC3, *range(0x80, 0xC0)])
_PLACE = re.compile(r"\s*at line (\d+)(?: column \d+)?$")


def parsed(path: str, content: bytes) -> dict[str, Any] | Finding:
    """Return the tables of a file, or the finding that says why it cannot be read, with its line."""
    if refused := _refused(path, content):
        return refused
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return Finding(path, "not-utf-8", line=content.count(b"\n", 0, error.start) + 1)
    try:
        tables: dict[str, Any] = rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        place = _PLACE.search(str(error))
        reason = _PLACE.sub("", str(error)).removeprefix("ValueError: ")
        return Finding(path, "not-toml", values={"reason": reason}, line=int(place[1]) if place else 1)
    return tables


def is_composed(content: bytes) -> bool:
    """Return whether all text of a readable file is in NFC; ASCII and Latin-1 letters always are."""
    return not content.translate(None, _ASCII_AND_LATIN_1) or is_normalized("NFC", content.decode("utf-8-sig"))


def written(fields: dict[str, Any]) -> bytes:
    """Return the bytes of a file with these keys, in their order."""
    return tomli_w.dumps(fields).encode()


def _refused(path: str, content: bytes) -> Finding | None:
    if not content.removeprefix(_BOM).strip(b"\x00 \r\n\t"):
        # Naive writers leave such a file when they are killed: an empty file is damage, never "no needs".
        backup = f".{path.rpartition('/')[2]}.bak"
        return Finding(path, "empty-file", values={"backup": backup}, line=1)
    if len(content) > MOST_BYTES:
        return Finding(path, "too-large", line=1)
    if content.startswith(_UTF_16):
        return Finding(path, "not-utf-8", line=1)
    if b"<<<<<<<" in content or b">>>>>>>" in content:
        markers = list(_CONFLICT.finditer(content))
        kinds = {content[marker.start() : marker.start() + 1] for marker in markers}
        if kinds & {b"<", b">"}:
            first, last = (content.count(b"\n", 0, markers[place].start()) + 1 for place in (0, -1))
            return Finding(path, "conflict-markers", values={"last": last}, line=first)
    return None
