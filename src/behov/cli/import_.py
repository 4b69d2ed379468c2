"""`behov import`: another group's workspace taken over, or what was written elsewhere brought into a workshop."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from behov.cli.names import workshop_named
from behov.cli.opening import on_a_terminal
from behov.cli.verbs import verb
from behov.services.session import Session
from behov.text import tr
from behov.visible import one_line

if TYPE_CHECKING:
    from behov.services.importing import Plan

_MOST = 20  # lines of one kind


@verb(
    tr("Take over another group's workspace, or bring in a file.")
    + "\n\n"
    + tr(
        "SOURCE is the folder of another workspace: what it has and ours lacks is added, without a change of id, and "
        "ours is kept where the two differ. Or it is a file that was written elsewhere (.txt, .csv, .xlsx): its rows "
        "become needs in the workshop that --into names."
    )
    + "\n\n"
    + tr("A comment sheet that a municipality has filled in becomes comments in its workshop.")
    + "\n\n"
    + tr(
        "Of behov.xlsx, as `behov export` wrote it, what was changed of priority, status and note is taken in. "
        "What was changed here, too, and to something else, is named and stays as it is here."
    )
    + "\n\n"
    + tr("What is here already is not added again. Where a row of a file cannot be taken, nothing is."),
    "behov import ../gruppe-2\nbehov import notater.xlsx --into 2024-09-12-hjemmetjeneste-grenland --preview",
)
@click.argument("source", metavar=tr("SOURCE"), type=click.Path(path_type=Path))
@click.option("--into", metavar=tr("WORKSHOP"), help=tr("The workshop that a file is brought into."))
@click.option("--preview", is_flag=True, help=tr("Only say what it would do."))
@click.option("--yes", is_flag=True, help=tr("Bring a file in without asking first."))
def command(root: Path, source: Path, into: str | None, preview: bool, yes: bool) -> int:
    """Say what an import does, and do it; the status is 1 where something could not be taken."""
    # late: whoever asks for `behov --help` waits for what stands at the top of every verb
    from behov.services.import_in_short import not_taken, summary_of
    from behov.services.importing import goes_into_a_workshop, is_asked_about, kind_of, looked_into, why_not

    session = Session(root)
    if error := why_not(root, source):
        raise error
    kind = kind_of(source)
    into_a_workshop = goes_into_a_workshop(kind)
    if not into_a_workshop and into is not None:
        raise click.UsageError(
            tr("--into is for files of needs: a workspace and the sheets that behov makes know where they belong.")
        )
    if into_a_workshop and into is None:
        raise click.UsageError(tr("Say with --into which workshop the file is brought into."))
    path = workshop_named(session.workspace, root, into).path if into is not None else ""
    plan = looked_into(session.workspace, root, source, path)
    _say(plan, session)
    what = summary_of(plan)
    if (
        plan.edits
        and not preview
        and (not is_asked_about(kind) or yes or not on_a_terminal() or click.confirm(tr("Import this?"), True))
    ):
        session.apply_all(plan.edits, tr("Import"))
        click.echo(tr("Imported: {what}.", what=what))
    return int(not_taken(plan) > 0)


def _say(plan: "Plan", session: Session) -> None:
    """Print a line for each thing to know, at most so many of a kind; on standard error those that are not taken."""
    from behov.services.import_in_short import remark_on
    from behov.services.import_in_words import NOT_TAKEN, READ, lines_of  # late, as above

    printed: Counter[str] = Counter()
    lines = lines_of(plan, session.workspace)
    for line in lines:
        printed[line.kind] += 1
        if printed[line.kind] <= _MOST or line.kind == READ:
            click.echo(one_line(f"{tr(line.kind)}: {line.where}: {line.said}"), err=line.kind == NOT_TAKEN)
        elif printed[line.kind] == _MOST + 1:
            more = sum(each.kind == line.kind for each in lines) - _MOST
            said = tr("{kind}: and {count} more", kind=tr(line.kind), count=more)
            click.echo(said, err=line.kind == NOT_TAKEN)
    if said := remark_on(plan):
        click.echo(said)
