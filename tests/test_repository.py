"""The repository is itself a workspace, and an example: it is whole, current, and says that it is invented."""

import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from behov.domain.finding_kinds import severity
from behov.domain.process import Process
from behov.domain.workshop import Workshop
from behov.domain.workspace import Workspace, area_of, municipalities_of
from behov.exports.everything import Options, plan
from behov.exports.handing_over import hand_over
from behov.storage.record_file import as_tables
from behov.storage.toml_file import written
from behov.storage.workspace_folder import WorkspaceFolder
from tools.translations import main as check_translations

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def example() -> Workspace:
    return WorkspaceFolder(ROOT).load()


def test_the_example_has_no_errors_and_no_warnings(example: Workspace) -> None:
    assert [each for each in WorkspaceFolder(ROOT).findings(example) if severity(each) != "note"] == []
    assert example.settings.example


def test_every_file_stands_as_behov_writes_it(example: Workspace) -> None:
    records: tuple[Workshop | Process, ...] = (*example.workshops, *example.processes)
    for record in records:
        assert written(as_tables(record)) == (ROOT / record.path).read_bytes(), record.path
    assert written(as_tables(example.settings)) == (ROOT / "behov.toml").read_bytes()


def test_every_area_and_every_municipality_is_heard(example: Workspace) -> None:
    assert {workshop.area for workshop in example.hearings} >= set(example.catalogue.areas)
    assert {area_of(*said) for said in example.needs} == set(example.catalogue.areas)
    heard = {number for said in example.needs for number in municipalities_of(*said)}
    assert heard == set(example.settings.municipalities)
    assert len(heard) == 23


def test_seven_processes_are_described_and_most_also_as_they_should_be(example: Workspace) -> None:
    assert len(example.processes) == 7
    assert sum(bool(process.to_be) for process in example.processes) >= 4
    linked = {step for step, count in example.needs_by_step.items() if count}
    assert len(linked) >= 20


def test_patients_next_of_kin_and_refusals_are_still_in_what_should_be(example: Workspace) -> None:
    words = " ".join(
        f"{step.role} {step.text} {' '.join(step.branches)}" for process in example.processes for step in process.to_be
    ).casefold()
    assert "pårørende" in words
    assert re.search(r"pasient|tjenestemottaker|bruker", words)
    assert "avslag" in words


def test_every_text_is_translated_and_compiled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["translations", "--check"])
    assert check_translations() == 0, capsys.readouterr().out


def test_dependencies_are_pinned_with_hashes_and_name_no_registry() -> None:
    pinned = (ROOT / "requirements.txt").read_text("utf-8")
    assert "://" not in pinned
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", pinned) if block.strip())


def test_an_installed_wheel_has_all_it_needs(tmp_path: Path) -> None:
    wheel: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    subprocess.run([*wheel, "--wheel-dir", tmp_path, ROOT], check=True, timeout=120)
    venv.create(tmp_path / "venv", with_pip=False)
    binaries = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    python = binaries / "python"
    where: list[str | Path] = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
    install: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, *tmp_path.glob("*.whl")], check=True, timeout=120)
    # The libraries are borrowed from here; behov itself is not: an editable install is not found through a .pth file.
    libraries = Path(pytest.__file__).parent.parent
    (site / "libraries.pth").write_text(f"{libraries}\n", "utf-8")

    def behov(*arguments: str) -> str:
        ended = subprocess.run(
            [python, "-m", "behov", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    assert (
        str(site)
        in subprocess.run(
            [python, "-c", "import behov; print(behov.__file__)"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    behov("init", "region", "--example")
    behov("check", "--workspace", "region")
    behov("export", "--only", "needs,processes", "--workspace", "region")
    for name in ("summary", "comments"):
        behov(name, "2024-09-12-hjemmetjeneste-grenland", "--workspace", "region")
    exported = {path.name for path in (tmp_path / "region/exports").rglob("*.*")}
    assert {"behovsmatrise.csv", "raabehov.csv", "sporingsmatrise.csv", "dekning.csv"} <= exported
    assert any(name.endswith(".svg") for name in exported)
    assert {f"2024-09-12-hjemmetjeneste-grenland.{ending}" for ending in ("html", "xlsx")} <= exported
    assert "Bruk:" in behov("--language", "nb", "--help")


def test_the_sample_of_exports_is_what_make_run_writes_now(
    example: Workspace, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))  # drawn now, not remembered
    handed = list(
        hand_over(plan(example, Options(booklets=False, annex=False)), tmp_path)
    )  # those have the day in them
    assert {each.state for each in handed} <= {"written"}
    committed = {path.relative_to(ROOT / "exports") for path in (ROOT / "exports").rglob("*") if _committed(path)}
    assert committed == {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if _committed(path)}
    outdated = [
        str(each) for each in committed if (ROOT / "exports" / each).read_bytes() != (tmp_path / each).read_bytes()
    ]
    assert outdated == [], "run `make run` and commit exports/"


def _committed(path: Path) -> bool:
    dated = path.suffix in (".pdf", ".docx", ".xlsx")
    return path.is_file() and not dated and not {"direkte", "oppsummering", "kommentarer"} & {*path.parts}
