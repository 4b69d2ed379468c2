"""The lexicon that comes with behov, and texts that somebody may have written."""

import csv
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from behov.domain.similarity.index import Index
from behov.domain.similarity.lexicon import Lexicon
from behov.domain.similarity.reading import Reader
from behov.storage.catalogue_files import read_catalogue
from behov.storage.lexicon_files import read_lexicon, usual_texts

LABELLED = Path(__file__).parents[2] / "data" / "alike.csv"


@cache
def lexicon() -> Lexicon:
    catalogue, _ = read_catalogue("behov.toml", {})
    return read_lexicon({name: entry.also for name, entry in catalogue.synonyms.items()})


@cache
def reader() -> Reader:
    return Reader(lexicon())


def index(texts: dict[str, str], *, background: int = 5) -> Index:
    """Return an index of texts; with few usual texts it is made quickly."""
    made = Index(reader(), usual_texts()[:background])
    made.put(texts)
    return made


@cache
def labelled() -> tuple[dict[str, str], ...]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


_WORDS = st.sampled_from(sorted({word for row in labelled() for word in row["text"].split()}))
SENTENCES = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
ANYTHING = st.text(max_size=40)
COLLECTIONS = st.dictionaries(st.sampled_from([f"HJT-{number:06}" for number in range(9)]), SENTENCES | ANYTHING)
