"""Annex 1 in an office program: it opens, and as PDF it is tagged, so that it can be read aloud and found in."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from tests.exports.annex.made import made, specified

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    folder = tmp_path_factory.mktemp("office")
    (folder / "bilag-1.docx").write_bytes(made(specified(example=True)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", TAGGED, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "bilag-1.docx")], check=True, capture_output=True, timeout=120)
    return PdfReader(folder / "bilag-1.pdf")


def tagged(element: Any) -> Iterator[Any]:
    """Yield every element of a PDF's structure."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for each in element:
            yield from tagged(each)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        yield from tagged(element["/K"]) if "/K" in element else ()


def test_headings_tables_and_pictures_are_tagged(read: PdfReader) -> None:
    root: Any = read.trailer["/Root"]
    elements = list(tagged(root["/StructTreeRoot"]["/K"]))
    found = Counter(str(each["/S"]) for each in elements)
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("nb")
    assert found["/H1"] == 6
    assert found["/H2"] == 2
    assert found["/TH"] >= 3 * 8
    assert found["/Figure"] == 2
    assert all("Svømmebanediagram" in str(each.get("/Alt")) for each in elements if each["/S"] == "/Figure")


def test_each_page_says_what_it_is(read: PdfReader) -> None:
    pages = [page.extract_text() for page in read.pages]
    count = len(pages)
    assert all("Eksempeldata · Internt utkast" in text for text in pages)
    assert all(f"side {number} av {count}" in text for number, text in enumerate(pages, 1))
    assert sum("Løysinga skal vise PLL." in text for text in pages) == 1
