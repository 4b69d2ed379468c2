"""Opening a file, a folder or a page in the desktop's own program, where there is a desktop."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from threading import Thread

from behov.domain.errors import N_, BehovError

_SECONDS_TO_COMPLAIN = 2  # a program that still runs then has opened what it was given


@dataclass(eq=False)
class NoDesktop(BehovError):
    """Nothing on this machine opens files for people: a server, a container, a text console."""

    message = N_("There is no desktop here to open it with. It lies in {path}")
    path: str


@dataclass(eq=False)
class NotOpened(BehovError):
    """The desktop's program was asked, and said no."""

    message = N_("The desktop could not open it: {reason}. It lies in {path}")
    path: str
    reason: str


def open_in_desktop(path: Path | str) -> None:
    """Open a file, a folder or an address in the program that the user has chosen for such.

    Raises NoDesktop, NotOpened. It may take two seconds, so call it off the interface thread.
    """
    target = path if isinstance(path, str) else str(path.absolute())
    if sys.platform == "win32":
        try:
            os.startfile(target)
        except OSError as error:
            raise NotOpened(str(path), error.strerror or str(error)) from error
        return
    opener = _opener()
    if opener is None:
        raise NoDesktop(str(path))
    try:
        asked = subprocess.Popen(
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotOpened(str(path), error.strerror or str(error)) from error
    try:
        status = asked.wait(_SECONDS_TO_COMPLAIN)
    except subprocess.TimeoutExpired:
        Thread(target=asked.wait, daemon=True).start()  # so that it does not stay behind as a zombie
        return
    if status:
        raise NotOpened(str(path), f"{Path(opener).name} {status}")


def _opener() -> str | None:
    """Return the program that opens things, or None where there is no screen to open them on."""
    if sys.platform == "darwin":
        return which("open")
    if on_windows_through_linux := which("wslview"):
        return on_windows_through_linux
    return which("xdg-open") if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") else None
