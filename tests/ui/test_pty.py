"""The app in a real terminal: keys as bytes, a paste, a byte that is no letter, hostile text, and a sudden death."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rtoml

from tests.conftest import WORKSHOP

_PATIENCE = 30.0  # seconds: how long to wait for what must come, on the slowest of machines


class Terminal:
    """A child process on a pty of 100×30, and all that it has written."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        """Run behov in a folder: the app, or a verb with its arguments."""
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_STATE_HOME": str(folder / "state")}
            os.environ |= environment
            for desktop in ("DISPLAY", "WAYLAND_DISPLAY"):  # nothing is opened on the desktop of who runs this
                os.environ.pop(desktop, None)
            os.chdir(folder)
            os.execv(sys.executable, [sys.executable, "-m", "behov", *(arguments or [str(folder)])])
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.written = b""
        self._answered = 0

    def send(self, keys: bytes) -> None:
        self._answered = len(self.written)
        os.write(self._end, keys)

    def wait_for(self, text: str) -> None:
        """Read until this text is written in answer to what was sent last. Fails if it does not come."""
        self.wait_until(lambda: text.encode() in self.written[self._answered :], text)

    def wait_until(self, come: Callable[[], bool], what: str) -> None:
        """Read what is written until something has come to be. Fails if it does not."""
        patience = time.monotonic() + _PATIENCE
        while not come():
            assert time.monotonic() < patience, f"{what!r} did not come: {self.written[-2000:]!r}"
            if select.select([self._end], [], [], 0.1)[0]:
                self.written += os.read(self._end, 65536)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        if os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            self.kill()
            os.waitpid(self.pid, 0)
        os.close(self._end)


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    path = folder / WORKSHOP
    path.write_text(path.read_text("utf-8").replace("Løysinga", r"[red]\u001b]0;pwned\u0007Løysinga"), encoding="utf-8")
    child = Terminal(folder)
    try:
        yield child
    finally:
        child.close()


def test_a_terminal_cannot_break_the_app_and_a_saved_need_outlives_it(terminal: Terminal, folder: Path) -> None:
    terminal.wait_for("Enter")
    terminal.send(b"\x10")  # ctrl+p, the palette
    terminal.wait_for("avbryt")
    terminal.send(b"utan dekning\r")
    terminal.wait_for("Detalj")
    terminal.wait_for("␛]0;pwned")
    assert b"\x1b]0;pwned" not in terminal.written

    terminal.send(b"n")
    terminal.wait_for("parkerer")  # the bar says how a line is written
    terminal.send("Blåbær på øya".encode())
    terminal.wait_for("øya")
    terminal.send(b"\xe6")  # æ in Latin-1: a byte that is not UTF-8, and might be the beginning of a letter
    terminal.wait_for("øyaæ")
    terminal.send(b"\xc3")
    time.sleep(0.2)  # a slow line: å in two pieces
    terminal.send(b"\xa5")
    terminal.wait_for("øyaæå")
    terminal.send(b"\r")
    terminal.wait_for("lagret")
    terminal.send(b"\x1b[200~Kj\xc3\xb8kken\nS\xc3\xa6ter\x1b[201~")
    terminal.wait_for("2 linjer")
    terminal.send(b"\r")
    terminal.wait_for("Skriv et behov")  # the bar is empty: what it said is saved
    terminal.send("Første\rAndre\rTred\x7fje\r".encode())  # faster than anybody types: no letter changes its line
    terminal.wait_until(lambda: "Treje" in (folder / WORKSHOP).read_text("utf-8"), "Treje")
    for piece in ("Bla\u030aba", "\u0308r d\nquit ", "nn\r"):  # pasted plainly, decomposed, over three reads
        terminal.send(piece.encode())
        time.sleep(0.1)
    terminal.wait_until(lambda: "quit nn" in (folder / WORKSHOP).read_text("utf-8"), "quit nn")
    terminal.kill()

    texts = [need["text"] for need in rtoml.loads((folder / WORKSHOP).read_text("utf-8"))["needs"].values()]
    assert texts[-8:-5] == ["Blåbær på øyaæå", "Kjøkken", "Sæter"]
    assert texts[-5:] == ["Første", "Andre", "Treje", "Blåbär d", "quit nn"]


def test_the_picture_follows_the_steps_that_are_typed(terminal: Terminal, folder: Path) -> None:
    def drawn(words: str) -> bool:
        return any(words in svg.read_text("utf-8") for svg in folder.rglob("picture.svg"))

    terminal.wait_for("Enter")
    terminal.send(b"\x10")
    terminal.wait_for("avbryt")
    terminal.send("Legemiddelhåndtering\r".encode())
    terminal.wait_for("Stemmer listen?")
    terminal.send(b"o")
    terminal.wait_until(lambda: drawn("Henter papirliste"), "the first drawing")
    terminal.send(b"n")
    terminal.wait_for("smertepunkt")  # the bar says how a line is written
    terminal.send(b"Lege: Signerer")
    terminal.wait_for("ikke lagret ennå".replace(" ", "\N{NO-BREAK SPACE}"))
    terminal.send(b"\rSykepleier: Kvitterer\r")
    terminal.wait_until(lambda: drawn("Signerer") and drawn("Kvitterer"), "the drawing of both steps")
    terminal.send(b"\x1b")
    terminal.wait_for("slett")
    terminal.send(b"u")
    terminal.wait_until(lambda: drawn("Signerer") and not drawn("Kvitterer"), "the drawing without the last step")


def test_the_projector_in_a_second_terminal_follows_what_the_desk_saves_and_looks_at(
    terminal: Terminal, folder: Path
) -> None:
    room = Terminal(folder, "present", "2024-09-12-grenland")
    try:
        room.wait_for("Sist sagt")
        room.wait_for("␛]0;pwned")
        terminal.wait_for("Enter")
        terminal.send(b"\x10")
        terminal.wait_for("avbryt")
        terminal.send(b"utan dekning\r")
        terminal.wait_for("Detalj")
        terminal.send(b"n")
        terminal.wait_for("parkerer")
        room.send(b"")
        terminal.send("Ærlig talt".encode())
        terminal.wait_for("talt")
        terminal.send(b"\r")
        room.wait_for("Ærlig talt")
        terminal.send(b"\x1b[17~")  # F6, the workshop's process
        room.wait_for("Stemmer listen?")
        room.send(b"")
        terminal.send(b"\x11")
        room.wait_for("Sist sagt")
        room.send(b"q")
        room.wait_until(lambda: b"\x1b[?1049l" in room.written, "the end")
        assert b"\x1b]0;pwned" not in room.written
    finally:
        room.close()


def test_no_color_means_no_colour_and_what_is_chosen_is_seen_all_the_same(folder: Path) -> None:
    child = Terminal(folder, NO_COLOR="1")
    try:
        child.wait_for("Enter")
        child.send(b"\x10")
        child.wait_for("avbryt")
        child.send(b"utan dekning\r")
        child.wait_for("Detalj")
        child.send(b"\r")  # all about the need, in a form
        child.wait_for("neste felt")
        child.send(b"\x13")  # ^s and ^q are ours, and stop no output
        child.wait_for("finn")
        child.send(b"\x11")
        child.wait_for("\x1b[?1049l")  # the terminal is given back
    finally:
        child.close()
    looks = {code for found in re.findall(rb"\x1b\[([\d;]*)m", child.written) for code in found.split(b";")}
    assert {b"1", b"7"} <= looks
    assert looks <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"23", b"24", b"27"}


def test_a_folder_without_a_workspace_is_asked_about_wherever_one_stands(tmp_path: Path) -> None:
    child = Terminal(tmp_path)  # while we stand in the example's own folder
    try:
        child.wait_for("Lag et nytt arbeidsområde")
    finally:
        child.close()
