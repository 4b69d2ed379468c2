"""A facilitator at a real terminal: types keys, reads the screen, and notes how long it stood still after each.

What is read is what a terminal would show: pyte interprets all that the app writes.
"""

import os
import select
import signal
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

from bench.terminal import COLUMNS, PATIENCE, QUIET, ROWS, Terminal

KEYS: Mapping[str, str] = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f6": "\x1b[17~", "f7": "\x1b[18~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip
BREATH = 0.12  # seconds: an app waits a moment after Esc, which begins other keys, too


class Desk(Terminal):
    """One app on a screen of 100×30, with what its user did: `keys` by what they were pressed for, and `waits`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        super().__init__(command, environment)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.keys: Counter[str] = Counter()
        self.waits: list[tuple[float, str]] = []
        self._doing = ""

    def doing(self, what: str) -> None:
        """Count the keys that follow for this."""
        self._doing = what

    def press(self, *keys: str) -> None:
        """Press keys, by their names or as letters that are commands, each when the one before has shown."""
        for key in keys:
            self.keys[self._doing] += 1
            self._send(KEYS[key] if len(key) > 1 else key, key)
            if key == "escape":
                time.sleep(BREATH)

    def write(self, text: str) -> None:
        """Write a text, word by word. Its letters are not counted: they must be said by any tool."""
        for place, word in enumerate(text.split(" ")):
            if letters := f" {word}" if place else word:
                self._send(letters, text)

    def sees(self, *words: str) -> None:
        """Wait until all these words stand on the screen. Raises AssertionError with what stands there instead."""
        end = time.monotonic() + PATIENCE
        while any(word not in self.screen for word in words):
            if time.monotonic() > end:
                missing = [word for word in words if word not in self.screen]
                raise AssertionError(f"{missing} did not come:\n{self.screen}")
            self._take(0.1)

    @property
    def screen(self) -> str:
        """What stands on the screen, as lines; lines that a text wraps over are not joined."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def seconds_to_record(self, line: str) -> float:
        """Write a line in the bar and save it; return the seconds from Enter until the bar is empty and says so."""
        self.write(line)
        self.settle()  # words come faster here than from a person: they are to stand there first
        start = time.perf_counter()
        self.press("enter")
        self.sees("Skriv et ", "lagret")
        return time.perf_counter() - start

    def settle(self) -> None:
        """Wait until everything that was typed has been painted."""
        while self._take(4 * QUIET):
            pass

    def kill(self) -> None:
        """End the app as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def _send(self, bytes_of_keys: str, what: str) -> None:
        while self._take(0):  # what was painted before is no answer
            pass
        sent = time.perf_counter()
        os.write(self._master, bytes_of_keys.encode())
        if not self._take(PATIENCE):
            raise AssertionError(f"{what!r} showed nothing:\n{self.screen}")
        self.waits.append((time.perf_counter() - sent, what))

    def _take(self, seconds: float) -> bool:
        """Read what the app has written, and return whether it had within so many seconds."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        self._stream.feed(os.read(self._master, 1 << 16))
        return True


def state(folder: Path) -> dict[str, str]:
    """Return the environment of a machine whose own state lies in a folder."""
    return {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("STATE", "CACHE", "CONFIG")}
