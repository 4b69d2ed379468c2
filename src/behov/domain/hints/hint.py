"""One hint: what of a record somebody should look at, in which of its words, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from behov.domain.errors import N_

HintKind = Literal["scope", "product", "solution", "several", "role", "benefit", "step", "absolute"]
HINT_KINDS: Final[tuple[HintKind, ...]] = get_args(HintKind)
Span = tuple[int, int]

WHY: Final[Mapping[HintKind, str]] = {
    "scope": N_("A function for {words} is outside the procurement. Only exchange with them is in it."),
    "product": N_("{words} may be a product or a supplier. A tender describes what is needed without pointing at one."),
    "solution": N_(
        "{words} says how it is to look or be built. Say what one must be able to do: suppliers find the how."
    ),
    "several": N_("It seems to be several needs in one: {words}. Each gets its own priority, and its own answer."),
    "role": N_("It does not say whose need it is."),
    "benefit": N_("It does not say what it is good for, and it is linked to no effect."),
    "step": N_("It is linked to no step, though its service area has work processes."),
    "absolute": N_("{words} leaves no exception, and no reason is given. It may shut good offers out."),
}
NO_BASIS: Final = N_("It is absolute, and neither a reason nor a reference is given. It may shut good offers out.")

HINT_NAMES: Final[Mapping[HintKind, str]] = {
    "scope": N_("Out of scope?"),
    "product": N_("Product"),
    "solution": N_("Solution"),
    "several": N_("Several needs"),
    "role": N_("No role"),
    "benefit": N_("No benefit"),
    "step": N_("No step"),
    "absolute": N_("Absolute"),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at. `why` is a sentence with a place for `words`: those that set it off, as they stand.

    `spans` is where they stand in the text. `service` is the adjacent service that a function may be for, and `role`
    the role that the text names, where it is just one.
    """

    kind: HintKind
    why: str
    spans: tuple[Span, ...] = ()
    words: str = ""
    service: str | None = None
    role: str | None = None


def hint_in(kind: HintKind, text: str, spans: Iterable[Span], service: str | None = None) -> Hint:
    """Return a hint set off by words of a text. Each is told once; of several needs, all that join them."""
    places = tuple(spans)
    said = [" ".join(text[start:end].split()) for start, end in places]
    told = f"«{' … '.join(said)}»" if kind == "several" else ", ".join(f"«{each}»" for each in dict.fromkeys(said))
    return Hint(kind, WHY[kind], places, told, service)
