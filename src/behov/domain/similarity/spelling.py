"""How words are written: nynorsk as bokmål, and every form of a word as what its forms have in common."""

import re
from unicodedata import normalize

from behov.domain.similarity.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INFLECTION = re.compile(
    "(?<=...)(?:eringene|eringen|eringer|ering|ingene|ingen|inger|inga|ing|hetene|heten|erene|erne|arne|eren|aren|"
    "eres|erer|erte|ert|ere|ende|ande|ene|ane|es|er|ar|en|et|a|e|s)$"
)
_ROUNDS = 4  # one rule may make room for another; no word in use needs more than two


class Spelling:
    """The spelling of one lexicon. It remembers the words that it has met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.words
        self._inside = sorted(lexicon.inside.items(), key=lambda each: -len(each[0]))
        self._endings = sorted(lexicon.endings.items(), key=lambda each: -len(each[0]))
        self._normal: dict[str, str] = {}

    def normal(self, word: str) -> str:
        """Return a word as it is written in bokmål, in small letters. What is normal stays as it is."""
        known = self._normal.get(word)
        if known is None:
            known = self._normal[word] = self._settled(word)
        return known

    def normalised(self, text: str) -> str:
        """Return the words of a text, each normal, with a space between."""
        return " ".join(self.normal(each.group()) for each in WORD.finditer(normalize("NFC", text)))

    def stem(self, word: str) -> str:
        """Return what the forms of a word have in common."""
        return stem_of_normal(self.normal(word))

    def _settled(self, word: str) -> str:
        """Return a word to which no rule has anything to add; where rules never agree, the word as it was."""
        small = now = normalize("NFC", normalize("NFC", word).casefold())
        for _ in range(_ROUNDS):
            before, now = now, self._as_bokmal(now)
            if now == before:
                return now
        return small

    def _as_bokmal(self, word: str) -> str:
        if word in self._words:
            return self._words[word]
        for theirs, ours in self._inside:
            if theirs in word:
                word = word.replace(theirs, ours)
        for theirs, ours in self._endings:
            if word.endswith(theirs) and (theirs == ours or len(word) > len(theirs) + 2):
                return word.removesuffix(theirs) + ours
        return word


def stem_of_normal(word: str) -> str:
    """Return a word of bokmål without its inflection."""
    return _INFLECTION.sub("", word)
