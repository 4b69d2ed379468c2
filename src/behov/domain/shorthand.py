"""The capture bar's shorthand: one line is one need, one step or one parked thought.

    Sykepleier: Avstemme legemiddelliste ved mottak #mottak %epj &larvik !må
    Sykepleier: Henter legemiddelliste %epj >Legemiddelliste *må skrives av for hånd
    Pårørende: Se når besøket er =trygghet
    + Hvem eier multidoselisten? &bamble

A sign counts only at the start of a word and only where what follows is known, so that "100 %" and "viktig!"
are text; a role counts only where the catalogue or the workspace knows it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from unicodedata import normalize

from behov.domain.record import Language
from behov.domain.workshop import PRIORITIES, Priority
from behov.domain.workspace import Workspace

Meaning = Literal[
    "role", "priority", "step", "system", "component", "municipality", "effect", "pain", "input", "output", "park"
]

_SIGNED = re.compile(r"(?<!\S)([!#%&=])(\S+)")
_FREE = re.compile(r"(?<!\S)([*<>])(?=\S)")
_PARKED = re.compile(r"\s*(\+)(?!\S*\d)")  # "+47 …" is a telephone number's beginning
_ROLE = re.compile(r"\s*([^:!#%&=*<>]{2,60}?)\s*:(?=\s|$)")
_FREE_MEANING: Mapping[str, Meaning] = {"*": "pain", "<": "input", ">": "output"}
# What people type after `!`: every word counts in every language, and a language's own is the one that is offered.
PRIORITY_WORDS: Mapping[Language, Mapping[Priority, str]] = {
    "nb": {"must": "må", "should": "bør", "could": "kan", "wont": "ikke"},
    "nn": {"must": "må", "should": "bør", "could": "kan", "wont": "ikkje"},
    "en": {"must": "must", "should": "should", "could": "could", "wont": "wont"},
}


@dataclass(frozen=True)
class Choice:
    """One thing that a sign may name: its id, what people call it, and the names by which it is found (case-folded)."""

    meaning: Meaning
    id: str
    label: str
    names: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The single words of its names."""
        return tuple(word for name in self.names for word in re.split(r"[\s,/()-]+", name) if word)

    def begins(self, letters: str) -> bool:
        """Return whether one of its names, or a word of them, begins with these letters."""
        return any(each.startswith(letters) for each in (*self.names, *self.words))


@dataclass(frozen=True)
class Word:
    """A part of the line that was understood: from where to where, what it means, and which one."""

    start: int
    end: int
    meaning: Meaning
    label: str


@dataclass(frozen=True)
class Line:
    """What a line says. `text` is what is left when the understood parts are taken out."""

    text: str
    parked: bool = False
    role: str | None = None
    priority: Priority | None = None
    steps: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """What may be named in a line: made once for a screen or a command, and asked for every key."""

    roles: Mapping[str, str] = field(default_factory=dict)  # by the word for it, case-folded
    choices: tuple[Choice, ...] = ()

    @cached_property
    def _by_sign(self) -> Mapping[str, tuple[Choice, ...]]:
        return {sign: tuple(c for c in self.choices if c.meaning in meanings) for sign, meanings in SIGNS.items()}

    def under(self, sign: str) -> tuple[Choice, ...]:
        """Return what a sign may name, in the order in which it is offered."""
        return self._by_sign[sign]

    def understood(self, sign: str, typed: str) -> Choice | None:
        """Return the one thing that this names: by its whole name, else the only one with that word or beginning."""
        word = normalize("NFC", typed).casefold().strip(".,;:")
        if not word:
            return None
        offered = self.under(sign)
        for named in (
            [choice for choice in offered if word in choice.names][:1],
            [choice for choice in offered if word in choice.words],
            [choice for choice in offered if choice.begins(word)],
        ):
            if named:
                return named[0] if len(named) == 1 else None
        return None

    def completions(self, sign: str, typed: str, most: int = 5) -> tuple[Choice, ...]:
        """Return what can follow a sign and the letters typed after it, the likeliest first."""
        word = normalize("NFC", typed).casefold()
        begun = [choice for choice in self.under(sign) if choice.begins(word)]
        within = [choice for choice in self.under(sign) if choice not in begun and word in choice.label.casefold()]
        return tuple((begun + within)[:most])


SIGNS: Mapping[str, tuple[Meaning, ...]] = {
    "!": ("priority",),
    "#": ("step",),
    "%": ("component", "system"),
    "&": ("municipality",),
    "=": ("effect",),
}
_OF_A_STEP, _OF_WHAT_IS_PARKED = "%", "&"  # the signs that count there


def vocabulary(workspace: Workspace, processes: Iterable[str] = ()) -> Vocabulary:
    """Return what a line in this workspace may name: steps of these processes (by stem), or of all if none is given."""
    language, catalogue = workspace.settings.language, workspace.catalogue
    only = set(processes)
    steps = [
        Choice("step", f"{process.stem}/{step.id}", step.text, (step.id, step.text.casefold()))
        for process in workspace.processes
        if not only or process.stem in only
        for step in {step.id: step for step in (*process.to_be, *process.as_is)}.values()
        if step.kind not in ("start", "end")
    ]
    components = [
        Choice("component", each.id, each.badge, _folded(each.id, each.badge, *each.also, each.label(language)))
        for each in catalogue.components.values()
    ]
    municipalities = [
        Choice("municipality", number, name, (name.casefold(), number))
        for number in workspace.settings.municipalities or tuple(catalogue.municipalities)
        for name in [catalogue.municipality_name(number)]
    ]
    effects = [
        Choice("effect", each.id, each.label(language), _folded(each.id, *each.also, each.label(language)))
        for each in catalogue.effects.values()
    ]
    priorities = [
        Choice(
            "priority",
            each,
            PRIORITY_WORDS[language][each],
            _folded(*(words[each] for words in PRIORITY_WORDS.values())),
        )
        for each in PRIORITIES
    ]
    known = {
        word.casefold(): role.label(language)
        for role in catalogue.roles.values()
        for word in (*role.also, *role.name.values())
    }
    return Vocabulary(
        roles={**known, **{role.casefold(): role for role in workspace.roles}},
        choices=(
            *priorities,
            *steps,
            *(Choice("system", name, name, _folded(name)) for name in workspace.systems),
            *components,
            *municipalities,
            *effects,
        ),
    )


def read_line(line: str, known: Vocabulary, *, step: bool = False) -> Line:
    """Return what a line says: as a step (`*`, `<` and `>` count, and of the other signs `%`), else as a need.

    What is parked may say who brought it up: a role and, with `&`, a municipality.
    """
    line = normalize("NFC", line)
    words: list[Word] = []
    taken: dict[str, list[str]] = {}

    def understand(start: int, end: int, meaning: Meaning, value: str, label: str) -> None:
        words.append(Word(start, end, meaning, label))
        taken.setdefault(meaning, []).append(value)

    parked, body = _PARKED.match(line), 0
    if parked:
        words.append(Word(parked.start(1), parked.end(1), "park", ""))
        body = parked.end()
    counting = _OF_WHAT_IS_PARKED if parked else _OF_A_STEP if step else "".join(SIGNS)
    spoken = _ROLE.match(line, body)
    if spoken and (role := known.roles.get(spoken[1].casefold())):
        understand(spoken.start(1), spoken.end(), "role", role, role)
        body = spoken.end()
    for signed in _SIGNED.finditer(line, body):
        if signed[1] in counting and (choice := known.understood(signed[1], signed[2])):
            understand(*signed.span(), choice.meaning, choice.id, choice.label)
    if step and not parked:
        starts = sorted([*(word.start for word in words), *(m.start() for m in _FREE.finditer(line, body)), len(line)])
        for sign in _FREE.finditer(line, body):
            end = next(start for start in starts if start > sign.start())
            said = line[sign.end() : end].strip()
            understand(sign.start(), end, _FREE_MEANING[sign[1]], said, said)
    words.sort(key=lambda word: word.start)
    return Line(
        text=_left_over(line, words),
        parked=parked is not None,
        role=next(iter(taken.get("role", ())), None),
        priority=next((each for each in PRIORITIES if each in taken.get("priority", ())[-1:]), None),
        steps=_once(taken, "step"),
        systems=_once(taken, "system"),
        components=_once(taken, "component"),
        municipalities=_once(taken, "municipality"),
        effects=_once(taken, "effect"),
        pains=_once(taken, "pain"),
        inputs=_once(taken, "input"),
        outputs=_once(taken, "output"),
        words=tuple(words),
    )


def _left_over(line: str, words: Iterable[Word]) -> str:
    kept, at = [], 0
    for word in words:
        kept.append(line[at : word.start])
        at = max(at, word.end)
    return " ".join("".join((*kept, line[at:])).split())


def _once(taken: Mapping[str, Iterable[str]], meaning: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(taken.get(meaning, ())))


def _folded(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.casefold() for name in names if name))
