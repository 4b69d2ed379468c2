"""The command line's main: finds the language, runs a verb, and turns errors into sentences and a status.

Status 0: done. 1: something is wrong with the content. 2: wrong usage. 130: stopped with Ctrl+C.
"""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from behov.domain.errors import AlreadyAWorkspace, BehovError, NotAWorkspace
from behov.domain.record import Language
from behov.storage.toml_file import parsed
from behov.storage.workspace_folder import SETTINGS, workspace_above
from behov.text import LANGUAGES, explain, use_language
from behov.visible import one_line

_WRONG_USAGE = (NotAWorkspace, AlreadyAWorkspace)


def main(arguments: Sequence[str]) -> int:
    """Run a verb with its arguments, and return the status to end with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever the locale or the code page says
    use_language(_wanted_language(arguments))
    from behov.cli.verbs import behov  # late: its help is said in the language that was just chosen

    try:
        status = behov.main(arguments, "behov", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BehovError as error:
        click.echo(explain(error), err=True)
        return 2 if isinstance(error, _WRONG_USAGE) else 1
    except BrokenPipeError:  # nobody reads us any more, and nobody should hear of it when Python closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        click.echo(one_line(f"{error.filename}: {error.strerror}" if error.filename else str(error)), err=True)
        return 1
    return status if isinstance(status, int) else 0


def _wanted_language(arguments: Sequence[str]) -> Language:
    """Return the language asked for, else the workspace's, else bokmål. Whether it is one is for click to say."""
    asked = _given("--language", arguments) or os.environ.get("BEHOV_LANGUAGE")
    return _language(asked) or _language(_of_workspace(arguments)) or "nb"


def _of_workspace(arguments: Sequence[str]) -> object:
    folder = Path(_given("--workspace", arguments) or next(iter(arguments), "."))
    try:
        root = workspace_above(folder if folder.is_dir() else Path())
        settings = parsed(SETTINGS, (root / SETTINGS).read_bytes())
    except (NotAWorkspace, OSError, ValueError):  # ValueError: a path with a NUL
        return None
    return settings.get("language") if isinstance(settings, dict) else None


def _given(option: str, arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == option:
            return value or next(iter(arguments[place + 1 :]), None)
    return None


def _language(asked: object) -> Language | None:
    return next((language for language in LANGUAGES if language == asked), None)
