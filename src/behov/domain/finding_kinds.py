"""Every kind of finding: how bad it is, and the sentence that says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from behov.domain.errors import N_
from behov.domain.workspace import Finding, Severity


@dataclass(frozen=True)
class Kind:
    """How bad a finding is, and its sentence with places for the finding's values."""

    severity: Severity
    sentence: str


KINDS: Mapping[str, Kind] = {
    "unreadable": Kind("error", N_("The file cannot be read: {reason}. Mend it in an editor; the rest is open.")),
    "empty-file": Kind("error", N_("The file is empty, which is damage. The version before it may lie in {backup}.")),
    "too-large": Kind("error", N_("The file is over 8 MB and is not read. Divide it, or look at what is in it.")),
    "not-utf-8": Kind("error", N_("The file is not UTF-8 from here on. Save it as UTF-8 in an editor.")),
    "conflict-markers": Kind(
        "error", N_("Git left both versions here, down to line {last}. Choose what is to stay, and remove the markers.")
    ),
    "not-toml": Kind("error", N_("The file is not TOML: {reason}. Mend this line in an editor; the rest is open.")),
    "newer-format": Kind("error", N_("The file is of format {format}, which is newer than this behov. Update behov.")),
    "wrong-structure": Kind("error", N_("{key} should be {wanted}. Mend it in an editor; the rest is open.")),
    "missing-key": Kind("error", N_("{key} is missing. Write it in an editor.")),
    "wrong-value": Kind("error", N_("{key} cannot be {value}: {reason}. Correct it in an editor.")),
    "bad-id": Kind("error", N_("{id} is not an id: three letters, a hyphen and six signs are. Give it another.")),
    "doubled-id": Kind("error", N_("{id} also stands in {other}. Give one of them another id.")),
    "doubled-step": Kind("error", N_("The step {id} stands twice in the process. Give one of them another id.")),
    "doubled-stem": Kind("error", N_("There is another file called {stem}: {other}. Rename one of them.")),
    "dead-reference": Kind("warning", N_("{key} points at {target}, which is not there. Correct it or take it out.")),
    "doubled-number": Kind(
        "warning", N_("The requirement {other} has the number {number} too. Give one a new number.")
    ),
    "many-absolute": Kind(
        "note",  # no file is wrong, and there is nothing to mend but by deciding otherwise; the screen warns
        N_(
            "{absolute} of {all} requirements are absolute, which is more than {limit} %. Each of them may shut a "
            "supplier out: which can be evaluated instead?"
        ),
    ),
    "uneven-shares": Kind("warning", N_("The shares of the answers add up to {percent} %, not to 100. Correct them.")),
    "unknown-key": Kind("warning", N_("behov does not know the key {key}. It is kept; check the spelling.")),
    "hidden-characters": Kind("warning", N_("{key} holds characters that cannot be seen: {characters}.")),
    "long-text": Kind("warning", N_("{key} is {length} characters long. Is all of it one need?")),
    "personal-data": Kind("warning", N_("{key} seems to hold a national identity number. Take it out.")),
    "contact-details": Kind(
        "warning", N_("{key} seems to hold a telephone number or an e-mail address. Is it needed?")
    ),
    "conflict-copy": Kind(
        "warning", N_("A cloud folder or a file manager left this copy of {original}. It is not read: compare the two.")
    ),
    "windows-name": Kind("warning", N_("Windows cannot have a file of this name. Rename it.")),
    "twin-name": Kind("warning", N_("The name differs from {other} only by case or accents. Rename one of them.")),
    "need-not-gathered": Kind("note", N_("The need {id} is not gathered in any regional need.")),
    "need-gathered-twice": Kind("note", N_("The need {id} is gathered in several regional needs: {others}.")),
    "need-without-outcome": Kind("note", N_("Nothing is decided on the regional need {id}.")),
    "need-without-requirement": Kind(
        "note", N_("{id} is to become a requirement, and no requirement rests on it yet.")
    ),
    "requirement-without-needs": Kind("note", N_("The requirement {number} rests on no need.")),
    "suspect-requirement": Kind(
        "note", N_("Look at the requirement {number} again: these needs have changed since it was written: {needs}.")
    ),
    "effect-without-needs": Kind("note", N_("No need names the effect {id} ({name}).")),
    "product-without-needs": Kind("note", N_("No need names the product {id} ({name}).")),
    "step-without-needs": Kind("note", N_("No need is linked to the step «{step}».")),
    "process-without-needs": Kind("note", N_("No need is linked to any step of the process «{process}».")),
}


def severity(finding: Finding) -> Severity:
    """Return how bad a finding is."""
    return KINDS[finding.code].severity
