"""What is handed over is whole, and takes the place of nothing that it must not."""

import os
import threading
from pathlib import Path

import pytest

from behov.exports.output_file import FileThere, OwnFile, write_new, write_whole


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "rør", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert write_whole(pipe, b"par")
    reader.join(5)
    assert read == [b"par"]
    assert pipe.is_fifo()


def test_no_file_of_a_workspace_and_none_of_a_frozen_version_is_written_over(folder: Path) -> None:
    (folder / "baselines/a/exports").mkdir(parents=True)
    (folder / "baselines/a/baseline.toml").touch()
    for path in ("behov.toml", "workshops/ny.toml", "workshops/../behov.toml", "baselines/a/exports/ros.csv"):
        with pytest.raises(OwnFile):
            write_whole(folder / path, b"x")
    assert write_whole(folder / "workshops/bilde.svg", b"x")


def test_a_new_file_is_put_in_the_place_of_none_but_the_very_same(tmp_path: Path) -> None:
    write_new(tmp_path / "ut.zip", b"x")
    write_new(tmp_path / "ut.zip", b"x")
    with pytest.raises(FileThere):
        write_new(tmp_path / "ut.zip", b"y")
    assert (tmp_path / "ut.zip").read_bytes() == b"x"
