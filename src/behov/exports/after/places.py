"""Where what a workshop hands out lies among the exports."""

from typing import Final

from behov.domain.workshop import Workshop

SUMMARIES: Final = "oppsummering"
COMMENT_SHEETS: Final = "kommentarer"


def summary_file(workshop: Workshop) -> str:
    """Return where a workshop's summary lies in the folder of exports, `/` between."""
    return f"{SUMMARIES}/{workshop.stem}.html"


def comment_sheet_file(workshop: Workshop) -> str:
    """Return where a workshop's comment sheet lies in the folder of exports, `/` between."""
    return f"{COMMENT_SHEETS}/{workshop.stem}.xlsx"
