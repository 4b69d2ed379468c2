"""How the capture bar says what it understood of a line, and what could complete it."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.style import Style

from behov.domain.completing import Completion
from behov.domain.shorthand import Line, Meaning
from behov.text import N_, tr, trn, word
from behov.ui.widgets.marks import priority_mark
from behov.visible import one_line

# What the parts of a line are called, in the order in which they are shown.
LABELS: Mapping[Meaning, str] = {
    "role": N_("role"),
    "step": N_("step"),
    "system": N_("system"),
    "municipality": N_("municipality"),
    "effect": N_("effect"),
    "input": N_("in"),
    "output": N_("out"),
    "pain": N_("pain point"),
}


def understood(line: Line, label: Callable[[Meaning, str], str], hint: str) -> Content:
    """Return what a line says besides its text, each part by its `label`; the `hint` where it says nothing more."""
    parts = [Content.styled(tr("is parked"), "bold")] if line.parked else []
    parts += [priority_mark(line.priority)] if line.priority else []
    named: Mapping[Meaning, Sequence[str]] = {
        "role": (line.role,) if line.role else (),
        "step": line.steps,
        "system": (*line.components, *line.systems),
        "municipality": line.municipalities,
        "effect": line.effects,
        "input": line.inputs,
        "output": line.outputs,
        "pain": line.pains,
    }
    for meaning, name in LABELS.items():
        if values := named.get(meaning):
            said = ", ".join(one_line(label(meaning, value)) for value in values)
            parts.append(Content.assemble((tr(name), "$quiet"), " ", said))
    return Content("   ").join(parts) if parts else Content.styled(hint, "$quiet")


def completing(offered: Sequence[Completion], pick: int) -> Content:
    """Return what could complete the line, the picked one turned round."""
    parts = []
    for place, each in enumerate(offered):
        typed, label = one_line(each.typed.lstrip("!#%&=")), one_line(each.label)
        picked = Style.parse("$ground on $ink") if place == pick else Style()
        named = f"  {word(label)}" if label.casefold() not in typed.casefold() else ""
        parts.append(Content.assemble((f" {typed} ", picked), (named, "$quiet")))
    return Content("  ").join(parts)


def asked_of_paste(count: int, *, step: bool) -> Content:
    """Return the question whether the lines of a paste are as many needs or steps."""
    asked = (
        trn("{count} line: a step?", "{count} lines: {count} steps?", count)
        if step
        else trn("{count} line: a need?", "{count} lines: {count} needs?", count)
    )
    return Content.assemble((asked, "bold"), "   Enter ", (tr("yes"), "$quiet"), "   Esc ", (tr("no, one"), "$quiet"))


def comes_back(text: str) -> Content:
    """Return that the line which waits while a thought is parked comes back."""
    return Content.assemble((tr("then comes back:"), "$quiet"), f" {one_line(text)}")
