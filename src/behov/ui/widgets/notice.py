"""What went wrong, or was done, in one or two lines above the keys. It stays until the next key."""

from textual.content import Content
from textual.widgets import Static


class Notice(Static):
    """Hidden until it has something to say."""

    DEFAULT_CSS = """
    Notice {
        display: none; dock: bottom; margin-bottom: 1; height: auto; max-height: 4; padding: 0 1;
        background: $raised; border-left: outer $accent;
    }
    """

    def say(self, text: str) -> None:
        """Show this text, which is not markup."""
        self.update(Content(text))
        self.display = True

    def clear(self) -> None:
        """Say nothing more."""
        self.display = False
