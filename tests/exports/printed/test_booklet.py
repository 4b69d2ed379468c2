"""The booklet of an area, read back."""

import re

import pytest

from behov.exports.printed.booklet import booklet
from behov.exports.printed.chapters import Chapter, Imprint
from tests.exports.printed.reading import IMPRINT, chapter, outline, read, texts, told

AREA = Imprint("Institusjon", IMPRINT.on, example=True)
REGION = "Felles anskaffelse ny EPJ"


def many(count: int) -> list[Chapter]:
    return [chapter(f"Prosess {number}", pages=1 + number % 2) for number in range(count)]


def table(pdf: bytes) -> list[tuple[str, int]]:
    """Return the names in the table of contents, each with its page."""
    front = "\n".join(text for text in texts(pdf) if "Innhold" in text)
    return [(name, int(page)) for name, page in re.findall(r"(Prosess \d+)\s+nåsituasjon\s+(\d+)", front)]


def test_the_front_says_what_it_is_a_booklet_of() -> None:
    front = texts(booklet([chapter(), chapter(situation="endring"), chapter("Utskriving")], AREA, REGION))[0]
    for said in ("Institusjon", REGION, "2 arbeidsprosesser · 03.11.2026 · Eksempeldata", "Innhold", "side 1 av 4"):
        assert said in front


@pytest.mark.parametrize("count", [1, 17, 18, 41])
def test_every_chapter_begins_on_the_page_that_the_table_says(count: int) -> None:
    made = booklet(many(count), AREA, REGION)
    pages = texts(made)
    listed = table(made)
    assert [name for name, _ in listed] == [f"Prosess {number}" for number in range(count)]
    for name, page in listed:
        assert f"{name} – nåsituasjon" in pages[page - 1]
        assert f"{name} – nåsituasjon" not in pages[page - 2]
        assert f"side {page} av {len(pages)}" in pages[page - 1]


def test_the_lines_of_the_table_are_links_that_lead_there() -> None:
    made = booklet(many(30), AREA, REGION)
    file = read(made)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(file.pages, 1) if page.indirect_reference}
    links = [link.get_object() for page in file.pages for link in page.get("/Annots", ())]
    assert [numbers[link["/Dest"][0].idnum] for link in links] == [page for _, page in table(made)]


def test_the_links_are_told_in_words() -> None:
    link, figure = told(booklet([chapter()], AREA, REGION))
    assert link == ("/Link", "Innkomst – nåsituasjon, side 2")
    assert figure[0] == "/Figure"


def test_the_outline_begins_with_the_contents_and_follows_the_pages() -> None:
    assert outline(booklet(many(2), AREA, REGION)) == [
        (0, "Innhold", 1),
        (0, "Prosess 0", 2),
        (1, "nåsituasjon", 2),
        (0, "Prosess 1", 3),
        (1, "nåsituasjon", 3),
    ]


def test_a_chapter_without_pages_is_not_listed() -> None:
    made = booklet([Chapter("Tom", "endring", ()), chapter()], AREA, REGION)
    assert "Tom" not in "".join(texts(made))
    assert len(texts(made)) == 2


def test_an_area_without_processes_has_a_front() -> None:
    assert "0 arbeidsprosesser" in texts(booklet([], AREA, REGION))[0]


def test_the_same_booklet_is_the_same_bytes() -> None:
    assert booklet(many(3), AREA, REGION) == booklet(many(3), AREA, REGION)
