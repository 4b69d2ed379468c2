"""What a screen asks of the app, by a message: to go to another screen, so that screens need not know each other."""

from pathlib import Path
from typing import Literal, TypeAlias

from textual.message import Message

Place = Literal[
    "workshop",
    "record",
    "regional",
    "process",
    "matrix",
    "export",
    "import",
    "agenda",
    "balance",
    "voting",
    "comments",
    "closing",
    "hints",
    "trace",
]

# The kind of a record, and what it is called by: "need", "regional" and "requirement" by their ids, "step" as
# `process/step`, "process" and "workshop" by their stems, "municipality" by its number, and what the catalogue holds
# ("area", "effect", "product", "component") by its id there.
Traced: TypeAlias = tuple[str, str]


class Go(Message):
    """Show this place; what is of a workshop or process by its path, with the need or step of this id chosen.

    Hints without a path are those of all workshops.
    A trace has the kind of its record in the place of the path, and the id as what is chosen.
    """

    def __init__(self, place: Place, path: str = "", chosen: str = "") -> None:
        super().__init__()
        self.place = place
        self.path = path
        self.chosen = chosen


class Open(Message):
    """Open the workspace in this folder, in this language if one was asked for."""

    def __init__(self, folder: Path, language: str | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.language = language


class KeysWritten(Message):
    """The user may have written other keys in `keys.toml`: take them in."""
