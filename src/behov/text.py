"""What the program says, in nb, nn and en. The code says it in English, marked for gettext by `tr` or `N_`."""

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from behov.domain.errors import N_, BehovError
from behov.domain.finding_kinds import KINDS
from behov.domain.privacy import without_birth_numbers
from behov.domain.reasons import Reason
from behov.domain.record import Language
from behov.domain.workspace import Finding
from behov.visible import one_line

__all__ = [
    "LANGUAGES", "N_", "explain", "language", "say_finding", "speaking", "tr", "tr_in", "trn", "use_language", "word",
]  # fmt: skip

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
_LOCALE = Path(__file__).parent / "data" / "locale"


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    return gettext.translation("behov", _LOCALE, [language], fallback=language == "en")


class _Spoken:
    """The language now spoken. The one thing in the program that is changed in place."""

    language: Language = "nb"


# What one thread speaks for a while, whatever the others do: a page is made while the interface goes on.
_for_a_while: ContextVar[Language | None] = ContextVar("behov-language", default=None)


def use_language(language: Language) -> None:
    """Speak this language from now on, in the libraries that use gettext too."""
    _Spoken.language = language
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("behov", str(_LOCALE))
    gettext.textdomain("behov")


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """Speak another language within, in this thread or task only: what is handed out has a language of its own."""
    before = _for_a_while.set(wanted)
    try:
        yield
    finally:
        _for_a_while.reset(before)


def language() -> Language:
    """Return the language now spoken."""
    return _for_a_while.get() or _Spoken.language


def tr(message: str, /, **values: object) -> str:
    """Return a message in the language now spoken, with `{name}` places filled in."""
    translated = _translations(language()).gettext(message) if message else ""
    return translated.format(**values) if values else translated


def tr_in(wanted: Language, message: str, /) -> str:
    """Return a message in a language that need not be the one now spoken."""
    return _translations(wanted).gettext(message) if message else ""


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for a count (which fills `{count}`), in the language now spoken."""
    return _translations(language()).ngettext(one, many, count).format(count=count, **values)


def explain(error: BehovError) -> str:
    """Return the sentence that says what is wrong and what to do next, as one visible line."""
    return tr(error.message, **_visible(error.values))


def say_finding(finding: Finding) -> str:
    """Return the sentence of a finding, as one visible line."""
    return tr(KINDS[finding.code].sentence, **_visible(finding.values))


def word(value: str | None) -> str:
    """Return the word for one of the format's own values (a priority, a kind, a state), or the value itself."""
    return tr(WORDS[value]) if value and value in WORDS else value or ""


def _visible(values: Mapping[str, object]) -> dict[str, str]:
    said = {
        name: tr(value.message, **value.values) if isinstance(value, Reason) else value
        for name, value in values.items()
    }
    return {name: one_line(without_birth_numbers(str(value)))[:200] for name, value in said.items()}


# What the format's words are called. A word that stands for two things has one name that fits both.
WORDS: Mapping[str, str] = {
    "must": N_("must"),
    "should": N_("should"),
    "could": N_("could"),
    "wont": N_("not now"),
    "functional": N_("functional"),
    "quality": N_("quality"),
    "integration": N_("integration"),
    "information": N_("information"),
    "security": N_("security"),
    "legal": N_("legal"),
    "raw": N_("raw"),
    "clarified": N_("clarified"),
    "parked": N_("parked"),
    "rejected": N_("rejected"),
    "requirement": N_("requirement"),
    "criterion": N_("award criterion"),
    "qualification": N_("qualification requirement"),
    "contract": N_("contract term"),
    "local": N_("local measure"),
    "in": N_("in scope"),
    "out": N_("out of scope"),
    "planned": N_("planned"),
    "open": N_("open"),
    "closed": N_("closed"),
    "needs": N_("needs"),
    "process": N_("process"),
    "risk": N_("risk"),
    "consolidation": N_("consolidation"),
    "market": N_("market dialogue"),
    "specification": N_("specification"),
    "decision": N_("decision"),
    "question": N_("question"),
    "start": N_("start"),
    "task": N_("task"),
    "wait": N_("wait"),
    "end": N_("end"),
    "as-is": N_("as-is"),
    "to-be": N_("to-be"),
    "work": N_("work"),
    "break": N_("break"),
    "done": N_("done"),
    "dropped": N_("dropped"),
    "agree": N_("agrees"),
    "change": N_("wants a change"),
    "comment": N_("comment"),
    "accepted": N_("accepted"),
    "declined": N_("declined"),
    "absolute": N_("absolute"),
    "evaluated": N_("evaluated"),
    "option": N_("option"),
    "non-functional": N_("non-functional"),
    "draft": N_("draft"),
    "ready": N_("ready"),
    "withdrawn": N_("withdrawn"),
    "suspect": N_("to be looked at again"),
    "complete": N_("complete"),
    "missing-step": N_("lacks a process step"),
    "missing-effect": N_("lacks an effect"),
    "missing-component": N_("lacks a component"),
    "missing-regional": N_("lacks a regional need"),
    "missing-decision": N_("lacks a decision on requirements"),
    "missing-requirement": N_("lacks a requirement"),
    "out-of-scope": N_("out of scope"),
    "error": N_("error"),
    "warning": N_("warning"),
    "note": N_("note"),
    "nb": N_("Bokmål"),
    "nn": N_("Nynorsk"),
    "en": N_("English"),
}
