"""What a cell of a returned sheet says of a priority, a status or a note, in any language, or why it says nothing."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final, get_args

from behov.domain.errors import N_
from behov.domain.importing.cell_words import CellWords, folded_words
from behov.domain.importing.workbook_form import Field
from behov.domain.privacy import birth_numbers, without_birth_numbers
from behov.domain.reasons import Reason
from behov.domain.workshop import PRIORITIES, NeedStatus
from behov.domain.workspace import Workspace
from behov.services.workbooks.called import called
from behov.services.workbooks.workbook_rows import CALCULATED
from behov.text import LANGUAGES, tr_in, word

_QUOTED: Final = 40  # signs of what somebody wrote
_NOT_PRIORITISED: Final = N_("not prioritised")
_STATUSES: Final[tuple[str, ...]] = get_args(NeedStatus)

_FORMULA: Final = N_("It holds a formula. Write the value itself, and import again.")
_BIRTH_NUMBER: Final = N_("It holds what looks like a national identity number. Write it without details of a person.")
_NO_PRIORITY: Final = N_("The priority {word} is not one of those that can be chosen: {words}.")
_NO_STATUS: Final = N_("The status {word} is not one of those that can be chosen: {words}.")
_EMPTY_STATUS: Final = N_("The status is empty. Choose one: {words}.")


class CellValues:
    """What cells say in one workspace; each text is understood once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._said: dict[tuple[Field, str], str | Reason] = {}

    def said(self, field: Field, text: str) -> str | Reason:
        """Return what a cell says of a field, "" for nothing, or why it cannot be used.

        Priority and status are the format's words. A status is always something.
        """
        known = self._said.get((field, text))
        if known is None:
            known = self._said[field, text] = self._understood(field, text)
        return known

    def _understood(self, field: Field, text: str) -> str | Reason:
        if text.startswith(CALCULATED):
            return Reason(_FORMULA)
        if birth_numbers(text):
            return Reason(_BIRTH_NUMBER)
        match field:
            case "note":
                return text
            case "priority":
                if not text or folded_words(text) in self._not_prioritised:
                    return ""
                return self._words.priority(text) or _unknown(_NO_PRIORITY, text, PRIORITIES)
            case "status":
                message = _NO_STATUS if text else _EMPTY_STATUS
                return self._words.value(NeedStatus, text) or _unknown(message, text, _STATUSES)

    @cached_property
    def _words(self) -> CellWords:
        # whichever workshop: it matters to steps, and these are not about any
        return CellWords(self._workspace, self._workspace.workshops[0], called())

    @cached_property
    def _not_prioritised(self) -> frozenset[str]:
        return frozenset(folded_words(tr_in(language, _NOT_PRIORITISED)) for language in LANGUAGES)


def _unknown(message: str, text: str, words: Sequence[str]) -> Reason:
    return Reason(message, {"word": without_birth_numbers(text)[:_QUOTED], "words": ", ".join(map(word, words))})
