"""Names of products and suppliers, which a tender does not show: FOA §§ 8-5 and 15-1 on requirements that name a brand.

What is recorded of systems, agreements and answers tells who they are, and so does the list by which hints find them.
A word for a system that no catalogue knows is taken to be a product too; in a text only where it is written the same
way, so that a phone is not taken for one.
"""

import re
from collections.abc import Iterator
from typing import Final

from behov.domain.system_words import RECORD_SYSTEM
from behov.domain.workspace import Workspace

_SHORTEST: Final = 3


def product_names(workspace: Workspace) -> frozenset[str]:
    """Return every name that may be a product's or a supplier's, as it is written; `*` at its end is any ending."""
    catalogue = workspace.catalogue
    steps = (step for process in workspace.processes for step in (*process.as_is, *process.to_be))
    information = {each for step in steps for each in (*step.inputs, *step.outputs)}  # a report is no product
    unknown = (
        word
        for word in workspace.systems
        if word not in information and not catalogue.component(word) and not RECORD_SYSTEM.fullmatch(word)
    )
    listed = catalogue.hints["products"].all if "products" in catalogue.hints else ()
    names = (" ".join(name.split()) for name in (*_recorded(workspace), *unknown, *listed))
    return frozenset(name for name in names if len(name) >= _SHORTEST)


def without_products(text: str, names: frozenset[str], instead: str) -> str:
    """Return a text with each of these names, where it stands as words of its own, put as `instead`."""
    found = [name for name in names if name.rstrip("*") in text]
    if not found:
        return text
    longest_first = sorted(found, key=lambda name: (-len(name), name))
    said = "|".join(re.escape(name.rstrip("*")) + r"\w*" * name.endswith("*") for name in longest_first)
    return re.sub(rf"(?<!\w)(?:{said})(?!\w)", lambda _: instead, text)


def _recorded(workspace: Workspace) -> Iterator[str]:
    for workshop in workspace.workshops:
        for system in workshop.systems:
            known = system.name and workspace.catalogue.component(system.name)
            yield from filter(None, (None if known else system.name, system.supplier))
        yield from (row.supplier for row in workshop.agreements if row.supplier)
        yield from (row.supplier for row in workshop.answers if row.supplier)
