"""`behov comments`: the sheet on which municipalities comment on a workshop afterwards."""

from pathlib import Path

import click

from behov.cli.names import workshop_named
from behov.cli.output import hand_out
from behov.cli.verbs import output_option, verb
from behov.exports.after.places import comment_sheet_file
from behov.services.session import Session
from behov.text import tr


@verb(
    tr("Write the sheet on which municipalities comment on a workshop, as XLSX.")
    + "\n\n"
    + tr("It is written to exports/kommentarer/ in the workspace, in the workshop's language."),
    "behov comments 2024-09-12-hjemmetjeneste-grenland",
)
@click.argument("workshop", metavar=tr("WORKSHOP"))
@output_option
def command(root: Path, workshop: str, output: str | None) -> int:
    """Write the sheet."""
    from behov.exports.after.comment_sheet import comment_sheet  # late: its library loads slowly

    workspace = Session(root).workspace
    held = workshop_named(workspace, root, workshop)
    hand_out(comment_sheet(workspace, held), output, root / "exports" / comment_sheet_file(held))
    return 0
