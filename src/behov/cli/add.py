"""`behov add`: needs recorded from the command line or a pipe, in the capture bar's shorthand, each saved by itself."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from behov.cli.names import workshop_named
from behov.cli.verbs import verb
from behov.domain.errors import BehovError, ChangedOnDisk
from behov.domain.hearing import record_lines
from behov.domain.ids import drawn_id
from behov.domain.shorthand import read_line, vocabulary
from behov.domain.workshop import Workshop
from behov.services.clock import now
from behov.services.session import Edit, Session
from behov.storage.older_text import decoded
from behov.text import explain, tr

_ATTEMPTS = 5  # at a file that other programs save to meanwhile


@verb(
    tr("Record needs in a workshop.")
    + "\n\n"
    + tr("Each TEXT is a need, and its id is printed when it is safely saved.")
    + "\n\n"
    + tr(
        "A need may say its role, priority (!), step (#), component (%) and municipality (&); a text that begins with "
        "+ is parked. With - as TEXT, every line of standard input is a need."
    ),
    "behov add 2024-09-12-hjemmetjeneste-grenland 'Sykepleier: Se legemiddellisten hjemme %PLL !må'\n"
    "behov add 2024-09-12-hjemmetjeneste-grenland - < behov.txt",
)
@click.argument("workshop", metavar=tr("WORKSHOP"))
@click.argument("texts", metavar=tr("TEXT…"), nargs=-1, required=True)
def command(root: Path, workshop: str, texts: tuple[str, ...]) -> int:
    """Record every line that can be; the status is 1 if any could not."""
    session = Session(root)
    recorder = _Recorder(session, workshop_named(session.workspace, root, workshop))
    status = 0
    for number, line in enumerate(_lines_of_stdin() if texts == ("-",) else map(_readable, texts), 1):
        if not line.strip():
            continue
        try:
            record_id = recorder.record(line)
        except BehovError as error:  # of one line; the others are still to be recorded
            click.echo(tr("Line {number}: {reason}", number=number, reason=explain(error)), err=True)
            status = 1
        else:
            click.echo(record_id)
    return status


class _Recorder:
    """Records lines in one workshop. What they may name is looked up once, and not for every line."""

    def __init__(self, session: Session, workshop: Workshop) -> None:
        self._session = session
        self._path = workshop.path
        self._prefix = session.workspace.catalogue.prefix(workshop.area)
        self._taken = set(session.workspace.taken_ids)
        self._known = vocabulary(session.workspace, workshop.processes)

    def record(self, line: str) -> str:
        """Return the id under which a line was saved, as a need or, after `+`, as a note. Raises BehovError."""
        said = read_line(line, self._known)
        record_id = drawn_id(self._prefix, self._taken)
        self._save(partial(record_lines, path=self._path, said={record_id: said}, recorded=now()))
        self._taken.add(record_id)
        return record_id

    def _save(self, edit: Edit) -> None:
        for _ in range(_ATTEMPTS - 1):
            try:
                self._session.apply(edit)
            except ChangedOnDisk:  # the app, or another `behov add`, saved first: add to what they saved
                self._session.reload()
            else:
                return
        self._session.apply(edit)


def _lines_of_stdin() -> Iterator[str]:
    """Yield each line as soon as it is there."""
    for line in sys.stdin.buffer:
        yield decoded(line).rstrip("\r\n")


def _readable(argument: str) -> str:
    """Return an argument whose bytes may not have been UTF-8."""
    return decoded(argument.encode("utf-8", "surrogateescape"))
