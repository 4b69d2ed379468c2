"""What can be typed next in a line of shorthand: what a sign may name, or a role at the start of the line."""

import re
from dataclasses import dataclass

from behov.domain.shorthand import Choice, Vocabulary

_SIGNED = re.compile(r"(?<!\S)([!#%&=])(\S*)$")
_ROLE = re.compile(r"\s*(?:\+\s*)?([^\W\d][^:!#%&=*<>+]+)$")
MOST = 5


@dataclass(frozen=True)
class Completion:
    """Something that can stand in the place of what is being typed: as it is typed, and what it is called."""

    start: int
    typed: str
    label: str

    def applied(self, line: str, cursor: int) -> tuple[str, int]:
        """Return the line with this in the place of what stands before the cursor, and the cursor after it."""
        begun = f"{line[: self.start]}{self.typed} "
        return begun + line[cursor:].lstrip(), len(begun)


def completions(line: str, cursor: int, known: Vocabulary, *, step: bool = False) -> tuple[Completion, ...]:
    """Return what can complete the word before the cursor, the likeliest first; of a step, only systems and roles."""
    before = line[:cursor]
    if signed := _SIGNED.search(before):
        sign, letters = signed.groups()
        if step and sign != "%":
            return ()
        return tuple(
            Completion(signed.start(), sign + _typed(sign, choice, known), choice.label)
            for choice in known.completions(sign, letters, MOST)
        )
    if spoken := _ROLE.match(before):
        letters = spoken[1].casefold()
        roles = dict.fromkeys(role for word, role in known.roles.items() if word.startswith(letters))
        return tuple(Completion(spoken.start(1), f"{role}:", role) for role in tuple(roles)[:MOST])
    return ()


def _typed(sign: str, choice: Choice, known: Vocabulary) -> str:
    """Return the shortest word for a choice that means it and nothing else."""
    words = [choice.label, *choice.names, choice.id, *choice.words]
    meant = (word for word in words if " " not in word and known.understood(sign, word) == choice)
    return next(meant, choice.label.replace(" ", "-"))
