"""Workspaces of any size, the same every time: the example's words, said again by everybody."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import rtoml
import tomli_w

from behov.domain.ids import SIGNS

EXAMPLE = Path(__file__).parent.parent
NEEDS_IN_A_WORKSHOP = 40


def generate(root: Path, needs: int, requirements: int = 0) -> Path:
    """Write a workspace with this many needs, forty in a workshop, and return its folder.

    With requirements, every other need is gathered, four in a regional one, and the requirements rest on those.
    """
    chance = random.Random(needs)
    settings = rtoml.loads((EXAMPLE / "behov.toml").read_text("utf-8"))
    _write(root / "behov.toml", settings)
    said = [
        {key: value for key, value in need.items() if key != "recorded"}
        for path in sorted((EXAMPLE / "workshops").rglob("*.toml"))
        for workshop in [rtoml.loads(path.read_text("utf-8"))]
        if workshop["kind"] not in ("consolidation", "specification")
        for need in workshop.get("needs", {}).values()
    ]
    for path in sorted((EXAMPLE / "processes").rglob("*.toml")):
        _write(root / path.relative_to(EXAMPLE), rtoml.loads(path.read_text("utf-8")))
    areas = {"hjemmetjeneste": "HJT", "institusjon": "INS", "saksbehandling": "SAK", "ledelse": "LED"}
    taken: set[str] = set()
    for number in range(-(-needs // NEEDS_IN_A_WORKSHOP)):
        area, prefix = chance.choice(sorted(areas.items()))
        held = date(2024, 1, 8) + timedelta(days=number % 300)
        start = datetime(held.year, held.month, held.day, 9, tzinfo=UTC)
        rows: dict[str, Any] = {}
        for place in range(min(NEEDS_IN_A_WORKSHOP, needs - number * NEEDS_IN_A_WORKSHOP)):
            while (need_id := f"{prefix}-{''.join(chance.choices(SIGNS, k=6))}") in taken:
                pass
            taken.add(need_id)
            need = chance.choice(said)
            rows[need_id] = {"text": need["text"], "recorded": start + timedelta(minutes=place)} | need
        workshop = {
            "format": 1,
            "title": f"Behovsverksted {number + 1}",
            "kind": "needs",
            "area": area,
            "date": held,
            "municipalities": chance.sample(settings["municipalities"], 4),
            "state": "closed",
            "needs": rows,
        }
        _write(root / f"workshops/{area}/{held.isoformat()}-verksted-{number + 1}.toml", workshop)
    if requirements:
        _specify(root, sorted(taken), requirements, chance)
    return root


def _specify(root: Path, raw: list[str], requirements: int, chance: random.Random) -> None:
    """Write a consolidation and a specification, in the words of the example's."""
    gathered = [raw[place : place + 4] for place in range(0, len(raw) // 2, 4)]
    for stem, table in (("2024-11-20-konsolidering", "needs"), ("2024-11-28-kravspesifikasjon", "requirements")):
        said = rtoml.loads((EXAMPLE / f"workshops/{stem}.toml").read_text("utf-8"))
        written = list(said[table].values())
        if table == "needs":
            rows = {f"REG-{place:06}": {**chance.choice(written), "merges": ids} for place, ids in enumerate(gathered)}
            regional = list(rows)
        else:
            rows = {
                f"TVG-{place:06}": {
                    **{key: value for key, value in chance.choice(written).items() if key != "seen"},
                    "number": f"F-FEL-{place + 1:03}",
                    "chapter": "felles",
                    "needs": chance.sample(regional, 3),
                }
                for place in range(requirements)
            }
        _write(root / f"workshops/{stem}.toml", {**said, table: rows})


def _write(path: Path, tables: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(tomli_w.dumps(tables).encode())
