"""Words that mean the same, as people have shown: those in which needs differed that they gathered into one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from behov.domain.similarity.reading import Reader
from behov.domain.workspace import Workspace

ENOUGH = 2  # regional needs that say so: one may be chance
SHARE = 0.5  # of the regional needs in which the more usual of the two words is said
_THING = "="  # what names of things begin with, and stems do not


@dataclass(frozen=True)
class Learned:
    """A word that means the same as another, and how many regional needs say so."""

    word: str
    also: str
    merges: int


def learned_from(workspace: Workspace, reader: Reader) -> tuple[Learned, ...]:
    """Return what the regional needs' `merges` teach, what most of them say first.

    A word that nothing is known of means the same as another one if the two stand for each other in several regional
    needs, in half of those that have either, and never together in one text. Words that say little teach nothing.
    """
    met: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    together: set[tuple[str, str]] = set()
    forms: dict[str, Counter[str]] = {}
    for _, regional in workspace.regional_needs:
        ids = dict.fromkeys(map(workspace.present_id, regional.merges))
        texts = [_told(workspace.said[each][1].text, reader, forms) for each in ids if each in workspace.said]
        met.update({name for text in texts for name in text})
        pairs.update({pair for mine, theirs in combinations(texts, 2) for pair in _differ(mine, theirs)})
        together.update(
            pair for text in texts for one, other in combinations(text, 2) for pair in ((one, other), (other, one))
        )
    found = (
        Learned(_said(one, forms), _said(other, forms), merges)  # a thing's name comes before any stem
        for (one, other), merges in pairs.items()
        if merges >= max(ENOUGH, SHARE * max(met[one], met[other])) and (one, other) not in together
    )
    return tuple(sorted(found, key=lambda each: (-each.merges, each.word, each.also)))


def with_learned(concepts: Mapping[str, tuple[str, ...]], learned: Iterable[Learned]) -> dict[str, tuple[str, ...]]:
    """Return words that mean the same, with what was learned beside what was known."""
    more = dict(concepts)
    for each in learned:
        more[each.word] = tuple(dict.fromkeys((*more.get(each.word, ()), each.also)))
    return more


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Yield the pairs of what only one and only the other of two texts tells of; one of a pair is not known yet."""
    for one in mine - theirs:
        for other in theirs - mine:
            things = [each for each in (one, other) if each.startswith(_THING)]
            if len(things) < 2:
                first = things[0] if things else min(one, other)
                yield first, other if first == one else one


def _told(text: str, reader: Reader, forms: dict[str, Counter[str]]) -> frozenset[str]:
    """Return what a text tells of: things by their names, other words by their stems, whose `forms` are noted."""
    told: set[str] = set()
    for word in reader.words(text):
        things = {name for name, _ in word.about if name.startswith(_THING)}
        if not things and word.stem:
            forms.setdefault(word.stem, Counter())[reader.spelling.normal(text[word.start : word.end])] += 1
        told |= {name for name in things or {word.stem} if name and not reader.meaning.is_common(name)}
    return frozenset(told)


def _said(name: str, forms: Mapping[str, Counter[str]]) -> str:
    """Return a thing's name, or the form in which a word was said most."""
    if name.startswith(_THING):
        return name.removeprefix(_THING)
    return min(forms[name], key=lambda form: (-forms[name][form], len(form), form))
