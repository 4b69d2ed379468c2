"""The words that hints look for, in bokmål and nynorsk side by side, and where they stand in a text.

They are data: packaged in `data/catalogue/hints.toml`, and added to in behov.toml.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from behov.domain.catalogue import Catalogue
from behov.domain.hints.hint import Span

_ABBREVIATION = re.compile(r"\b(?:f\.eks|bl\.a|t\.d|m\.a|ca|jf|kap|nr|pkt|evt|inkl|dvs|mv|osv)\.$", re.IGNORECASE)
_BREAK = re.compile(r"[.!?]+\s+(?=\W?[A-ZÆØÅ0-9])|;\s+|\n+")
_NOTHING = re.compile(r"(?!)")


class HintWords:
    """The word lists of a catalogue, and names of products, ready to be looked for. The same for a whole workspace."""

    def __init__(self, catalogue: Catalogue, products: Collection[str] = ()) -> None:
        self._lists = {name: each.all for name, each in catalogue.hints.items()}
        self._patterns: dict[str, re.Pattern[str]] = {}
        known = self.words("products")
        self.products = pattern((*known, *sorted(set(products).difference(known))), as_written=True)
        ambiguous = set(self.words("ambiguous"))
        self.services = {
            entry.id: tuple(word for word in (*entry.name.values(), *entry.also) if word not in ambiguous)
            for entry in catalogue.adjacent.values()
        }
        self.catalogue = catalogue

    def of(self, name: str) -> re.Pattern[str]:
        """Return the pattern for any word of this list."""
        if name not in self._patterns:
            self._patterns[name] = pattern(self.words(name))
        return self._patterns[name]

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of one list."""
        return self._lists.get(name, ())


@lru_cache(maxsize=64)
def pattern(words: tuple[str, ...], as_written: bool = False) -> re.Pattern[str]:
    """Return a pattern for any of these words as words of their own, whatever the case unless it is `as_written`.

    Blanks may be any white space, and a `*` any letters. Without words the pattern matches nothing.
    """
    if not words:
        return _NOTHING
    said = "|".join(map(expression, sorted(set(words), key=lambda word: (-len(word), word))))
    return re.compile(rf"(?<![\w-])(?:{said})(?![\w])", re.NOFLAG if as_written else re.IGNORECASE)


def expression(word: str) -> str:
    """Return a word of a list as a part of a pattern."""
    blanks = r"\s+".join(map(re.escape, word.split()))
    return blanks.replace(r"\*", r"\w*")


def spans_of(found: Iterable[re.Match[str]]) -> tuple[Span, ...]:
    """Return where matches stand."""
    return tuple(each.span() for each in found)


def sentences(text: str) -> Iterator[Span]:
    """Yield where each sentence of a text begins and ends; an abbreviation ends none."""
    start = 0
    for found in _BREAK.finditer(text):
        if _ABBREVIATION.search(text, start, found.start() + 1):
            continue
        yield start, found.start()
        start = found.end()
    yield start, len(text)
