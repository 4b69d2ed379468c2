"""A small region made for tests: three hearings, a consolidation and a process."""

from datetime import date
from typing import Any

from behov.domain.other_tables import Requirement
from behov.domain.process import Process, Step
from behov.domain.settings import Settings
from behov.domain.workshop import Need, Workshop, WorkshopKind
from behov.domain.workspace import Workspace
from behov.exports.selection import Selection, select
from behov.exports.tables.table import Cell, Table
from behov.exports.wording import Wording
from behov.storage.catalogue_files import read_catalogue

NB = Wording("nb")
KEYS = Wording("nb", keys=True)
TODAY = date(2025, 1, 1)

Row = dict[str, Cell]


def need(need_id: str, **fields: Any) -> Need:
    return Need(id=need_id, **{"text": f"Tekst {need_id}", **fields})


def workshop(stem: str, *needs: Need, kind: WorkshopKind = "needs", **fields: Any) -> Workshop:
    path = f"workshops/{stem}.toml"
    return Workshop(path=path, title=f"Verksted {stem}", kind=kind, date=date(2024, 9, 12), needs=needs, **fields)


HOME = workshop(
    "hjemme",
    need(
        "HJT-000001",
        priority="must",
        votes=3,
        municipalities=("4001",),
        kind="integration",
        steps=("legemidler/hent", "legemidler/gi"),
        components=("PLL",),
        effects=("TJ2",),
        products=("7",),
        role="Sykepleier",
    ),
    need("HJT-000002", priority="could", votes=1, municipalities=("4003",), effects=("TJ3",)),
    need("HJT-000003", municipalities=()),
    area="hjemmetjeneste",
    municipalities=("4001", "4003"),
    participants=({"role": "Sykepleier", "municipality": "4001", "count": 3},),
    state="closed",
)
NURSING = workshop(
    "sykehjem",
    need("INS-000001", priority="must", votes=4),
    area="institusjon",
    municipalities=("4003",),
    state="closed",
)
REGION = workshop(
    "felles",
    need("REG-000001", merges=("HJT-000001", "HJT-000002", "INS-000001"), priority="should", outcome="requirement"),
    kind="consolidation",
)
MEDICINES = Process(
    path="processes/legemidler.toml",
    title="Legemidler",
    as_is=(
        Step(id="hent", role="Hjelpepleier", text="Henter papirliste", pains=("Listen er utdatert", "Den er borte")),
        Step(id="gi", text="Gir legemidlet"),
    ),
    to_be=(Step(id="hent", text="Åpner listen på mobilen"),),
)


def region(*workshops: Workshop, **settings: Any) -> Workspace:
    """Return a workspace of these workshops and the process, in which Porsgrunn and Skien take part."""
    catalogue, _ = read_catalogue("behov.toml", settings.get("catalogue", {}))
    return Workspace(
        settings=Settings(**{"municipalities": ("4003", "4001"), **settings}),
        catalogue=catalogue,
        workshops=workshops or (HOME, NURSING, REGION),
        processes=(MEDICINES,),
    )


def everything(workspace: Workspace) -> Selection:
    return select(workspace, None, TODAY)


def rows(table: Table) -> list[Row]:
    """Return the rows of a table as what stands under each heading."""
    return [dict(zip(table.headings, row, strict=True)) for row in zip(*table.columns(), strict=True)]


def specification(*requirements: Requirement) -> Workshop:
    return workshop("krav", kind="specification", requirements=requirements)
