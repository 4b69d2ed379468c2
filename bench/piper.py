"""A process in the words of ProcessPiper, which draws swimlanes from text too: something to be compared with."""

import logging
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from behov.domain.flow import flows
from behov.domain.process import Process, Step

_SHAPES: Final = {"start": "({})", "end": "({})", "decision": "<{}>", "task": "[{}]", "wait": "[{}]"}


def piper(process: Process, picture: Path) -> Callable[[], None] | None:
    """Return what makes ProcessPiper draw a process as it is into a file, or None where it is not installed."""
    if not find_spec("processpiper"):
        return None
    render: Callable[[str, str], Any] = import_module("processpiper.text2diagram").render
    text = in_its_words(process)
    logging.disable()  # it tells of every picture, and its library of every chunk
    return lambda: render(text, str(picture))


def in_its_words(process: Process) -> str:
    """Return a process as it is as ProcessPiper reads it."""
    lanes: dict[str, list[Step]] = defaultdict(list)
    for step in process.as_is:
        lanes[step.role or ""].append(step)
    lines = [f"title: {process.title}"]
    for role, steps in lanes.items():
        lines += [f"lane: {role}", *(f"    {_element(step)} as {step.id}" for step in steps)]
    for way in flows(process.as_is):
        lines.append(f"{way.source}->{way.target}" + (f": {way.label}" if way.label else ""))
    return "\n".join(lines)


def _element(step: Step) -> str:
    text = step.kind if step.kind in ("start", "end") else step.text
    return _SHAPES[step.kind].format(text)
