"""`behov summary`: what a workshop came to, as one page for those who were there."""

from pathlib import Path

import click

from behov.cli.names import workshop_named
from behov.cli.output import hand_out
from behov.cli.verbs import output_option, verb
from behov.exports.after.places import summary_file
from behov.services.session import Session
from behov.text import tr


@verb(
    tr("Write the summary of a workshop, as one page of HTML.")
    + "\n\n"
    + tr("It is written to exports/oppsummering/ in the workspace, in the workshop's language."),
    "behov summary 2024-09-12-hjemmetjeneste-grenland",
)
@click.argument("workshop", metavar=tr("WORKSHOP"))
@output_option
def command(root: Path, workshop: str, output: str | None) -> int:
    """Write the page."""
    from behov.exports.after.summary import summary_page  # late: it draws, and not every verb does

    workspace = Session(root).workspace
    held = workshop_named(workspace, root, workshop)
    hand_out(summary_page(workspace, held), output, root / "exports" / summary_file(held))
    return 0
