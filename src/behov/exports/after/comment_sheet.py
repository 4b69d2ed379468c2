"""The comment sheet: every need and step of a workshop, for a municipality to agree with, to change or to comment on.

Import it late: the library behind it takes longer to load than a command to start.
"""

from datetime import datetime
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final, get_args

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from behov.domain.commenting import comment_form as form
from behov.domain.commenting.answering import taking_part
from behov.domain.workshop import CommentAnswer, Workshop
from behov.domain.workspace import Workspace
from behov.exports.after.asked import Asked, asked
from behov.exports.after.handed_out import HandedOut, handed_out, language_of
from behov.exports.after.places import comment_sheet_file
from behov.exports.output_file import write_whole
from behov.text import N_, speaking, tr, word
from behov.visible import one_line, visible

_LONGEST: Final = 32_000  # signs that a cell holds in every program
_LINE: Final = 15.0  # points
_TALLEST: Final = 27  # lines of a row that programs can show

# Each column by its key: what stands above it, and how many signs wide it is.
_COLUMNS: Final = {
    form.NUMBER: (N_("No."), 12),
    form.WHAT: (N_("What it is"), 26),
    form.TEXT: (N_("Text"), 58),
    form.SAID_BY: (N_("Role"), 19),
    form.PRIORITY: (N_("Priority"), 14),
    form.ANSWER: (N_("Answer"), 17),
    form.PROPOSAL: (N_("Proposal or comment"), 52),
}
_ANSWER: Final = 1 + list(_COLUMNS).index(form.ANSWER)
_LAST: Final = len(_COLUMNS)
_TITLE_ROW, _TOLD_ROW, _MUNICIPALITY_ROW, _ROLE_ROW, _KEYS_ROW, _HEADINGS_ROW = range(6)


def write_comment_sheet(workspace: Workspace, workshop: Workshop, exports: Path) -> Path:
    """Write a workshop's comment sheet into the folder of exports, and return where it lies.

    Raises NotHandedOut, UnwritableFile.
    """
    path = exports / comment_sheet_file(workshop)
    write_whole(path, comment_sheet(workspace, workshop))
    return path


def comment_sheet(workspace: Workspace, workshop: Workshop) -> bytes:
    """Return a workshop's comment sheet as a workbook, in the workshop's language whatever is spoken now.

    It is not locked: those who get it may sort it, filter it and make columns wider. Raises NotHandedOut.
    """
    content = BytesIO()
    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with speaking(language_of(workspace, workshop)):
        shown = handed_out(workspace, workshop)
        with Workbook(content, {"in_memory": True, **plain}) as book:
            held = datetime(workshop.date.year, workshop.date.month, workshop.date.day)  # noqa: DTZ001 - as Excel has it
            book.set_properties({"title": _title(shown), "created": held})
            _fill(book, shown, tuple(asked(shown)))
    return content.getvalue()


def _title(shown: HandedOut) -> str:
    return one_line(tr("Comments on: {title}", title=shown.workshop.title))[:250]


def _fill(book: Workbook, shown: HandedOut, rows: tuple[Asked, ...]) -> None:
    sheet = book.add_worksheet(tr("Comments"))
    choices = _hidden(book, shown, rows)
    _head(book, sheet, shown, choices)
    looks = {
        "read": book.add_format({"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#9A9A94"}),
        "answer": book.add_format(
            {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#9A9A94", "bg_color": "#FFF8DC"}
        ),
    }
    for place, row in enumerate(rows, _HEADINGS_ROW + 1):
        _row(sheet, place, row, looks)
    end = _HEADINGS_ROW + max(1, len(rows))
    sheet.data_validation(
        _HEADINGS_ROW + 1,
        _ANSWER,
        end,
        _ANSWER,
        {
            "validate": "list",
            "source": choices["answers"],
            "error_title": tr("Answer"),
            "error_message": tr("Choose one of the answers in the list, and write the rest in the column beside it."),
        },
    )
    sheet.autofilter(_HEADINGS_ROW, 0, end, _LAST)
    sheet.freeze_panes(_HEADINGS_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(_HEADINGS_ROW)
    sheet.print_area(0, 1, end, _LAST)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.activate()


def _hidden(book: Workbook, shown: HandedOut, rows: tuple[Asked, ...]) -> dict[str, str]:
    """Fill the sheet that nobody sees, and return where in it what may be chosen stands."""
    sheet = book.add_worksheet(form.HIDDEN_SHEET)
    sheet.write_string(0, 0, form.KIND)
    sheet.write_number(0, 1, form.VERSION)
    sheet.write_string(1, 0, shown.workshop.stem)
    towns = shown.named(taking_part(shown.workshop) or shown.workspace.settings.municipalities)
    answers = tuple(map(word, get_args(CommentAnswer)))
    for place, name in enumerate(towns):
        sheet.write_string(place, 3, visible(name))
    for place, answer in enumerate(answers):
        sheet.write_string(place, 4, answer)
    for place, row in enumerate(rows, form.FIRST_WORDING):
        sheet.write_string(place, 0, row.target.key)
        sheet.write_string(place, 1, form.mark_of(_cell(row.text)))
    sheet.very_hidden()
    return {
        "municipalities": f"={form.HIDDEN_SHEET}!$D$1:$D${max(1, len(towns))}",
        "answers": f"={form.HIDDEN_SHEET}!$E$1:$E${len(answers)}",
    }


def _head(book: Workbook, sheet: Worksheet, shown: HandedOut, choices: dict[str, str]) -> None:
    """Write what stands above the rows: what it is, what to do, who answers, and what each column holds."""
    large = book.add_format({"bold": True, "font_size": 15, "valign": "vcenter"})
    told = book.add_format({"text_wrap": True, "valign": "top"})
    label = book.add_format({"bold": True, "valign": "vcenter"})
    fill_in = book.add_format({"border": 1, "bg_color": "#FFF8DC", "valign": "vcenter"})
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 2, "bg_color": "#EFEEE9"}
    )
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    for place, (key, (name, width)) in enumerate(_COLUMNS.items(), 1):
        sheet.set_column(place, place, width)
        sheet.write_string(_KEYS_ROW, place, key)
        sheet.write_string(_HEADINGS_ROW, place, tr(name), heading)
    sheet.write_string(_KEYS_ROW, 0, form.COLUMNS)
    sheet.write_string(_HEADINGS_ROW, 0, form.HEADINGS)
    sheet.set_row(_KEYS_ROW, None, None, {"hidden": True})
    sheet.set_row(_HEADINGS_ROW, 22)
    sheet.set_row(_TITLE_ROW, 26)
    example = f" – {tr('Example data')}" if shown.workspace.settings.example else ""
    sheet.write_string(_TITLE_ROW, 1, _title(shown) + example, large)
    sheet.set_row(_TOLD_ROW, 3 * _LINE + 4)
    sheet.merge_range(_TOLD_ROW, 1, _TOLD_ROW, _LAST, "", told)
    sheet.write_string(_TOLD_ROW, 1, _instruction(shown), told)
    for row, key, name in (
        (_MUNICIPALITY_ROW, form.MUNICIPALITY, tr("Municipality")),
        (_ROLE_ROW, form.ROLE, tr("Role")),
    ):
        sheet.set_row(row, 20)
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, name, label)
        sheet.write_blank(row, 2, None, fill_in)
    listed = {"validate": "list", "source": choices["municipalities"], "error_type": "warning"}
    said = {"error_title": tr("Municipality"), "error_message": tr("This municipality did not take part.")}
    sheet.data_validation(_MUNICIPALITY_ROW, 2, _MUNICIPALITY_ROW, 2, {**listed, **said})


def _instruction(shown: HandedOut) -> str:
    held = tr("{date:%Y-%m-%d}", date=shown.workshop.date)
    return "\n".join(
        (
            tr("This is what was recorded in the workshop of {date}.", date=held)
            + " "
            + tr("Choose your municipality, and write in which role you answer: not your name."),
            tr("Answer in the rows that you want to say something about. Rows that you leave empty stay as they are."),
            tr("Where you want a change, write the wording you want. Write nothing about persons. Then send it back."),
        )
    )


def _row(sheet: Worksheet, place: int, row: Asked, looks: dict[str, Format]) -> None:
    cells = (row.number, row.what, row.text, row.role, row.priority)
    widths = [width for _, width in _COLUMNS.values()]
    lines = max(_lines(cell, width) for cell, width in zip(cells, widths, strict=False))
    sheet.set_row(place, _LINE * max(2, min(lines, _TALLEST)) + 3)
    sheet.write_string(place, 0, row.target.key)
    for column, text in enumerate(cells, 1):
        sheet.write_string(place, column, _cell(text), looks["read"])
    for column in range(_ANSWER, _LAST + 1):
        sheet.write_blank(place, column, None, looks["answer"])


def _cell(text: str) -> str:
    return visible(text)[:_LONGEST]


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column, rather one too many than one too few."""
    return sum(max(1, ceil(len(line) * 1.15 / width)) for line in text.split("\n"))
