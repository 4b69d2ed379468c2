"""What is slow to make kept from one export to the next, in the user's local state folder: a drawing, or a PDF of many.

An entry is the content with its digest before it, so that a broken one is noticed, and made anew.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_state_path

from behov.diagrams.render import Format, render
from behov.domain.errors import UnwritableFile
from behov.domain.settings import Renderer
from behov.exports.output_file import write_whole

_DIGEST_SIZE = 16
_DAY = 24 * 60 * 60.0
_KEPT_UNUSED = 90 * _DAY


def drawn(dot: str, format: Format, renderer: Renderer, dpi: int = 144) -> bytes:  # noqa: A002 - graphviz's word
    """Return DOT drawn, from the cache if it was drawn before. Raises what `diagrams.render` raises."""
    ending = f"{dpi}.{format}" if format == "png" else format
    made_of = (_version("graphviz-pure"), renderer, dot)
    return kept(made_of, ending, lambda: render(dot, format, renderer, dpi))


def kept(made_of: Iterable[str], ending: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes, from the cache if it was made of the same before."""
    entry = _entry(made_of, ending)
    content = _read(entry)
    if content is None:
        content = make()
        with suppress(UnwritableFile):  # a cache that cannot be written costs time, and nothing else
            write_whole(entry, _digest(content) + content)
    return content


def forget_unused() -> None:
    """Delete what no export has used for a long time."""
    with suppress(OSError):  # it can wait for the next export
        for entry in _folder().iterdir():
            if _idle(entry) > _KEPT_UNUSED:
                entry.unlink(missing_ok=True)


def _entry(made_of: Iterable[str], ending: str) -> Path:
    key = hashlib.blake2b("\0".join((_version("behov"), *made_of)).encode(), digest_size=_DIGEST_SIZE).hexdigest()
    return _folder() / f"{key}.{ending}"


def _folder() -> Path:
    return user_state_path("behov", appauthor=False) / "drawings"


def _idle(entry: Path) -> float:
    """Return for how many seconds an entry has not been used, to the nearest day."""
    return time.time() - entry.stat().st_mtime


def _read(entry: Path) -> bytes | None:
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        if _idle(entry) > _DAY:
            os.utime(entry)  # it is in use
    digest, made = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    return made if made and digest == _digest(made) else None


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest()


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # the system's own `dot` draws without it
        return ""
