"""`behov check`: everything that somebody should look at, with file and line."""

import sys
from pathlib import Path

import click

from behov.cli.output import print_json
from behov.cli.verbs import verb
from behov.domain.finding_kinds import severity
from behov.domain.workspace import Finding
from behov.services.session import Session
from behov.text import say_finding, tr, trn, word
from behov.visible import one_line


@verb(
    tr("Say what is wrong in the files, with file and line.")
    + "\n\n"
    + tr("The status is 1 if there are errors, and 0 if there are only warnings."),
    "behov check\nbehov check --coverage\nbehov check --json",
)
@click.option(
    "--coverage",
    is_flag=True,
    help=tr(
        "Note also what has no link yet: needs nothing is decided on, and requirements, effects, products and steps "
        "that no need is behind."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=tr("A list of objects, for programs."))
def command(root: Path, coverage: bool, as_json: bool) -> int:
    """Print the findings; on a terminal, count them too."""
    session = Session(root)
    findings = (*session.findings(), *(session.coverage_notes() if coverage else ()))
    severities = [severity(finding) for finding in findings]
    if as_json:
        print_json([_fields(finding) for finding in findings])
    elif findings:
        click.echo("\n".join(map(line_of, findings)))
    if sys.stdout.isatty() and not as_json:
        errors, warnings, notes = (severities.count(each) for each in ("error", "warning", "note"))
        counted = [
            trn("{count} error", "{count} errors", errors),
            trn("{count} warning", "{count} warnings", warnings),
        ]
        if coverage:
            counted.append(trn("{count} note", "{count} notes", notes))
        click.echo(", ".join(counted))
    return int("error" in severities)


def line_of(finding: Finding) -> str:
    """Return a finding as one line: file, line, how bad it is, and its sentence."""
    return f"{one_line(finding.path)}:{finding.line}: {word(severity(finding))}: {say_finding(finding)}"


def _fields(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.path,
        "line": finding.line,
        "severity": severity(finding),
        "code": finding.code,
        "message": say_finding(finding),
        "id": finding.id,
    }
