"""Going from one screen to another: a screen asks the app by a message, so that screens need not know each other."""

from typing import Literal

from textual.message import Message

Place = Literal[
    "workshop", "process", "matrix", "export", "import", "agenda", "balance", "voting", "comments", "closing"
]


class Go(Message):
    """Show this place; what is of a workshop or process by its path, with the need or step of this id chosen."""

    def __init__(self, place: Place, path: str = "", chosen: str = "") -> None:
        super().__init__()
        self.place = place
        self.path = path
        self.chosen = chosen
