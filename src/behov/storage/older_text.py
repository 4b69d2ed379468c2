"""Text as other programs save it: UTF-8 or, where it is not, UTF-16 or what older Windows programs write."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE


def decoded(content: bytes) -> str:
    """Return the text of these bytes, without a byte order mark; no byte is lost unseen."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
