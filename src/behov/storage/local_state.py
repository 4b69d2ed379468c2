"""Where behov keeps what belongs to this machine and not to the workspace: never in a folder that a cloud copies."""

import hashlib
from pathlib import Path

from platformdirs import user_state_path


def state_folder(root: Path) -> Path:
    """Return the folder of local state of one workspace. It need not be there yet."""
    key = hashlib.blake2b(str(root.resolve()).encode(), digest_size=8).hexdigest()
    return user_state_path("behov", appauthor=False) / "workspaces" / key
