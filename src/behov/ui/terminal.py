"""The keyboard as Textual reads it, but one that a stray byte cannot stop.

Textual decodes what is typed strictly, so one byte that is not UTF-8 (a terminal set to Latin-1 sends 0xE6 for æ)
ends the app. Here it becomes a replacement character in the text.
"""

import os
import selectors
from codecs import getincrementaldecoder

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver


class TolerantDriver(LinuxDriver):
    """Reads keys, and shows a byte that is no letter as �."""

    def run_input_thread(self) -> None:
        """Read what is typed until the app ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    typed = os.read(self.fileno, 4096)
                    if not typed:  # the terminal has gone
                        return
                    for event in parser.feed(decode(typed)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
