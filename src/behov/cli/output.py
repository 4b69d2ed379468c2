"""What a verb prints: lines with tabs between in a pipe, columns on a terminal, JSON for programs, or a whole file."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from behov.exports.output_file import write_whole
from behov.visible import one_line, visible_json


def print_rows(rows: Iterable[Sequence[object]]) -> None:
    """Print rows of cells, each as one visible line. The last cell of a row may be long, and is not padded."""
    lines = [[one_line("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not lines:
        return
    if sys.stdout.isatty():
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        padded = ([cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines)
        click.echo("\n".join("  ".join(line).rstrip() for line in padded))
    else:
        click.echo("\n".join("\t".join(line) for line in lines))


def print_json(value: object) -> None:
    """Print a value as JSON in which hidden characters stand as escapes."""
    click.echo(visible_json(value))


def hand_out(content: bytes, asked: str | None, path: Path) -> None:
    """Write a file to standard output if `-` is asked for, else to the file that is, or to its own path, and say where.

    Raises UnwritableFile.
    """
    if asked == "-":
        sys.stdout.buffer.write(content)
        return
    written = Path(asked) if asked else path
    write_whole(written, content)
    click.echo(one_line(str(written)))
