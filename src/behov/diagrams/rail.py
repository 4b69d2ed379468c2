"""A process as text, for the terminal: a line for each step, and beside it the lanes as rails.

A handover to the next line's lane is drawn; all other ways are told as numbers to jump to.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from behov.diagrams.looks.badges import badges
from behov.diagrams.views.nodes import distinct
from behov.domain.catalogue import Catalogue
from behov.domain.flow import Flow, flows
from behov.domain.process import Process, StepKind, Variant, lanes
from behov.text import tr
from behov.visible import one_line

SIGNS: Final[Mapping[StepKind, str]] = {"start": "○", "task": "●", "decision": "◆", "wait": "□", "end": "■"}
NATIONAL: Final = "°"


class Jump(NamedTuple):
    """A way to a line: an answer, or `on to` or `back to` in words; the line's number; and whether it leads back."""

    words: str
    number: int
    back: bool


@dataclass(frozen=True, slots=True)
class RailLine:
    """One step. `cells` is the rail, two cells a lane; `role` is empty where it is the same as in the line above."""

    number: int
    step_id: str
    cells: str
    lane: int
    sign: str
    role: str
    text: str
    jumps: tuple[Jump, ...]
    systems: tuple[str, ...]
    pains: int
    needs: int


def rail(process: Process, variant: Variant, needs: Mapping[str, int], catalogue: Catalogue) -> tuple[RailLine, ...]:
    """Return a line for each step of a variant, in the order of the file. `needs` are their numbers by step id."""
    steps = distinct(process.steps(variant))
    roles = lanes(steps)
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    leaving: dict[str, list[Flow]] = defaultdict(list)
    for way in flows(steps):
        leaving[way.source].append(way)
    lines: list[RailLine] = []
    for step in steps:
        above = lines[-1] if lines else None
        lane = roles.index(step.role or "")
        follows = above is not None and any(way.target == step.id for way in leaving[above.step_id])
        changed = above is None or above.lane != lane
        lines.append(
            RailLine(
                numbers[step.id],
                step.id,
                _cells(len(roles), lane, SIGNS[step.kind], above.lane if above and follows else lane),
                lane,
                SIGNS[step.kind],
                one_line(step.role or tr("without role")) if changed else "",
                one_line(step.text),
                _jumps(leaving[step.id], numbers),
                tuple(
                    one_line(badge.name) + (NATIONAL if badge.look == "national" else "")
                    for badge in badges(step, catalogue)
                ),
                len(step.pains),
                needs.get(step.id, 0),
            )
        )
    return tuple(lines)


def _cells(count: int, lane: int, sign: str, before: int) -> str:
    """Return the rail of one line, with the handover from the lane of the line above."""
    cells = ["┊", " "] * count
    if before != lane:
        low, high = sorted((2 * before, 2 * lane))
        cells[low:high] = ["─" if place % 2 else "┼" for place in range(low, high)]
        cells[2 * before] = "└" if before < lane else "┘"
    cells[2 * lane] = sign
    return "".join(cells)


def _jumps(ways: list[Flow], numbers: Mapping[str, int]) -> tuple[Jump, ...]:
    """Return the ways that are to be told: those with an answer, and those that do not just lead to the next line."""
    return tuple(
        Jump(one_line(way.label) or (tr("back to") if back else tr("on to")), there, back)
        for way in ways
        for there, here in [(numbers[way.target], numbers[way.source])]
        for back in [there <= here]
        if way.label or len(ways) > 1 or there != here + 1
    )
