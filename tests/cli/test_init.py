"""New workspaces, empty and with the example in them."""

from pathlib import Path

from behov.services.session import Session
from tests.cli.conftest import Run

REPOSITORY = Path(__file__).parent.parent.parent


def records(root: Path) -> dict[str, bytes]:
    found = (path for folder in ("workshops", "processes") for path in (root / folder).rglob("*.toml"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if not path.name.startswith(".")}


def test_a_new_workspace_has_its_name_language_and_municipalities(behov: Run, folder: Path) -> None:
    made = behov("init", "ny", "--name", "Anskaffelse", "--municipality", "Skien", "--municipality", "4001,3901")
    assert (made.status, made.err) == (0, "")
    session = Session(folder / "ny")
    settings = session.workspace.settings
    assert (settings.name, settings.language) == ("Anskaffelse", "nb")
    assert settings.municipalities == ("4003", "4001", "3901")
    assert session.findings() == ()
    assert behov("check", "--workspace", "ny").status == 0


def test_an_unknown_municipality_is_status_2_and_nothing_is_made(behov: Run, folder: Path) -> None:
    refused = behov("init", "ny", "--municipality", "Atlantis")
    assert (refused.status, refused.out) == (2, "")
    assert "Atlantis" in refused.err
    assert not (folder / "ny").exists()


def test_a_workspace_is_never_made_on_top_of_another(behov: Run, folder: Path) -> None:
    before = (folder / "behov.toml").read_bytes()
    for arguments in (("init", "."), ("init", ".", "--example")):
        assert behov(*arguments).status == 2
    assert (folder / "behov.toml").read_bytes() == before


def test_a_file_is_no_folder(behov: Run) -> None:
    assert behov("init", "behov.toml").status == 2
    assert behov("init", "behov.toml/under").status == 1


def test_the_example_is_the_repositorys_own_workspace(behov: Run, folder: Path) -> None:
    assert behov("init", "prøve", "--example").status == 0
    assert records(folder / "prøve") == records(REPOSITORY)
    assert (folder / "prøve/behov.toml").read_bytes() == (REPOSITORY / "behov.toml").read_bytes()
    assert behov("check", "--workspace", "prøve").out == ""


def test_the_example_has_a_name_of_its_own(behov: Run, folder: Path) -> None:
    assert behov("init", "prøve", "--example", "--name", "Annet").status == 2
    assert not (folder / "prøve").exists()
