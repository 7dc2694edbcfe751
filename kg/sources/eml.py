"""An e-mail -> Report: its own words, not what it quotes or signs with; attachments are inputs of their own."""

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from kg.errors import ReportError
from kg.sources.charset import decode_declared
from kg.sources.html import page_report
from kg.sources.item import Input, Metadata, Piece, Read, report_of

_FIELD = re.compile(rb"(?:^|\n)(from|to|subject|date|mime-version|message-id|received|return-path|content-type):", re.IGNORECASE)
_FIRST = re.compile(rb"(?:From [^\n]*\n)?[A-Za-z][A-Za-z-]*:[^\n]*\n")
_QUOTED = re.compile(r"\s*>|On .{5,120} wrote:\s*$|-{3,}\s*(?:Original|Forwarded) Message\s*-{3,}", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
MOST_PARTS = 200
# Lines that a mail program has wrapped are no longer than this.
WRAPPED = 80


def fits(head: bytes, name: str) -> bool:
    """Whether something begins with the fields of a message."""
    top = re.split(rb"\r?\n\r?\n", head.removeprefix(b"\xef\xbb\xbf").lstrip(), maxsplit=1)[0]
    fields = {match[1].lower() for match in _FIELD.finditer(top)}
    if _FIRST.match(top + b"\n") is None or b"\0" in top:
        return False
    return {b"from", b"subject"} <= fields and (len(fields) >= 4 or name.endswith(".eml"))


def message(source: Input) -> EmailMessage:
    """Return the message that an input is, as the standard library reads it."""
    return message_from_bytes(source.bytes(), policy=policy.default)


def read(source: Input) -> Iterator[Piece]:
    """Yield the report that a message is, and its attachments. Raises ReportError where it holds nothing at all."""
    mail = message(source)
    parts = list(zip(mail.walk(), range(MOST_PARTS), strict=False))
    attached = [part for part, _ in parts if part.get_filename() and not part.is_multipart()]
    body = mail.get_body(("plain", "html"))
    if body is None and not attached:
        raise ReportError("is a message without text")
    if body is not None:
        yield from _body(source, mail, body)
    for part in attached:
        yield source.inside(_field(part, "", part.get_filename()) or "attachment", payload(part))


def _body(source: Input, mail: EmailMessage, body: MIMEPart) -> Iterator[Read]:
    known = _metadata(mail)
    text = decode_declared(payload(body), body.get_content_charset() or "")
    if body.get_content_type() == "text/html":
        report = page_report(Input(source.name, source.place, known=known.over(source.known)), text)
        yield Read(report)
    elif unquoted := _unwrapped(_own_words(text)).strip():
        yield Read(report_of(source, unquoted + "\n", known))


def payload(part: MIMEPart) -> bytes:
    """Return the bytes of a part, decoded from what mail is sent as."""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _metadata(mail: EmailMessage) -> Metadata:
    name, address = parseaddr(_field(mail, "from"))
    return Metadata(title=_field(mail, "subject"), author=name or address, published=_day(mail))


def _field(mail: EmailMessage, name: str, value: str | None = None) -> str:
    """Return a field of a message on one line, "" where it is missing or beyond reading."""
    try:
        return " ".join(str(value if value is not None else mail.get(name, "")).split())[:500]
    except (ValueError, IndexError, LookupError, AttributeError, TypeError):  # the standard library trips over some broken ones
        return ""


def _day(mail: EmailMessage) -> date | None:
    try:
        sent = mail["date"].datetime
        return date(sent.year, sent.month, sent.day)
    except (ValueError, IndexError, LookupError, AttributeError, TypeError):
        return None


def _own_words(text: str) -> str:
    body = _SIGNATURE.split(text, maxsplit=1)[0]
    return "\n".join(line for line in body.split("\n") if not _QUOTED.match(line))


def _unwrapped(text: str) -> str:
    """Put each paragraph on one line where all lines are as short as mail programs wrap them."""
    if any(len(line) > WRAPPED for line in text.split("\n")):
        return text
    paragraphs = (paragraph.split("\n") for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join(_joined(lines) for lines in paragraphs)


def _joined(lines: list[str]) -> str:
    kept = [line.strip() for line in lines if line.strip()]
    wrapped = any(len(line) > 0.6 * WRAPPED for line in kept) and not any(re.match(r"[-*•]\s|\d+[.)]\s", line) for line in kept)
    return (" " if wrapped else "\n").join(kept)
