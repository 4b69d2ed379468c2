"""Whether somebody at this machine has been shown what to try first. Kept here, and not in the workspace."""

from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

from behov.domain.errors import UnwritableFile
from behov.storage.durable_file import replace_durably


def guide_was_seen() -> bool:
    """Return whether the guide was shown before."""
    return _mark().exists()


def remember_guide() -> None:
    """Show the guide by itself no more, as far as this machine's disk remembers it."""
    if not guide_was_seen():
        with suppress(UnwritableFile):
            replace_durably(_mark(), b"", None)


def _mark() -> Path:
    return user_state_path("behov", appauthor=False) / "guide-seen"
