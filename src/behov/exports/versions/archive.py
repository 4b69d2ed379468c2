"""A frozen version packed for the archive: a BagIt bag (RFC 8493) in a zip, with metadata in Dublin Core.

Everything in it is in lasting formats (PDF/A, CSV, SVG, TOML, XML) beside what was sent. The same version always gives
the same bytes.
"""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from behov.domain.baseline import Baseline
from behov.domain.settings import Settings
from behov.exports.output_file import write_new
from behov.storage.baseline_folder import WORKSPACE, folder_of, read_baseline
from behov.storage.workspace_folder import WorkspaceFolder
from behov.text import tr
from behov.visible import one_line

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_ZIP_BEGINS, _ZIP_ENDS = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)  # what a zip can tell of time
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def pack(root: Path, name: str, target: Path) -> None:
    """Write a frozen version as an archive package, over nothing.

    Raises NoSuchBaseline, UnreadableBaseline, FileThere, UnwritableFile.
    """
    folder, kept = folder_of(root, name), read_baseline(root, name)
    settings = WorkspaceFolder(folder / WORKSPACE).load_settings()
    payload = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    payload["metadata.xml"] = _metadata(kept, settings)
    tags = _tags(kept, settings, payload)
    content, made = BytesIO(), min(max(kept.made.timetuple()[:6], _ZIP_BEGINS), _ZIP_ENDS)
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for path, part in (*tags.items(), *((f"data/{path}", part) for path, part in sorted(payload.items()))):
            entry = ZipInfo(f"{name}/{path}", made)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, part)
    write_new(target, content.getvalue())


def _tags(kept: Baseline, settings: Settings, payload: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that say what a bag holds, by path."""
    info = {
        "Source-Organization": settings.name or "",
        "External-Identifier": kept.name,
        "External-Description": _described(kept, settings),
        "Bagging-Date": kept.made.date().isoformat(),
        "Payload-Oxum": f"{sum(map(len, payload.values()))}.{len(payload)}",
        "Bag-Software-Agent": f"behov {kept.behov}",
    }
    manifest = "".join(f"{_sha256(part)}  data/{_in_manifest(path)}\n" for path, part in sorted(payload.items()))
    tags = {
        "bagit.txt": _BAGIT,
        "bag-info.txt": "".join(f"{label}: {one_line(value)}\n" for label, value in info.items() if value).encode(),
        "manifest-sha256.txt": manifest.encode(),
    }
    listed = "".join(f"{_sha256(part)}  {path}\n" for path, part in tags.items())
    return {**tags, "tagmanifest-sha256.txt": listed.encode()}


def _metadata(kept: Baseline, settings: Settings) -> bytes:
    """Return the metadata file: the elements of Dublin Core that an archive asks for."""
    # the prefix is written out: to register it would take it from BPMN, whose prefix it is too, in the whole process
    root = ElementTree.Element("metadata", {"xmlns:dc": _DUBLIN_CORE})
    said = (
        ("title", settings.name or kept.name),
        ("identifier", kept.name),
        ("date", kept.made.isoformat()),
        ("description", _described(kept, settings)),
        ("language", settings.language),
        ("type", "Collection"),
        ("rights", _rights(kept)),
        ("source", f"git {kept.revision}" if kept.revision else ""),
        ("coverage", ", ".join(kept.municipalities or settings.municipalities)),
        ("creator", f"behov {kept.behov}"),
    )
    for element, value in said:
        if value:
            ElementTree.SubElement(root, f"dc:{element}").text = one_line(value)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return content + b"\n"


def _rights(kept: Baseline) -> str:
    """Return who may see a package. All have the workspace's own files in them, which prove what was exported."""
    if kept.public:
        return tr("Internal: not for publication, but for what is in exports, which is the public variant.")
    return tr("Internal: not for publication.")


def _described(kept: Baseline, settings: Settings) -> str:
    said = tr(
        "Needs and requirements as they were on {date:%Y-%m-%d}: {needs} needs, {requirements} requirements.",
        date=kept.as_of,
        needs=kept.needs,
        requirements=kept.requirements,
    )
    return " ".join(filter(None, (said, kept.note, tr("Example data") if settings.example else "")))


def _in_manifest(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
