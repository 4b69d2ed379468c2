"""Text from outside made harmless: what would steer a terminal or hide in a page is shown instead.

Everything that people typed passes here on its way out to a terminal, a diagram, a sheet or a page.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

# C0, DEL and C1 controls, surrogates, and characters that hide or turn text around (bidirectional marks,
# zero-width space, word joiner, soft hyphen, byte order mark, line and paragraph separators, and what no XML may hold).
# ZWJ and ZWNJ stay: emoji and names need them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return text with every hidden character shown as a picture or a code point; newlines and tabs stay."""
    return HIDDEN.sub(_shown, text)


def one_line(text: str) -> str:
    """Return text as one visible line: newlines and tabs become blanks."""
    return visible(re.sub(r"[\t\r\n]+", " ", text))


def visible_json(value: object) -> str:
    """Return value as JSON in which æøå stand as they are and hidden characters as `\\u` escapes."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def hidden_characters(text: str) -> list[str]:
    """Return the code points of hidden characters in a text, in their order, as `U+202E`."""
    return [f"U+{ord(character):04X}" for character in HIDDEN.findall(text)]


def joined(texts: Iterable[Any]) -> str:
    """Return texts in one cell or line, ` | ` between."""
    return " | ".join(map(str, texts))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"\u27e8U+{code:04X}\u27e9"
