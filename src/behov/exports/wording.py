"""How headings and the format's own words are written in an export: in a language, or as the format's keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from behov.domain.record import Language
from behov.text import WORDS, tr_in

CsvStyle = Literal["excel", "plain"]


@dataclass(frozen=True)
class Wording:
    """The wording of one export. `keys`: headings and words are the format's, for programs."""

    language: Language
    keys: bool = False

    def choose(self, key: str, message: str) -> str:
        """Return the key or, for people, what it is called."""
        return key if self.keys else tr_in(self.language, message)

    def word(self, value: str | None) -> str:
        """Return one of the format's words (a priority, a kind) as it is to be written; "" for none."""
        return self._words.get(value, value) if value else ""

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {key: self.choose(key, message) for key, message in WORDS.items()}

    def headings(self, columns: Mapping[str, str]) -> tuple[str, ...]:
        """Return what stands above columns, given by key with what they are called in English."""
        return tuple(self.choose(key, name) for key, name in columns.items())
