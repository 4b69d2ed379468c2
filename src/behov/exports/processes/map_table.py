"""An integration map as a table: a page that says in words what the map shows."""

from behov.diagrams.asked import Audience
from behov.domain.touched import Scope
from behov.domain.workspace import Workspace
from behov.exports.processes.map import map_rows, map_title
from behov.exports.processes.page import page
from behov.text import tr


def map_table(
    workspace: Workspace,
    scope: Scope,
    picture: str | None = None,
    audience: Audience = "screen",
    taking_part: frozenset[str] | None = None,
) -> bytes:
    """Return the map of a process, an area or the region as a page of HTML, in the language now spoken.

    `picture` is the address of the map: of a file beside it, or of what it holds itself. What is counted, and what a
    tender is not told, is as in `integration_map`.
    """
    title = map_title(workspace, scope, audience)
    return page(
        "map_table.html",
        title=title,
        facts=(),
        mark=tr("Example data") if workspace.settings.example else "",
        picture=picture,
        picture_told=tr("Integration map. The systems are in the table below."),
        caption=title,
        headings=[tr("System"), tr("Group"), tr("Steps"), tr("Needs"), tr("Integration")],
        rows=map_rows(workspace, scope, audience, taking_part),
    )
