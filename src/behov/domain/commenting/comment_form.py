"""The sheet on which a municipality comments: where what stands in it, so that it is read as it was meant.

Its first column is hidden, and says of each row what it is about: rows may be sorted, filtered and moved, and columns
too. A hidden sheet says which workshop it is of.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final
from unicodedata import normalize

from behov.domain.workshop import CommentAnswer

HIDDEN_SHEET: Final = "behov"
KIND: Final = "comment-sheet"  # in the hidden sheet: A1 is this, B1 the version, A2 the workshop's stem
VERSION: Final = 1
FIRST_WORDING: Final = 9  # below these rows of it stand all targets, and marks of the texts that were handed out

# In the first column.
MUNICIPALITY: Final = "municipality"  # the row in which the municipality is chosen
ROLE: Final = "role"  # the row in which the role is written
COLUMNS: Final = "columns"  # the row that says what each column holds
HEADINGS: Final = "headings"  # the row that says the same to people

# In that row. What is chosen and written at the top stands in the column WHAT.
NUMBER: Final = "number"
WHAT: Final = "what"
TEXT: Final = "text"
SAID_BY: Final = "role"
PRIORITY: Final = "priority"
ANSWER: Final = "answer"
PROPOSAL: Final = "proposal"

# What people write instead of choosing, beside the words of the format and what they are called.
OTHER_WORDS: Final[Mapping[str, CommentAnswer]] = {
    "enig": "agree",
    "einig": "agree",
    "ok": "agree",
    "ja": "agree",
    "yes": "agree",
    "endring": "change",
    "endre": "change",
    "merknad": "comment",
}


def mark_of(text: str) -> str:
    """Return what tells whether a text that was handed out has been written over.

    Blanks do not count, nor does how a program writes its accents.
    """
    return blake2b(" ".join(normalize("NFC", text).split()).encode(), digest_size=8).hexdigest()
