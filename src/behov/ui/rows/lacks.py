"""What is missing in a workspace, a line for each, and the key that begins what would mend it."""

from textual.content import Content

from behov.domain.standing import Standing
from behov.text import tr, trn


def lacks_in_words(standing: Standing) -> Content:
    """Return how many of each are missing, the first things to do first, or that nothing is."""
    silent, unheard, unchanged = len(standing.silent), len(standing.unheard), len(standing.unchanged)
    ungathered, undecided, suspect = standing.ungathered, standing.undecided, standing.suspect
    gather = "" if standing.has("consolidation") else tr("n: consolidation")
    decide = "" if standing.has("specification") else tr("n: requirement specification")
    lacks = (
        (silent, trn("municipality has raised no needs", "municipalities have raised no needs", silent), ""),
        (unheard, trn("area has had no workshop", "areas have had no workshop", unheard), ""),
        (standing.unweighed, trn("need has no priority", "needs have no priority", standing.unweighed), ""),
        (unchanged, trn("process has no to-be", "processes have no to-be", unchanged), ""),
        (ungathered, trn("need is not gathered", "needs are not gathered", ungathered), gather),
        (undecided, trn("regional need has no outcome", "regional needs have no outcome", undecided), decide),
        (suspect, trn("requirement to look at again", "requirements to look at again", suspect), ""),
    )
    lines = [
        Content.assemble((str(count), "bold"), f" {said}", (f"   {begin}" if begin else "", "$quiet"))
        for count, said, begin in lacks
        if count
    ]
    return Content("\n").join(lines or [Content(tr("Nothing."))])
