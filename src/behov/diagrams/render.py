"""A drawing made: DOT in, SVG or PNG out, by graphviz.

The renderer that comes with behov draws the same bytes on every machine; the system's own `dot` is there for those
who want it. Both are only given places that are already decided.
"""

import subprocess
import time
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shutil import which
from threading import Timer
from typing import Final, Literal

from behov.diagrams.svg import accessible
from behov.domain.errors import N_, BehovError
from behov.domain.settings import Renderer
from behov.visible import visible

Format = Literal["svg", "png"]

_LONGEST_SECONDS: Final = 60
_PACKAGE: Final = "graphviz-pure"


@dataclass(eq=False)
class NoSuchRenderer(BehovError):
    """The program that draws is not on this machine."""

    message = N_(
        "The program {name} is not found. Install behov again, or choose the other renderer in behov.toml: "
        '`renderer = "bundled"` or `renderer = "dot"`.'
    )
    name: str


@dataclass(eq=False)
class DiagramFailed(BehovError):
    """The program that draws gave up."""

    message = N_(
        "The diagram could not be drawn: {reason}. Try the other renderer in behov.toml: "
        '`renderer = "bundled"` or `renderer = "dot"`.'
    )
    reason: str


def render(dot: str, format: Format, renderer: Renderer = "bundled", dpi: int = 144) -> bytes:  # noqa: A002
    """Return DOT drawn as an SVG, or as a PNG with `dpi` dots per inch. Raises NoSuchRenderer or DiagramFailed."""
    resolution = [f"-Gdpi={dpi}"] if format == "png" else []
    start = time.monotonic()
    try:
        with subprocess.Popen(
            [_program(renderer), *_arguments(format), *resolution],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows, where there are consoles
        ) as program:
            limit = Timer(_LONGEST_SECONDS, program.kill)  # `timeout=` looks now and then, and so comes late
            limit.start()
            drawn, complaint = program.communicate(dot.encode())
            limit.cancel()
    except OSError as error:
        raise DiagramFailed(str(error)) from error
    if program.returncode and time.monotonic() - start > _LONGEST_SECONDS:
        raise DiagramFailed(f"{_LONGEST_SECONDS} s")
    if program.returncode or not drawn:
        raise DiagramFailed(_first_words(complaint) or str(program.returncode))
    return accessible(drawn) if format == "svg" else drawn


@cache
def _arguments(format: Format) -> tuple[str, ...]:  # noqa: A002
    """Return what graphviz is asked: to draw what has its place already."""
    # late: it costs 30 ms, and most commands draw nothing
    from graphviz.backend import dot_command  # type: ignore[import-untyped]

    # the package's own DOT_BINARY is one for all threads, and its `pipe` waits for ever: so the command is run here
    return tuple(dot_command.command("neato", format, neato_no_op=2)[1:])


def _program(renderer: Renderer) -> str:
    found = which("dot") if renderer == "dot" else _bundled() or which(_PACKAGE)
    if not found:
        raise NoSuchRenderer("dot" if renderer == "dot" else _PACKAGE)
    return found


@cache
def _bundled() -> str | None:
    """Return where the package put its program: beside this Python's, which need not be on PATH."""
    try:
        installed = distribution(_PACKAGE).files or ()
    except PackageNotFoundError:
        return None
    programs = (Path(str(file.locate())) for file in installed if file.stem == _PACKAGE and file.suffix in ("", ".exe"))
    return next((str(program.resolve()) for program in programs if program.is_file()), None)


def _first_words(complaint: bytes) -> str:
    return " ".join(visible(complaint.decode(errors="replace")).split())[:200]
