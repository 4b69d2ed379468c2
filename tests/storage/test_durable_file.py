import subprocess
import sys
from pathlib import Path

import pytest

from behov.domain.errors import ChangedOnDisk, UnwritableFile
from behov.storage.durable_file import backup_path, digest, remove_durably, replace_durably

# Saves longer and longer versions of one file, and says so only when each is on the disk.
WRITER = """
import sys
from pathlib import Path
from behov.storage.durable_file import digest, replace_durably
path, loaded = Path(sys.argv[1]), None
for number in range(100_000):
    content = f"{number}\\n".encode() * 2_000
    replace_durably(path, content, loaded)
    loaded = digest(content)
    print(number, flush=True)
"""


def test_what_was_acknowledged_is_there_and_whole_after_a_kill(tmp_path: Path) -> None:
    for kill_after in (1, 5, 17, 40):
        path = tmp_path / f"{kill_after}.toml"
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            for _ in range(kill_after):
                acknowledged = int(writer.stdout.readline())
            writer.kill()
        lines = path.read_text().split()
        assert len(lines) == 2_000
        assert set(lines) == {lines[0]}
        assert int(lines[0]) >= acknowledged


def test_a_new_file_never_takes_the_name_of_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk):
        replace_durably(path, b"ours", None)
    assert path.read_bytes() == b"theirs"


def test_a_file_that_is_gone_is_not_made_again_unasked(tmp_path: Path) -> None:
    with pytest.raises(ChangedOnDisk):
        replace_durably(tmp_path / "a.toml", b"ours", digest(b"old"))
    assert list(tmp_path.iterdir()) == []


def test_a_refused_save_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")
    with pytest.raises(ChangedOnDisk):
        replace_durably(tmp_path / "a.toml", b"new", digest(b"older"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.toml", b"old")]


def test_a_disk_that_refuses_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(UnwritableFile, match=r"fil.a\.toml"):
        replace_durably(tmp_path / "fil" / "a.toml", b"new", None)


def test_the_version_before_is_kept_and_only_that(tmp_path: Path) -> None:
    path, loaded = tmp_path / "a.toml", None
    for content in (b"1", b"2", b"3"):
        replace_durably(path, content, loaded)
        loaded = digest(content)
    assert (path.read_bytes(), backup_path(path).read_bytes()) == (b"3", b"2")


def test_a_removed_file_is_kept_as_the_version_before(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"1")
    with pytest.raises(ChangedOnDisk):
        remove_durably(path, digest(b"2"))
    remove_durably(path, digest(b"1"))
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(".a.toml.bak", b"1")]
