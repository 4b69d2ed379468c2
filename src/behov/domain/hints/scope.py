"""A function for a service that is not procured; exchange with that service is.

The rule: the procurement leaves out legevakt, fastlegekontor, helsestasjon, migrasjonshelse and fengselshelse (the
catalogue `adjacent`), but not how its own services work together with them. So a text is about them only where it

- has the service itself demand, get or do something that is no exchange: «fastlegen skal kunne skrive notater»,
- has something for its own work: «journal for helsestasjonen», «journalmodul til legevakta»,
- has the solution used in it, or reach over it: «må også brukes på legevakta», «må omfatte fastlegene».

What one sends to a service, gets from it, shares, reads or sees together with it is exchange, whoever does it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from behov.domain.hints.hint import Hint, Span, hint_in
from behov.domain.hints.reasons import reason_at
from behov.domain.hints.words import HintWords, expression, sentences

_ENDING = r"(?:e|a|en|et|er|ar|ene|ane|n|ne|r)?s?(?![\w-])"
# What may stand before a service that does something itself: no preposition, and nothing that subordinates.
_SUBJECT = re.compile(
    r"\W*(?:(?:også|òg|både|alle|de|dei|den|våre|kommunale|kommunens|interkommunal\w*|vi|eg|jeg|me|på|i|ved|hos|som"
    r"|en|ein|og|men|da|vil|ønsker|ønskjer|trenger|treng|at)\W+){0,6}",
    re.IGNORECASE,
)
# «Melding til oss på legevakta»: a preposition is the subject's only where it says where «we» are.
_WE_AT = re.compile(r"(?:^|\W)(?:vi|eg|jeg|me)\s+(?:på|i|ved|hos)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:^|\W)(?:på|i|ved|hos)\s", re.IGNORECASE)
_DOES = re.compile(
    r"(?:\s+(?:i|på|ved|hos|og|eller)\s+(?:[\w-]+\s*){1,3}?)?\s+(?P<demand>må|bør|skal|burde|trenger|treng|ønsker|ønskjer|vil)(?!\w)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(?<!\w)(?:vi|eg|jeg|me|heim\w*|hjemme\w*)(?!\w)", re.IGNORECASE)  # «legevakta og vi må»
_FOR = re.compile(
    r"\s+(?P<preposition>for|til|hos|på|i|ved|åt)\s+(?:(?:den|alle|de|dei|våre|kommunale)\s+)*$", re.IGNORECASE
)
_USED = re.compile(
    r"\s+(?:også\s+|òg\s+)?(?:(?:på|av|i|ved|hos)\s+)?(?:(?:den|alle|de|dei|våre|kommunale)\s+)*$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r",\s|[.;:!?]\s")


def scope_hint(text: str, words: HintWords) -> Hint | None:
    """Return the hint that a text asks for a function of a service that is not procured, or None."""
    for service, names in words.services.items():
        named = _named(names)
        spans = [span for span in (each.span() for each in named.finditer(text)) if _is_for(text, span, words)]
        if spans:
            return hint_in("scope", text, spans, service)
    return None


@lru_cache(maxsize=64)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern for the names of a service, in any of their forms."""
    stems = sorted({name[:-1] if name.endswith("e") else name for name in names if name}, key=lambda each: -len(each))
    if not stems:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(expression, stems))}){_ENDING}", re.IGNORECASE)


def _is_for(text: str, span: Span, words: HintWords) -> bool:
    """Return whether the sentence that names a service there asks for something of its own."""
    start, end = next(each for each in sentences(text) if each[0] <= span[0] <= each[1])
    reason = reason_at(text[start:end], words)
    end = end if reason is None else start + reason
    if span[0] >= end:  # the service is in the reason
        return False
    comma = next((each.start() for each in _CLAUSE_END.finditer(text, span[1], end)), end)
    before = text[start : span[0]]
    before = before[max((each.end() for each in _CLAUSE_END.finditer(before)), default=0) :]
    return any(_ways(before, text[span[1] : comma], words))


def _ways(before: str, after: str, words: HintWords) -> Iterator[bool]:
    exchange = words.of("exchange")
    does = _DOES.match(after)
    if (
        does
        and not _TOGETHER.search(does[0])
        and _SUBJECT.fullmatch(before)
        and (not _PREPOSITION.search(before) or _WE_AT.search(before))
    ):
        yield not exchange.search(after, does.end())
    if exchange.search(before) or exchange.search(after):
        return
    if preposition := _FOR.search(before):
        kind = "systems" if preposition["preposition"].casefold() == "til" else "functions"
        yield any(_near(before, found, preposition.start()) for found in words.of(kind).finditer(before))
    if used := _USED.search(before):
        yield any(found.end() == used.start() for found in words.of("uses").finditer(before))


def _near(before: str, found: re.Match[str], end: int) -> bool:
    """Return whether at most two words stand between a function and whom it is for."""
    return found.end() <= end and len(before[found.end() : end].split()) <= 2
