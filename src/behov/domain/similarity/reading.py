"""How a need's text is read: what its words are about, and the letters that they are made of."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from behov.domain.similarity.lexicon import Lexicon
from behov.domain.similarity.meaning import About, Meaning
from behov.domain.similarity.spelling import WORD, Spelling

IN_PHRASE = 0.3  # of what a word in a phrase would be about by itself
NOTHING = 0  # the number of what no text is about


class Word(NamedTuple):
    """A word where it stands in a text, its stem, and what it is about."""

    start: int
    end: int
    stem: str
    about: About


class Reader:
    """Reads texts with one lexicon, and remembers the words that it has met.

    What texts are about, and the threes of letters in their words, are features; each has a number here.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.spelling = Spelling(lexicon)
        self.meaning = Meaning(lexicon, self.spelling)
        self.is_about = [False]  # of each feature by its number: what texts are about, and not letters
        self._numbers: dict[str, int] = {"": NOTHING}
        self._stems: dict[str, str] = {}
        self._about: dict[str, About] = {}
        self._threes: dict[str, tuple[int, ...]] = {}

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text that say what it is about, in their order; all of them where none do."""
        return tuple(self._words(text, small=False)) or tuple(self._words(text, small=True))

    def features(self, text: str) -> dict[int, float]:
        """Return how much of each feature is in a text, by the feature's number; always of NOTHING, too."""
        found: dict[int, float] = {NOTHING: 0.0}
        numbers = self._numbers
        for _, _, stem, about in self.words(text):
            for name, weight in about:
                number = numbers.get(name)
                if number is None:
                    number = self._numbered(name, about=True)
                found[number] = found.get(number, 0.0) + weight
            if stem:
                for number in self._threes.get(stem) or self._letters(stem):
                    found[number] = found.get(number, 0.0) + 1.0
        return found

    def matching(self, text: str, names: Set[str]) -> tuple[str, ...]:
        """Return the words of a text that are about one of these, as they stand there, each once."""
        found = (
            text[word.start : word.end] for word in self.words(text) if any(name in names for name, _ in word.about)
        )
        return tuple(dict.fromkeys(found))

    def _words(self, text: str, *, small: bool) -> Iterator[Word]:
        found = [(each.group(), each.start(), each.end()) for each in WORD.finditer(text)]
        stems = [self._stems.get(word) or self._stem(word) for word, _, _ in found]
        place, end = 0, len(found)
        while place < end:
            length, phrase = self.meaning.phrase(stems, place)
            shared = tuple((name, weight / length) for name, weight in phrase)
            for at in range(place, place + length):
                word, first, last = found[at]
                counts = small or not self.meaning.is_small(word)
                about = self._about_of(stems[at]) if counts else ()
                if shared:
                    about = (*shared, *((name, IN_PHRASE * weight) for name, weight in about))
                if about:
                    yield Word(first, last, stems[at] if counts else "", about)
            place += length

    def _stem(self, word: str) -> str:
        stem = self._stems[word] = self.spelling.stem(word)
        return stem

    def _about_of(self, stem: str) -> About:
        about = self._about.get(stem)
        if about is None:
            about = self._about[stem] = self.meaning.of(stem)
        return about

    def _letters(self, stem: str) -> tuple[int, ...]:
        padded = f" {stem} "
        threes = (padded[at : at + 3] for at in range(len(padded) - 2))
        numbers = self._threes[stem] = tuple(self._numbered(f"~{three}", about=False) for three in threes)
        return numbers

    def _numbered(self, name: str, *, about: bool) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self.is_about)
            self.is_about.append(about)
        return number
