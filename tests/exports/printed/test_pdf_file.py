"""Drawings as a PDF, read back."""

import logging
import re
import shutil
from dataclasses import replace
from typing import Any

import pytest

from behov.diagrams.paper import MARGIN, Paper
from behov.domain.settings import Renderer
from behov.exports.printed.chapters import Chapter, Page
from behov.exports.printed.pdf_file import pdf
from behov.exports.printed.svg_picture import picture
from behov.text import use_language
from tests.exports.printed.reading import IMPRINT, TEXT, catalog, chapter, drawn, outline, read, texts, told

RENDERERS = [
    "bundled",
    pytest.param("dot", marks=pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not on this machine")),
]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_text_of_a_drawing_is_text_whatever_its_letters(renderer: Renderer) -> None:
    page = Page(drawn(renderer=renderer))
    [text] = texts(pdf([Chapter("Innkomst", "nåsituasjon", (page,))], IMPRINT))
    assert TEXT in text
    assert "Må noe gjøres?" in text


@pytest.mark.parametrize("renderer", RENDERERS)
def test_text_stands_where_the_drawing_has_it(renderer: Renderer) -> None:
    svg, scale, half_width = drawn("Ringer", renderer), 0.5, 13.25  # of the word, in Arial of 9 points
    found: dict[str, tuple[float, float]] = {}

    def note(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        x, y = tm[4:]
        found[text.strip()] = cm[0] * x + cm[4], cm[3] * y + cm[5]

    [sheet] = read(pdf([Chapter("Innkomst", "nåsituasjon", (Page(svg, scale),))], IMPRINT)).pages
    sheet.extract_text(visitor_text=note)
    moved, middle = re.search(rb"translate\((.*?) (.*?)\)", svg), re.search(rb'x="(.*?)" y="(.*?)".*>Ringer<', svg)
    assert moved
    assert middle
    across, down = (float(one) + float(other) for one, other in zip(moved.groups(), middle.groups(), strict=True))
    left = (float(sheet.mediabox.width) - scale * picture(svg).width) / 2
    x, y = found["Ringer"]
    assert x == pytest.approx(left + scale * (across - half_width), abs=0.1)
    assert y == pytest.approx(float(sheet.mediabox.height) - MARGIN - scale * down, abs=0.1)


def test_fonts_are_embedded_and_no_other_is_used() -> None:
    [sheet] = read(pdf([chapter()], IMPRINT)).pages
    fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert [font["/BaseFont"].endswith("+LiberationSans") for font in fonts] == [True]
    described = fonts[0]["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    assert "/FontFile2" in described


@pytest.mark.parametrize(("paper", "size"), [("a4", (842, 595)), ("a3", (1191, 842))])
def test_paper_is_laid_on_its_side(paper: Paper, size: tuple[int, int]) -> None:
    file = read(pdf([chapter(pages=2)], replace(IMPRINT, paper=paper)))
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in file.pages] == [size, size]


def test_a_page_for_a_screen_is_as_large_as_its_drawing() -> None:
    drawing = picture(drawn())
    [sheet] = read(pdf([chapter(scale=1.5)], replace(IMPRINT, paper="screen"))).pages
    assert float(sheet.mediabox.width) == pytest.approx(1.5 * drawing.width + 2 * MARGIN, abs=0.1)
    assert float(sheet.mediabox.height) > 1.5 * drawing.height + 2 * MARGIN


def test_a_drawing_is_never_larger_than_its_paper() -> None:
    large, larger = (pdf([chapter(scale=scale)], IMPRINT) for scale in (30.0, 40.0))
    assert large == larger


def test_the_foot_says_what_when_and_which_of_how_many_pages() -> None:
    found = texts(pdf([chapter(pages=2), chapter(situation="ønsket situasjon")], IMPRINT))
    for number, (text, situation) in enumerate(zip(found, ["nåsituasjon"] * 2 + ["ønsket situasjon"], strict=True), 1):
        assert f"Innkomst – {situation}" in text
        assert "03.11.2026 · Eksempeldata" in text
        assert f"side {number} av 3" in text


def test_only_an_example_says_that_it_is_one() -> None:
    assert "Eksempeldata" not in texts(pdf([chapter()], replace(IMPRINT, example=False)))[0]


def test_the_foot_follows_the_language_and_the_file_says_which_it_is() -> None:
    use_language("en")
    file = pdf([chapter()], IMPRINT)
    assert "page 1 of 1" in texts(file)[0]
    assert "2026-11-03" in texts(file)[0]
    assert catalog(file)["/Lang"] == "en"


def test_a_long_name_is_cut_and_the_situation_is_not() -> None:
    [text] = texts(pdf([chapter("Innkomst og oppstart av opphold " * 9, "ønsket situasjon")], IMPRINT))
    assert "… – ønsket situasjon" in text


def test_bookmarks_lead_to_each_process_and_each_picture_of_it() -> None:
    chapters = [chapter(pages=2), chapter(situation="endring"), chapter("Utskriving")]
    assert outline(pdf(chapters, IMPRINT)) == [
        (0, "Innkomst", 1),
        (1, "nåsituasjon", 1),
        (1, "endring", 3),
        (0, "Utskriving", 4),
        (1, "nåsituasjon", 4),
    ]


def test_a_reader_is_told_the_title_and_the_numbers_of_the_pages() -> None:
    printed = pdf([chapter(pages=3)], IMPRINT)
    metadata = read(printed).xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": "Innkomst og oppstart"}
    assert read(printed).page_labels == ["1", "2", "3"]
    assert catalog(printed)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_drawing_is_told_in_words() -> None:
    printed = pdf([chapter()], IMPRINT)
    assert told(printed) == [("/Figure", "Innkomst – nåsituasjon. Svømmebanediagram. 1. Lege: Ringer på.")]
    assert catalog(printed)["/MarkInfo"]["/Marked"]


def test_the_same_drawings_are_the_same_bytes() -> None:
    assert pdf([chapter(pages=2)], IMPRINT) == pdf([chapter(pages=2)], IMPRINT)


def test_signs_without_a_letterform_cost_no_words_on_the_terminal(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    page = Page(drawn("🙂 漢字 ﷺ Ringer"))
    [text] = texts(pdf([Chapter("漢字", "🙂", (page,))], IMPRINT))
    assert "Ringer" in text
    assert capfd.readouterr().err == ""
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_hidden_characters_are_shown() -> None:
    file = pdf([chapter("Inn\u202ekomst")], replace(IMPRINT, title="Inn\u202ekomst"))
    metadata = read(file).xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": "Inn⟨U+202E⟩komst"}
    assert outline(file)[0][1] == "Inn⟨U+202E⟩komst"


def test_a_pdf_can_be_kept_for_long() -> None:
    """What PDF/A-2u asks for and can be seen from outside: ISO 19005-2, 6.2 and 6.6."""
    file = read(pdf([chapter("<Inn & ut>")], replace(IMPRINT, title="<Inn & ut>")))
    top: Any = file.root_object
    said = top["/Metadata"].get_object()
    assert b"<pdfaid:part>2</pdfaid:part>" in said.get_data()
    assert b"<pdfaid:conformance>U</pdfaid:conformance>" in said.get_data()
    assert file.xmp_metadata
    assert file.xmp_metadata.dc_title == {"x-default": "<Inn & ut>"}
    assert top["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert not file.is_encrypted
    pages: list[Any] = list(file.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/ToUnicode" in font for font in fonts)
    inner = [each.get_object() for font in fonts for each in font["/DescendantFonts"]]
    assert all("/FontFile2" in each["/FontDescriptor"] for each in inner)
