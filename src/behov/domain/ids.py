"""Ids that can be said aloud: three letters for the area and six signs, drawn at random.

The signs are Crockford's base 32 without lower case: no I, L, O or U, so that what is heard is what was meant.
"""

import re
import secrets
from collections.abc import Container

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORM = re.compile(rf"[A-ZÆØÅ]{{3}}-[{SIGNS}]{{5,8}}")
_TYPED = re.compile(r"([A-Za-zÆØÅæøå]{3})-([0-9A-Za-z]{5,8})")
_HEARD = str.maketrans("OIL", "011")


def drawn_id(prefix: str, taken: Container[str]) -> str:
    """Return a new id with this prefix that is not among the taken ones."""
    while (candidate := f"{prefix}-{''.join(secrets.choice(SIGNS) for _ in range(6))}") in taken:
        pass
    return candidate


def same_id(words: str) -> str:
    """Return the one form in which ids are compared: upper case, and in the signs O is 0, I and L are 1.

    What does not look like an id is returned as it is.
    """
    if _FORM.fullmatch(words):  # nearly always
        return words
    typed = _TYPED.fullmatch(words)
    return f"{typed[1].upper()}-{typed[2].upper().translate(_HEARD)}" if typed else words


def is_id(words: str) -> bool:
    """Return whether this is an id, in whatever case it was typed."""
    return _FORM.fullmatch(same_id(words)) is not None
