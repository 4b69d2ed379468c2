"""A page of HTML that needs nothing but its picture: a heading, a picture, and a table that says it in words."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from behov.text import language
from behov.visible import one_line


def page(template: str, **shown: object) -> bytes:
    """Return a template of `data/pages` filled in, in the language now spoken.

    What it shows is made visible and escaped, wherever it stands in the page. Needs `title`, `facts`, `mark`, `picture`
    (its address, or None), `picture_told`, `caption`, `headings`, and what the template has rows of.
    """
    return _pages().get_template(template).render(language=language(), **shown).encode()


@cache
def _pages() -> Environment:
    return Environment(
        loader=PackageLoader("behov", "data/pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=lambda value: one_line(value) if type(value) is str else value,  # not Markup, which is our own
    )
