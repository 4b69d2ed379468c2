"""What the format's own words are called, in every language of the program: so they may be written in a cell."""

from behov.text import LANGUAGES, WORDS, tr_in


def called() -> dict[str, tuple[str, ...]]:
    """Return the names of each of the format's own values."""
    return {value: tuple(tr_in(language, message) for language in LANGUAGES) for value, message in WORDS.items()}
