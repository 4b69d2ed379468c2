"""How a need's text is read: nynorsk as bokmål, compounds as their parts, and other words for a thing as that thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from behov.domain.similarity.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEMS = re.compile(
    r"(?<=...)(?:hetene|hetane|heten|eren|aren|erne|arne|arane|ende|ande|ene|ane|er|ar|en|et|te|de|a|e|s)$"
)
_LONGEST = 4  # words in a phrase


@dataclass(frozen=True)
class Word:
    """A word where it stands in a text, with what it is about, each with a weight, and its stem."""

    start: int
    end: int
    about: tuple[tuple[str, float], ...]
    stem: str


class Reader:
    """Reads texts with one lexicon, and remembers the words that it has met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._endings = sorted(lexicon.endings.items(), key=lambda each: -len(each[0]))
        self._normal: dict[str, str] = {}
        self._about: dict[str, tuple[tuple[str, float], ...]] = {}

    def normal(self, word: str) -> str:
        """Return a word as it is written in bokmål, in small letters. What is normal stays as it is."""
        known = self._normal.get(word)
        if known is None:
            known = self._normal[word] = self._as_bokmal(normalize("NFC", normalize("NFC", word).casefold()))
        return known

    def normalised(self, text: str) -> str:
        """Return a text with each word normal, and nothing between them but a space."""
        return " ".join(self.normal(each.group()) for each in _WORD.finditer(normalize("NFC", text)))

    def stem(self, word: str) -> str:
        """Return a word without its inflection: what its forms have in common."""
        normal = self.normal(word)
        return normal if normal in self._lexicon.small else _STEMS.sub("", normal)

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a text that say what it is about, in their order."""
        found = list(_WORD.finditer(text))
        stems = [self.stem(each.group()) for each in found]
        place = 0
        while place < len(found):
            length, concepts = self._phrase(stems, place)
            for at in range(place, place + length):
                about = tuple((each, 1 / length) for each in concepts) or self._meaning(found[at].group(), stems[at])
                if about:
                    yield Word(found[at].start(), found[at].end(), about, stems[at])
            place += length

    def features(self, text: str) -> tuple[Counter[str], Counter[str]]:
        """Return what a text is about, and the trigrams of its words, each with how much there is of it."""
        about: Counter[str] = Counter()
        letters: Counter[str] = Counter()
        for word in self.words(text):
            for name, weight in word.about:
                about[name] += weight  # type: ignore[assignment]
            padded = f" {word.stem} "
            letters.update(padded[at : at + 3] for at in range(len(padded) - 2))
        return about, letters

    def _as_bokmal(self, word: str) -> str:
        if word in self._lexicon.words:
            return self._lexicon.words[word]
        for ours, theirs in self._lexicon.inside.items():
            word = word.replace(ours, theirs)
        for ours, theirs in self._endings:
            if word.endswith(ours) and len(word) > len(ours) + 2:
                return word.removesuffix(ours) + theirs
        return word

    def _phrase(self, stems: list[str], place: int) -> tuple[int, tuple[str, ...]]:
        for length in range(min(_LONGEST, len(stems) - place), 1, -1):
            if concepts := self._concepts.get(tuple(stems[place : place + length])):
                return length, concepts
        return 1, self._concepts.get((stems[place],), ())

    def _meaning(self, word: str, stem: str) -> tuple[tuple[str, float], ...]:
        known = self._about.get(stem)
        if known is None:
            known = self._about[stem] = self._parts_of(self.normal(word), stem)
        return known

    def _parts_of(self, word: str, stem: str) -> tuple[tuple[str, float], ...]:
        if word in self._lexicon.small or (len(stem) < 2 and not stem.isdigit()):
            return ()
        parts = self.split(stem)
        if len(parts) == 1:
            return ((stem, 1.0),)
        names = [name for part in parts for name in self._concepts.get((part,), (part,))]
        return ((stem, 0.5), *((name, 0.7) for name in names))

    def split(self, stem: str) -> tuple[str, ...]:
        """Return the parts of a compound, as stems; the whole word where it is none that is known."""
        for at in range(3, len(stem) - 2):
            first, rest = stem[:at], stem[at:]
            if not self._is_part(first):
                continue
            for last in (rest, rest[1:] if rest[0] in "se" else ""):
                if len(last) < 3:
                    continue
                if (last_stem := _STEMS.sub("", last)) in self._stems_of_parts:
                    return first, last_stem
                if len(parts := self.split(last)) > 1:
                    return first, *parts
        return (stem,)

    def _is_part(self, first: str) -> bool:
        return first in self._stems_of_parts or _STEMS.sub("", first) in self._stems_of_parts

    @cached_property
    def _stems_of_parts(self) -> frozenset[str]:
        single = {key[0] for key in self._concepts if len(key) == 1}
        return frozenset({self.stem(each) for each in self._lexicon.parts} | single)

    @cached_property
    def _concepts(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for name, also in self._lexicon.concepts.items():
            for said in (name, *also):
                key = tuple(self.stem(each.group()) for each in _WORD.finditer(said))
                found[key][f"={name}"] = None
        return {key: tuple(names) for key, names in found.items()}
