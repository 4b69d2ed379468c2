"""Annex 1: requirements by chapter with room for the supplier's answers, and the processes drawn and in words."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from behov.domain.process import Step
from behov.domain.workspace import Workspace
from behov.exports.annex.document import elements
from behov.exports.annex.markup import run
from behov.exports.annex.records import Words
from behov.exports.everything import Options, left_out, plan
from behov.visible import visible
from tests.exports.annex.made import (
    headings,
    made,
    opened,
    requirement_tables,
    requirements,
    runs,
    specified,
    text_of,
)
from tests.exports.made import MEDICINES, TODAY

ANNEXES = ["Slik besvares kravene", "Hjemmetjeneste", "Informasjonssikkerhet og personvern"]
SUPPLIER = ["Oppfyllelse", "Leveranseform", "Tilgjengelig fra", "Beskrivelse", "Ref. bilag 2"]


@pytest.fixture(scope="module")
def content() -> bytes:
    return made(specified(example=True))


def test_there_is_a_chapter_for_each_that_has_requirements_in_the_catalogues_order(content: bytes) -> None:
    assert headings(opened(content)) == [*ANNEXES, "Uten kapittel", "Arbeidsprosesser", "Forkortelser"]


def test_requirements_stand_in_the_order_of_their_numbers_without_those_that_are_withdrawn(content: bytes) -> None:
    assert [(row[0], row[1], row[2]) for row in requirements(opened(content))] == [
        ("F-HJT-2", "Listen skal vises.", "O"),
        ("F-HJT-010", "Løysinga skal vise PLL.", "E"),
        ("IF-SIK-001", "Innlogging skal skje med HelseID.", "A"),
        ("REG-000004", "Krav uten kapittel.", ""),
    ]


def test_all_chapters_have_the_columns_that_requirements_need_and_empty_ones_for_the_supplier(content: bytes) -> None:
    home, security, _ = requirement_tables(opened(content))
    assert home[0] == ["Nr.", "Krav", "Kategori", "Viktighet", "Referanse", "Verifikasjon", *SUPPLIER]
    assert home[2][3:6] == ["2,5", "Normen", "Demonstrasjon"]
    assert security[0] == home[0]
    assert all(row[-5:] == [""] * 5 for table in (home, security) for row in table[1:])
    few = requirement_tables(opened(made(specified({"chapter": "sikkerhet", "text": "Krav.", "category": "absolute"}))))
    assert [table[0] for table in few] == [["Nr.", "Krav", "Kategori", *SUPPLIER]]


def test_every_column_that_stands_there_is_explained_and_no_other(content: bytes) -> None:
    said = [paragraph.text for paragraph in opened(content).paragraphs]
    for column in ("Kategori", "Viktighet", "Referanse", "Verifikasjon"):
        assert sum(text.startswith(f"Kolonnen {column} sier") for text in said) == 1
    few = opened(made(specified({"chapter": "sikkerhet", "text": "Krav.", "verification": "Vises."})))
    assert [each.text.split()[1] for each in few.paragraphs if each.text.startswith("Kolonnen ")] == ["Verifikasjon"]


def test_what_must_be_read_has_more_room_than_what_is_empty(content: bytes) -> None:
    table = next(each for each in opened(content).tables if each.rows[0].cells[0].text == "Nr.")
    headings = [cell.text for cell in table.rows[0].cells]
    widths = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid.iter(qn("w:gridCol"))]
    width = dict(zip(headings, widths, strict=True))
    assert width["Krav"] > width["Verifikasjon"] > max(width[each] for each in SUPPLIER)
    assert width["Viktighet"] >= 900  # twentieths of a point: the word on one line


def test_no_table_is_wider_than_the_page_or_has_more_than_eleven_columns(content: bytes) -> None:
    document = opened(content)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    for table in document.tables:
        widths = [int(each.get(qn("w:w"))) * 635 for each in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert len(widths) <= 11
        assert sum(widths) <= room + 11 * 635


def test_headings_of_tables_stand_on_every_page_and_no_row_is_cut(content: bytes) -> None:
    for table in opened(content).tables:
        for number, row in enumerate(table.rows):
            properties = row._tr.trPr
            assert properties is not None
            assert properties.find(qn("w:cantSplit")) is not None
            assert (properties.find(qn("w:tblHeader")) is not None) == (number == 0)


def test_tables_are_told_to_those_who_do_not_see_them(content: bytes) -> None:
    for table in opened(content).tables:
        for tag in ("w:tblCaption", "w:tblDescription"):
            (told,) = table._tbl.tblPr.iter(qn(tag))
            assert told.get(qn("w:val"))


def test_each_picture_is_told_step_by_step_and_has_a_caption(content: bytes) -> None:
    document = opened(content)
    told = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(told) == 2
    assert told[0].endswith(
        "1. Hjelpepleier: Henter papirliste. 2. uten rolle: Gir legemidlet. De står i tabellen under."
    )
    captions = [each.text for each in document.paragraphs if each.style and each.style.name == "Caption"]
    assert captions == [
        "Figur 1. Legemidler – nåsituasjon",
        "Stegene i Legemidler – nåsituasjon",
        "Figur 2. Legemidler – ønsket situasjon",
        "Stegene i Legemidler – ønsket situasjon",
    ]


def test_a_long_process_is_cut_into_pictures_that_each_tell_their_steps() -> None:
    steps = tuple(Step(id=f"s{number}", role="Sykepleier", text=f"Gjør nummer {number}") for number in range(1, 15))
    before = specified()
    long = MEDICINES.replace(as_is=steps, to_be=())
    document = opened(made(Workspace(before.settings, before.catalogue, before.workshops, (long,))))
    told = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(told) > 1
    for number in range(1, 15):
        assert sum(f" {number}. Sykepleier: Gjør nummer {number}." in each for each in told) == 1


def test_pictures_fit_on_the_page_in_300_dots_per_inch(content: bytes) -> None:
    document = opened(content)
    section = document.sections[0]
    for shape in document.inline_shapes:
        relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        image = document.part.related_parts[relation].image
        assert shape.width <= section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        assert image.px_width / (shape.width / 914_400) == pytest.approx(300, abs=6)


def test_a_picture_shows_neither_pain_points_nor_products_and_nothing_exempt_is_drawn() -> None:
    before = specified()
    hidden = MEDICINES.replace(path="processes/skjult.toml", title="Skjult prosess", exempt="offl. § 23")
    hurting = MEDICINES.replace(as_is=(MEDICINES.as_is[0].replace(systems=("Gerica",), pains=("Vondt",)),))
    document = opened(made(Workspace(before.settings, before.catalogue, before.workshops, (hurting, hidden))))
    written = str(document.element.body.xml)
    assert "Legemidler" in written
    assert not [word for word in ("Gerica", "Vondt", "Skjult") if word in written]


def test_for_the_market_what_has_no_chapter_is_left_out_and_nothing_says_draft() -> None:
    document = opened(made(public=True))
    assert headings(document) == [*ANNEXES, "Arbeidsprosesser", "Forkortelser"]
    assert "Internt utkast" not in document.sections[0].header._element.xml


def test_for_the_market_nothing_exempt_is_asked_for_and_no_product_is_named() -> None:
    before = specified(
        {"number": "F-HJT-001", "chapter": "hjemmetjeneste", "text": "Som i Gerica.", "weight": 3},
        {"number": "F-HJT-002", "chapter": "hjemmetjeneste", "text": "Hemmelig.", "exempt": "offl. § 23"},
    )
    using = MEDICINES.replace(as_is=(MEDICINES.as_is[0].replace(systems=("Gerica",)),))
    workspace = Workspace(before.settings, before.catalogue, before.workshops, (using,))
    document = opened(made(workspace, public=True))
    assert [row[:2] for row in requirements(document)] == [["F-HJT-001", "Som i [system]."]]
    assert requirement_tables(document)[0][0][:4] == ["Nr.", "Krav", "Kategori", "Oppfyllelse"]
    assert "Gerica" not in document.element.body.xml
    assert [row[1] for row in requirements(opened(made(workspace)))] == ["Som i Gerica.", "Hemmelig."]


def test_an_export_for_the_market_says_how_many_requirements_lack_a_chapter() -> None:
    assert "Bilag 1 er uten 1 krav som ikke har kapittel." in left_out(specified(), Options(public=True))
    assert not [sentence for sentence in left_out(specified(), Options()) if "kapittel" in sentence]


def test_pictures_for_a_tender_come_without_the_internal_annex() -> None:
    names = [
        [each.name for each in plan(specified(), Options(audience="tender", public=public))] for public in (False, True)
    ]
    assert ["bilag-1.docx" in each for each in names] == [False, True]


def test_every_page_says_that_it_is_an_example_and_a_draft(content: bytes) -> None:
    document = opened(content)
    assert [
        text_of(section.header._element).startswith("Eksempeldata · Internt utkast") for section in document.sections
    ] == [True]
    unmarked = opened(made(public=True)).sections[0].header
    assert text_of(unmarked._element) == "Felles anskaffelse · Bilag 1 Kravspesifikasjon"


def test_texts_are_marked_with_the_language_that_they_are_in(content: bytes) -> None:
    spoken = dict(runs(opened(content)))
    assert spoken["Løysinga skal vise PLL."] == "nn-NO"
    assert spoken["Listen skal vises."] == spoken["Slik besvares kravene"] == "nb-NO"
    assert "" not in spoken.values()


def test_in_nynorsk_all_that_is_fixed_is_nynorsk_and_what_lacks_it_is_marked_as_bokmal() -> None:
    document = opened(made(language="nn"))
    assert headings(document)[:2] == ["Slik svarer ein på krava", "Heimeteneste"]
    spoken = dict(runs(document))
    assert spoken["Heimeteneste"] == spoken["Normen gjeld."] == "nn-NO"
    assert spoken["Kapitlet gjelder hjemmetjenesten."] == "nb-NO"
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert [each.get(qn("w:val")) for each in defaults] == ["nn-NO"]
    assert document.core_properties.language == "nn-NO"


def test_letters_annexes_and_agreement_are_as_the_workspace_calls_them() -> None:
    called = {"letters": {"absolute": "M"}, "annexes": {"requirements": "Vedlegg B"}, "agreement": "SSA-T"}
    document = opened(made(specified(specification=called)))
    assert [row[2] for row in requirements(document)] == ["O", "E", "M", ""]
    assert [each.text for each in document.paragraphs[:4]] == [
        "Vedlegg B", "Felles anskaffelse", "Bilag til SSA-T", "Versjon 01.01.2025",
    ]  # fmt: skip
    (meanings,) = (table for table in document.tables if table.cell(0, 0).text == "Kategori")
    assert [row.cells[0].text for row in meanings.rows] == ["Kategori", "O", "E", "M"]


def test_short_names_that_are_used_are_spelt_out(content: bytes) -> None:
    (names,) = (table for table in opened(content).tables if table.cell(0, 0).text == "Forkortelse")
    assert [row.cells[0].text for row in names.rows[1:]] == ["PLL"]


def test_the_contents_are_filled_in_and_lead_to_the_headings(content: bytes) -> None:
    document = opened(content)
    body = document.element.body
    listed = [(each.get(qn("w:anchor")), text_of(each)) for each in body.iter(qn("w:hyperlink"))]
    marks = {each.get(qn("w:name")): text_of(each.getparent()) for each in body.iter(qn("w:bookmarkStart"))}
    assert [marks[anchor] for anchor, _ in listed] == [title for _, title in listed]
    assert [title for _, title in listed if title in headings(document)] == headings(document)
    assert "Legemidler" in [title for _, title in listed]
    assert 'TOC \\o "1-2"' in body.xml


def test_nothing_is_spaced_with_empty_paragraphs_and_every_style_is_there(content: bytes) -> None:
    document = opened(content)
    assert all(each.text or each._p.xpath(".//w:drawing") for each in document.paragraphs)
    known = {style.style_id for style in document.styles}
    used = set(document.element.body.xpath(".//w:pStyle/@w:val | .//w:tblStyle/@w:val"))
    assert used <= known
    assert len(used) > 8


def test_the_same_workspace_gives_the_same_bytes_with_nothing_of_the_clock_in_them(content: bytes) -> None:
    assert made(specified(example=True)) == content
    said = opened(content).core_properties
    assert (said.created.date(), said.modified.date(), said.revision) == (TODAY, TODAY, 1)
    assert (said.title, said.author, said.comments) == ("Bilag 1 Kravspesifikasjon", "Felles anskaffelse", "")
    with ZipFile(BytesIO(content)) as parts:
        assert {datetime(*each.date_time).year for each in parts.infolist()} == {1980}  # noqa: DTZ001


def test_who_leaves_takes_the_requirements_that_rest_on_theirs_alone() -> None:
    def numbers(**more: Any) -> list[str]:
        workspace = specified(
            {"number": "F-HJT-001", "chapter": "hjemmetjeneste", "text": "Deres.", "needs": ("INS-000001",)},
            {"number": "F-HJT-002", "chapter": "hjemmetjeneste", "text": "Felles.", "needs": ("HJT-000001",)},
        )
        (piece,) = (each for each in plan(workspace, Options(on=TODAY, **more)) if each.name == "bilag-1.docx")
        return [row[0] for row in requirements(opened(piece.make()))]

    assert numbers() == ["F-HJT-001", "F-HJT-002"]
    assert numbers(municipalities=frozenset({"4001"})) == ["F-HJT-002"]


@given(st.text())
@settings(max_examples=50)
def test_whatever_somebody_wrote_is_text(said: str) -> None:
    (written,) = elements(run(Words(said, "nb")))
    shown = "".join(
        {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(each.tag, each.text or "")
        for each in written
        if each.tag != qn("w:rPr")
    )
    assert shown == visible(said.replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize(
    "hostile", ["{{ title }} {% for %}", "<w:t>&amp;</w:t>", "a\x00\x1b[2J\u202eb", 'x" descr="y', "]]>"]
)
def test_hostile_texts_are_shown_as_they_are(hostile: str) -> None:
    document = opened(made(specified({"number": "F-HJT-001", "chapter": "hjemmetjeneste", "text": hostile})))
    assert [row[1] for row in requirements(document)] == [visible(hostile)]


def test_a_birth_number_does_not_leave_the_workspace() -> None:
    row = {"number": "F-HJT-001", "chapter": "hjemmetjeneste", "text": "Gjelder 13097248022."}
    assert [each[1] for each in requirements(opened(made(specified(row))))] == ["Gjelder […]."]
