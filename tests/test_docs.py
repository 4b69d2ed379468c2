import re
from pathlib import Path

import pytest

from behov.domain.process import Process
from behov.domain.workshop import Workshop
from behov.storage.record_file import as_tables
from behov.storage.toml_file import written
from behov.storage.workspace_folder import WorkspaceFolder

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(r"<!-- file: (\S+) -->\n```toml\n(.*?)```", re.DOTALL)


@pytest.fixture
def documented(tmp_path: Path) -> dict[str, str]:
    examples = dict(EXAMPLE.findall((ROOT / "docs/format.md").read_text("utf-8")))
    for path, text in examples.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8", newline="\n")
    return examples


def test_the_formats_examples_are_read_without_findings(tmp_path: Path, documented: dict[str, str]) -> None:
    folder = WorkspaceFolder(tmp_path)
    assert folder.findings(folder.load()) == ()
    assert len(documented) == 5


def test_the_formats_examples_are_as_behov_writes_them(tmp_path: Path, documented: dict[str, str]) -> None:
    workspace = WorkspaceFolder(tmp_path).load()
    records: tuple[Workshop | Process, ...] = (*workspace.workshops, *workspace.processes)
    for record in records:
        assert written(as_tables(record)).decode() == documented[record.path]
    assert written(as_tables(workspace.settings)).decode() == documented["behov.toml"]
