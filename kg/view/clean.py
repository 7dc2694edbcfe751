"""Text from reports made safe to show: it may have been written to mislead a reader or to break a file."""

import re
from urllib.parse import urlsplit

# Lone surrogates, control characters (not tab and newline), marks and overrides of direction, and characters without width.
_UNSAFE = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LONGEST_NAME = 300  # code points: no true name is longer, and one that is would fill the page


def clean(text: str) -> str:
    """Return `text` with every character that could mislead a reader or break a file shown as U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)


def name(text: str) -> str:
    """Return `text` clean and cut to the length of a name, with an ellipsis where something is missing."""
    return clean(text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…")


def link(url: str) -> str:
    """Return `url` if it is an absolute http or https address, else nothing: no other scheme may be followed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return clean(url) if parts.scheme in {"http", "https"} and parts.netloc else ""
