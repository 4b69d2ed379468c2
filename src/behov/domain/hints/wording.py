"""Words that do not belong in a need: a product's name, a ready solution, no exception without a reason.

Sources: FOA §§ 8-5 and 15-1, requirements are about performance and function and name no make, unless «or equivalent»
is added; DFØ on anskaffelser.no, describe what is needed and not how; FOA § 24-8, an offer that departs from an
absolute requirement may have to be rejected, so that each needs a reason.
"""

import re

from behov.domain.hints.hint import Hint, Span, hint_in
from behov.domain.hints.reasons import reason_at
from behov.domain.hints.several import demands
from behov.domain.hints.words import HintWords, sentences, spans_of

_BEGINNING = re.compile(r"(?:^|[.!?:;]\s+|\n)\W*$")
_NOT = re.compile(
    r"(?:(?<!\w)(?:ikke|ikkje)|(?<!\w)det\s+er)\s+$", re.IGNORECASE
)  # «ikke alltid», «det er alltid noen»
_MARKED = re.compile(r"\d|\w[A-ZÆØÅ]|\s")  # a name that no other word can be: inner capitals, figures, two words


def product_hint(text: str, words: HintWords) -> Hint | None:
    """Return the hint that a text names a product or a supplier; a law's «or equivalent» makes it lawful."""
    if words.of("equivalents").search(text):
        return None
    spans = tuple(span for span in spans_of(words.products.finditer(text)) if _is_name(text, span, words))
    return hint_in("product", text, spans) if spans else None


def solution_hint(text: str, words: HintWords) -> Hint | None:
    """Return the hint that a text asks for a solution: how it looks, and not what one must be able to do."""
    spans = (*spans_of(words.of("solutions").finditer(text)), *spans_of(_AS_TODAY.finditer(text)))
    return hint_in("solution", text, sorted(spans)) if spans else None


_AS_TODAY = re.compile(r"(?<!\w)(?:samme|same)\s+(?:[\w-]+\s+){1,2}som\s+i\s+dag(?!\w)", re.IGNORECASE)


def absolute_hint(text: str, words: HintWords) -> Hint | None:
    """Return the hint that a text allows no exception, and does not say why.

    Beside a sentence that demands something, one that does not tells how it is today: «Vi rekker aldri …».
    """
    spans = spans_of(words.of("absolutes").finditer(text))
    if not spans or reason_at(text, words) is not None:
        return None
    demanding = [each for each in sentences(text) if demands(text, each, words)]
    meant = tuple(
        span
        for span in spans
        if not _NOT.search(text, 0, span[0])
        and (not demanding or any(start <= span[0] < end for start, end in demanding))
    )
    return hint_in("absolute", text, meant) if meant else None


def _is_name(text: str, span: Span, words: HintWords) -> bool:
    """Return whether a word is a name here: at the beginning of a sentence an ordinary word has a capital too."""
    name = text[slice(*span)]
    if _MARKED.search(name) or name in words.words("products"):
        return True
    return not _BEGINNING.search(text, 0, span[0])
