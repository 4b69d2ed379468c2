"""A process as a diagram to hand over: SVG, PNG, or the DOT that graphviz reads."""

from collections.abc import Mapping
from typing import Any, Literal

from behov.diagrams.dot import write_dot
from behov.diagrams.layout import Drawing, lay_out
from behov.domain.privacy import MAY_IDENTIFY, without_birth_numbers
from behov.domain.process import Process, Variant
from behov.domain.record import Record, texts_in
from behov.domain.settings import Renderer
from behov.domain.workspace import Workspace
from behov.exports.render_cache import drawn

Format = Literal["svg", "png", "dot"]


def diagram(
    workspace: Workspace,
    process: Process,
    variant: Variant,
    format: Format,  # noqa: A002 - what people call it
    renderer: Renderer,
    needs: Mapping[str, int] | None = None,
) -> bytes:
    """Return a variant of a process as the bytes of a file, without birth numbers.

    `needs` is how many raw needs each step has, all that the workspace has if left out. Raises NoSuchRenderer or
    DiagramFailed.
    """
    counts = workspace.needs_in(process) if needs is None else needs
    drawing = Drawing(_anonymous(process), variant, workspace.catalogue, counts, workspace.settings.example)
    dot = write_dot(lay_out(drawing))
    return dot.encode() if format == "dot" else drawn(dot, format, renderer)


def _anonymous(process: Process) -> Process:
    """Return a process without birth numbers; nearly always it is the process itself."""
    if not any(MAY_IDENTIFY.search(text) for text in texts_in(process)):
        return process
    found: Process = _without_numbers(process)
    return found


def _without_numbers(value: Any) -> Any:
    if isinstance(value, str):
        return without_birth_numbers(value)
    if isinstance(value, Record):
        names = (name for name in type(value).model_fields if name not in ("id", "path", "wrong"))
        return value.replace(**{name: _without_numbers(getattr(value, name)) for name in names})
    if isinstance(value, Mapping):
        return {_without_numbers(key): _without_numbers(each) for key, each in value.items()}
    return tuple(map(_without_numbers, value)) if isinstance(value, tuple) else value
