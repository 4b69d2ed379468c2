"""A save that keeps its word: when `replace_durably` returns, the bytes are on the disk, and never half of them.

The new bytes go to a temporary file beside the old one, which then takes its name in one step. The previous
version stays as `.name.bak`.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
import time
from pathlib import Path

from behov.domain.errors import ChangedOnDisk, UnwritableFile

_WINDOWS = os.name == "nt"
_HELD_BY_ANOTHER = {5, 32, 33}  # access denied, sharing and lock violation: antivirus, indexers and Excel let go again
_PATIENCE = 3.0  # seconds
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}  # some network and FUSE file systems
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS, errno.EACCES}  # exFAT, some network shares


def digest(content: bytes) -> bytes:
    """Return what tells one version of a file from another (16 bytes)."""
    return hashlib.blake2b(content, digest_size=16).digest()


def backup_path(path: Path) -> Path:
    """Return where the previous version of a file lies."""
    return path.with_name(f".{path.name}.bak")


def replace_durably(path: Path, content: bytes, loaded: bytes | None) -> None:
    """Put `content` in the place of the file at `path`, which must still be the version that was loaded.

    `loaded` is that version's digest, or None for a file that must not be there yet. Raises ChangedOnDisk if it
    is another version, and UnwritableFile if the disk refuses; then the old file is as it was.
    """
    target = Path(os.path.realpath(path))  # a symlink stays one: what it points at is replaced
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = _synced_draft(target, content)
        try:
            if _digest_on_disk(target) != loaded:
                raise ChangedOnDisk(str(path))
            if loaded is None:
                try:
                    _take_free_name(draft, target)
                except FileExistsError:  # it came there since we looked
                    raise ChangedOnDisk(str(path)) from None
            else:
                _keep_backup(target)
                take_name(draft, target)
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or str(error)) from error


def remove_durably(path: Path, loaded: bytes) -> None:
    """Take a file away, to `.name.bak`. Raises ChangedOnDisk and UnwritableFile, as `replace_durably`."""
    target = Path(os.path.realpath(path))
    try:
        if _digest_on_disk(target) != loaded:
            raise ChangedOnDisk(str(path))
        take_name(target, backup_path(target))
        _sync_folder(target.parent)
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or str(error)) from error


def _digest_on_disk(path: Path) -> bytes | None:
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return None


def _synced_draft(target: Path, content: bytes) -> Path:
    """Return a temporary file beside the target: written, on the disk, with the target's mode and owner."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    known = target.stat() if target.exists() else None
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            if known and not _WINDOWS:
                os.fchmod(file.fileno(), stat.S_IMODE(known.st_mode))
                with contextlib.suppress(OSError):  # not the owner: the mode was kept, and that is what can be done
                    os.fchown(file.fileno(), known.st_uid, known.st_gid)
            _sync(file.fileno())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # not there on Windows

        try:  # on macOS, fsync alone leaves the bytes in the drive's own memory
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # refused on network shares
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    if _WINDOWS:  # folders cannot be opened there, and NTFS keeps a journal of renames
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _keep_backup(target: Path) -> None:
    """Keep the version that is about to be replaced. A backup that cannot be made stops no save."""
    backup = backup_path(target)
    draft = backup.with_name(f"{backup.name}.{secrets.token_hex(4)}.tmp")
    with contextlib.suppress(OSError):
        try:
            os.link(target, draft)
        except OSError:
            shutil.copyfile(target, draft)
        draft.replace(backup)
    draft.unlink(missing_ok=True)


def _take_free_name(draft: Path, target: Path) -> None:
    """Give the draft its name, unless a file has come there since we looked. Raises FileExistsError."""
    try:
        os.link(draft, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        take_name(draft, target)


def take_name(draft: Path, target: Path) -> None:
    """Rename over the target; on Windows wait a while for whoever holds it open."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            draft.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
