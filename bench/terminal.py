"""A real terminal, as far as a program can tell: starts a command in a pty, types keys, and times what is painted."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 100, 30
PATIENCE = 60.0  # seconds; a paint that does not come by then is a failure, not a measurement
QUIET = 0.05  # seconds without output after which everything that a key causes is painted
FRAME = 0.005  # seconds without output after which one frame is painted; Textual paints the next 1/60 s later


class Terminal:
    """One command in a pty of 100×30. A context manager: leaving it ends the command."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._master, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        spoken = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env={**os.environ, **spoken, **(environment or {})},
            start_new_session=True,
        )
        os.close(follower)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def seconds_until(self, *words: str) -> float:
        """Return the seconds from the start of the command until all of these words have been painted."""
        painted = b""
        while any(word.encode() not in painted for word in words):
            painted += self._read(PATIENCE)
        return time.perf_counter() - self.started

    def seconds_to_paint(self, keys: str, quiet: float = QUIET) -> float:
        """Type keys and return the seconds until the last byte painted before it is quiet for so many seconds."""
        self.settle()
        typed = time.perf_counter()
        os.write(self._master, keys.encode())
        self._read(PATIENCE)
        last = time.perf_counter()
        while self._ready(quiet):
            self._read(0)
            last = time.perf_counter()
        return last - typed

    def settle(self) -> None:
        """Wait until nothing has been painted for a while."""
        while self._ready(4 * QUIET):
            self._read(0)

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])

    def _read(self, seconds: float) -> bytes:
        if seconds and not self._ready(seconds):
            raise TimeoutError("nothing was painted")
        return os.read(self._master, 65536)
