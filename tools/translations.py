"""Collects what the program says into the .po files, and compiles them to the .mo files that are installed.

python -m tools.translations            new texts get an empty translation, to be written in the .po file
python -m tools.translations --check    fails if a translation is missing or a compiled file is out of date
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "src/behov/data/locale"
KEYWORDS = {"tr": None, "trn": (1, 2), "N_": None, "gettext": None, "_": None}
# What click says itself; its own source has no translations.
CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "Arguments",
    "Show this message and exit.",
    "Show the version and exit.",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    "Option {name!r} does not take a value.",
    "Choose from:\n\t{choices}",
    "{name} {filename!r} is a file.",
    "{value!r} is not a valid {number_type}.",
    "Aborted!",
    "default: {default}",
    "required",
)


def collected() -> Catalog:
    """Return every text marked in the code, with where it stands (the file, no line: lines move)."""
    texts = Catalog(project="behov", charset="utf-8")
    for file, _, message, _, _ in extract_from_dir(ROOT / "src/behov", keywords=KEYWORDS):
        texts.add(message, locations=[(file, 0)])
    for text in CLICK:
        texts.add(text, locations=[("click", 0)])
    return texts


def updated(language: str, texts: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the texts of the code: new ones are empty."""
    path = po_path(language)
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    result = Catalog(locale=language, project="behov", charset="utf-8", fuzzy=False)
    for text in sorted((each for each in texts if each.id), key=lambda each: str(each.id)):
        old = known.get(text.id)
        result.add(text.id, old.string if old else None, locations=sorted(set(text.locations)))
    return result


def po_path(language: str) -> Path:
    """Return where a language's texts are written."""
    return LOCALE / language / "LC_MESSAGES/behov.po"


def as_po(catalogue: Catalog) -> bytes:
    """Return the bytes of a .po file, without dates and line numbers, so that only texts make a difference."""
    out = io.BytesIO()
    write_po(out, catalogue, width=120, omit_header=True, include_lineno=False)
    header = f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return f'{header}"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'.encode() + out.getvalue()


def as_mo(po: bytes, language: str) -> bytes:
    """Return the bytes of the compiled file."""
    catalogue = read_po(io.BytesIO(po), locale=language)
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "behov", "1", ""
    catalogue.creation_date = catalogue.revision_date = datetime(2024, 1, 1, tzinfo=UTC)  # bytes must repeat
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[Message]:
    """Return the texts without a translation."""
    return [
        each
        for each in catalogue
        if each.id and not all(each.string if isinstance(each.string, (tuple, list)) else (each.string,))
    ]


def main() -> int:
    """Update and compile both languages, or check that it has been done."""
    check, status, texts = "--check" in sys.argv, 0, collected()
    for language in ("nb", "nn"):
        catalogue = updated(language, texts)
        po = as_po(catalogue)
        mo = as_mo(po, language)
        for message in missing(catalogue):
            print(f"{language}: not translated: {message.id!r}")
            status = 1
        for path, content in ((po_path(language), po), (po_path(language).with_suffix(".mo"), mo)):
            if check and (not path.exists() or path.read_bytes() != content):
                print(f"{path.relative_to(ROOT)} is out of date: run `make translations`")
                status = 1
            elif not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    return status if check else 0


if __name__ == "__main__":
    sys.exit(main())
