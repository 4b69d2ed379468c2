"""What words are about: other words for a thing as that thing, and compounds as their parts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from behov.domain.similarity.lexicon import Lexicon
from behov.domain.similarity.spelling import WORD, Spelling, stem_of_normal

About = tuple[tuple[str, float], ...]  # what something is about, each with how much
LONGEST = 4  # words in a phrase that means one thing
COMMON = 0.4  # of a word that says little
WHOLE = 0.5  # of a compound that is no thing of its own in the lexicon
PART = 0.7
_SHORTEST = 3  # letters in a part of a compound
_LONGEST_COMPOUND = 40  # letters; what is longer is no word


class Meaning:
    """The meanings of one lexicon: stems, and things that several stems are words for (`=legemiddel`)."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling) -> None:
        self._spelling = spelling
        self._small = frozenset(map(spelling.normal, lexicon.small))
        self._common = frozenset(map(spelling.stem, lexicon.common)) | {f"={name}" for name in lexicon.common}
        things: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for name, also in lexicon.concepts.items():
            for said in (name, *also):
                key = tuple(spelling.stem(each.group()) for each in WORD.finditer(said))
                things[key][f"={name}"] = None
        self._things = {key: tuple(names) for key, names in things.items() if key}
        self._longest: dict[str, int] = defaultdict(lambda: 1)  # phrase by its first word
        for key in self._things:
            self._longest[key[0]] = min(LONGEST, max(self._longest[key[0]], len(key)))
        single = {key[0] for key in self._things if len(key) == 1}
        self._parts = frozenset(map(spelling.stem, lexicon.parts)) | single
        self._compounds: dict[str, tuple[str, ...]] = {}

    def is_small(self, word: str) -> bool:
        """Whether a word says nothing of what a need is about."""
        return self._spelling.normal(word) in self._small

    def phrase(self, stems: Sequence[str], place: int) -> tuple[int, About]:
        """Return how many of the stems from a place on are a phrase for something, and what; (1, ()) for none."""
        for length in range(min(self._longest.get(stems[place], 1), len(stems) - place), 1, -1):
            if names := self._things.get(tuple(stems[place : place + length])):
                return length, tuple((name, self._worth(name)) for name in names)
        return 1, ()

    def of(self, stem: str) -> About:
        """Return what a word is about, by its stem."""
        names = self.names(stem)
        about = [(name, self._worth(name)) for name in names]
        parts = self.parts(stem)
        if len(parts) > 1:
            about += [] if names else [(stem, WHOLE)]
            for part in parts:
                about += [(name, PART * self._worth(name)) for name in self.names(part) or (part,)]
        elif not names:
            about.append((stem, self._worth(stem)))
        return tuple(_added_up(about).items())

    def names(self, stem: str) -> tuple[str, ...]:
        """Return the names of what a word is another word for; none where it is known for nothing."""
        return self._things.get((stem,), ())

    def is_common(self, name: str) -> bool:
        """Whether a stem, or the name of a thing, says little."""
        return name in self._common

    def parts(self, stem: str) -> tuple[str, ...]:
        """Return the parts of a compound, as stems; just the word where it is none that is known."""
        known = self._compounds.get(stem)
        if known is None:
            known = self._compounds[stem] = (self._split(stem) if len(stem) <= _LONGEST_COMPOUND else ()) or (stem,)
        return known

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, the longest first part that leaves a rest of parts; nothing for none."""
        for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
            first, rest = stem_of_normal(word[:at]), word[at:]
            if first not in self._parts and word[:at] not in self._parts:
                continue
            for last in (rest, rest[1:]) if rest[0] in "se" else (rest,):  # arbeid-s-liste, barn-e-vern
                if stem_of_normal(last) in self._parts:
                    return first, stem_of_normal(last)
                if more := self._split(last):
                    return first, *more
        return ()

    def _worth(self, name: str) -> float:
        return COMMON if self.is_common(name) else 1.0


def _added_up(about: Sequence[tuple[str, float]]) -> Mapping[str, float]:
    total: dict[str, float] = {}
    for name, weight in about:
        total[name] = max(weight, total.get(name, 0.0))
    return total
