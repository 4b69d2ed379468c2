"""Text made safe for a spreadsheet: what Excel or Calc would take for a formula is marked as text, and can be restored.

After OWASP's "CSV injection": an apostrophe goes before a cell whose first visible sign is one of = + - @, a tab or a
line break, their full-width forms, and what some programs take for those: − | %.
"""

import unicodedata

from behov.visible import visible

_BEGINS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠−|%")
_SHOWS_NOTHING = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"))


def neutralised(text: str) -> str:
    """Return text as a cell that no spreadsheet calculates. Hidden characters are shown, as everywhere."""
    return f"'{visible(text)}" if _may_calculate(text) else visible(text)


def restored(cell: str) -> str:
    """Return the visible text of which a cell was made by `neutralised`; others' cells ('s morgens) as they are."""
    return cell if cell[1:2].isalnum() else cell.removeprefix("'")


def _may_calculate(text: str) -> bool:
    for sign in text:
        if sign in _BEGINS_A_FORMULA or (sign == "'" and text[0] == "'"):
            return True
        if sign.isalnum() or not (sign.isspace() or sign == "'" or unicodedata.category(sign) in _SHOWS_NOTHING):
            return False
    return False
