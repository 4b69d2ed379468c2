"""The verbs: `behov` alone opens the app, and `behov VERB` does one thing. A verb's module is imported when used."""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from keyword import iskeyword
from pathlib import Path
from typing import get_args

import click

from behov.cli import VERBS
from behov.cli.opening import on_a_terminal
from behov.diagrams.asked import Audience
from behov.domain.settings import Renderer
from behov.services.new_workspace import workspace_of
from behov.storage.workspace_folder import workspace_above
from behov.text import LANGUAGES, language, tr

_CONTEXT = {"help_option_names": ["-h", "--help"]}
_OPTIONS = tr("[OPTIONS]")

_language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    envvar="BEHOV_LANGUAGE",
    expose_value=False,  # main has looked at it already, before any help was said
    help=tr("The language that behov speaks: bokmål, nynorsk or English. The workspace's own if left out."),
)
_workspace_option = click.option(
    "--workspace",
    "root",
    metavar=tr("DIR"),
    default=".",
    type=click.Path(path_type=Path),
    callback=lambda _context, _option, folder: workspace_above(folder.absolute()),
    help=tr("The workspace. The nearest folder upwards with a behov.toml if left out."),
)

renderer_option = click.option(
    "--renderer",
    type=click.Choice(get_args(Renderer)),
    help=tr("What draws: the program that comes with behov, or your own dot. As in behov.toml if left out."),
)

output_option = click.option("--output", metavar=tr("FILE|-"), help=tr("Where to write; - is standard output."))

audience_option = click.option(
    "--for",
    "audience",
    type=click.Choice(get_args(Audience)),
    default="screen",
    show_default=True,
    help=tr(
        "Who reads it: a wall has pain points in words and large type, "
        "a tender neither pain points nor products' names."
    ),
)


class Verbs(click.Group):
    """The verbs of `behov`. A folder in the place of a verb is the workspace that the app is to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in their order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a verb's command, from the module of its name; `import_` is called as Python lets it be."""
        if cmd_name not in VERBS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"behov.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return what the first word asks for: a verb, else to open the folder of that name."""
        if args[0] not in VERBS and Path(args[0]).is_dir():
            return "", _open, args  # no verb's name, but not None either: that is `behov` alone
        return super().resolve_command(ctx, args)


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings=_CONTEXT,
    options_metavar=_OPTIONS,
    subcommand_metavar=tr("[DIR | COMMAND …]"),
    help=tr("Record workshops, work processes and needs. Without a command, the app opens."),
)
@_language_option
@click.version_option(version("behov"), message="%(prog)s %(version)s", help=tr("Show the version and exit."))
@click.pass_context
def behov(context: click.Context) -> None:
    """Run a verb, or open the workspace in which we stand."""
    if context.invoked_subcommand is None:
        _open_app(context, Path())


def verb(about: str, example: str, *, in_workspace: bool = True) -> Callable[[Callable[..., int]], click.Command]:
    """Make a function a verb, with its help and an example.

    The function gets the workspace's folder as `root` (unless it is not `in_workspace`), and what its own arguments
    and options give. It returns the status to end with.
    """

    def command(run: Callable[..., int]) -> click.Command:
        return click.command(
            name=run.__module__.rpartition(".")[2].rstrip("_"),
            context_settings=_CONTEXT,
            options_metavar=_OPTIONS,
            help=about,
            epilog="\b\n" + "\n".join((tr("Example:"), *(f"  {line}" for line in example.splitlines()))),
        )(_language_option(_workspace_option(run) if in_workspace else run))

    return command


@click.command(context_settings=_CONTEXT)
@click.argument("folder", type=click.Path(path_type=Path))
@_language_option
@click.pass_context
def _open(context: click.Context, folder: Path) -> None:
    _open_app(context, folder)


def _open_app(context: click.Context, folder: Path) -> None:
    if not on_a_terminal():
        click.echo(tr("This is not a terminal, so the app is not opened. There are commands instead.") + "\n")
        click.echo(context.find_root().get_help())
        return
    root = workspace_of(folder.absolute())
    from behov.ui.app import run  # late: Textual takes longer to load than most verbs run

    if root:
        run(root, language())  # what --language asked for, too
    else:
        run(folder.absolute())  # the first start, which speaks that already
