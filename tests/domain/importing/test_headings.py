"""Columns are known by their headings, however people write them."""

from datetime import date

import pytest

from behov.domain.importing.headings import HEADINGS, Meaning, headings_of, likeliest_row
from behov.domain.importing.sheet import Sheet
from behov.domain.workspace import Workspace
from behov.exports.selection import select
from behov.exports.tables.raw_needs import raw_needs
from behov.exports.wording import Wording
from behov.text import LANGUAGES


def meanings(*cells: str) -> tuple[Meaning | None, ...]:
    headings = headings_of(Sheet((cells,)))
    assert headings
    return headings.meanings


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("ROLLE", "role"),
        ("  Rolle: ", "role"),
        ("prosess-steg", "steps"),
        ("Prosess steg", "steps"),
        ("Prioritet (må/bør/kan)", "priority"),
        ("MoSCoW", "priority"),
        ("Losning", "systems"),
        ("Løysing", "systems"),
        ("Tjenesteomra\u030ade", "area"),
        ("municipality_numbers", "municipalities"),
        ("Ansvarlig", None),
        ("", None),
    ],
)
def test_case_blanks_signs_and_accents_do_not_matter(heading: str, meaning: str | None) -> None:
    assert meanings("Behov", heading) == ("text", meaning)


def test_no_heading_means_two_things() -> None:
    words = [word.casefold() for headings in HEADINGS.values() for word in headings]
    assert sorted(words) == sorted(set(words))


def test_the_most_usual_heading_is_the_need_and_the_other_one_is_not_known() -> None:
    assert meanings("Innspill", "Behov", "Beskrivelse") == (None, "text", None)
    assert meanings("Beskrivelse", "Rolle", "Rolle") == ("text", "role", None)


def test_rows_above_the_headings_are_titles() -> None:
    rows = (("Behov",), (), ("Samlet i Skien", ""), ("Nr", "Behov", "Rolle"), ("1", "Behov", "Lege"))
    headings = headings_of(Sheet(rows))
    assert headings
    assert (headings.row, headings.cells) == (4, ("Nr", "Behov", "Rolle"))


def test_without_a_column_for_the_need_the_likeliest_headings_can_be_named() -> None:
    sheet = Sheet((("Samlet i Skien",), ("Nr", "Hva vi vil"), ("1", "Se listen")))
    assert headings_of(sheet) is None
    assert likeliest_row(sheet) == ("Nr", "Hva vi vil")
    assert likeliest_row(Sheet(())) == ()


@pytest.mark.parametrize("wording", [*map(Wording, LANGUAGES), Wording("nb", keys=True)])
def test_every_heading_of_our_own_export_is_known_but_those_of_the_workshop(wording: Wording) -> None:
    table = raw_needs(select(Workspace(), None, date(2024, 9, 12)), wording)
    known = meanings(*table.headings)
    unknown = [heading for heading, meaning in zip(table.headings, known, strict=True) if meaning is None]
    assert len(unknown) == 3
    assert unknown == list(table.headings[3:6])
