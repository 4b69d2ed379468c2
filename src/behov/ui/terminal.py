"""The keyboard as Textual reads it, but one that a stray byte cannot stop.

Textual decodes what is typed strictly, so one byte that is not UTF-8 (a terminal set to Latin-1 sends 0xE6 for æ)
ends the app. Here it becomes the letter that it is in Latin-1.
"""

import codecs
import os
import selectors

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_QUIET = 5  # tenths of a second after which what could be the beginning of a letter is one by itself


class TolerantDriver(LinuxDriver):
    """Reads keys, whether they are written in UTF-8 or in Latin-1."""

    def run_input_thread(self) -> None:
        """Read what is typed until the app ends."""
        parser = XTermParser(self._debug)
        letters = Letters()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            quiet = 0
            while not self.exit_event.is_set():
                text = ""
                if selector.select(0.1):
                    typed = os.read(self.fileno, 4096)
                    if not typed:  # the terminal has gone
                        return
                    quiet, text = 0, letters.read(typed)
                elif (quiet := quiet + 1) == _QUIET:
                    text = letters.end()
                for event in parser.feed(text) if text else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)


class Letters:
    """Makes text of bytes as they come: UTF-8, a letter of which may come in pieces, or Windows' form of Latin-1.

    A line that ends in whatever way ends as Enter ends it: some terminals paste line feeds as they are, which Textual
    takes for Ctrl+J, and two lines would become one.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="behov-latin-1")

    def read(self, typed: bytes) -> str:
        """Return what these bytes say; what could be the beginning of a letter waits for the rest of it."""
        return self._decoder.decode(typed).replace("\r\n", "\r").replace("\n", "\r")

    def end(self) -> str:
        """Return what waits: nothing followed, so it was a letter by itself."""
        return self._decoder.decode(b"", final=True)


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """Read what is not UTF-8 one byte at a time, as what follows may be a letter of its own."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1


codecs.register_error("behov-latin-1", _as_latin_1)
