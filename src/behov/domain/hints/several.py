"""Several needs said in one: two demands in one sentence, or a sentence for each. A list of things is one need.

Source: DFØ on anskaffelser.no, one element of a need gets one outcome; a need with two demands can get none.
"""

import re
from collections.abc import Iterator

from behov.domain.hints.hint import Hint, Span, hint_in
from behov.domain.hints.reasons import reason_at
from behov.domain.hints.words import HintWords, sentences

_JOIN = re.compile(r"(?<!\w)(?P<join>og|samt)\s", re.IGNORECASE)
_ABLE = re.compile(r"(?<!\w)(?P<join>samt)\s+(?P<able>å|kunne|at|få)(?!\w)", re.IGNORECASE)
_COMMA = re.compile(r"[,:;]")
_WILL = re.compile(r"(?<!\w)(?:vi|jeg|eg|me)\s+vil(?!\w)|(?<!\w)vil\s+(?:vi|jeg|eg|me)(?!\w)", re.IGNORECASE)
_ADDED_TO = re.compile(r"\s+(?:til|med)(?!\w)", re.IGNORECASE)  # «i tillegg til» joins things
FARTHEST = 5  # words that may stand between `og` and what it demands


def several_hint(text: str, words: HintWords) -> Hint | None:
    """Return the hint that a text demands several things, or None. What it demands stands in the hint's spans."""
    demanding = [each for each in sentences(text) if demands(text, each, words)]
    if len(demanding) > 1:
        return hint_in("several", text, (_first_demand(text, each, words) for each in demanding))
    if not demanding:
        return None
    spans = _joined(text, demanding[0], words)
    return hint_in("several", text, spans) if spans else None


def demands(text: str, sentence: Span, words: HintWords) -> bool:
    """Return whether a sentence demands something: one that tells how it is today does not, nor does a question."""
    said = text[slice(*sentence)]
    return (
        (words.of("demands").search(said) or _WILL.search(said)) is not None
        and words.of("present").search(said) is None
        and not text.startswith("?", sentence[1])
        and not said.endswith("?")
    )


def _first_demand(text: str, sentence: Span, words: HintWords) -> Span:
    found = words.of("demands").search(text, *sentence) or _WILL.search(text, *sentence)
    return found.span() if found else sentence


def _joined(text: str, sentence: Span, words: HintWords) -> tuple[Span, ...]:
    """Return the demands of one sentence and what joins them; nothing where it has just one.

    What comes after a reason belongs to the reason.
    """
    start, end = sentence
    reason = reason_at(text[start:end], words)
    end = end if reason is None else start + reason
    first = _first_demand(text, (start, end), words)
    if first == (start, end):
        return ()
    for join, demand in _second(text, first[1], end, words):
        return first, join, demand
    return ()


def _second(text: str, start: int, end: int, words: HintWords) -> Iterator[tuple[Span, Span]]:
    """Yield each word that joins another demand to the first, and that demand."""
    for join in _JOIN.finditer(text, start, end):
        comma = _COMMA.search(text, join.end(), end)
        demand = words.of("demands").search(text, join.end(), comma.start() if comma else end)
        if demand and _is_its_own(text, start, join, demand, words):
            yield join.span("join"), demand.span()
    if able := _ABLE.search(text, start, end):
        yield able.span("join"), able.span("able")
    for join in words.of("joins").finditer(text, start, end):
        after = words.of("demands").search(text, join.end(), end)
        if after and not _ADDED_TO.match(text, join.end()):
            yield join.span(), after.span()


def _is_its_own(text: str, start: int, join: re.Match[str], demand: re.Match[str], words: HintWords) -> bool:
    """Return whether a demand after `og` is not one more thing in a clause: «hva lege og pasient må gjøre»."""
    between = text[join.end() : demand.start()]
    if len(between.split()) > FARTHEST or words.of("subordinate").search(between):
        return False
    before = text[start : join.start()]
    return before.rstrip().endswith(",") or not words.of("subordinate").search(before.rpartition(",")[2])
