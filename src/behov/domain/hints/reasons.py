"""Whether a text says why: a reason, a purpose, or what one is spared."""

import re

from behov.domain.hints.words import HintWords

_PURPOSE = re.compile(r"(?:(?P<before>[\w-]+)\s+)?(?<!\w)for\s+å\s", re.IGNORECASE)
_AS = re.compile(r",\s+(?:siden|sidan|så|da)\s", re.IGNORECASE)  # without the comma: since when, or how much


def reason_at(text: str, words: HintWords) -> int | None:
    """Return where in a text a reason or a purpose begins, or None where it gives none."""
    found = [match.start() for match in (words.of("reasons").search(text), _AS.search(text)) if match]
    for match in _PURPOSE.finditer(text):
        if not words.of("openings").fullmatch(match["before"] or ""):
            found.append(match.start())
            break
    return min(found, default=None)


def says_benefit(text: str, words: HintWords) -> bool:
    """Return whether a text says what it is good for: for what, or instead of what."""
    return reason_at(text, words) is not None or words.of("benefits").search(text) is not None
