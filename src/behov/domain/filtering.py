"""Which of many texts hold what somebody is typing: all of its words, in any order and whatever the case."""

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from behov.domain.ids import same_id


def folded(text: str) -> str:
    """Return a text in the form in which texts are searched. Fold once, and ask `matching` for every key typed."""
    return normalize("NFC", text).casefold()


def folded_all(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts in the form in which they are searched, in their order."""
    return tuple(map(folded, texts))


def matching(haystack: Sequence[str], query: str) -> list[int]:
    """Return the places of the folded texts that hold every word of a query, in order; all of them for no words.

    An id is found as it is heard: `hjt-7k3pmo` is HJT-7K3PM0.
    """
    places: Iterable[int] = range(len(haystack))
    for word in sorted(folded(query).split(), key=len, reverse=True):  # the longest leaves the fewest
        heard = folded(same_id(word))
        if heard == word:
            places = [place for place in places if word in haystack[place]]
        else:
            places = [place for place in places if word in haystack[place] or heard in haystack[place]]
    return list(places)
