"""The lists of words that come with behov, with what the workspace's catalogue says means the same."""

from importlib.resources import files

import rtoml

from behov.domain.catalogue import Catalogue
from behov.domain.similarity.lexicon import Lexicon


def read_lexicon(catalogue: Catalogue) -> Lexicon:
    """Return what is known of words, with the synonyms of a catalogue."""
    folder = files("behov") / "data" / "language"
    nynorsk = rtoml.loads((folder / "nynorsk.toml").read_text("utf-8"))
    weights = rtoml.loads((folder / "words.toml").read_text("utf-8"))
    return Lexicon(
        words=nynorsk["words"],
        inside=nynorsk["inside"],
        endings=nynorsk["endings"],
        small=frozenset(weights["small"]),
        common=frozenset(weights["common"]),
        parts=frozenset(weights["parts"]),
        concepts={name: entry.also for name, entry in catalogue.synonyms.items()},
    )
