"""Lower case that keeps offsets: "İ".lower() is two code points long."""

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    """Return a text of the same length with its ASCII letters in lower case."""
    return text.lower() if text.isascii() else text.translate(_ASCII_LOWER)
