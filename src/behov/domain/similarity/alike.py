"""A need that may be the same as another one, how much it looks like it, and what they have in common."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Alike:
    """A need by its id, with a score from 0 to 1, and the words of its text that match, as they stand there."""

    id: str
    score: float
    words: tuple[str, ...] = ()
