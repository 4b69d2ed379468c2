import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat

from behov.diagrams import render as room
from behov.diagrams.dot import write_dot
from behov.diagrams.render import DiagramFailed, NoSuchRenderer, render
from behov.text import language, tr
from tests.diagrams.made import drawing, laid_out, step

DOT = write_dot(
    laid_out(
        drawing(
            step("a", "Ringer", kind="start", role="Pårørende"),
            step("b", "Er det plass?", role="Lege", kind="decision", branches={"Ja": "c", "Nei": "d"}),
            step("c", "Tar imot", role="Lege", pains=["vondt"], components=["KJ"], next=["e"]),
            step("d", "Venter", role="Lege", kind="wait", next=["b"]),
            step("e", "Slutt", role="Lege", kind="end"),
            example=True,
        )
    )
)


def test_the_same_drawing_is_the_same_bytes() -> None:
    assert render(DOT, "svg") == render(DOT, "svg")
    assert render(DOT, "png") == render(DOT, "png")


def test_a_png_is_a_png_and_as_fine_as_asked_for() -> None:
    coarse, fine = render(DOT, "png", dpi=72), render(DOT, "png", dpi=144)
    assert coarse[:8] == fine[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(fine[16:20]) == pytest.approx(2 * int.from_bytes(coarse[16:20]), abs=3)


def test_an_svg_is_told_in_words() -> None:
    root = ElementTree.fromstring(render(DOT, "svg"))
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language()
    assert root[0].text == f"Prosess – {tr('as-is situation')}"
    assert "1. Pårørende: Ringer. 2. Lege: Er det plass? 3." in (root[1].text or "")
    assert (root[1].text or "").endswith(f"{tr('Example data')}.")
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"


@pytest.mark.parametrize("unwanted", ["<!--", "<a ", "xlink", "transparent", "<script", "raphviz", "DOCTYPE"])
def test_an_svg_is_nothing_but_the_drawing(unwanted: str) -> None:
    assert unwanted not in render(DOT, "svg").decode()
    assert render(DOT, "svg").decode().count("<title") == 1


def test_everything_is_drawn() -> None:
    svg = render(DOT, "svg").decode()
    for text in ("Ringer", "Er det plass?", "Ja", "Nei", "Venter", "Slutt", "Kjernejournal", "! 1", "Lege"):
        assert f">{text}</text>" in svg
    assert svg.count("<ellipse") == 3  # start, end and the clock
    assert svg.count("<path") >= 5  # the lines, at least
    assert "stroke-dasharray" in svg  # the wait


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("rsvg-convert")), reason="no Chromium, or no librsvg"
)
def test_a_browser_and_librsvg_show_the_same(tmp_path: Path) -> None:
    svg = tmp_path / "x.svg"
    svg.write_bytes(render(DOT, "svg"))
    _, _, width, height = map(float, ElementTree.fromstring(svg.read_bytes()).get("viewBox", "").split())
    page = tmp_path / "x.html"
    page.write_text(f'<body style="margin:0"><img src="x.svg" style="display:block" width="{2 * width:.0f}">')
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"]
    size = f"--window-size={2 * width:.0f},{2 * height:.0f}"
    shot = [f"--user-data-dir={tmp_path / 'browser'}", size, f"--screenshot={tmp_path / 'one.png'}", page.as_uri()]
    subprocess.run([*browser, *quiet, *shot], check=True, capture_output=True, timeout=60)
    other = ["rsvg-convert", "--width", f"{2 * width:.0f}", "--output", str(tmp_path / "other.png"), str(svg)]
    subprocess.run(other, check=True, timeout=60)
    one, two = (Image.open(tmp_path / name).convert("L") for name in ("one.png", "other.png"))
    one, two = (each.resize((each.width // 4, each.height // 4)) for each in (one, two.resize(one.size)))
    apart = ImageStat.Stat(ImageChops.difference(one, two))
    assert apart.mean[0] < 1.5, "edges may be smoothed otherwise, and nothing stand elsewhere"


@pytest.mark.skipif(not shutil.which("dot"), reason="no dot on this machine")
def test_both_renderers_put_everything_in_the_same_place() -> None:
    def places(svg: bytes) -> list[tuple[float, str | None]]:
        root = ElementTree.fromstring(svg)
        return [(float(each.get("x", 0)), each.text) for each in root.iter("{http://www.w3.org/2000/svg}text")]

    for ours, theirs in zip(places(render(DOT, "svg")), places(render(DOT, "svg", "dot")), strict=True):
        assert ours[1] == theirs[1]
        assert ours[0] == pytest.approx(theirs[0], abs=0.6)


def test_the_bundled_renderer_needs_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert render(DOT, "svg").startswith(b"<?xml")


def test_a_missing_renderer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoSuchRenderer, match="dot"):
        render(DOT, "svg", "dot")


def test_what_the_renderer_complains_about_is_told() -> None:
    with pytest.raises(DiagramFailed, match="syntax"):
        render("digraph {", "svg")


def test_a_renderer_that_does_not_come_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "dot"
    slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(room, "_LONGEST_SECONDS", 0.2)
    with pytest.raises(DiagramFailed, match=r"0\.2 s"):
        render(DOT, "svg", "dot")


def test_layouts_are_made_without_importing_graphviz() -> None:
    code = "import sys, behov.diagrams.render, behov.diagrams.rail; sys.exit('graphviz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
