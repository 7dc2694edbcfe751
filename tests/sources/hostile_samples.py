"""Files that are meant to harm, or that came to harm; each is made when it is needed."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

from fpdf import FPDF
from source_samples import docx, eml, page, parquet, pdf, tarred, warc, zipped

ZEROS = 100_000_000


def zip_of(name: str, size: int) -> bytes:
    """An archive with one member of `size` zeros."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as member:
        for _ in range(size // 1_000_000):
            member.write(bytes(1_000_000))
    return written.getvalue()


def lying_zip() -> bytes:
    """An archive that claims of a member of many zeros that it is small."""
    raw = bytearray(zip_of("a.html", 60_000_000))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(raw)


def nested_zip(depth: int = 12) -> bytes:
    content = zipped(**{"a.html": page().encode()})
    for _ in range(depth):
        content = zipped(**{"a.zip": content})
    return content


def billion_laughs(element: str) -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {element} [<!ENTITY l0 "lol">{laughs}]><{element}><channel>&l11;</channel></{element}>'.encode()


def external_entity() -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><title>&f;</title>'
        b"<item><title>&f;</title><description>&f;</description></item></channel></rss>"
    )


def bomb_docx() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as good, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "word/document.xml":
                content = billion_laughs("w:document")
            bad.writestr(name, content)
    return raw.getvalue()


def scan() -> bytes:
    paper = FPDF()
    for _ in range(2):
        paper.add_page()
        paper.rect(10, 10, 100, 100)
    return bytes(paper.output())


def pdf_bomb() -> bytes:
    """A page whose content unpacks to more than the memory that there is."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"BT (a) Tj ET " * 100_000) for _ in range(420)) + packer.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    return whole_pdf(objects)


def pdf_loop() -> bytes:
    """Pages that are their own children, and say that there are a million of them."""
    return whole_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>"])


def whole_pdf(objects: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (size, table, size, len(body))
    return body + tail


def deep_mail(depth: int = 3000) -> bytes:
    head = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    for number in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
    return head + b"Content-Type: text/plain\r\n\r\nend\r\n"


def mail_with(name: str, content: bytes) -> bytes:
    mail = message_from_bytes(eml(), policy=policy.default)
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(mail)


def tar_with_header(size: int) -> bytes:
    """An archive whose first header is a comment of `size` bytes."""
    header = tarfile.TarInfo("comment")
    header.type, header.size = tarfile.XHDTYPE, size
    return header.tobuf(tarfile.USTAR_FORMAT) + bytes(1_000_000)


def warc_without_end() -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"x" * 30_000_000


def warc_that_lies() -> bytes:
    return warc(packed=False).replace(b"Content-Length: ", b"Content-Length: 99", 1)


def deep_json(depth: int = 200_000) -> bytes:
    return b'{"text": ' + b"[" * depth + b"]" * depth + b"}\n"


def quoted_for_ever() -> bytes:
    return b'url,text\nhttps://a.example.org/,"' + b"x" * 60_000_000


# Name -> its bytes, and a part of what is said of it.
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.zip": (lambda: zip_of("a.html", ZEROS), "decompression bomb"),
    "lying.zip": (lying_zip, "damaged|cannot be unpacked|no article"),
    "nested.zip": (nested_zip, "archives deep"),
    "broken.zip": (lambda: zipped()[:-30], "not a sound zip"),
    "bomb.jsonl.gz": (lambda: gzip.compress(b'{"text": "' + bytes(ZEROS)), "decompression bomb"),
    "bomb.bz2": (lambda: bz2.compress(b"<html>" + bytes(ZEROS)), "decompression bomb|too large"),
    "bomb.xz": (lambda: lzma.compress(b"<html>" + bytes(ZEROS), preset=0), "decompression bomb|too large"),
    "torn.gz": (lambda: gzip.compress(os.urandom(500) + page().encode())[:400], "damaged|no reader"),
    "header.tar": (lambda: tar_with_header(8_000_000_000), "a header of 8,000 MB"),
    "torn.tar.gz": (lambda: tarred()[:500], "damaged"),
    "laughs.rss": (lambda: billion_laughs("rss"), "XML entities"),
    "passwd.rss": (external_entity, "XML entities"),
    "laughs.sitemap": (lambda: billion_laughs("urlset"), "XML entities"),
    "torn.rss": (lambda: b"<rss><channel><item><title>x", "feed"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 200_000 + b"x", "no article|nested|longer than|memory|broke"),
    "tags.html": (lambda: b"<html><body>" + b"<a b='" * 500_000, "no article|nested|longer than|memory|broke"),
    "angles.html": (lambda: b"<html>" + b"<" * 5_000_000, "no article|nested|longer than|memory|broke"),
    "binary.html": (lambda: b"<html>" + bytes(range(1, 32)) * 1000, "binary"),
    "empty.html": (lambda: b"<html><body></body></html>", "no article"),
    "large.html": (lambda: b"<html>" + b"x" * 20_000_000, "too large"),
    "locked.pdf": (lambda: pdf(encrypted=True), "is encrypted: it needs a password"),
    "torn.pdf": (lambda: pdf()[:300], "not a sound PDF"),
    "scan.pdf": (scan, r"a scan without text \(2 pages\)"),
    "bomb.pdf": (pdf_bomb, "longer than|memory|broke|without text|MB of text"),
    "loop.pdf": (pdf_loop, "pages|sound PDF|without text"),
    "laughs.docx": (bomb_docx, "not a sound Word document|has no text"),
    "bomb.docx": (lambda: zip_of("word/document.xml", 200_000_000), "would unpack to 200 MB"),
    "sheet.docx": (lambda: zipped(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "no Word document"),
    "deep.eml": (deep_mail, "nested|without text|could not be read"),
    "zip.eml": (lambda: mail_with("a.zip", zip_of("b.html", 60_000_000)), "decompression bomb"),
    "deep.jsonl": (deep_json, "not valid JSON"),
    "rows.jsonl": (lambda: b'{"text": "good"\n' * 500, "more than 100 of its parts cannot be read"),
    "list.json": (lambda: b'[{"text": "x"', "not valid JSON"),
    "quote.csv": (quoted_for_ever, "too large or not sound CSV"),
    "columns.csv": (lambda: b"a,b\n1,2\n", "no column for a text or an address"),
    "head.warc": (warc_without_end, "damaged after 0 records"),
    "lies.warc": (warc_that_lies, "damaged"),
    "torn.warc.gz": (lambda: warc()[:700], "damaged"),
    "torn.parquet": (lambda: parquet()[:-40], "not sound Parquet"),
    "nul.txt": (lambda: b"Text\0with NUL", "NUL bytes"),
    "broken.txt": (lambda: "Café, naïve, “quoted”".encode() + b"\xff", "broken UTF-8"),
    "none.bib": (lambda: b"@article{a, title={No address}}", "none has a web address"),
}
GOOD: dict[str, Callable[[], bytes]] = {
    "good.html": lambda: page().encode(),
    "latin.html": lambda: page().replace("utf-8", "iso-8859-1").replace("“", '"').encode(),  # it says Latin-1 and is UTF-8
    "windows.html": lambda: page().replace("utf-8", "shift_jis").encode("cp1252"),
    "wide.html": lambda: page().encode("utf-16"),
    "climb.zip": lambda: zipped(**{"../../../climbed.html": page().encode()}),
}


def write(folder: Path) -> None:
    """Write the whole set, with what only a file system can have: links in circles, pipes, lines of 2 GB."""
    for name, (make, _) in BAD.items():
        (folder / name).write_bytes(make())
    for number, (name, make) in enumerate(GOOD.items()):
        (folder / name).write_bytes(make().replace(b"china-twitter", f"china-{number}".encode()))
    for name, start in (("line.txt", b"x"), ("line.jsonl", b'{"text": "'), ("line.md", b"x")):
        (folder / name).write_bytes(start)
        os.truncate(folder / name, 2_000_000_000)
    (folder / "up").symlink_to(folder)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    os.mkfifo(folder / "pipe.txt")
