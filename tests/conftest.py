"""What many rooms' tests need: a workspace on the disk."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from behov.domain.edits import with_workshop
from behov.domain.workshop import Need, Note
from behov.domain.workspace import Workspace
from behov.text import use_language

# Files are written in many property tests: slow disks are no defect, and no test has a time limit. On a developer's
# machine every run looks at new examples; in continuous integration what was green stays green.
settings.register_profile(
    "behov",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
    max_examples=50 if os.environ.get("CI") else 100,
)
settings.load_profile("behov")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many tests run at once: many wait for a terminal or a process, and leave a core idle meanwhile."""
    return (os.cpu_count() or 1) + 1


WORKSHOP = "workshops/hjemmetjeneste/2024-09-12-grenland.toml"
PROCESS = "processes/hjemmetjeneste/legemidler-hjemme.toml"


@pytest.fixture(autouse=True)
def bokmal() -> None:
    use_language("nb")


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what belongs to a machine (drafts, drawings, keys) apart, in processes that a test starts, too."""
    for variable in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path_factory.mktemp(variable.split("_")[1].lower())))
    monkeypatch.setenv("COLORTERM", "truecolor")  # whatever terminal the tests are run in
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small workspace with a workshop, a process and two needs."""
    files = {
        "behov.toml": """\
format = 1
name = "Felles anskaffelse"
language = "nb"
municipalities = ["4001", "4003"]
""",
        WORKSHOP: """\
format = 1
title = "Behovsverksted hjemmetjenesten, Grenland"
kind = "needs"
area = "hjemmetjeneste"
date = 2024-09-12
municipalities = [
    "4001",
    "4003",
]
processes = [
    "legemidler-hjemme",
]
state = "open"

[needs.HJT-7K3PM2]
text = "Vi må se gjeldende legemiddelliste hjemme hos bruker."
recorded = 2024-09-12 10:42:07+02:00
kind = "integration"
role = "Sykepleier"
priority = "must"
votes = 7
steps = [
    "legemidler-hjemme/hent-liste",
]
components = [
    "PLL",
    "SFM",
]
municipalities = [
    "4001",
]

[needs.HJT-8A1CD3]
text = "Løysinga må verke utan dekning."
language = "nn"

[notes.HJT-Q4T9BX]
kind = "parked"
text = "Hvem eier multidoselisten?"
owner = "Fagansvarlig legemidler"
due = 2024-10-01
""",
        PROCESS: """\
format = 1
title = "Legemiddelhåndtering i hjemmetjenesten"
area = "hjemmetjeneste"

[[as_is]]
id = "hent-liste"
role = "Sykepleier"
text = "Henter papirliste på kontoret"
systems = [
    "EPJ",
]
components = [
    "PLL",
]
pains = [
    "Listen er ofte utdatert",
]
minutes = 10
next = [
    "vurder",
]

[[as_is]]
id = "vurder"
kind = "decision"
role = "Sykepleier"
text = "Stemmer listen?"

[as_is.branches]
Ja = "gi"
Nei = "hent-liste"

[[as_is]]
id = "gi"
role = "Sykepleier"
text = "Gir legemidlet"
next = []
""",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def add_need(workspace: Workspace, path: str, need: Need) -> Workspace:
    """Add a need as it stands, by the way on which every change to a workshop goes."""
    workshop = workspace.workshop(path)
    return with_workshop(workspace, workshop.replace(needs=(*workshop.needs, need)))


def add_note(workspace: Workspace, path: str, note: Note) -> Workspace:
    """Add a note as it stands."""
    workshop = workspace.workshop(path)
    return with_workshop(workspace, workshop.replace(notes=(*workshop.notes, note)))
