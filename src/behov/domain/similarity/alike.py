"""A need that may be the same as another one, how much it looks like it, and what they have in common."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORTH_SHOWING = 0.2  # the least score of what is shown without being asked for: below it, most are other needs


@dataclass(frozen=True)
class Alike:
    """A need by its id, with a score from 0 to 1, and the words of its text that match, as they stand there."""

    id: str
    score: float
    words: tuple[str, ...] = ()


def stretches(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where these words stand in a text as words of their own: the begin and the end of each, in order."""
    known = sorted(map(re.escape, words), key=len, reverse=True)
    if not known:
        return []
    return [found.span() for found in re.finditer(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)", text)]
