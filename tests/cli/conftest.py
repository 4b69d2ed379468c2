"""The command line, run in this process or as one of its own, with nothing of the user's in reach."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from behov.cli.main import main
from tests.conftest import WORKSHOP


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ended]


class Adding:
    """A `behov add WORKSHOP -` at work, told one line at a time."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "behov", "add", WORKSHOP, "-"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdin
        assert self.process.stdout
        assert self.process.stderr
        self.told, self.said, self.complained = self.process.stdin, self.process.stdout, self.process.stderr

    def tell(self, line: str) -> str:
        """Return what is answered to a line, as soon as it is."""
        self.told.write(f"{line}\n")
        self.told.flush()
        return self.said.readline().strip()

    def end(self) -> int:
        """Say no more, and return the status it ends with."""
        self.told.close()
        return self.process.wait()


@pytest.fixture
def add_lines(folder: Path) -> Iterator[Callable[[], Adding]]:
    """Start as many as are asked for, and see them end."""
    started: list[Adding] = []

    def start() -> Adding:
        started.append(Adding(folder))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        for pipe in (each.told, each.said, each.complained):
            with suppress(OSError):  # it has ended, and reads no more
                pipe.close()
        each.process.wait()


@pytest.fixture(autouse=True)
def alone(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.delenv("BEHOV_LANGUAGE", raising=False)


@pytest.fixture
def behov(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `behov` in this process, standing in the small workspace."""
    monkeypatch.chdir(folder)

    def run(*arguments: str, stdin: bytes = b"") -> Ended:
        streams = {"stdin": io.BytesIO(stdin), "stdout": io.BytesIO(), "stderr": io.BytesIO()}
        with pytest.MonkeyPatch.context() as patched:
            for name, stream in streams.items():
                patched.setattr(sys, name, io.TextIOWrapper(stream, write_through=True))
            status = main(arguments)
            out, err = (streams[name].getvalue().decode("utf-8") for name in ("stdout", "stderr"))
        return Ended(status, out, err)

    return run


@pytest.fixture
def process(folder: Path) -> Run:
    """Run `behov` as a process of its own, standing in the small workspace."""

    def run(*arguments: str, stdin: bytes = b"", options: tuple[str, ...] = (), **environment: str) -> Ended:
        ended = subprocess.run(
            [sys.executable, *options, "-m", "behov", *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )
        return Ended(ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8"))

    return run
