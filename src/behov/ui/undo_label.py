"""What a step is called where it can be undone: what was done, and the beginning of what it was done to."""

from textwrap import shorten

from behov.visible import one_line

LETTERS = 54  # that have room on a line of the undo list


def undo_label(what: str, text: str) -> str:
    """Return `Delete need: We must see the current …`; `text` is made visible, on one line."""
    return shorten(f"{what}: {one_line(text)}", LETTERS, placeholder=" …")
