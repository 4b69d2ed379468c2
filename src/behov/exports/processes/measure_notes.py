"""What the measures of a process rest on, in sentences: what was counted, estimated, assumed and left out."""

from collections.abc import Iterable, Iterator
from typing import Final

from behov.domain.measuring.comparison import Comparison
from behov.domain.measuring.measures import Measures
from behov.domain.process import Process, Volume
from behov.domain.workspace import Workspace
from behov.exports.processes.quantity_in_words import amount, number
from behov.text import N_, tr, trn, word
from behov.visible import one_line

_NAMED: Final = 3  # steps or municipalities in one note; more are counted
_LONGEST_NAME: Final = 40


def measure_notes(workspace: Workspace, process: Process, compared: Comparison) -> Iterator[str]:
    """Yield what the measures of a process rest on, as sentences: how often it runs, what is missing and assumed."""
    variants = {word("as-is"): compared.as_is, word("to-be"): compared.to_be}
    known = {name: each for name, each in variants.items() if each}
    yield _volume(workspace, process, compared)
    for name, each in known.items():
        if each.endless:
            yield tr(
                "A run may never end ({variant}): a loop has no way out, so no time can be expected.", variant=name
            )
        if each.without_minutes:
            yield tr(
                "{missing} of {working} steps that take time have no minutes ({variant}): {steps}",
                missing=len(each.without_minutes),
                working=len(each.working),
                variant=name,
                steps=_named(step.text for step in each.without_minutes),
            )
        if each.unreached:
            steps = _named(step.text for step in each.unreached)
            yield tr("No run comes to ({variant}): {steps}", variant=name, steps=steps)
    if guessed := _guessed(known.values()):
        yield tr("Answers taken as equally likely: {steps}", steps=_named(guessed))
    if any("equal-starts" in each.minutes.basis for each in known.values() if each.minutes):
        yield tr("Several starts count as equally likely.")


def _guessed(variants: Iterable[Measures]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.text for each in variants for step in each.guessed))


def _volume(workspace: Workspace, process: Process, compared: Comparison) -> str:
    """Return how often the process runs in a year, and where that was counted, estimated or is not known."""
    volume, runs = process.volume or Volume(), compared.runs
    total = runs.total
    if total is None:
        return _why_unknown(volume, compared)
    names = workspace.catalogue.municipality_name
    counted = [names(number) for number, there in runs.by_municipality.items() if not there.estimated]
    estimated = len(runs.by_municipality) - len(counted)
    once = 1 if total.value == 1 else 2
    said = [trn("{runs} run a year.", "{runs} runs a year.", once, runs=amount(total, "runs-per-year"))]
    if counted:
        said.append(tr("Counted in {municipalities}.", municipalities=_named(counted, ", ")))
    if estimated:
        count = number(volume.count or 0)
        per = (
            N_("Estimated for {places} by {count} per 10,000 inhabitants.")
            if volume.per == "10000-inhabitants"
            else N_("Estimated for {places} by {count} in each.")
        )
        places = trn("{count} municipality", "{count} municipalities", estimated)
        said.append(tr(per, places=places, count=count))
    if runs.unknown:
        said.append(tr("Not known for {municipalities}.", municipalities=_named(map(names, runs.unknown), ", ")))
    return " ".join(said)


def _why_unknown(volume: Volume, compared: Comparison) -> str:
    if not compared.runs.unknown:
        return tr("No municipality that takes part works so, so there are no hours a year.")
    if volume.count is None:
        return tr("Nobody has said how often the process runs, so there are no hours a year.")
    count = number(volume.count)
    if volume.per == "place":
        return tr("{count} runs a year per place: without the number of places there are no hours a year.", count=count)
    if volume.per is None:
        return tr("It is not said what {count} runs a year are counted per, so there are no hours a year.", count=count)
    return tr("The number of inhabitants is not known, so there are no hours a year.")


def _named(texts: Iterable[str], between: str = " · ") -> str:
    """Return the first of some texts in one line, each cut if it is long, and how many more there are."""
    lines = [one_line(text).strip() or tr("(no text)") for text in texts]
    cut = [line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1].rstrip()}…" for line in lines[:_NAMED]]
    more = len(lines) - len(cut)
    return between.join((*cut, f"+{more}") if more > 0 else cut)
