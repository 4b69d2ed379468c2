"""What is not said of a need: whose it is, what it is good for, and which step of the work it belongs to.

Sources: DFØ's guide to IT procurement, describe benefits and draw the work processes; a need is told as a role, what it
must be able to do, and what for («Som … trenger jeg …, slik at …»).
"""

import re
from dataclasses import replace

from behov.domain.hints.hint import WHY, Hint
from behov.domain.hints.reasons import says_benefit
from behov.domain.hints.words import HintWords
from behov.domain.record import Language
from behov.domain.workshop import Need

_AS_A = re.compile(
    r"(?<!\w)som\s+(?:en\s+|ein\s+|ei\s+)?(?P<role>[\w/-]+(?:\s+(?:i|på|for)\s+[\w-]+)?)"
    r"\s+(?:trenger|treng|må|vil|ønsker|ønskjer|ynskjer|skal|bør|har)\s+(?:jeg|eg|vi|me)(?!\w)",
    re.IGNORECASE,
)


def role_hint(need: Need, words: HintWords, language: Language) -> Hint | None:
    """Return the hint that it is not recorded whose a need is, with the role where its text names just one."""
    if need.role:
        return None
    found = list(_AS_A.finditer(need.text))
    hint = Hint("role", WHY["role"])
    if len({each["role"].casefold() for each in found}) != 1:
        return hint
    said = found[0]["role"]
    role = words.catalogue.role(said, language) or said[:1].upper() + said[1:]
    return replace(hint, spans=(found[0].span("role"),), role=role)


def benefit_hint(need: Need, words: HintWords) -> Hint | None:
    """Return the hint that neither a need's text nor what it is linked to says what it is good for."""
    told = need.effects or need.benefit or says_benefit(need.text, words)
    return None if told else Hint("benefit", WHY["benefit"])


def step_hint(need: Need, has_processes: bool) -> Hint | None:
    """Return the hint that a need is linked to no step, where there are processes with steps to link it to."""
    return Hint("step", WHY["step"]) if has_processes and not need.steps else None
