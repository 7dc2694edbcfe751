"""Text inside XML."""

import re
from xml.sax.saxutils import escape

# What XML 1.0 has no way to write; view and spreadsheet show the same sign in its place.
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def xml(value: object) -> str:
    """Return a value as it stands in an element or a quoted attribute; what XML cannot hold becomes U+FFFD."""
    return escape(xml_safe(str(value)), _KEPT)


def xml_safe(text: str) -> str:
    """Return `text` with each character that XML cannot hold replaced by U+FFFD."""
    return _NEVER.sub("\ufffd", text)
