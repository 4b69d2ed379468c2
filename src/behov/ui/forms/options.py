"""What can be picked in forms: areas, municipalities, steps and more, by their ids, with what people call them."""

from collections.abc import Mapping
from typing import get_args

from behov.domain.catalogue import Entry
from behov.domain.workspace import Workspace
from behov.text import language, word
from behov.ui.forms.fields import Options


def words(literal: object) -> Options:
    """Return the format's own words for something (`Priority`, `NeedKind`), and what they are called."""
    return {value: word(value) for value in get_args(literal)}


def areas(workspace: Workspace) -> Options:
    """Return the service areas."""
    return _labels(workspace.catalogue.areas)


def effects(workspace: Workspace) -> Options:
    """Return the expected effects."""
    return _labels(workspace.catalogue.effects)


def products(workspace: Workspace) -> Options:
    """Return the project's products."""
    return _labels(workspace.catalogue.products)


def adjacent(workspace: Workspace) -> Options:
    """Return the services that are out of scope."""
    return _labels(workspace.catalogue.adjacent)


def components(workspace: Workspace) -> Options:
    """Return the systems that the record system meets, each by its short name and its full one."""
    spoken = language()
    return {
        each.id: each.badge if each.badge == (label := each.label(spoken)) else f"{each.badge}  {label}"
        for each in workspace.catalogue.components.values()
    }


def municipalities(workspace: Workspace) -> Options:
    """Return those who take part, or every municipality where behov.toml names none."""
    numbers = workspace.settings.municipalities or tuple(workspace.catalogue.municipalities)
    return {number: workspace.catalogue.municipality_name(number) for number in numbers}


def processes(workspace: Workspace) -> Options:
    """Return the work processes by their stems."""
    return {process.stem: process.title for process in workspace.processes}


def steps(workspace: Workspace, first: tuple[str, ...] = ()) -> Options:
    """Return the steps of all processes by `process/step`, those of the processes `first` before the others."""
    ordered = sorted(workspace.processes, key=lambda process: process.stem not in first)
    return {
        f"{process.stem}/{step.id}": f"{step.text}  ({process.title})"
        for process in ordered
        for step in (*process.as_is, *process.to_be)
        if step.kind not in ("start", "end")
    }


def _labels(entries: Mapping[str, Entry]) -> Options:
    spoken = language()
    return {each.id: each.label(spoken) for each in entries.values()}
