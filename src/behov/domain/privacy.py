"""Finds what may identify a person. No check is a guarantee, and the interface says so.

A birth number is eleven digits with a valid date and two check digits: the Norwegian Tax Administration's rules
for national identity numbers, with D-numbers (day + 40), numbers given by hospitals and NAV (month + 40), and
synthetic ones (month + 80); from 2032 the first check digit may leave a remainder of 0 to 3.
"""

import re
from datetime import date

from behov.domain.record import Kept, texts_in, with_texts

_ELEVEN = re.compile(r"(?<![\d])\d(?:[ .\u00a0\u202f-]?\d){10}(?![\d])")
_ACCOUNT = re.compile(r"\d{4}([. ])\d\d\1\d{5}")  # how a bank account is written, and a birth number is not
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_TELEPHONE = re.compile(
    r"(?<![\d.,-])(?:(?:\+|00)47[ ]?)?(?:[2-9]\d(?: \d\d){3}|[4-9]\d\d \d\d \d\d\d|[2-9]\d{7})(?![\d.,-]\d|\d)"
)
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

# What a text must have for any of the above to be looked for: two digits near each other, or an at sign.
MAY_IDENTIFY = re.compile(r"\d[\d .\u00a0\u202f-]{6,}\d|@")


def is_birth_number(digits: str) -> bool:
    """Return whether eleven digits are a national identity number: of a person, or made up by the same rule."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= 40 if day > 40 else 0
    month -= 80 if month > 80 else 40 if month > 40 else 0
    if not any(_is_date(century + year, month, day) for century in (1800, 1900, 2000)):
        return False
    first = sum(weight * int(digit) for weight, digit in zip(_FIRST, digits, strict=False)) % 11
    second = sum(weight * int(digit) for weight, digit in zip(_SECOND, digits, strict=True)) % 11
    return first in (0, 1, 2, 3) and second == 0


def birth_numbers(text: str) -> list[str]:
    """Return the birth numbers in a text as they are written there, also with blanks, dots or hyphens between."""
    return [
        found[0]
        for found in _ELEVEN.finditer(text)
        if not _ACCOUNT.fullmatch(found[0]) and is_birth_number(re.sub(r"\D", "", found[0]))
    ]


def without_birth_numbers(text: str) -> str:
    """Return a text with the digits of every birth number left out."""
    for number in birth_numbers(text):
        text = text.replace(number, "[…]")
    return text


def withheld(record: Kept) -> Kept:
    """Return a record as it may leave the workspace: without the digits of any birth number."""
    found = any(birth_numbers(text) for text in texts_in(record) if MAY_IDENTIFY.search(text))
    return with_texts(record, without_birth_numbers) if found else record


def contact_details(text: str) -> list[str]:
    """Return e-mail addresses and telephone numbers in a text."""
    return [found[0] for pattern in (_EMAIL, _TELEPHONE) for found in pattern.finditer(text)]


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
