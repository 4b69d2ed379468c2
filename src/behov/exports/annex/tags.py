"""What tags in a template can do: show what they are given, choose, and repeat. Nothing else is carried out.

A template is a file that people hand around. It calls nothing and reaches nothing, and it cannot grow without bounds.
"""

import re
from html import unescape
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import SandboxedEnvironment

from behov.text import tr
from behov.visible import visible

_KNOWN: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test),
)
_DEEPEST: Final = 2  # loops within each other: chapters, and their requirements
_FILTERS: Final = (
    "capitalize",
    "count",
    "default",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "title",
    "trim",
    "upper",
)
_LONGEST: Final = 90
_NAMED: Final = re.compile(r"'([^']*)' is undefined|no attribute '([^']*)'")
_MARKUP: Final = re.compile(r"<[^>]*>")


class OnlyShowing(SandboxedEnvironment):
    """Compiles templates in which nothing but known tags stand. `source` is the last one that it was given."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_visible)
        self.globals.clear()
        self.filters = {name: each for name, each in self.filters.items() if name in _FILTERS}
        self.source = ""

    def compile(self, source: Any, *arguments: Any, **more: Any) -> Any:
        """Return a template compiled. Raises TemplateSyntaxError."""
        self.source = source
        parsed = self.parse(source)
        _look_at(parsed, 0)
        return super().compile(parsed, *arguments, **more)


def why(error: Exception) -> str:
    """Return what is wrong with a tag, as the middle of a sentence."""
    if isinstance(error, UndefinedError) and (found := _NAMED.search(str(error))):
        return tr("there is nothing called {name}", name=found[1] or found[2])
    return tr("the tag is not understood ({said})", said=str(error).rstrip("."))


def where_in(source: str, error: Exception) -> str:
    """Return the paragraph of a template in which something went wrong; "" where that is not known."""
    number = getattr(error, "lineno", None) or _line_of(error)
    lines = source.splitlines()
    if not number or number > len(lines):
        return ""
    said = " ".join(unescape(_MARKUP.sub("", lines[number - 1])).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _look_at(node: nodes.Node, depth: int) -> None:
    depth += isinstance(node, nodes.For)
    if not isinstance(node, _KNOWN) or depth > _DEEPEST or getattr(node, "recursive", False):
        raise TemplateSyntaxError(tr("it can show, choose and repeat, and nothing else"), node.lineno)
    for child in node.iter_child_nodes():
        _look_at(child, depth)


def _line_of(error: Exception) -> int | None:
    """Return the line of the template from which an error came while it was filled in."""
    found = None
    at = error.__traceback__
    while at:
        if at.tb_frame.f_code.co_filename == "<template>":
            found = at.tb_lineno
        at = at.tb_next
    return found


def _visible(value: object) -> object:
    return visible(value) if type(value) is str else value  # not Markup, which is our own
