"""Processes made up for the tests: some as people draw them, and some as nobody should."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from behov.diagrams.layout import Drawing
from behov.domain.catalogue import Catalogue, Component
from behov.domain.process import Process, Step

TEXTS = (
    "Ringer",
    "",
    "Samstemmer legemidler mot epikrise, kjernejournal og medbrakt liste",
    "Helsepersonellinformasjonssikkerhetsansvarlighetsvurderingene",
    "Er korttidsplass ledig?",
    "Måler vitale tegn (NEWS2), avklarer MRSA-status og vurderer samtykkekompetanse " * 4,
    "W" * 60,
)
ANSWERS = ("Ja", "Nei", "nei, forverret", "delvis innvilget etter ny vurdering", "", "Å" * 40)
SYSTEMS = ("EPJ", "EPJ meldingsmodul", "Velferdsteknologisk responssenterløsning", "Sak/arkiv")
CATALOGUE = Catalogue(
    components={
        "PLL": Component(id="PLL", short="PLL", kind="national"),
        "KJ": Component(id="KJ", short="Kjernejournal", kind="national"),
        "L-TURNUS": Component(id="L-TURNUS", short="Turnus", kind="local"),
    }
)
KINDS = st.sampled_from(("task", "task", "task", "decision", "decision", "wait", "start", "end"))


def step(step_id: str, text: str = "Ringer", **fields: Any) -> Step:
    return Step.model_validate({"id": step_id, "text": text, **fields})


def drawing(*steps: Step, needs: Mapping[str, int] | None = None, **fields: Any) -> Drawing:
    process = Process(path="processes/p.toml", title=fields.pop("title", "Prosess"), as_is=steps)
    return Drawing(process, "as-is", CATALOGUE, needs or {}, **fields)


@st.composite
def processes(draw: st.DrawFn, most_steps: int, most_lanes: int, most_loops: int, wild: bool = False) -> Drawing:
    """Steps that lead to one of the next few, with a few loops; or, `wild`, to any."""
    count = draw(st.integers(1, most_steps))
    roles = [f"Rolle {number}" for number in range(draw(st.integers(1, most_lanes)))] + ([""] if wild else [])
    loops = draw(st.integers(0, most_loops))
    steps = []
    for number in range(count):
        onward = (
            st.integers(0, count - 1) if wild else st.integers(number + 1, max(number + 1, min(number + 4, count - 1)))
        )
        kind = "start" if not number and not wild else "end" if number == count - 1 and not wild else draw(KINDS)
        targets = draw(st.lists(onward, max_size=4 if wild else 2))
        if loops and draw(st.booleans()):
            targets.append(draw(st.integers(0, number)))
            loops -= 1
        names = [f"s{target}" for target in targets if target < count]
        fields: dict[str, Any] = {}
        if kind == "decision" or (wild and draw(st.booleans())):
            answers = draw(st.lists(st.sampled_from(ANSWERS), min_size=len(names), max_size=len(names), unique=True))
            fields["branches"] = dict(zip(answers, names, strict=True))
        elif names:
            fields["next"] = names
        steps.append(
            step(
                f"s{number}",
                draw(st.sampled_from(TEXTS)),
                kind=kind,
                role=draw(st.sampled_from(roles)) or None,
                systems=draw(st.lists(st.sampled_from(SYSTEMS), max_size=3)),
                components=draw(st.lists(st.sampled_from((*CATALOGUE.components, "UKJENT:x")), max_size=4)),
                pains=["vondt"] * draw(st.sampled_from((0, 0, 1, 12))),
                **fields,
            )
        )
    return drawing(*steps, needs={each.id: draw(st.sampled_from((0, 3, 120))) for each in steps})
