"""The packaged catalogues, with a workspace's own rows added to or put in the place of theirs."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import rtoml
from pydantic import ValidationError

from behov.domain.catalogue import Catalogue
from behov.domain.reasons import Reason, reason
from behov.domain.workspace import Finding

_NAMES = [name for name in Catalogue.model_fields if name != "wrong"]


def packaged_rows() -> dict[str, dict[str, Any]]:
    """Return every packaged catalogue as rows by id, in the order of its file."""
    folder = files("behov") / "data" / "catalogue"
    return {name: rtoml.loads((folder / f"{name}.toml").read_text("utf-8"))[name] for name in _NAMES}


def read_catalogue(path: str, own: Mapping[str, Any]) -> tuple[Catalogue, list[Finding]]:
    """Return the catalogues with the `[catalogue]` tables of the file at `path`, and what was wrong with those.

    A row of the workspace's own replaces keys of the packaged row with its id. A row that is wrong is left out.
    """
    rows, found = packaged_rows(), []
    for name, given in own.items():
        if name not in _NAMES:
            found.append(Finding(path, "unknown-key", ("catalogue", name), {"key": f"catalogue.{name}"}))
            continue
        for row_id, row in given.items() if isinstance(given, dict) else [("", given)]:
            keys = ("catalogue", name, row_id) if row_id else ("catalogue", name)
            merged = {**rows[name].get(row_id, {}), **row} if isinstance(row, dict) else row
            if problem := _problem(name, row_id, merged):
                values = {"key": problem[0] or f"catalogue.{name}", "value": problem[1], "reason": problem[2]}
                found.append(Finding(path, "wrong-value", keys, values))
            else:
                rows[name][row_id] = merged
    numbered = {
        name: {row_id: {**row, "id": row_id} for row_id, row in catalogue.items()} for name, catalogue in rows.items()
    }
    return Catalogue.model_validate(numbered), found


def _problem(name: str, row_id: str, row: object) -> tuple[str, str, Reason] | None:
    """Return the key, the value and the reason of what is wrong with one row, or None."""
    numbered = {**row, "id": row_id} if isinstance(row, dict) else row
    try:
        Catalogue.model_validate({name: {row_id: numbered}})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return ".".join(map(str, first["loc"][2:])), str(first["input"]), reason(first)
    return None
