"""graphviz's SVG made fit for a page: told in words to those who do not see it, and nothing in it but the drawing.

The comments (with the renderer's version), the names of nodes that browsers show as tips, and the identities that
would clash where two drawings stand on one page are left out.

It is done by patterns, each bound to a tag, and not on a tree: writing a tree takes longer than laying out a drawing.
No text that somebody wrote can be taken for a tag: graphviz has escaped every `<` in it.
"""

import re
from html import escape, unescape
from typing import Final
from zlib import crc32

_FONTS: Final = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"

_ROOT: Final = re.compile(r"<svg\b[^>]*")
_TITLE: Final = re.compile(r"<title>([^<]*)</title>\n?")
_MENDED: Final = (
    (re.compile(r"<!--.*?-->\n?", re.DOTALL), ""),
    (_TITLE, ""),
    (re.compile(r'(<svg\b[^>]*?) xmlns:xlink="[^"]*"'), r"\1"),
    (re.compile(r'(<(?:g|a)\b[^>]*?) id="[^"]*"(?: class="[^"]*")?'), r"\1"),
    (re.compile(r'(<(?:polygon|ellipse|path|polyline)\b[^>]*?) stroke="transparent"'), r"\1"),
    (re.compile(r'(<text\b[^>]*? font-family=")[^"]*'), rf"\g<1>{_FONTS}"),
)


def accessible(drawn: bytes) -> bytes:
    """Return an SVG whose name, language and description are read from its graph's name: see `dot.titled`."""
    text = drawn.decode()
    graph = _TITLE.search(text)  # the graph's own is the first
    name, _, rest = unescape(graph[1] if graph else "").partition("\n")
    language, _, description = rest.partition("\n")
    text = text[text.index("<svg") :]
    for pattern, instead in _MENDED:
        text = pattern.sub(instead, text)
    mark = f"{crc32(f'{name}{description}'.encode()):08x}"  # two drawings may stand on one page
    told = (
        f' role="img" xml:lang="{escape(language)}" aria-labelledby="name-{mark} description-{mark}">\n'
        f'<title id="name-{mark}">{escape(name, quote=False)}</title>\n'
        f'<desc id="description-{mark}">{escape(description, quote=False)}</desc'
    )
    return _ROOT.sub(lambda root: f'<?xml version="1.0" encoding="utf-8"?>\n{root[0]}{told}', text, count=1).encode()


def printed(svg: bytes, scale: float) -> bytes:
    """Return an SVG that is printed larger or smaller, and drawn the same."""

    def scaled(size: re.Match[bytes]) -> bytes:
        return b'%s="%.2fpt"' % (size[1], float(size[2]) * scale)

    head, end, rest = svg.partition(b">\n<title")
    return svg if scale == 1 else re.sub(rb'\b(width|height)="([\d.]+)pt"', scaled, head) + end + rest
