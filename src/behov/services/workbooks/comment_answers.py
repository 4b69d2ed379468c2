"""What one row of a returned comment sheet says, or why it cannot be used."""

from dataclasses import dataclass
from typing import Final, get_args

from behov.domain.commenting import comment_form as form
from behov.domain.commenting.targets import Target
from behov.domain.errors import N_
from behov.domain.privacy import birth_numbers
from behov.domain.reasons import Reason
from behov.domain.workshop import CommentAnswer
from behov.services.workbooks.workbook_rows import CALCULATED
from behov.text import LANGUAGES, WORDS, tr_in

_QUOTED: Final = 40  # signs of what somebody wrote
_GONE: Final = N_("what it is about is no longer in the workshop")
_FORMULA: Final = N_("it holds a formula; write the answer as text")
_BIRTH_NUMBER: Final = N_("it holds what looks like a national identity number; write it without details of a person")
_UNKNOWN_ANSWER: Final = N_("the answer {answer} is not one of those in the list")
_WRITTEN_OVER: Final = N_("the text itself was written over, and the row says something else, too; write which it is")
_NO_PROPOSAL: Final = N_("it wants a change and does not say which; write the wording beside it")


@dataclass(frozen=True)
class Said:
    """What a municipality says of a need or a step."""

    target: Target
    answer: CommentAnswer
    text: str | None


def told(target: Target | None, answer: str, text: str, over: str) -> Said | Reason:
    """Return what a row says, or why that cannot be used. A text that was written over is a proposal, too."""
    meant = answer_of(answer) if answer else "change" if over else "comment"
    if target is None:
        return Reason(_GONE)
    if reason := next(filter(None, map(unusable, (answer, text, over))), None):
        return reason
    if meant is None:
        return Reason(_UNKNOWN_ANSWER, {"answer": answer[:_QUOTED]})
    if over and (text or meant != "change"):
        return Reason(_WRITTEN_OVER)
    if meant == "change" and not (text or over):
        return Reason(_NO_PROPOSAL)
    return Said(target, meant, text or over or None)


def unusable(written: str) -> Reason | None:
    """Return why something that was written cannot be taken in, or None."""
    if written.startswith(CALCULATED):
        return Reason(_FORMULA)
    return Reason(_BIRTH_NUMBER) if birth_numbers(written) else None


def answer_of(said: str) -> CommentAnswer | None:
    """Return the answer that somebody chose or wrote, in any language of the program, or None."""
    answers: dict[str, CommentAnswer] = dict(form.OTHER_WORDS)
    for answer in get_args(CommentAnswer):
        for called in (answer, *(tr_in(each, WORDS[answer]) for each in LANGUAGES)):
            answers[called.casefold()] = answer
    return answers.get(said.strip(" .!").casefold())
