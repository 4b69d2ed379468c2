"""Everything about one step that people write, and where the flow goes from it."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from behov.domain.filtering import folded
from behov.domain.process import Branch, Process, Step, StepKind, Variant
from behov.domain.workspace import Workspace
from behov.text import N_, tr
from behov.ui.forms import options
from behov.ui.forms.fields import (
    Changes,
    Choice,
    Field,
    Problem,
    as_lines,
    as_number,
    as_said,
    as_texts,
    from_lines,
    from_texts,
)
from behov.ui.forms.form import Form
from behov.visible import one_line

ARROWS = ("→", "->", "=>", ">", ":")  # what people type between an answer and its step
NOWHERE = "–"
_SHARE = re.compile(r"(?P<answer>.*\S)\s+(?P<percent>\d{1,3}(?:[.,]\d+)?)\s*%")


class StepForm(Form):
    """Asks for what is to be changed in a step."""

    heading = N_("Step")

    def __init__(
        self, workspace: Workspace, process: Process, variant: Variant, step: Step, draft: Changes | None = None
    ) -> None:
        super().__init__(step, _fields(workspace, process.steps(variant), step.branches), draft)


def _fields(workspace: Workspace, steps: tuple[Step, ...], before: Mapping[str, Branch]) -> tuple[Field | Choice, ...]:
    texts: Mapping[str, Any] = {"read": as_texts, "write": from_texts, "hint": N_("semicolons between"), "nothing": ()}
    names = {step.id: f"{number} {step.text}" for number, step in enumerate(steps, 1)}
    return (
        Field("text", N_("Text"), "text", as_said),
        Field("role", N_("Role"), suggestions=workspace.roles),
        Choice("kind", N_("Kind"), options.words(StepKind), required=True),
        Field("systems", N_("Systems"), suggestions=workspace.systems, **texts),
        Choice("components", N_("Components"), options.components(workspace), several=True, nothing=()),
        Field("inputs", N_("Information in"), **texts),
        Field("outputs", N_("Information out"), **texts),
        Field("pains", N_("Pain points"), "list", as_lines, from_lines, N_("one on each line"), nothing=()),
        Field("minutes", N_("Minutes of work"), read=as_number),
        Field(
            "branches",
            N_("Branches"),
            "list",
            partial(_branches, names=names, before=before),
            partial(_branch_lines, names=names),
            N_("Yes → 5 or Yes 80 % → 5, one on each line"),
            nothing={},
        ),
        Field(
            "next",
            N_("Then"),
            "line",
            partial(_follows, names=names),
            lambda follows: "" if follows is None else "; ".join(names.get(to, to) for to in follows) or NOWHERE,
            N_("empty: the step below   –: nothing   5: step 5"),
        ),
        Field("note", N_("Note"), "text"),
    )


def step_named(words: str, names: Mapping[str, str]) -> str | None:
    """Return the id of the step that somebody means: by its number, its id, or how its text begins, if just one does.

    `names` has each step's number and text by its id.
    """
    said = folded(words.strip())
    if not said:
        return None
    if words.strip() in names:
        return words.strip()
    meant: tuple[Callable[[str, str], bool], ...] = (
        lambda number, _: number == said,
        lambda number, text: said in (text, f"{number} {text}"),
        lambda _, text: text.startswith(said),
    )
    for fits in meant:
        found = [step for step, name in names.items() if fits(*folded(name).split(" ", 1))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _branch_lines(branches: Mapping[str, Branch], names: Mapping[str, str]) -> str:
    return "\n".join(
        f"{answer}{_percent(branch.share)} → {names.get(branch.to, branch.to)}" for answer, branch in branches.items()
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f" {100 * share:.6g} %".replace(".", ",")


def _branches(typed: str, names: Mapping[str, str], before: Mapping[str, Branch]) -> object:
    found: dict[str, Branch] = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        arrow = next((arrow for arrow in ARROWS if arrow in line), None)
        said, _, words = line.partition(arrow) if arrow else ("", "", "")
        answer, share = _answer(said.strip(), before)
        step = step_named(words, names)
        if not answer or step is None:
            return Problem(tr("{line}: write an answer, an arrow (->) and the number of a step.", line=one_line(line)))
        if share is not None and share > 1:
            return Problem(tr("{line}: a share is at most 100 %.", line=one_line(line)))
        found[answer] = before.get(answer, Branch(to=step)).replace(to=step, share=share)
    return found


def _answer(said: str, before: Mapping[str, Branch]) -> tuple[str, float | None]:
    """Return an answer and its share. An answer that itself ends with a percentage, and has none, stays as it is."""
    shared = _SHARE.fullmatch(said)
    if shared is None or (said in before and before[said].share is None):
        return said, None
    return shared["answer"], round(float(shared["percent"].replace(",", ".")) / 100, 8)


def _follows(typed: str, names: Mapping[str, str]) -> object:
    words = [each.strip() for each in typed.split(";") if each.strip()]
    if not words:
        return None
    if words in ([NOWHERE], ["-"]):
        return ()
    steps = [step_named(each, names) for each in words]
    for each, step in zip(words, steps, strict=True):
        if step is None:
            return Problem(tr("There is no step called {name}. Write its number.", name=one_line(each)))
    return tuple(steps)
