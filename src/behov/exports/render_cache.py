"""Drawings kept from one export to the next, in the user's local state folder: what is drawn once is not drawn again.

An entry is the drawing with its digest before it, so that a broken one is noticed, and drawn anew.
"""

import hashlib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_state_path

from behov.diagrams.render import Format, render
from behov.domain.errors import UnwritableFile
from behov.domain.settings import Renderer
from behov.exports.output_file import write_whole

_DIGEST_SIZE = 16


def drawn(dot: str, format: Format, renderer: Renderer) -> bytes:  # noqa: A002 - graphviz's and render's word for it
    """Return DOT drawn, from the cache if it was drawn before. Raises what `diagrams.render` raises."""
    entry = _entry(dot, format, renderer)
    drawing = _kept(entry)
    if drawing is None:
        drawing = render(dot, format, renderer)
        with suppress(UnwritableFile):  # a cache that cannot be written costs time, and nothing else
            write_whole(entry, _digest(drawing) + drawing)
    return drawing


def _entry(dot: str, format: Format, renderer: Renderer) -> Path:  # noqa: A002
    versions = (_version("behov"), _version("graphviz-pure"))
    key = hashlib.blake2b("\0".join((*versions, renderer, dot)).encode(), digest_size=_DIGEST_SIZE).hexdigest()
    return user_state_path("behov", appauthor=False) / "drawings" / f"{key}.{format}"


def _kept(entry: Path) -> bytes | None:
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    digest, drawing = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    return drawing if drawing and digest == _digest(drawing) else None


def _digest(drawing: bytes) -> bytes:
    return hashlib.blake2b(drawing, digest_size=_DIGEST_SIZE).digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # the system's own `dot` draws without it
        return ""
