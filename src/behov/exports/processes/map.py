"""An integration map to hand over: which systems the steps of a process, of an area or of the region touch."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from behov.diagrams.asked import Audience
from behov.diagrams.map import words as say
from behov.diagrams.map.dot import write_map
from behov.diagrams.map.layout import lay_out_map
from behov.domain.catalogue import Area
from behov.domain.privacy import without_birth_numbers
from behov.domain.product_names import product_names, without_products
from behov.domain.settings import Renderer
from behov.domain.touched import Scope, Touches, touches
from behov.domain.workspace import Workspace
from behov.exports.processes.diagram import Format
from behov.exports.render_cache import drawn
from behov.exports.selection import Selection
from behov.text import language, tr


class MapRow(NamedTuple):
    """One system of a map in words: its group, how many steps and needs touch it, and the state of its integrations."""

    system: str
    group: str
    steps: int
    needs: int
    status: str


def integration_map(
    workspace: Workspace,
    scope: Scope,
    format: Format,  # noqa: A002 - what people call it
    renderer: Renderer,
    dpi: int = 144,
    audience: Audience = "screen",
    taking_part: frozenset[str] | None = None,
) -> bytes:
    """Return the map of a process, of an area or, with None, of the region, as the bytes of a file.

    The tender names no systems but the catalogue's, and no product. `taking_part` is whose processes, needs and
    integrations count, by number; None: everybody's. Raises NoSuchRenderer or DiagramFailed.
    """
    touched = _touched(workspace, scope, audience, taking_part)
    dot = write_map(lay_out_map(touched, _name(workspace, scope, audience), workspace.settings.example))
    return dot.encode() if format == "dot" else drawn(dot, format, renderer, dpi=dpi)


def map_rows(
    workspace: Workspace,
    scope: Scope,
    audience: Audience = "screen",
    taking_part: frozenset[str] | None = None,
) -> list[MapRow]:
    """Return the same map as rows of words, to stand beside it: the record system, its parts, and the others."""
    touched = _touched(workspace, scope, audience, taking_part)
    return [
        MapRow(say.name(each), tr(say.GROUPS[each.group]), each.steps, each.needs, say.statuses(each, touched))
        for each in (touched.record, *touched.parts, *touched.systems)
    ]


def map_title(workspace: Workspace, scope: Scope, audience: Audience = "screen") -> str:
    """Return what stands above the map."""
    return say.title(_name(workspace, scope, audience))


def _touched(workspace: Workspace, scope: Scope, audience: Audience, taking_part: frozenset[str] | None) -> Touches:
    concerns = Selection(workspace, taking_part).concerns
    found = touches(workspace, scope, own_named=audience != "tender", concerns=concerns)
    said = _said(workspace, audience)
    neutral = (replace(each, standards=tuple(map(said, each.standards))) for each in found.connections)
    return replace(found, connections=tuple(neutral))


def _name(workspace: Workspace, scope: Scope, audience: Audience) -> str:
    if isinstance(scope, Area):
        return scope.label(language())
    called = scope.title if scope else workspace.settings.name or tr("the whole region")
    return without_birth_numbers(_said(workspace, audience)(called))


def _said(workspace: Workspace, audience: Audience) -> Callable[[str], str]:
    """Return how a text is put for these people."""
    hidden = product_names(workspace) if audience == "tender" else frozenset()
    return partial(without_products, names=hidden, instead=tr("[system]"))
