"""A workspace in which every field of every record holds a mark, and the records hang together."""

from dataclasses import dataclass
from typing import Any, get_args

from behov.domain.catalogue import Catalogue
from behov.domain.other_tables import Agreement, Answer, Integration, Requirement, Risk, System
from behov.domain.process import Branch, Process, Step
from behov.domain.settings import Exit, Settings, Specification
from behov.domain.workshop import Comment, Need, Note, Participants, Workshop
from behov.domain.workspace import Workspace
from tests.exports.planted import Planted

STEPS = ("process/first", "process/second")


@dataclass(frozen=True)
class Made:
    """A workspace, and what is planted in it."""

    planted: Planted
    workspace: Workspace


def planted_workspace(**given: dict[str, Any]) -> Made:
    """Return a workspace of a workshop, a consolidation, a specification and a process, with a mark in every field.

    `given` are fields of records by what the records are called: `raw`, `regional`, `requirement`, `step`, ….
    """
    sown = Planted()
    catalogue = _catalogue(sown)
    town, area = next(iter(catalogue.municipalities)), next(iter(catalogue.areas))
    known: dict[str, Any] = {
        "area": area,
        "effects": tuple(catalogue.effects),
        "products": tuple(catalogue.products),
        "components": tuple(catalogue.components),
        "kind": "integration",
    }

    def record(kind: type[Any], name: str, /, **fields: Any) -> Any:
        return sown.record(kind, name, **{**fields, **given.get(name, {})})

    raw = record(Need, "raw", municipalities=(town,), merges=(), steps=STEPS, **known)
    regional = record(Need, "regional", merges=(raw.id,), outcome="requirement", municipalities=None, steps=(), **known)
    requirement = record(
        Requirement,
        "requirement",
        needs=(regional.id,),
        chapter=next(iter(catalogue.chapters)),
        category="absolute",
        type="functional",
        state="ready",
    )
    integration = record(
        Integration,
        "integration",
        municipality=town,
        needs=(regional.id,),
        category="existing",
        target=next(iter(catalogue.components)),
    )
    heard = record(
        Workshop,
        "workshop",
        path=f"workshops/{sown.text('workshop.path')}.toml",
        kind="needs",
        state="closed",
        area=area,
        municipalities=(town,),
        needs=(raw,),
        notes=(record(Note, "note", municipalities=(town,)),),
        participants=(record(Participants, "participants", municipality=town, role=raw.role),),
        requirements=(),
        systems=(record(System, "system", municipality=town),),
        integrations=(integration,),
        agreements=(record(Agreement, "agreement", municipality=town),),
        risks=(record(Risk, "risk", needs=(raw.id,), likelihood=3, impact=4),),
        answers=(record(Answer, "answer", need=raw.id),),
        comments=(record(Comment, "comment", need=raw.id, step=STEPS[0], municipality=town),),
        numbered={},
    )
    bare = dict.fromkeys(("notes", "systems", "integrations", "agreements", "risks", "answers", "comments"), ())
    consolidation = record(
        Workshop,
        "consolidation",
        path=f"workshops/{sown.text('consolidation.path')}.toml",
        kind="consolidation",
        needs=(regional,),
        requirements=(),
        numbered={},
        **bare,
    )
    specification = record(
        Workshop,
        "specification",
        path=f"workshops/{sown.text('specification.path')}.toml",
        kind="specification",
        needs=(),
        requirements=(requirement,),
        **bare,
    )
    process = record(
        Process,
        "process",
        path="processes/process.toml",
        area=area,
        as_is=_steps(sown, record),
        to_be=_steps(sown, record),
    )
    settings = record(
        Settings,
        "settings",
        municipalities=tuple(catalogue.municipalities),
        catalogue={},
        exits=_nobody_left(sown),
        specification=record(Specification, "settings.specification", template=None),  # the name of a file that is not
    )
    return Made(sown, Workspace(settings, catalogue, (consolidation, heard, specification), (process,)))


def _steps(sown: Planted, record: Any) -> tuple[Step, ...]:
    leads = {sown.text("other-step.branches"): Branch(to="first", share=0.5)}
    return (
        record(Step, "step", id="first", next=None, branches={}),
        record(Step, "other-step", id="second", next=None, branches=leads),
    )


def _nobody_left(sown: Planted) -> dict[str, Exit]:
    return {sown.text("settings.exits.key"): sown.record(Exit, "settings.exits")}


def _catalogue(sown: Planted) -> Catalogue:
    """Return every catalogue with one row, in which everything is a mark."""
    rows: dict[str, Any] = {}
    for name, told in Catalogue.model_fields.items():
        if name != "wrong":
            kind = get_args(told.annotation)[1]
            texts = {
                field: {"nb": sown.text(f"catalogue.{name}.{field}")}
                for field in ("name", "group", "intro")
                if field in kind.model_fields and kind.model_fields[field].annotation is not str
            }
            prefix = {"prefix": "QQQ"} if "prefix" in kind.model_fields else {}
            owner = {"owner": sown.text(f"catalogue.{name}.owner")}
            row = sown.record(kind, f"catalogue.{name}", **texts, **prefix, **owner)
            rows[name] = {row.id: row}
    return Catalogue(**rows)
