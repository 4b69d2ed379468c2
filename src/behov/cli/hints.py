"""`behov hints`: what of needs and requirements somebody should look at, with the words that set it off."""

from pathlib import Path

import click

from behov.cli.names import workshop_named
from behov.cli.output import print_json, print_rows
from behov.cli.verbs import verb
from behov.services.open_hints import Hinted
from behov.services.session import Session
from behov.text import tr


@verb(
    tr("List the hints on scope and quality that nobody has taken or waved through.")
    + "\n\n"
    + tr("A hint is no fault: people look at it, and decide. In the app they stand behind H."),
    "behov hints\nbehov hints 2024-11-20-konsolidering --json",
)
@click.argument("workshops", metavar=tr("[WORKSHOP]…"), nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=tr("A list of objects, for programs."))
def command(root: Path, workshops: tuple[str, ...], as_json: bool) -> int:
    """Print the hints of these workshops, or of all, in the order of the files."""
    session = Session(root)
    paths = [workshop_named(session.workspace, root, name).path for name in workshops] or [""]
    found = [each for path in dict.fromkeys(paths) for each in session.hints.of(session.workspace, path)]
    if as_json:
        print_json([_fields(each) for each in found])
    else:
        print_rows((each.record.id, each.hint.kind, each.hint.words, each.record.text) for each in found)
    return 0


def _fields(hinted: Hinted) -> dict[str, object]:
    hint = hinted.hint
    return {
        "id": hinted.record.id,
        "workshop": hinted.workshop.stem,
        "hint": hint.kind,
        "why": tr(hint.why, words=hint.words),
        "spans": [list(span) for span in hint.spans],
        "text": hinted.record.text,
    }
