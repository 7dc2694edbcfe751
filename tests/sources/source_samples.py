"""The sample article as people have it: in a page, a PDF, a document, a message ... among what surrounds it there."""

import csv as tables
import gzip
import io
import json
import re
import tarfile
import textwrap
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

import pyarrow as arrow
from docx import Document
from fpdf import FPDF
from pyarrow import parquet as files
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SEED = Path(__file__).parents[2] / "seeds" / "china-demands-twitter.txt"
TITLE = "China demands Twitter deletes anti-China accounts"
URL = "https://news.example.org/china-twitter"
DAY = "2020-06-12"
# The fonts that every PDF reader has know no others.
STRAIGHT = str.maketrans("“”’", '""\'')


def paragraphs() -> list[str]:
    """The article's paragraphs, without its title, tags and comment form."""
    body = SEED.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    found = [line for line in body.splitlines() if line.strip()]
    return [line for line in found if len(line) > 60 and not line.startswith("Your email")]


def article() -> str:
    return "\n\n".join([TITLE, *paragraphs()]) + "\n"


def page(head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{escape(part)}</p>\n" for part in paragraphs())
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Example News</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Example News">
<meta name="author" content="Ada Writer"><meta property="article:published_time" content="{DAY}T08:00:00Z">
<link rel="canonical" href="{URL}?utm_source=front">{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/login">Sign in</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1>
{text}{body}</article></main>
<aside><h3>Most read</h3><ul><li><a href="/a">Rain is expected in the north</a></li>
<li><a href="/b">Seven recipes for bread</a></li></ul></aside>
<section id="comments" class="comments"><h2>Comments</h2>
<div class="comment"><p>Russia removed 99 accounts of mine, says reader.</p></div></section>
<footer><p>Copyright Example News. All rights reserved.</p></footer></body></html>"""


def pdf(columns: int = 2, encrypted: bool = False) -> bytes:
    """The article in columns over pages, with running heads, page numbers and words broken at the ends of lines."""

    class Paper(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", size=8)
            self.cell(0, 6, f"Example News Quarterly, issue 12, page {self.page_no()}", align="R", new_x="LMARGIN", new_y="NEXT")
            self.ln(4)

        def footer(self) -> None:
            self.set_y(-14)
            self.set_font("Helvetica", size=8)
            self.cell(0, 6, f"- {self.page_no()} -", align="C")

    paper = Paper(unit="mm", format=(148, 210))
    paper.set_title(TITLE)
    paper.set_author("Ada Writer")
    if encrypted:
        paper.set_encryption(owner_password="owner", user_password="secret")
    paper.add_page()
    paper.set_font("Helvetica", size=15)
    paper.multi_cell(0, 8, TITLE, new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)
    paper.set_font("Helvetica", size=10)
    with paper.text_columns(ncols=columns, gutter=6, text_align="L", line_height=1.3) as text:
        for part in paragraphs():
            text.write(hyphenated(part.translate(STRAIGHT)))
            text.ln()
            text.ln()
    return bytes(paper.output())


def hyphenated(text: str) -> str:
    """Let long words be broken at the ends of lines, as typesetters do."""
    return re.sub(r"\b([^\W\d_]{5})([^\W\d_]{5,})\b", "\\1\u00ad\\2", text)


def docx() -> bytes:
    document = Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Ada Writer"
    document.sections[0].header.paragraphs[0].text = "Example News, internal"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 3"
    document.add_heading(TITLE, 0)
    for part in paragraphs():
        document.add_paragraph(part)
    document.add_paragraph("A list item that says little", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Desk", "World"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def eml(kind: str = "plain") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Ada Writer <ada@example.org>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = TITLE
    mail["Date"] = "Fri, 12 Jun 2020 08:00:00 +0000"
    mail["Message-ID"] = "<1@example.org>"
    if kind == "html":
        mail.set_content(page(), subtype="html")
    else:
        mail.set_content(
            "\n\n".join(wrapped(part) for part in paragraphs()) + "\n\n-- \nAda Writer\nExample News\n", cte="quoted-printable"
        )
    return bytes(mail)


def wrapped(text: str, width: int = 72) -> str:
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))


def mhtml() -> bytes:
    mail = MIMEMultipart("related", type="text/html")
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = URL
    mail["Subject"] = TITLE
    part = MIMEText(page(), "html", "utf-8")
    part["Content-Location"] = URL
    mail.attach(part)
    return bytes(mail)


def rss(full: bool = True, links: tuple[str, ...] = (URL,)) -> bytes:
    text = "".join(f"<p>{escape(part)}</p>" for part in paragraphs()) if full else "<p>China wants accounts gone.</p>"
    items = "".join(
        f"<item><title>{TITLE}</title><link>{link}</link><pubDate>Fri, 12 Jun 2020 08:00:00 GMT</pubDate>"
        f"<description>Short.</description><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for link in links
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Example News</title><link>https://news.example.org/</link><description>x</description>{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    text = escape("".join(f"<p>{escape(part)}</p>" for part in paragraphs()))
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title><id>x</id>'
        f'<entry><title>{TITLE}</title><id>1</id><link href="{URL}"/><published>{DAY}T08:00:00Z</published>'
        f'<content type="html">{text}</content></entry></feed>'
    ).encode()


def warc(pages: dict[str, str] | None = None, packed: bool = True) -> bytes:
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=packed)
    for url, content in (pages or {URL: page()}).items():
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        for kind, media in (("response", head), ("metadata", None)):
            payload = content.encode() if kind == "response" else b"fetchTimeMs: 1"
            writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(payload), length=len(payload), http_headers=media))
    return written.getvalue()


def jsonl() -> bytes:
    rows = [
        {"headline": "Rain", "body": "Rain is expected in the north.", "url": "https://news.example.org/rain"},
        {"headline": TITLE, "body": article(), "url": URL, "date": f"{DAY}T08:00:00Z", "source": "Example News", "lang": "en"},
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def csv() -> bytes:
    written = io.StringIO()
    writer = tables.writer(written)
    writer.writerow(["id", "title", "text", "url", "publish_date"])
    writer.writerow(["1", "Rain", "Rain is expected in the north.", "https://news.example.org/rain", DAY])
    writer.writerow(["2", TITLE, article(), URL, DAY])
    return written.getvalue().encode()


def parquet() -> bytes:
    written = io.BytesIO()
    files.write_table(arrow.table({"title": [TITLE], "text": [article()], "url": [URL], "published": [DAY]}), written)
    return written.getvalue()


def zipped(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members or {"desk/story.html": page().encode(), "desk/logo.png": b"\x89PNG\r\n\x1a\n"}).items():
            archive.writestr(name, content)
    return written.getvalue()


def tarred(mode: str = "w:gz") -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode=mode) as archive:  # type: ignore[call-overload]  # modes come from the tests
        entry = tarfile.TarInfo("desk/story.html")
        entry.size = len(page().encode())
        archive.addfile(entry, io.BytesIO(page().encode()))
        link = tarfile.TarInfo("desk/link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "../../etc/passwd"
        archive.addfile(link)
    return written.getvalue()


def wacz() -> bytes:
    return zipped(**{"datapackage.json": b'{"profile": "data-package"}', "archive/data.warc.gz": warc(), "pages/pages.jsonl": b""})


KINDS: dict[str, Callable[[], bytes]] = {
    "story.html": lambda: page().encode(),
    "story.pdf": pdf,
    "story.docx": docx,
    "plain.eml": eml,
    "html.eml": lambda: eml("html"),
    "story.mhtml": mhtml,
    "rss.xml": rss,
    "atom.xml": atom,
    "crawl.warc.gz": warc,
    "crawl.warc": lambda: warc(packed=False),
    "crawl.wacz": wacz,
    "dump.jsonl": jsonl,
    "dump.jsonl.gz": lambda: gzip.compress(jsonl()),
    "dump.csv": csv,
    "dump.parquet": parquet,
    "box.zip": zipped,
    "box.tar.gz": tarred,
    "box.tar": lambda: tarred("w:"),
    "story.md": f"---\ntitle: {TITLE}\npublished: {DAY}\n---\n\n# {article()}".encode,
}
