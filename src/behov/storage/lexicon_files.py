"""The lists of words that come with behov: how nynorsk is written in bokmål, and how common words are."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import rtoml

from behov.domain.similarity.lexicon import Lexicon


def read_lexicon(concepts: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """Return what is known of words, with `concepts`: words that mean the same, by the first of them."""
    nynorsk, weights = rtoml.loads(_read("nynorsk.toml")), rtoml.loads(_read("words.toml"))
    return Lexicon(
        words=nynorsk["words"],
        inside=nynorsk["inside"],
        endings=nynorsk["endings"],
        small=frozenset(weights["small"]),
        common=frozenset(weights["common"]),
        parts=frozenset(weights["parts"]),
        concepts=concepts,
    )


@cache
def usual_texts() -> tuple[str, ...]:
    """Return what needs and steps usually say, a sentence each: what is rare in them, tells of what a need is about."""
    return tuple(_read("background.txt").splitlines())


def _read(name: str) -> str:
    return (files("behov") / "data" / "language" / name).read_text("utf-8")
