"""Processes made up for the tests: some as people draw them, and some as nobody should."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st

from behov.diagrams.asked import Audience, View
from behov.diagrams.chart import Chart, Node
from behov.diagrams.layout import lay_out
from behov.diagrams.looks.sizes import LARGE, NORMAL, Sizes
from behov.diagrams.positions import Layout
from behov.diagrams.views.drawing import chart
from behov.diagrams.views.nodes import Drawing
from behov.domain.catalogue import Catalogue, Component
from behov.domain.process import Process, Step
from behov.domain.workshop import PRIORITIES

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
ROLES = ("Rolle {}", "Sykepleier {}", "Saksbehandler (autorisert helsepersonell) {}", "Ø" * 50 + "{}")
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
    counts = {step_id: {"must": count} for step_id, count in (needs or {}).items() if count}
    return Drawing(process, "as-is", CATALOGUE, counts, **fields)


def situation_of(*steps: Step) -> Chart:
    return chart(drawing(*steps))


def laid_out(drawn: Drawing) -> Layout:
    return lay_out(chart(drawn), LARGE if drawn.audience == "wall" else NORMAL)


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


VIEWS: tuple[View, ...] = get_args(View)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
PAINS = ("vondt", "Tastes dobbelt i EPJ og i sakssystemet, hver gang", "W" * 60)
MEASURES = (
    (("", "nå", "ønsket"), ("Arbeidstid per gang, i timer", "12,5", "7"), ("Overleveringer", "14", "9")),
    (("Per rolle", "nå", "ønsket"), ("Sykepleier", "12,5", "7")),
)
REMARKS = ("Grener uten sannsynlighet regnes som like sannsynlige.", "Anslag. " * 80)


def scrambled(chance: Random, count: int, lanes: int, view: View, audience: Audience) -> tuple[Chart, Sizes]:
    """Return a chart of many steps, with everything in it that a chart can have, and how large it is set.

    Most steps lead to one of the next few; some to any, to themselves or nowhere. Some lanes are empty.
    """
    roles = ["", *(chance.choice(ROLES).format(number) for number in range(1, lanes))][-lanes:]
    wildness = chance.choice((0, 0, 0.1, 0.5))
    as_is = [_scrambled_step(chance, number, count, roles, wildness) for number in range(count)]
    to_be = [_changed(chance, each, roles) for each in as_is if chance.random() < 0.8]
    drawn = Drawing(
        Process(
            path="processes/p.toml", title=chance.choice(TEXTS) or "Prosess", as_is=tuple(as_is), to_be=tuple(to_be)
        ),
        view,
        CATALOGUE,
        {each.id: _counts(chance) for each in as_is if chance.random() < 0.5},
        audience,
        measures=MEASURES if view == "change" and chance.random() < 0.5 else (),
        remarks=REMARKS if view == "change" else (),
        example=chance.random() < 0.5,
    )
    shown = chart(drawn)
    empty = tuple(f"Tom {number}" for number in range(chance.choice((0, 0, 1, 2))))
    nodes = tuple(_stand_in(chance, node, {way.source for way in shown.ways}) for node in shown.nodes)
    whole = replace(shown, lanes=(*empty[:1], *shown.lanes, *empty[1:]), nodes=nodes)
    return whole, LARGE if audience == "wall" else NORMAL


def _scrambled_step(chance: Random, number: int, count: int, roles: list[str], wildness: float) -> Step:
    def target() -> int:
        if chance.random() < wildness:
            return chance.randrange(count)
        return number + chance.randint(1, 4)

    kinds = ("task", "task", "task", "decision", "decision", "wait", "start", "end")
    kind = "start" if not number and chance.random() < 0.8 else chance.choice(kinds)
    targets = [target() for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 5) if kind == "decision" else (0, 1, 1, 1, 2)))]
    if chance.random() < 0.15:
        targets.append(chance.randint(max(0, number - 6), number))
    names = [f"s{each}" for each in targets if each < count]
    onward: dict[str, Any] = {"next": names} if names else {}
    if kind == "decision":
        onward = {"branches": dict(zip(chance.sample(ANSWERS, len(ANSWERS)), names, strict=False))}
    return step(
        f"s{number}",
        chance.choice(TEXTS),
        kind=kind,
        role=chance.choice(roles) or None,
        systems=chance.sample(SYSTEMS, chance.choice((0, 1, 2, 4))),
        components=chance.sample((*CATALOGUE.components, "UKJENT:x"), chance.choice((0, 0, 1, 4))),
        pains=[chance.choice(PAINS) for _ in range(chance.choice((0, 0, 1, 2, 12)))],
        minutes=chance.choice((None, 5, 12.5)),
        **onward,
    )


def _changed(chance: Random, each: Step, roles: list[str]) -> Step:
    """Return a step as it should be: as it is, with something else about it, or in place of the other."""
    kind = chance.random()
    if kind < 0.4:
        return each
    if kind < 0.6:
        return each.replace(id=f"{each.id}-ny")
    return each.replace(text=chance.choice(TEXTS), role=chance.choice(roles) or None, minutes=3, systems=("EPJ",))


def _counts(chance: Random) -> dict[str, int]:
    return {priority: chance.choice((1, 3, 120)) for priority in (*PRIORITIES, "") if chance.random() < 0.4}


def _stand_in(chance: Random, node: Node, leaving: set[str]) -> Node:
    """Return a node, or sometimes a gateway, or a link to another page, in its place."""
    if chance.random() < 0.05:
        return replace(node, kind="gateway", badges=(), panels=(), pains=0, needs=None)
    if chance.random() < 0.05 and node.id not in leaving:
        return replace(node, kind="link", text=f"A\n{node.text}", badges=(), panels=(), pains=0, needs=None)
    return node
