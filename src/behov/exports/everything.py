"""What `behov export` and the app hand over: all tables, pictures and booklets of a workspace, piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from behov.diagrams.asked import Audience
from behov.diagrams.paper import Paper
from behov.domain.settings import Renderer
from behov.domain.workspace import Workspace
from behov.exports.annex.gathering import without_chapter
from behov.exports.handing_over import Piece
from behov.exports.processes.diagram import Making
from behov.exports.processes.process_pieces import BOOKLETS, BPMN, DIAGRAMS, drawn_pieces, printed_pieces
from behov.exports.public.allowed import COLUMNS
from behov.exports.read_first import FILE as READ_FIRST
from behov.exports.read_first import read_first
from behov.exports.selection import Selection, select
from behov.exports.tables.made_once import MadeOnce
from behov.exports.wording import CsvStyle, Wording
from behov.services.clock import today
from behov.text import language, speaking, tr, trn
from behov.visible import one_line

TABLES = (
    "behovsmatrise",
    "raabehov",
    "sporingsmatrise",
    "bilag-1-kravtabell",
    "prisskjema-integrasjoner",
    "akseptansetest",
    "lokal-innforing",
    "dekning",
    "gevinst",
    "avtaler",
    "ros",
    "interessenter",
)
WORKBOOK = "behov.xlsx"
PUBLIC = "offentlig"  # the folder of a public export, among the others
_OURS = {DIAGRAMS: ("svg", "html", "pdf"), BPMN: ("bpmn",), BOOKLETS: ("pdf",)}  # what an export leaves in a folder


@dataclass(frozen=True)
class Options:
    """What is to be exported, for whom, and how it is written.

    `municipalities` are numbers; None means all who have not left by the date `on`. `public`: for everybody, as
    `behov.exports.public.allowed` says; its drawings are a tender's.
    """

    tables: bool = True
    diagrams: bool = True
    booklets: bool = True
    annex: bool = True  # annex 1 to the agreement, as a Word document
    audience: Audience = "screen"  # of diagrams and booklets
    paper: Paper = "a4"
    wording: Wording = field(default_factory=lambda: Wording(language()))
    csv_style: CsvStyle = "excel"
    municipalities: frozenset[str] | None = None
    on: date = field(default_factory=today)
    renderer: Renderer | None = None  # None: as in behov.toml
    root: Path | None = None  # the workspace's folder, in which the buyer's own Word template lies
    public: bool = False

    @property
    def tables_named(self) -> tuple[str, ...]:
        """The tables that are handed over, by the names of their files."""
        if not self.tables:
            return ()
        return tuple(name for name in TABLES if name in COLUMNS) if self.public else TABLES

    @property
    def seen_by(self) -> Audience:
        """Who sees the diagrams and the booklets."""
        return "tender" if self.public else self.audience


def plan(workspace: Workspace, options: Options) -> list[Piece]:
    """Return the pieces of an export, in the order in which they are handed over. Nothing is made yet."""
    selection = select(workspace, options.municipalities, options.on, options.public)
    pieces: list[Piece] = []
    if options.public:
        internal = [name for name in TABLES if name not in COLUMNS]
        pieces.append(Piece(READ_FIRST, partial(read_first, workspace, selection, options.on, internal)))
    made = MadeOnce(selection, options.wording)
    pieces += (Piece(f"{name}.csv", partial(_table, name, made, options)) for name in options.tables_named)
    if options.tables:
        pieces.append(Piece(WORKBOOK, partial(_workbook, made, options)))
    renderer = options.renderer or workspace.settings.renderer or "bundled"
    making = Making(options.paper, renderer, on=options.on)
    if options.diagrams:
        pieces += drawn_pieces(selection, options.seen_by, making)
    if options.booklets:
        pieces += printed_pieces(selection, options.seen_by, making)
    if options.annex and selection.requirements and (options.public or options.audience != "tender"):
        pieces.append(Piece("bilag-1.docx", partial(_annex, selection, options), drawn=True))
    return pieces


def left_out(workspace: Workspace, options: Options) -> Iterator[str]:
    """Yield what the export does not cover, and why: who is left out is part of what it says."""
    catalogue, exits = workspace.catalogue, workspace.settings.exits
    if options.municipalities is not None:
        names = sorted(map(catalogue.municipality_name, options.municipalities))
        yield tr("Only for {municipalities}.", municipalities=one_line(", ".join(names)))
    for number, left in exits.items():
        if options.municipalities is None and left.date <= options.on:
            yield tr(
                "Without {municipality}, which left on {date} ({reference}).",
                municipality=one_line(catalogue.municipality_name(number)),
                date=left.date,
                reference=one_line(left.reference or "behov.toml"),
            )
    for process in workspace.processes if options.seen_by == "tender" else ():
        if process.exempt:
            yield tr("Without {path}, which is exempt from public access.", path=one_line(process.path))
    if options.public and options.annex and (count := without_chapter(workspace)):
        yield trn(
            "Annex 1 is without {count} requirement that has no chapter.",
            "Annex 1 is without {count} requirements that have no chapter.",
            count,
        )


def left_behind(pieces: Sequence[Piece], folder: Path) -> list[str]:
    """Return files of earlier exports in a folder that nothing in the workspace makes any more, by name.

    In the folder of a public export: all files that are no part of it.
    """
    planned = {piece.name for piece in pieces}
    if READ_FIRST in planned:  # whatever else lies there would be handed over as if it were public
        found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return sorted(name for path in found if (name := path.relative_to(folder).as_posix()) not in planned)
    lying = (
        f"{within}/{path.name}"
        for within, endings in _OURS.items()
        for ending in endings
        for path in (folder / within).glob(f"*.{ending}")
    )
    return sorted(name for name in lying if name not in planned)


def _table(name: str, made: MadeOnce, options: Options) -> bytes:
    from behov.exports.tables.csv_file import csv_bytes  # late: pandas takes longer to load than a small export

    return csv_bytes(made[name], options.csv_style)


def _annex(selection: Selection, options: Options) -> bytes:
    from behov.exports.annex.annex_file import annex_file  # late: the library of Word documents takes long to load

    return annex_file(selection, options.wording.language, options.on, options.root)


def _workbook(made: MadeOnce, options: Options) -> bytes:
    from behov.exports.workbook.book import workbook  # late, as above

    with speaking(options.wording.language):  # the public is told who takes part, and not who left and why
        remarks = () if options.public else tuple(left_out(made.selection.workspace, options))
    tables = {name: made[name] for name in options.tables_named}
    return workbook(made.selection, options.wording, tables, options.on, remarks)
