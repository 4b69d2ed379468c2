"""The step table: a page that says in words what a drawing shows, for those who do not see it, and for the details.

Import it late: the library behind it takes longer to load than the page to make.
"""

from behov.diagrams.asked import Audience
from behov.diagrams.views.drawing import as_seen
from behov.diagrams.views.nodes import Drawing
from behov.domain.process import Process, Variant
from behov.domain.product_names import product_names
from behov.domain.workspace import Workspace
from behov.exports.processes.page import page
from behov.exports.processes.step_rows import step_rows
from behov.text import language, tr, word


def step_table(
    workspace: Workspace,
    process: Process,
    variant: Variant,
    picture: str | None = None,
    audience: Audience = "screen",
) -> bytes:
    """Return a variant of a process as a page of HTML that needs nothing but its picture, in the language now spoken.

    `picture` is the address of the drawing: of a file beside it, or of what it holds itself. What is told, and what is
    not, is as in `step_rows`.
    """
    products = product_names(workspace) if audience == "tender" else frozenset()
    seen = as_seen(Drawing(process, variant, workspace.catalogue, audience=audience, products=products)).process
    title = f"{seen.title} – {word(variant)}"
    with_pains = audience != "tender"
    return page(
        "step_table.html",
        title=title,
        facts=_facts(seen.trigger or "", seen.result or ""),
        mark=tr("Example data") if workspace.settings.example else "",
        picture=picture,
        picture_told=tr("Swimlane diagram. The steps are in the table below."),
        caption=tr("The steps of {title}", title=title),
        headings=_headings(with_pains),
        with_pains=with_pains,
        rows=step_rows(process, variant, workspace.catalogue, audience, products),
        word=word,
        amount=amount,
    )


def _headings(with_pains: bool) -> list[str]:
    about = [tr("No."), tr("Role"), tr("Step"), tr("Kind"), tr("What follows"), tr("Systems")]
    information = [tr("Information in"), tr("Information out")]
    return [*about, *information, *([tr("Pain points")] if with_pains else []), tr("Minutes")]


def _facts(trigger: str, result: str) -> list[str]:
    named = {tr("Starts when"): trigger, tr("Result"): result}
    return [f"{name}: {said}" for name, said in named.items() if said]


def amount(minutes: int | float | None) -> str:
    """Return a number of minutes as it is written in the language now spoken; "" for none."""
    return "" if minutes is None else str(minutes).replace(".", "." if language() == "en" else ",")
