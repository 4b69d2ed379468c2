"""`behov present`: what the room sees of a workshop, in this terminal or on a page of the browser."""

from pathlib import Path

import click

from behov.cli.names import workshop_named
from behov.cli.opening import on_a_terminal
from behov.cli.verbs import verb
from behov.services.session import Session
from behov.text import tr


@verb(
    tr("Show a workshop on the projector.")
    + "\n\n"
    + tr("WORKSHOP is the name or the path of a workshop's file.")
    + " "
    + tr(
        "What is saved shows within a second: the block and its clock, what was said last or the process being worked "
        "on, and when a break is over. What is exempt and votes that are not revealed are never shown."
    ),
    "behov present 2024-09-12-grenland\nbehov present 2024-09-12-grenland --browser",
)
@click.argument("name", metavar=tr("WORKSHOP"))
@click.option("--browser", is_flag=True, help=tr("On a page of the browser, which only this machine can open."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help=tr("The port of the page. A free one if left out."),
)
@click.option("--no-open", is_flag=True, help=tr("Print the page's address, and do not open it."))
def command(root: Path, name: str, browser: bool, port: int, no_open: bool) -> int:
    """Show it until somebody quits."""
    if not browser and not on_a_terminal():
        raise click.UsageError(tr("This is not a terminal. Show the workshop in the browser instead, with --browser."))
    from behov.services.following import Following  # late: whoever asks for `behov --help` would wait for it

    workspace = Session(root).workspace
    following = Following(root, workspace, workshop_named(workspace, root, name).path)
    if not browser:
        from behov.ui.projector.app import show_in_terminal  # late: Textual takes longer to load than most verbs run

        show_in_terminal(following)
        return 0
    from behov.ui.projector.server import serve  # late, as the page and its server are seldom asked for

    serve(following, port, click.echo, to_open=not no_open)
    return 0
