"""What reading each kind of input costs, beside its library's own bare speed; and the memory that a dump takes.

`uv run python benchmarks/sources.py [--dump-mb 60] [--dump-kind jsonl|warc|both]`: the dump is synthetic, one report in a hundred
is to the point; `--dump-mb 2000` is the full size. Everything is measured in processes of its own.
"""

import argparse
import gzip
import io
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).parents[1] / "tests" / "sources"))

SEED = Path(__file__).parents[1] / "seeds" / "china-demands-twitter.txt"
WORDS = "river market violin harvest ferry museum bread orchard council football recipe weather bridge garden school twitter".split()
ROUNDS = 40
MOST_GROWTH = 40  # MB: what ten times the dump may take more


def bare() -> dict[str, Callable[[bytes], object]]:
    """What the libraries do by themselves, without anything around it."""
    import docx
    import feedparser
    import pypdfium2
    import trafilatura
    from pyarrow import parquet
    from warcio.archiveiterator import ArchiveIterator

    def pdf(raw: bytes) -> object:
        with pypdfium2.PdfDocument(raw) as document:
            return [page.get_textpage().get_text_range() for page in document]

    def warc(raw: bytes) -> object:
        pages = [one.content_stream().read() for one in ArchiveIterator(io.BytesIO(raw)) if one.rec_type == "response"]
        return [html(page) for page in pages]

    def html(raw: bytes) -> object:
        return trafilatura.bare_extraction(raw, include_comments=False, favor_precision=True, with_metadata=True)

    def rows(raw: bytes) -> object:
        return [json.loads(line) for line in raw.splitlines()]

    return {
        "story.html": html,
        "story.pdf": pdf,
        "story.docx": lambda raw: [one.text for one in docx.Document(io.BytesIO(raw)).paragraphs],
        "rss.xml": feedparser.parse,
        "crawl.warc": warc,
        "dump.jsonl": rows,
        "dump.jsonl.gz": lambda raw: rows(gzip.decompress(raw)),
        "dump.parquet": lambda raw: parquet.read_table(io.BytesIO(raw)).to_pylist(),
        "story.md": bytes.decode,
    }


def kinds() -> Iterator[tuple[str, float, float]]:
    """Yield for each kind its name, and MB/s of its library and of reading it here, one after the other in this process."""
    from source_samples import KINDS

    from kg.sources.attempt import leaves
    from kg.sources.item import Input, Read

    for name, library in bare().items():
        raw = KINDS[name]()
        source = Input(name, name, content=raw)
        assert any(isinstance(piece, Read) for _, piece in leaves(source))
        yield name, speed(lambda raw=raw, library=library: library(raw), raw), speed(lambda source=source: list(leaves(source)), raw)


def speed(work: Callable[[], object], raw: bytes) -> float:
    """Return MB/s: the best of several rounds, so that what else the machine does counts little."""
    work()
    best = min(timed(work) for _ in range(ROUNDS))
    return len(raw) / best / 1e6


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that one piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rows(size: int) -> Iterator[tuple[str, str]]:
    """Yield (address, text) until so many bytes are reached: one in a hundred is about an operation, the rest is other news."""
    story = SEED.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    written = number = 0
    while written < size:
        chance = random.Random(number)
        other = ". ".join(" ".join(chance.choices(WORDS, k=12)).capitalize() for _ in range(40))
        text = f"Copy {number}.\n{story}" if number % 100 == 0 else f"Item {number}. {other}."
        written += len(text)
        yield f"https://news.example.org/{number}", text
        number += 1


def write_jsonl(path: Path, size: int) -> None:
    """Write a dump of JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for url, text in rows(size):
            file.write(json.dumps({"url": url, "text": text}) + "\n")


def write_warc(path: Path, size: int) -> None:
    """Write a dump of pages."""
    with path.open("wb") as file:
        for url, text in rows(size):
            body = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
            page = f"<html><head><title>x</title></head><body><nav>Menu</nav><article>{body}</article></body></html>".encode()
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
            record = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{url[-8:]}>\r\n"
            record += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(page)}\r\n\r\n"
            file.write(record.encode() + head + page + b"\r\n\r\n")


WRITERS = {"jsonl": write_jsonl, "warc": write_warc}


def walk(path: Path) -> None:
    """Read a dump as a build does, up to what would be read closely; print how much, how fast, and the most memory held, in MB."""
    from kg.ontology import load
    from kg.reading.gate import relevant
    from kg.sources.item import of_path
    from kg.sources.language import language_of
    from kg.sources.walk import Found, Walker

    rules = load().phrases["gate"]
    language_of(SEED.read_text(encoding="utf-8"))  # loads its model
    start = time.perf_counter()
    found = total = 0
    for one in Walker(passes=lambda text: relevant(text, rules)).walk([of_path(path)]):
        total += 1
        found += isinstance(one, Found)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps([total, found, path.stat().st_size / 1e6 / seconds, peak]))


def dumps(megabytes: int, names: tuple[str, ...]) -> None:
    """Print what a dump and one a tenth of its size cost."""
    print(f"\n{'dump':14} {'MB':>6} {'rows':>9} {'kept':>7} {'MB/s':>7} {'MB held':>8}")
    with TemporaryDirectory() as folder:
        for name in names:
            peaks = []
            for size in (megabytes // 10, megabytes):
                path = Path(folder) / f"dump.{name}"
                WRITERS[name](path, size * 1_000_000)
                line = subprocess.run([sys.executable, __file__, "--walk", str(path)], check=True, capture_output=True, text=True).stdout
                total, found, pace, peak = json.loads(line)
                if found != -(-total // 100):
                    raise SystemExit(f"{name}: {found} of {total} rows were kept, not one in a hundred")
                peaks.append(peak)
                print(f"{name:14} {size:6} {total:9,} {found:7,} {pace:7.1f} {peak:8.0f}")
                path.unlink()
            print(f"{'':14} ten times the dump costs {peaks[1] - peaks[0]:+.0f} MB")
            if peaks[1] - peaks[0] > MOST_GROWTH:
                raise SystemExit(f"{name}: memory grows with the dump")


def main() -> None:
    """Print the tables, or do the one step that a child process is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dump-mb", type=int, default=60)
    options.add_argument("--dump-kind", choices=["jsonl", "warc", "both"], default="both")
    options.add_argument("--walk", type=Path)
    given = options.parse_args()
    if given.walk:
        walk(given.walk)
        return
    print(f"{'kind':14} {'bare MB/s':>10} {'here MB/s':>10} {'share':>6}")
    for name, library, here in kinds():
        print(f"{name:14} {library:10.2f} {here:10.2f} {here / library:6.2f}")
    dumps(given.dump_mb, tuple(WRITERS) if given.dump_kind == "both" else (given.dump_kind,))


if __name__ == "__main__":
    main()
