"""`behov similar`: the needs that may be the same as one, or as each other; suggestions, which change nothing."""

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from behov.cli.names import WrongName
from behov.cli.output import hand_out
from behov.cli.verbs import verb
from behov.domain.errors import N_, BehovError
from behov.domain.ids import is_id, same_id
from behov.domain.importing.sheet import Sheet
from behov.domain.privacy import without_birth_numbers
from behov.domain.reasons import Reason
from behov.domain.workspace import Workspace
from behov.services.session import Session
from behov.storage.csv_sheet import csv_sheets
from behov.storage.safe_cell import neutralised
from behov.text import tr
from behov.visible import one_line

if TYPE_CHECKING:
    from behov.domain.similarity.pairs import Pair, Tell

_FEW, _MANY = 5, 20  # shown of one need, and of pairs
_IN_A_FILE = 30  # of each need
_BESIDE = 10  # of each need, of which some may have been decided on
_SLOW = 2_000  # texts that take about a second


_NO_ID = N_("The row has no id, or no text.")
_TWICE = N_("{id} is in more than one row.")


@dataclass(eq=False)
class WrongRow(BehovError):
    """A row of a file with needs says nothing that pairs could be made of."""

    message = N_("{file}:{row}: {reason} Mend it, and try again.")
    file: str
    row: int
    reason: Reason


@verb(
    tr("Find needs that may be the same.")
    + "\n\n"
    + tr(
        "Of a NEED (its id) or a TEXT: the needs that look most like it. Without one: the pairs of needs that look "
        "most alike and that nobody has decided on. Nothing is changed: what is the same, people decide."
    )
    + "\n\n"
    + tr(
        "--pairs writes the pairs of all needs, whatever was decided, to a CSV file with id_a, id_b and a score from 0 "
        "to 1. --from takes the needs from a CSV file with the columns id and text."
    ),
    "behov similar HJT-7K3PM2\nbehov similar 'se medisinlisten hjemme'\nbehov similar --pairs par.csv",
)
@click.argument("about", metavar=tr("[NEED|TEXT]"), required=False)
@click.option("--most", metavar="N", type=click.IntRange(1), help=tr("How many at most; of each need with --pairs."))
@click.option("--json", "as_json", is_flag=True, help=tr("A list of objects, for programs."))
@click.option("--pairs", metavar=tr("FILE|-"), help=tr("Write pairs as CSV; - is standard output."))
@click.option(
    "--from",
    "source",
    metavar=tr("FILE"),
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=tr("The needs of a CSV file, and not those of the workspace; with --pairs."),
)
@click.option("--synonyms", is_flag=True, help=tr("Show which words the approved merges say mean the same."))
def command(
    root: Path,
    about: str | None,
    most: int | None,
    as_json: bool,
    pairs: str | None,
    source: Path | None,
    synonyms: bool,
) -> int:
    """Print what looks alike, the most alike first."""
    if source is not None and pairs is None:
        raise click.UsageError(tr("--from is for --pairs: say where the pairs are to be written."))
    if sum(each is not None for each in (about, pairs, synonyms or None)) > 1:
        raise click.UsageError(tr("Ask for one thing at a time: a need or a text, --pairs, or --synonyms."))
    # late: whoever asks for `behov --help` waits for what stands at the top of every verb
    from behov.cli.similar_rows import print_alike, print_pairs, print_synonyms
    from behov.domain.similarity.undecided import undecided
    from behov.services.alike import AlikeNeeds, alike_pairs, learned

    workspace = Session(root).workspace
    texts = {need.id: need.text for _, need in workspace.needs} if source is None else _needs_of(source)
    if synonyms:
        print_synonyms(workspace, learned(workspace))
    elif about is not None:
        text, own = _asked(workspace, about)
        needs = AlikeNeeds()
        with _progress(len(texts)) as tell:
            needs.prepare(workspace, tell)
        print_alike(workspace, needs.like(workspace, text, most or _FEW, own, regional=True), as_json=as_json)
    else:
        with _progress(len(texts)) as tell:
            found = alike_pairs(workspace, texts, (most or _IN_A_FILE) if pairs else _BESIDE, tell)
        if pairs is not None:
            _write(found, pairs)
        else:
            print_pairs(workspace, islice(undecided(workspace, found), most or _MANY), as_json=as_json)
    return 0


def _asked(workspace: Workspace, about: str) -> tuple[str, frozenset[str]]:
    """Return the text that is asked about, and the ids that are no answer: its own, where it is a need's."""
    known = workspace.said.get(same_id(about.strip()))
    if known:
        return known[1].text, frozenset({known[1].id})
    if is_id(about.strip()):
        raise WrongName(tr("There is no need {name} in the workspace.", name=one_line(about)), ())
    return about, frozenset()


def _needs_of(source: Path) -> dict[str, str]:
    """Return the texts of a CSV file by their ids.

    Raises UsageError where it has no such columns, and WrongRow: no need is left out without a word.
    """
    for sheet in csv_sheets(source.read_bytes()):
        headings = [cell.strip().casefold() for cell in sheet.rows[0]] if sheet.rows else []
        if "id" in headings and "text" in headings:
            return _texts(sheet, headings.index("id"), headings.index("text"), source.name)
    raise click.UsageError(tr("{path} has no columns id and text.", path=one_line(str(source))))


def _texts(sheet: Sheet, name: int, text: int, file: str) -> dict[str, str]:
    for fault in sheet.faults:
        raise WrongRow(file, fault.row, fault.reason)
    texts: dict[str, str] = {}
    for number, row in enumerate(sheet.rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(name, text) or not row[name].strip():
            raise WrongRow(file, number, Reason(_NO_ID))
        if row[name] in texts:
            raise WrongRow(file, number, Reason(_TWICE, {"id": without_birth_numbers(row[name])}))
        texts[row[name]] = row[text]
    return texts


def _write(found: Sequence["Pair"], target: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id_a", "id_b", "score"))
    writer.writerows((neutralised(each.one), neutralised(each.other), f"{each.score:.6f}") for each in found)
    hand_out(out.getvalue().encode(), target, Path(target))


@contextmanager
def _progress(texts: int) -> Iterator["Tell | None"]:
    """Give what shows how far many texts have come, on a terminal; nothing where it takes no time."""
    if texts < _SLOW or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=texts, label=tr("Looks for needs that are alike"), file=sys.stderr) as bar:
        yield lambda done, of: bar.update(done * texts // of - bar.pos)
        bar.update(texts - bar.pos)
