"""Annex 1 as PDF/A: every requirement that stands, under its number, on pages that say what they are of."""

from datetime import date

import pytest

from behov.domain.other_tables import Requirement
from behov.domain.settings import Settings
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace
from behov.exports.annex.lasting import lasting_annex
from behov.exports.selection import Selection
from behov.storage.catalogue_files import read_catalogue
from tests.exports.printed.reading import outline, read, texts

DAY = date(2024, 12, 2)


def specified(*requirements: Requirement) -> Selection:
    workshop = Workshop(
        path="workshops/krav.toml", title="Krav", kind="specification", date=DAY, requirements=requirements
    )
    settings = Settings(name="Felles anskaffelse", example=True)
    return Selection(Workspace(settings, read_catalogue("behov.toml", {})[0], (workshop,)))


def asked(number: int, **fields: object) -> Requirement:
    row = Requirement(
        id=f"REG-{number:06}", number=f"F-HJT-{number:03}", chapter="hjemmetjeneste", text=f"Skal {number}"
    )
    return row.replace(**fields)


def test_every_requirement_that_stands_is_in_it_and_none_that_is_withdrawn() -> None:
    rows = [asked(number) for number in range(1, 90)] + [asked(90, state="withdrawn")]
    pages = texts(lasting_annex(specified(*rows), "nb", DAY))
    said = "\n".join(pages)
    assert all(f"F-HJT-{number:03}" in said for number in range(1, 90))
    assert "F-HJT-090" not in said
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"side {number} av {len(pages)}" in page
        assert "Eksempeldata" in page
        assert "Verifikasjon" in page


def test_a_reader_goes_from_chapter_to_chapter() -> None:
    rows = (asked(1), asked(2).replace(chapter="sikkerhet", number="IF-SIK-001"))
    names = [name for _, name, _ in outline(lasting_annex(specified(*rows), "nn", DAY))]
    assert names[1:] == ["Heimeteneste", "Informasjonstryggleik og personvern"]


@pytest.mark.parametrize(
    "text", ["{nb} **fet** <b>", "\x1b[31mrød\u202e", "ord " * 3000, "x" * 9000, "W" * 2000, "linje\n" * 300, "😀 漢字"]
)
def test_any_text_can_stand_in_it(text: str) -> None:
    assert read(lasting_annex(specified(asked(1, text=text)), "nb", DAY)).pages


def test_the_same_requirements_give_the_same_bytes() -> None:
    assert lasting_annex(specified(asked(1)), "nb", DAY) == lasting_annex(specified(asked(1)), "nb", DAY)
