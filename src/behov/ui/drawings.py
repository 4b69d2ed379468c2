"""A process drawn to a file, so that it can be opened."""

from pathlib import Path

from behov.domain.process import Variant
from behov.domain.workspace import Workspace
from behov.exports.diagram import diagram
from behov.exports.everything import DIAGRAMS
from behov.exports.output_file import write_whole

EXPORTS = "exports"  # the folder of a workspace in which everything that is handed over lies


def drawn(workspace: Workspace, path: str, variant: Variant, root: Path) -> Path:
    """Draw a variant of a process into the diagrams among the exports, and return the file.

    Takes a second, so call it off the interface thread. Raises NoSuchRenderer, DiagramFailed or UnwritableFile.
    """
    process = workspace.process(path)
    drawing = diagram(workspace, process, variant, "svg", workspace.settings.renderer or "bundled")
    file = root / EXPORTS / DIAGRAMS / f"{process.stem}.{variant}.svg"
    write_whole(file, drawing)
    return file
