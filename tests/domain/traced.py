"""Workspaces of any shape, small enough to be met in every way: what names what is drawn, also what is not there."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from behov.domain.catalogue import Catalogue, Effect, Product
from behov.domain.other_tables import Answer, Requirement, Risk
from behov.domain.process import Process, Step
from behov.domain.specification.basis import marks_of
from behov.domain.workshop import Need, Workshop, WorkshopKind
from behov.domain.workspace import Workspace

TOWNS = ("4001", "4003", "4005")
RAW = tuple(f"HJT-00000{number}" for number in range(6))
REGIONAL = tuple(f"REG-00000{number}" for number in range(4))
REQUIREMENTS = tuple(f"KRV-00000{number}" for number in range(4))
GONE = ("HJT-00000G",)
STEPS = ("legemidler/hent", "legemidler/gi", "legemidler/borte", "borte/hent")
CATALOGUE = Catalogue(
    effects={name: Effect(id=name) for name in ("E1", "E2")},
    products={"P1": Product(id="P1"), "P2": Product(id="P2", measured_by="project")},
)


def several(names: tuple[str, ...], most: int = 3) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), max_size=most).map(tuple)


def needs(ids: tuple[str, ...], **fields: SearchStrategy[Any]) -> SearchStrategy[list[Need]]:
    """Return lists of needs with ids of their own among these."""
    one = st.fixed_dictionaries(
        {
            "scope": st.sampled_from(("in", "in", "in", "out")),
            "status": st.sampled_from(("raw", "raw", "raw", "rejected")),
            "kind": st.sampled_from((None, "integration")),
            "steps": several(STEPS, 2),
            "effects": several(("E1", "E2", "E9"), 2),
            "products": several(("P1", "P2"), 1),
            "components": several(("PLL",), 1),
            **fields,
        }
    )
    return st.lists(st.tuples(st.sampled_from(ids), one), unique_by=lambda each: each[0], max_size=len(ids)).map(
        lambda drawn: [Need(id=need_id, text=f"Tekst {need_id}", **said) for need_id, said in drawn]
    )


def held(stem: str, kind: WorkshopKind, **fields: Any) -> Workshop:
    return Workshop(path=f"workshops/{stem}.toml", title=stem, kind=kind, date=date(2024, 9, 12), **fields)


@st.composite
def workspaces(draw: DrawFn) -> Workspace:
    """A workspace of two hearings, a consolidation, a specification and a process, in which no id stands twice."""
    said = draw(needs(RAW, municipalities=st.none() | several(TOWNS, 2), area=st.sampled_from((None, "institusjon"))))
    cut = draw(st.integers(0, len(said)))
    first = held("hjemme", "needs", area="hjemmetjeneste", municipalities=("4001",), needs=tuple(said[:cut]))
    second = held("felles", "process", municipalities=("4001", "4003"), processes=("legemidler", "borte"))
    outcomes = st.sampled_from((None, None, "requirement", "local", "out"))
    regional = draw(needs(REGIONAL, merges=several((*RAW, *REGIONAL, *GONE), 4), outcome=outcomes))
    raw_and_regional = (
        first,
        second.replace(needs=tuple(said[cut:])),
        held("samling", "consolidation", needs=tuple(regional)),
    )
    resting = several((*RAW, *REGIONAL, *GONE, "hjt-00000l"))
    before = Workspace(catalogue=CATALOGUE, workshops=raw_and_regional, processes=(draw(_processes()),))
    required = [
        Requirement(id=name, number=f"F-{name[-1]}", needs=rests_on, state=state, seen=_marks(before, rests_on, seen))
        for name, rests_on, state, seen in draw(
            st.lists(
                st.tuples(
                    st.sampled_from(REQUIREMENTS),
                    resting,
                    st.sampled_from((None, "ready", "withdrawn")),
                    st.sampled_from(("never", "now", "before")),
                ),
                unique_by=lambda each: each[0],
                max_size=4,
            )
        )
    ]
    risks = tuple(Risk(id="ROS-000001", needs=each) for each in draw(st.lists(resting, max_size=1)))
    answers = tuple(Answer(id="SVA-000001", need=each) for each in draw(several((*RAW, *GONE), 1)))
    specified = held("krav", "specification", requirements=tuple(required), risks=risks, answers=answers)
    return Workspace(catalogue=CATALOGUE, workshops=(*raw_and_regional, specified), processes=before.processes)


def _processes() -> SearchStrategy[Process]:
    step = st.builds(
        lambda name, kind, components: Step(id=name, text=name, kind=kind, components=components),
        st.sampled_from(("hent", "gi")),
        st.sampled_from(("task", "decision", "start")),
        several(("PLL",), 1),
    )
    steps = st.lists(step, unique_by=lambda each: each.id, max_size=2).map(tuple)
    return st.builds(
        lambda as_is, to_be: Process(
            path="processes/legemidler.toml", title="Legemidler", area="hjemmetjeneste", as_is=as_is, to_be=to_be
        ),
        steps,
        steps,
    )


def _marks(workspace: Workspace, rests_on: tuple[str, ...], seen: str) -> dict[str, str]:
    marks = marks_of(workspace, rests_on) if seen != "never" else {}
    return marks if seen != "before" else dict.fromkeys(marks, "0123456789ab")
