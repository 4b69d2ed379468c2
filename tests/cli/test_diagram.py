"""Processes drawn from the command line."""

import re
from base64 import b64decode
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import PROCESS


def test_a_drawing_is_named_after_process_and_variant(behov: Run, folder: Path) -> None:
    drawn = behov("diagram", "legemidler-hjemme")
    assert (drawn.status, drawn.lines) == (0, ["legemidler-hjemme.as-is.svg"])
    assert b"Henter papirliste" in (folder / "legemidler-hjemme.as-is.svg").read_bytes()


@pytest.mark.parametrize(("file_format", "begins"), [("svg", "<?xml"), ("dot", "digraph")])
def test_a_drawing_can_go_to_standard_output(process: Run, file_format: str, begins: str) -> None:
    drawn = process("diagram", PROCESS, "--format", file_format, "--output", "-")
    assert (drawn.status, drawn.err) == (0, "")
    assert drawn.out.startswith(begins)


def test_a_file_given_by_name_is_replaced_whole(behov: Run, folder: Path) -> None:
    (folder / "tegning.png").write_bytes(b"gammel")
    assert behov("diagram", "legemidler-hjemme", "--format", "png", "--output", "tegning.png").status == 0
    assert (folder / "tegning.png").read_bytes().startswith(b"\x89PNG")
    assert not list(folder.glob(".*.tmp"))


def test_several_processes_and_one_output_are_wrong_usage(behov: Run) -> None:
    refused = behov("diagram", "legemidler-hjemme", "legemidler-hjemme", "--output", "alle.svg")
    assert (refused.status, refused.out) == (2, "")


def test_a_missing_process_is_status_2_and_lists_the_paths(behov: Run, folder: Path) -> None:
    refused = behov("diagram", "legemidler-hjemme", "finnes-ikke")
    assert (refused.status, refused.out) == (2, "")
    assert f"  {PROCESS}\n" in refused.err
    assert not list(folder.glob("*.svg"))


def test_where_nothing_can_be_written_a_sentence_says_so(behov: Run) -> None:
    refused = behov("diagram", "legemidler-hjemme", "--output", "behov.toml/under.svg")
    assert (refused.status, refused.out) == (1, "")
    assert "under.svg" in refused.err


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--variant", "heat"), ["legemidler-hjemme.heat.svg"]),
        (("--format", "pdf"), ["legemidler-hjemme.pdf"]),
        (("--format", "pdf", "--variant", "as-is", "--paper", "a3"), ["legemidler-hjemme.as-is.pdf"]),
        (("--format", "bpmn"), ["legemidler-hjemme.as-is.bpmn"]),
        (("--format", "html"), ["legemidler-hjemme.as-is.html"]),
        (("--map",), ["legemidler-hjemme.map.svg"]),
        (("--map", "--format", "pdf"), ["legemidler-hjemme.map.pdf"]),
        (("--map", "--format", "html"), ["legemidler-hjemme.map.html"]),
    ],
)
def test_files_are_named_after_what_they_show(
    behov: Run, folder: Path, arguments: tuple[str, ...], names: list[str]
) -> None:
    drawn = behov("diagram", "legemidler-hjemme", *arguments)
    assert (drawn.status, drawn.err, drawn.lines) == (0, "", names)
    assert all((folder / name).stat().st_size > 500 for name in names)


@pytest.fixture
def long_process(folder: Path) -> str:
    steps = "".join(f'\n[[as_is]]\nid = "s{n}"\nrole = "Lege"\ntext = "Skriver notat {n}"\n' for n in range(30))
    (folder / "processes/lang.toml").write_text(f'format = 1\ntitle = "Lang"\n{steps}', "utf-8")
    return "lang"


def test_pages_of_paper_are_numbered_files(behov: Run, folder: Path, long_process: str) -> None:
    drawn = behov("diagram", long_process, "--paper", "a4")
    assert len(drawn.lines) > 1
    assert drawn.lines[:2] == ["lang.as-is.1.svg", "lang.as-is.2.svg"]
    named = behov("diagram", long_process, "--paper", "a4", "--output", "vegg.svg")
    assert named.lines[:2] == ["vegg.1.svg", "vegg.2.svg"]
    svg = (folder / "vegg.1.svg").read_text("utf-8")
    assert float(re.search(r'<svg[^>]* width="([\d.]+)pt"', svg)[1]) <= 842  # type: ignore[index]
    assert behov("diagram", long_process, "--paper", "a4", "--output", "-").status == 2


def test_a_map_can_be_had_of_an_area_and_of_the_region(behov: Run, folder: Path) -> None:
    assert behov("diagram", "--map").lines == ["region.map.svg"]
    assert behov("diagram", "--map", "HJT", "--output", "kart.svg").lines == ["kart.svg"]
    assert b"EPJ" in (folder / "kart.svg").read_bytes()
    assert behov("diagram").status == 2
    assert behov("diagram", "--map", "finnes-ikke").status == 2


@pytest.mark.parametrize("arguments", [("--variant", "heat", "--format", "bpmn"), ("--map", "--format", "bpmn")])
def test_what_a_format_cannot_say_is_refused_with_a_sentence(behov: Run, arguments: tuple[str, ...]) -> None:
    refused = behov("diagram", "legemidler-hjemme", *arguments)
    assert refused.status == 1
    assert "BPMN" in refused.err


def test_a_png_has_the_dots_per_inch_that_were_asked_for(behov: Run, folder: Path) -> None:
    widths = {}
    for dpi in (72, 144):
        behov("diagram", "legemidler-hjemme", "--format", "png", "--dpi", str(dpi), "--output", "x.png")
        widths[dpi] = int.from_bytes((folder / "x.png").read_bytes()[16:20], "big")
    assert abs(widths[144] - 2 * widths[72]) <= 2


def test_an_exempt_process_is_not_drawn_for_a_tender(behov: Run, folder: Path) -> None:
    path = folder / PROCESS
    path.write_text(path.read_text("utf-8").replace("format = 1\n", 'format = 1\nexempt = "offl. § 24"\n'), "utf-8")
    refused = behov("diagram", "legemidler-hjemme", "--for", "tender")
    assert refused.status == 1
    assert "offl. § 24" in refused.err
    assert not (folder / "legemidler-hjemme.as-is.svg").exists()


@pytest.mark.parametrize("arguments", [(), ("--map",)])
def test_a_page_that_is_asked_for_alone_holds_its_picture(behov: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    behov("diagram", "legemidler-hjemme", "--format", "html", "--output", "side.html", *arguments)
    page = (folder / "side.html").read_text("utf-8")
    held = re.search(r'<img src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"', page)
    assert held
    assert b64decode(held[1]).startswith(b"<?xml")
