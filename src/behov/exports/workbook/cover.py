"""The first sheet of a workbook: what it is, of when and whom, what may be changed, and how to send it back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from behov.domain.workspace import Workspace
from behov.exports.workbook.cells import shown
from behov.exports.workbook.remembered import Handed
from behov.exports.workbook.widths import LINE
from behov.text import N_, tr
from behov.visible import one_line

_WIDTHS: Final = (30, 78, 10)  # signs
_ABOUT: Final[Mapping[str, str]] = {
    "behovsmatrise": N_("Every need with the priority that each service area gave it; regional needs first"),
    "raabehov": N_("Every need as it was said, with workshop, municipality, role and step"),
    "sporingsmatrise": N_("From need to workshop, step, effect, component and requirement, and what is missing"),
    "bilag-1-kravtabell": N_("The draft requirement table of annex 1, with columns in which suppliers answer"),
    "prisskjema-integrasjoner": N_("The integrations that are to be priced, shared and for each municipality"),
    "akseptansetest": N_("How every requirement is shown to be met, with columns for what was found"),
    "lokal-innforing": N_("What each municipality has to take into use itself"),
    "dekning": N_("Who has been heard about what: workshops, participants and needs"),
    "gevinst": N_("What the work processes take of time today, and as they should be"),
    "avtaler": N_("The agreements that municipalities have today, until when and for how much"),
    "ros": N_("What may go wrong, how likely and how bad it is, and what is done about it"),
    "interessenter": N_("Who is affected, and how they are involved"),
}

_ABOUT_PUBLIC: Final[Mapping[str, str]] = {  # what is in fewer columns
    **_ABOUT,
    "behovsmatrise": N_("Every regional need, how many stand behind it, and what was decided"),
    "sporingsmatrise": N_("From need to process, effect, component and requirement"),
    "dekning": N_("Who has been heard about what: workshops and needs"),
}


@dataclass(frozen=True)
class Cover:
    """What the first sheet says. `numbers` are the municipalities that take part, `remarks` what is left out."""

    workspace: Workspace
    on: date
    numbers: Sequence[str]
    remarks: Sequence[str]
    public: bool

    @property
    def title(self) -> str:
        """What the workbook is called."""
        name = self.workspace.settings.name
        needs = tr("Needs and requirements")
        return one_line(f"{needs} – {name}" if name else needs)[:200]


def write_cover(book: Workbook, page: Worksheet, cover: Cover, sheets: Sequence[Handed], cut: Sequence[str]) -> None:
    """Write the first sheet. `cut` are the names of cells that are too long for a workbook."""
    large = book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"})
    label = book.add_format({"bold": True, "valign": "top"})
    told = book.add_format({"text_wrap": True, "valign": "top"})
    heading = book.add_format({"bold": True, "bottom": 2, "bg_color": "#EFEEE9", "valign": "vcenter"})
    number = book.add_format({"valign": "top", "align": "right", "num_format": "#,##0"})
    link = book.add_format({"valign": "top", "font_color": "#0B5394", "underline": 1})
    for place, width in enumerate(_WIDTHS):
        page.set_column(place, place, width)
    page.set_row(0, 30)
    page.write_string(0, 0, shown(cover.title), large)
    row = 2
    for name, text in _told(cover, sheets, cut):
        page.set_row(row, LINE * _lines(text) + 3)
        page.write_string(row, 0, name, label)
        page.write_string(row, 1, shown(text), told)
        row += 1
    row += 1
    for place, name in enumerate((tr("Sheet"), tr("What it holds"), tr("Rows"))):
        page.write_string(row, place, name, heading)
    for sheet in sheets:
        row += 1
        about = tr((_ABOUT_PUBLIC if cover.public else _ABOUT).get(sheet.name, ""))
        page.set_row(row, LINE * _lines(about) + 3)
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        page.write_string(row, 1, about, told)
        page.write_number(row, 2, len(sheet.columns[0]) if sheet.columns else 0, number)


def _told(cover: Cover, sheets: Sequence[Handed], cut: Sequence[str]) -> Iterator[tuple[str, str]]:
    if cover.workspace.settings.example:
        yield tr("Example data"), tr("The content is invented.")
    yield tr("As of"), tr("{date:%Y-%m-%d}", date=cover.on)
    names = ", ".join(map(cover.workspace.catalogue.municipality_name, cover.numbers))
    yield tr("Municipalities"), names or tr("None are named.")
    for remark in cover.remarks:
        yield tr("Left out"), remark
    if cut:
        yield tr("Cut short"), tr("These cells hold more than a workbook can: {cells}.", cells=", ".join(cut[:20]))
    if any(rows for sheet in sheets for rows in sheet.may_change.values()):
        yield (
            tr("What may be changed"),
            tr(
                "Cells on a light ground: priority, status and note. "
                "Rows and columns may be sorted, moved, filtered and hidden."
            ),
        )
        yield (
            tr("Sending it back"),
            tr(
                "Save it as .xlsx. Whoever keeps the workspace imports it, with I in the overview or with "
                "`behov import`, and sees first what it changes. Rows that are taken out here stay in the workspace, "
                "and what is written in other cells does not come in."
            ),
        )
    elif not cover.public:
        yield tr("What may be changed"), tr("Nothing: there is no need here that can be changed.")
    if any(sheet.to_fill_in for sheet in sheets):
        yield (
            tr("To be filled in"),
            tr("Columns with a yellow heading: by the supplier, the tester or the municipality."),
        )
    if cover.public:
        yield tr("What may be changed"), tr("Nothing else: the rest is for reading.")


def _lines(text: str) -> int:
    return max(1, ceil(len(text) / _WIDTHS[1]))
