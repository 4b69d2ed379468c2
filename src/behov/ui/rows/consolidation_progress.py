"""How far a consolidation has come, on two lines: the area of the chosen need, and every area by its three letters."""

from collections import Counter

from textual.content import Content

from behov.domain.consolidation.progress import Consolidation, Standing
from behov.text import tr
from behov.ui.rows.consolidation_rows import area_name
from behov.visible import one_line


def area_progress(consolidation: Consolidation, area: str | None) -> Content:
    """Return how many needs of an area are gathered, put off and left, and how many of all are decided on."""
    progress, total = consolidation.progress, consolidation.total
    here = progress.get(area, Counter())
    name = area_name(consolidation.workspace, area) or tr("Without area")
    said = [
        Content.styled(one_line(name), "bold"),
        Content(tr("{count} gathered", count=here["gathered"])),
        Content(tr("{count} left", count=here["left"])),
    ]
    if here["later"]:
        said.append(Content(tr("{count} later", count=here["later"])))
    if here["aside"]:
        said.append(Content(tr("{count} rejected", count=here["aside"])))
    whole = tr("{decided} of {all} in all", decided=_decided(total), all=total.total())
    return Content("   ").join((Content(" · ").join(said), Content.styled(whole, "$quiet")))


def progress_in_all(consolidation: Consolidation, area: str | None) -> Content:
    """Return how many of every area's needs are decided on; this area stands out."""
    each = (
        Content.styled(
            f"{consolidation.workspace.catalogue.prefix(of)} {_decided(counts)}/{counts.total()}",
            "bold" if of == area else "$quiet",
        )
        for of, counts in consolidation.progress.items()
    )
    return Content("   ").join(each)


def _decided(counts: Counter[Standing]) -> int:
    return counts["gathered"] + counts["aside"]
