"""How needs that look alike are printed: the words that match marked, or as JSON, or as synonyms to be pasted."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from behov.cli.output import print_json
from behov.domain.similarity.alike import Alike, stretches
from behov.domain.similarity.learned import Learned, with_learned
from behov.domain.similarity.pairs import Pair
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.storage.toml_file import written
from behov.text import tr, trn
from behov.visible import one_line


def print_alike(workspace: Workspace, found: Sequence[Alike], *, as_json: bool) -> None:
    """Print the needs that look like one, each on a line, with its rank and score."""
    if as_json:
        print_json(
            [
                {"rank": rank, "score": each.score} | _fields(workspace, each.id) | {"words": each.words}
                for rank, each in enumerate(found, 1)
            ]
        )
        return
    for rank, each in enumerate(found, 1):
        _print(
            [f"{rank:>2}", f"{each.score:.2f}", *_cells(workspace, each.id)],
            workspace.said[each.id][1].text,
            each.words,
        )


def print_pairs(workspace: Workspace, pairs: Iterable[Pair], *, as_json: bool) -> None:
    """Print pairs of needs, on a terminal one below the other, else each pair on a line."""
    if as_json:
        print_json(
            [
                {"score": each.score, "a": _fields(workspace, each.one), "b": _fields(workspace, each.other)}
                for each in pairs
            ]
        )
        return
    for rank, each in enumerate(pairs, 1):
        one, other = (
            [*_cells(workspace, name), one_line(workspace.said[name][1].text)] for name in (each.one, each.other)
        )
        if sys.stdout.isatty():
            click.echo("  ".join((f"{rank:>2}", f"{each.score:.2f}", *one)))
            click.echo("  ".join(("  ", "    ", *other)))
        else:
            click.echo("\t".join((str(rank), f"{each.score:.2f}", *one, *other)))


def print_synonyms(workspace: Workspace, learned: Sequence[Learned]) -> None:
    """Print what merges taught, as tables of the catalogue, with what stands there already and who says so."""
    known = {name: entry.also for name, entry in workspace.catalogue.synonyms.items()}
    every = with_learned(known, learned)
    for name in dict.fromkeys(each.word for each in learned):
        for each in learned:
            if each.word == name:
                said = trn("{count} regional need says", "{count} regional needs say", each.merges)
                click.echo(one_line(f"# {said}: {each.word} = {each.also}"))
        click.echo(written({"catalogue": {"synonyms": {name: {"also": list(every[name])}}}}).decode())
    if not learned:
        click.echo(
            tr("The approved merges say nothing yet: two regional needs have to show the same two words."), err=True
        )


def _print(cells: Sequence[str], text: str, words: Sequence[str]) -> None:
    if not sys.stdout.isatty():
        click.echo("\t".join((*(cell.strip() for cell in cells), one_line(text), " ".join(map(one_line, words)))))
        return
    marked, done = "", 0
    for start, end in stretches(text, words):
        marked += one_line(text[done:start]) + click.style(one_line(text[start:end]), bold=True, underline=True)
        done = end
    click.echo("  ".join((*cells, marked + one_line(text[done:]))))


def _cells(workspace: Workspace, need_id: str) -> list[str]:
    """Return what stands before a need's text: its id, its area's letters, who raised it, and where."""
    workshop, need = workspace.said[need_id]
    area = workspace.catalogue.areas.get(area_of(workshop, need) or "")
    names = map(workspace.catalogue.municipality_name, municipalities_of(workshop, need))
    return list(map(one_line, (need.id, area.prefix if area else "-", ", ".join(names) or "-", workshop.stem)))


def _fields(workspace: Workspace, need_id: str) -> dict[str, Any]:
    workshop, need = workspace.said[need_id]
    return {
        "id": need.id,
        "text": need.text,
        "area": area_of(workshop, need),
        "municipalities": municipalities_of(workshop, need),
        "workshop": workshop.stem,
    }
