"""The short way to the app: nothing is imported here that its first frame can do without."""

import sys
from collections.abc import Sequence
from pathlib import Path

from behov.cli import VERBS


def workspace_to_open(arguments: Sequence[str]) -> Path | None:
    """Return the workspace that `behov` or `behov DIR` is to open on this terminal, or None if click is to look."""
    if len(arguments) > 1 or set(arguments) & set(VERBS) or not on_a_terminal():
        return None
    folder = Path(*arguments).absolute()
    above = (each for each in (folder, *folder.parents) if (each / "behov.toml").is_file())
    return next(above, None) if folder.is_dir() else None


def on_a_terminal() -> bool:
    """Return whether there are keys and a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()
