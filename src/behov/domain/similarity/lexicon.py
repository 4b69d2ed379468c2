"""What is known of Norwegian words: nynorsk in bokmål, words that say little, and words that mean the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lexicon:
    """Lists of words, as they stand in the files that come with behov and in the workspace's catalogue.

    `words` are words of nynorsk and what they are in bokmål, `inside` letters that may stand anywhere in a word, and
    `endings` those that it may end in. `small` words say nothing of what a need is about, and `common` ones little.
    `parts` are what compounds are made of. `concepts` are words and phrases that mean the same, by their first word.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
