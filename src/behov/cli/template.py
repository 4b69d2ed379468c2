"""`behov template`: a Word template for annex 1 to begin with."""

from pathlib import Path

import click

from behov.cli.verbs import verb
from behov.exports.output_file import FileThere, write_whole
from behov.services.clock import today
from behov.text import language, tr
from behov.visible import one_line

_PLACE = "maler/bilag-1.docx"


@verb(
    tr("Write a Word template for annex 1, to change.")
    + "\n\n"
    + tr("It is written to FILE, or to {file} in the workspace. What is there already is left as it is.", file=_PLACE),
    "behov template\nbehov template maler/bilag-1-nynorsk.docx --language nn",
)
@click.argument("file", metavar=tr("[FILE]"), required=False, type=click.Path(path_type=Path, dir_okay=False))
def command(root: Path, file: Path | None) -> int:
    """Write the template, and say how it comes into use."""
    from behov.exports.annex.starting_template import starting_template  # late: its library takes long to load

    path = file or root / _PLACE
    if path.exists():
        raise FileThere(str(path))
    write_whole(path, starting_template(language(), today()))
    click.echo(one_line(str(path)))
    inside = path.absolute().is_relative_to(root)
    name = path.absolute().relative_to(root).as_posix() if inside else _PLACE
    click.echo(
        tr(
            'Change it in Word. Then write `template = "{name}"` under `[specification]` in behov.toml, and export.',
            name=one_line(name),
        )
    )
    return 0
