"""A workshop that is over, with everything in it that is handed out, and some that is not."""

from datetime import date
from typing import Any

from behov.domain.process import Branch, Process, Step
from behov.domain.workshop import Need, Note, Participants, Workshop
from behov.domain.workspace import Workspace
from tests.exports.made import region

BIRTH_NUMBER = "13097248022"
HOSTILE = '=1+1 <script>alert(1)</script>" onload="x" {{ 7*7 }} \x1b]52;c;x\x07 \u202e'

PROCESS = Process(
    path="processes/legemidler.toml",
    title="Legemidler hjemme",
    trigger="Ny bruker",
    as_is=(
        Step(id="hent", role="Sykepleier", text="Henter papirliste", pains=("Listen er utdatert",), minutes=7.5),
        Step(
            id="vurder",
            kind="decision",
            role="Lege",
            text="Stemmer den?",
            branches={"Ja": Branch(to="gi"), "Nei": Branch(to="hent")},
        ),
        Step(id="gi", role="Sykepleier", text="Gir legemidlet"),
        Step(id="hemmelig", role="Avdeling X", text="Låser opp skapet", exempt="offl. § 24"),
    ),
    to_be=(Step(id="hent", role="Sykepleier", text="Åpner listen på mobilen"),),
)
NEEDS = (
    Need(
        id="HJT-00000A",
        text="Se listen hjemme",
        priority="must",
        votes=7,
        role="Sykepleier",
        municipalities=("4001",),
        steps=("legemidler/hent",),
    ),
    Need(id="HJT-00000B", text="Skrive ut", priority="wont", municipalities=("4003",)),
    Need(id="HJT-00000C", text="Virke uten dekning"),
    Need(id="HJT-00000D", text="Dele med legevakt", status="parked"),
    Need(id="HJT-00000E", text="Faks", status="rejected", reason="Er faset ut"),
    Need(id="HJT-00000F", text="Hemmelig pris", exempt="offl. § 23"),
)
NOTES = (
    Note(
        id="HJT-00001A",
        kind="parked",
        text="Hvem eier listen?",
        owner="Fagansvarlig",
        due=date(2024, 10, 1),
        role="Lege",
        municipalities=("4003",),
    ),
    Note(id="HJT-00001B", kind="decision", text="Gjelder også natt"),
    Note(id="HJT-00001C", kind="question", text="Hva med helg?"),
    Note(id="HJT-00001D", kind="parked", text="Egen app", status="dropped", reason="Ikke i omfang"),
    Note(id="HJT-00001E", kind="parked", text="Hemmelig avtale", exempt="offl. § 23"),
)


def after(**fields: Any) -> tuple[Workspace, Workshop]:
    """Return a workspace and the workshop in it, with some fields of the workshop otherwise."""
    settings = {key: fields.pop(key) for key in ("example", "processes_there") if key in fields}
    workshop = Workshop.model_validate(
        {
            "path": "workshops/hjemmetjeneste/2024-09-12-hjemme.toml",
            "title": "Behovsverksted hjemme",
            "kind": "needs",
            "area": "hjemmetjeneste",
            "date": date(2024, 9, 12),
            "place": "Rådhuset",
            "municipalities": ("4001", "4003"),
            "processes": ("legemidler",),
            "state": "closed",
            "participants": (Participants(role="Sykepleier", municipality="4001", count=3),),
            "needs": NEEDS,
            "notes": NOTES,
            **fields,
        }
    )
    made = region(workshop, example=settings.get("example", False))
    processes = settings.get("processes_there", (PROCESS,))
    return Workspace(
        settings=made.settings, catalogue=made.catalogue, workshops=(workshop,), processes=processes
    ), workshop
