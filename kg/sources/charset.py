"""Bytes -> text: which encoding a file is in, and whether it is text at all."""

import codecs
import re

from kg.errors import ReportError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN = ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii")
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
# More than this share of control characters is not prose.
MOST_CONTROL = 0.01


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text of a file with `\\n` line ends, and a note where its encoding had to be guessed.

    Raises ReportError for what is empty, binary or broken.
    """
    text, note = _decode(raw)
    if "\0" in text:
        raise ReportError("holds NUL bytes: not a text file")
    if len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise ReportError("looks like binary data, not text")
    if not text.strip():
        raise ReportError("is empty")
    return clean(text.replace("\r\n", "\n").replace("\r", "\n")), note


def decode_declared(raw: bytes, declared: str = "") -> str:
    """Return the text of a page or message: by its mark, as UTF-8, as it declares itself, or as it looks, in this order.

    What declares itself is often wrong about it, but what decodes as UTF-8 hardly ever is anything else. Raises ReportError.
    """
    text = ""
    if not any(raw.startswith(bom) for bom, _ in BOMS):
        text = _strictly(raw, "utf-8") or _strictly(raw, declared)
    text = text or _decode(raw)[0]
    if len(CONTROL.findall(text[:100_000])) > MOST_CONTROL * min(len(text), 100_000):
        raise ReportError("looks like binary data, not text")
    return clean(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        # Everybody who says Latin-1 means the Windows code page (WHATWG, Encoding).
        return raw.decode("cp1252" if encoding.lower() in LATIN else encoding) if encoding else ""
    except (UnicodeError, LookupError, ValueError):
        return ""


def plain_head(head: bytes) -> bytes:
    """Return the first bytes of a file as UTF-8 without a mark, so that a pattern can be looked for in them."""
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return head.decode(encoding, errors="ignore").encode()
    return head


def clean(text: str) -> str:
    """Replace lone surrogates, one code point for one: no RDF serialisation can carry them."""
    return SURROGATE.sub("\ufffd", text)


def _decode(raw: bytes) -> tuple[str, str]:
    encoding = next((name for bom, name in BOMS if raw.startswith(bom)), "utf-8")
    try:
        return raw.decode(encoding), ""
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or b"\0" in raw or _mostly_utf8(raw):
            raise ReportError(f"has broken {encoding.upper()} at byte {error.start}") from None
    return _guess(raw)


def _mostly_utf8(raw: bytes) -> bool:
    """Whether other characters outside ASCII are sound UTF-8: then a guess would turn them all into rubbish."""
    text = raw.decode("utf-8", errors="replace")
    return sum(char > "\x7f" for char in text) > 2 * text.count("\ufffd")


def _guess(raw: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    guesses = from_bytes(raw)
    best = guesses.best()
    if best is None:
        raise ReportError("is in no encoding that can be told")
    # A short text fits many code pages equally well; English ones outside UTF-8 are nearly always in this one.
    usual = (guess for guess in guesses if "cp1252" in guess.could_be_from_charset and guess.chaos <= best.chaos)
    chosen = next(usual, best)
    return str(chosen), "read as cp1252" if chosen is not best else f"read as {best.encoding}"
