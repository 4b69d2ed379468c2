"""What a PDF says of itself, as PDF/A wants it (ISO 19005-2): as in its other places, and the same every time."""

from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from behov.domain.record import Language

COMPLIANCE: Final = "PDF/A-2U"  # what is drawn is kept for long, and its text can be read: see ISO 19005-2, level U
_XMP: Final = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>2</pdfaid:part>
      <pdfaid:conformance>U</pdfaid:conformance>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
      <xmp:CreatorTool>{creator}</xmp:CreatorTool>
      <xmp:CreateDate>{made}</xmp:CreateDate>
      <xmp:ModifyDate>{made}</xmp:ModifyDate>
      <xmp:MetadataDate>{made}</xmp:MetadataDate>
    </rdf:Description>
  </rdf:RDF>
</x:xmpmeta>"""


def metadata(title: str, language: Language, creator: str, made: datetime) -> str:
    """Return the metadata of a PDF/A-2u file as XMP."""
    said = {"title": title, "language": language, "creator": creator, "made": made.isoformat(timespec="seconds")}
    return _XMP.format(**{name: escape(value) for name, value in said.items()})
