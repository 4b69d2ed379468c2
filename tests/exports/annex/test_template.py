"""The buyer's own Word template: its styles and header, or its tags; and what is wrong with it, in a sentence."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from behov.domain.errors import BehovError
from behov.exports.annex.starting_template import starting_template
from behov.exports.annex.tagged import PartNotAlone, WrongTag
from behov.exports.annex.template import DamagedTemplate, LockedTemplate, NoSuchTemplate, TemplateElsewhere
from behov.text import explain
from tests.exports.annex.made import headings, made, opened, requirements, runs, specified, text_of
from tests.exports.made import TODAY

NAME = "maler/mal.docx"
SETTINGS = {"specification": {"template": NAME, "agreement": "SSA-L"}}
HOSTILE = "{{ title }} <w:t> & \x00\x1b{% for %}"


def saved(document: Document, root: Path) -> Path:
    path = root / NAME
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return root


def written(*lines: str) -> Document:
    """Return a template with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def from_template(root: Path, **settings: object) -> Document:
    return opened(made(specified(**{**SETTINGS, **settings}), root=root))


def texts(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs if each.text]


# A template without tags: its styles, header and front page


def house_style() -> Document:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Innkjøpssamarbeidet"
    document.add_paragraph("Vår forside")
    heading = document.styles["Heading 1"]
    heading.element.set(qn("w:styleId"), "Overskrift1")  # as in a Norwegian Word
    document.styles.add_style("Tabelltekst", WD_STYLE_TYPE.PARAGRAPH).element.set(qn("w:styleId"), "Vaar")
    return document


def test_without_tags_the_annex_stands_after_the_front_page_in_the_templates_styles(tmp_path: Path) -> None:
    document = from_template(saved(house_style(), tmp_path))
    assert texts(document)[:3] == ["Vår forside", "Bilag 1 Kravspesifikasjon", "Felles anskaffelse"]
    used = set(document.element.body.xpath(".//w:pStyle/@w:val"))
    assert {"Overskrift1", "Vaar"} <= used
    assert not {"Heading1", "Tabelltekst"} & used
    assert used <= {style.style_id for style in document.styles}
    assert requirements(document)


def test_without_tags_the_pages_of_the_annex_are_on_their_side_and_have_the_templates_header(tmp_path: Path) -> None:
    document = from_template(saved(house_style(), tmp_path), example=True)
    first, last = document.sections
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert last.orientation == WD_ORIENT.LANDSCAPE
    assert last.header.is_linked_to_previous
    assert text_of(first.header._element) == "Eksempeldata · Internt utkastInnkjøpssamarbeidet"


def test_an_empty_template_has_no_empty_page_before_the_annex(tmp_path: Path) -> None:
    document = from_template(saved(docx.Document(), tmp_path))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.LANDSCAPE]
    assert document.paragraphs[0].text == "Bilag 1 Kravspesifikasjon"


def test_what_word_calls_a_template_is_one(tmp_path: Path) -> None:
    saved(house_style(), tmp_path)
    path = tmp_path / NAME
    dotx = BytesIO()
    with ZipFile(path) as parts, ZipFile(dotx, "w", ZIP_DEFLATED) as made_into:
        for part in parts.infolist():
            made_into.writestr(part, parts.read(part).replace(b"document.main+xml", b"template.main+xml"))
    path.write_bytes(dotx.getvalue())
    assert headings(from_template(tmp_path))


# A template with tags


def test_the_starting_template_gives_what_behovs_own_document_has(tmp_path: Path) -> None:
    (tmp_path / "maler").mkdir()
    (tmp_path / NAME).write_bytes(starting_template("nb", TODAY))
    own, from_it = opened(made(specified(example=True))), from_template(tmp_path, example=True)
    assert headings(from_it) == headings(own)
    assert requirements(from_it) == requirements(own)
    assert len(from_it.inline_shapes) == len(own.inline_shapes)
    assert [text for text, _ in runs(from_it)][:3] == ["Bilag 1 Kravspesifikasjon", "Felles anskaffelse", "SSA-L"]
    assert text_of(from_it.sections[0].header._element).startswith("Eksempeldata · Internt utkast")
    assert "{{" not in from_it.element.body.xml
    contents = [text_of(each) for each in from_it.element.body.iter(qn("w:hyperlink"))]
    assert contents == [text_of(each) for each in own.element.body.iter(qn("w:hyperlink"))]


def test_a_table_of_the_buyers_own_has_a_row_for_each_requirement(tmp_path: Path) -> None:
    document = written("{{ procurement }}, {{ date }}", "{%p for chapter in chapters %}", "{{ chapter.title }}")
    table = document.add_table(4, 3)
    table.cell(0, 0).text = "Nr."
    table.cell(1, 0).text = "{%tr for row in chapter.requirements %}"
    for column, tag in enumerate(("{{ row.number }}", "{{ row.text }}", "{{ row.category|lower }}")):
        table.cell(2, column).text = tag
    table.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endfor %}")
    row = {"number": "F-HJT-001", "chapter": "hjemmetjeneste", "text": f"{HOSTILE}\nNy linje", "category": "absolute"}
    workspace = specified(row, **SETTINGS)
    filled = opened(made(workspace, root=saved(document, tmp_path)))
    assert texts(filled) == ["Felles anskaffelse, 01.01.2025", "Hjemmetjeneste"]
    rows = [[cell.text for cell in each.cells] for each in filled.tables[0].rows]
    assert rows == [["Nr.", "", ""], ["F-HJT-001", "{{ title }} <w:t> & ␀␛{% for %}\nNy linje", "a"]]


def test_parts_are_as_wide_as_the_text_where_they_stand(tmp_path: Path) -> None:
    document = from_template(saved(written("{{ requirement_chapters }}"), tmp_path))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    widths = [int(each.get(qn("w:w"))) * 635 for each in document.tables[0]._tbl.tblGrid.iter(qn("w:gridCol"))]
    assert sum(widths) == pytest.approx(room, rel=0.01)


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    root = saved(written("{{ title }}", "{{ requirement_chapters }}", "{{ process_chapters }}"), tmp_path)
    workspace = specified(**SETTINGS)
    assert made(workspace, root=root) == made(workspace, root=root)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Hilsen {{ titel }}", "titel"),
        ("{% for each in chapters %}{{ each.navn }}{% endfor %}", "navn"),
        ("Her {{ title", "Her {{ title"),
        ("{% fore each in chapters %}", "fore"),
        ("{{ title|uppper }}", "uppper"),
    ],
)
def test_a_tag_that_is_not_understood_is_named_with_its_paragraph(tmp_path: Path, line: str, named: str) -> None:
    with pytest.raises(WrongTag) as caught:
        from_template(saved(written("Noe annet", line, "Mer"), tmp_path))
    said = explain(caught.value)
    assert named in said
    assert caught.value.where.startswith(line[:20])
    assert "Noe annet" not in said


@pytest.mark.parametrize(
    "line",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ chapters.append(1) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum() }}",
        "{% for each in range(10) %}{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ title ~ title }}",
        "{{ title|center(1000000000) }}",
        "{{ title|attr('__class__') }}",
        "{% set title = 1 %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% for a in chapters %}{% for b in chapters %}{% for c in chapters %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for each in chapters recursive %}{{ loop(chapters) }}{% endfor %}",
        "{% include 'behov.toml' %}",
        "{% import 'os' as os %}",
        "{% extends '/etc/passwd' %}",
        "{{ " + "(" * 3000 + " }}",
    ],
)
def test_a_template_can_show_and_repeat_and_do_nothing_else(tmp_path: Path, line: str) -> None:
    with pytest.raises(WrongTag):
        from_template(saved(written(line), tmp_path))


@pytest.mark.parametrize("line", ["Se {{ requirement_chapters }}", "{{ contents }} og {{ contents }}"])
def test_a_part_that_shares_its_paragraph_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(PartNotAlone, match=r"requirement_chapters|contents"):
        from_template(saved(written(line, "{{ process_chapters }}"), tmp_path))


def test_a_part_in_a_header_is_named(tmp_path: Path) -> None:
    document = written("{{ title }}")
    document.sections[0].header.paragraphs[0].text = "{{ requirement_chapters }}"
    with pytest.raises(PartNotAlone):
        from_template(saved(document, tmp_path))


# A template that cannot be used


def refused(root: Path, name: str) -> BehovError:
    with pytest.raises(BehovError) as caught:
        made(specified(specification={"template": name}), root=root)
    assert name in explain(caught.value)
    return caught.value


def test_a_template_outside_the_workspaces_folder_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "region"
    root.mkdir()
    house_style().save(str(tmp_path / "utenfor.docx"))
    assert isinstance(refused(root, "../utenfor.docx"), TemplateElsewhere)
    assert isinstance(refused(root, str(tmp_path / "utenfor.docx")), TemplateElsewhere)
    (root / "lenke.docx").symlink_to(tmp_path / "utenfor.docx")
    assert isinstance(refused(root, "lenke.docx"), TemplateElsewhere)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path, "mangler.docx"), NoSuchTemplate)
    (tmp_path / "mappe.docx").mkdir()
    assert isinstance(refused(tmp_path, "mappe.docx"), NoSuchTemplate)


def test_a_template_with_a_password_is_named(tmp_path: Path) -> None:
    (tmp_path / "mal.docx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    assert isinstance(refused(tmp_path, "mal.docx"), LockedTemplate)


def damaged() -> list[bytes]:
    whole = BytesIO()
    docx.Document().save(whole)
    content = whole.getvalue()
    workbook = BytesIO()
    with ZipFile(workbook, "w") as parts:
        parts.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
    broken = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(broken, "w", ZIP_DEFLATED) as made_into:
        for part in parts.infolist():
            made_into.writestr(part, b"<w:document" if part.filename == "word/document.xml" else parts.read(part))
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", b" " * (101 * 1024 * 1024))
    flipped = bytearray(content)
    flipped[len(content) // 2 : len(content) // 2 + 40] = bytes(40)
    return [b"", b"hei", content[:9000], workbook.getvalue(), broken.getvalue(), bomb.getvalue(), bytes(flipped)]


@pytest.mark.parametrize("content", damaged(), ids=["empty", "text", "half", "other", "broken", "bomb", "flipped"])
def test_what_is_no_word_document_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mal.docx").write_bytes(content)
    assert isinstance(refused(tmp_path, "mal.docx"), DamagedTemplate)
