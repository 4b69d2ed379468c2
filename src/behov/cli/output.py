"""What a verb prints: lines with tabs between in a pipe, columns on a terminal, JSON for programs."""

import sys
from collections.abc import Iterable, Sequence

import click

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
