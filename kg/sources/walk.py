"""Inputs -> reports, one after the other in their order: opens archives as they stream, follows links, reads pages elsewhere."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from kg.errors import ReportError
from kg.model import Report
from kg.sources import OtherLanguage, english, kind_of, no_reader, sources, unreadable
from kg.sources.address import shown
from kg.sources.attempt import attempted
from kg.sources.fetching import Fetcher
from kg.sources.guard import Guards, Leaf, bare
from kg.sources.item import Input, Link, Problem, Read, report_of

# Inputs that are handed out for reading before the first of them is needed, for each process.
AHEAD = 4
# Links that are followed from one to the next (an index of sitemaps, a sitemap, a page), links of one input, and problems of
# one input that are told one by one.
MOST_HOPS, MOST_LINKS, MOST_PROBLEMS = 3, 1_000, 100

FAILED, ASIDE, UNREAD, BESIDE = "failed", "aside", "unread", "beside"
_TAG = re.compile(r"<[^>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Found:
    """A report that was read, what it came from, and a note on how."""

    source: Input
    report: Report
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """An input that gave no report, and why.

    `how` is "failed", "aside" (nothing is wrong with it: another language), "unread" (a part of an archive of a kind that is
    not read) or "beside" (a part of a dump that is beside the point).
    """

    source: Input
    why: str
    how: str = FAILED


@dataclass(slots=True)
class Walker:
    """Reads inputs. `fetcher` follows links (None: nothing does), `published` is for reports without a date.

    `passes` tells of a text of a dump whether it may be to the point; of the others nothing is kept, so that a dump may be of
    any size. `workers` is how many processes read pages and documents. Links for which `passes_by` is true are not followed.
    """

    fetcher: Fetcher | None = None
    published: date | None = None
    passes: Callable[[str], bool] = lambda text: True
    workers: int = 1
    passes_by: Callable[[str], bool] = lambda url: False
    _guards: Guards = field(default_factory=lambda: Guards(0))
    _links: Counter[str] = field(default_factory=Counter)
    _problems: Counter[str] = field(default_factory=Counter)

    def walk(self, given: Iterable[Input | Link]) -> Iterator[Found | Lost]:
        """Yield what comes out of each input, in their order."""
        with self._reading() as pool:
            waiting: deque[Future[list[Leaf]] | list[Leaf]] = deque()
            for task in (task for one in given for task in self._given(one)):
                waiting.append(pool.submit(self._guards.read, task) if isinstance(task, Input) else [task])
                while len(waiting) > AHEAD * self.workers or (waiting and not isinstance(waiting[0], Future)):
                    yield from self._settled(waiting.popleft())
            while waiting:
                yield from self._settled(waiting.popleft())

    @contextmanager
    def _reading(self) -> Iterator[ThreadPoolExecutor]:
        self._guards = Guards(self.workers)
        pool = ThreadPoolExecutor(self.workers)
        try:
            yield pool
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            self._guards.stop()
            pool.shutdown(wait=True)

    def _given(self, one: Input | Link) -> Iterator[Input | Leaf]:
        if isinstance(one, Input):
            yield from self._opened(one)
            return
        try:
            yield from self._opened(self._fetched(one))
        except ReportError as error:
            yield Input(shown(one.url), shown(one.url)), Problem("", str(error))

    def _opened(self, source: Input) -> Iterator[Input | Leaf]:
        """Yield what an input holds, as far as that can be read here; pages and documents as inputs to be read elsewhere."""
        try:
            reader = sources().get(kind_of(source.head(), source.name))
        except ReportError as error:  # it lies in a damaged archive
            yield bare(source), Problem("", str(error))
            return
        if reader is None:
            yield bare(source), Problem("", unreadable(source) or no_reader(source.name))
        elif not (reader.plain or reader.streams):
            yield from self._carried(source)
        else:
            for piece in attempted(source):
                if isinstance(piece, Input):
                    yield from self._opened(replace(piece, dumped=source.dumped or reader.dump))
                else:
                    yield replace(bare(source), dumped=source.dumped or reader.dump), piece

    def _carried(self, source: Input) -> Iterator[Input | Leaf]:
        """Yield an input so that another process can read it."""
        try:
            carried = replace(source, content=source.bytes(), stream=None) if source.stream is not None else source
        except ReportError as error:
            yield bare(source), Problem("", str(error))
            return
        if source.dumped and not self._may_pass(carried.content):
            yield bare(source), Problem("", BESIDE)
        else:
            yield carried

    def _may_pass(self, content: bytes) -> bool:
        """Whether a page of a dump may be to the point; of other documents that cannot be told before they are read."""
        return content.startswith(b"%PDF") or content.startswith(b"PK") or self.passes(_TAG.sub(" ", content.decode(errors="replace")))

    def _settled(self, leaves: "Future[list[Leaf]] | list[Leaf]") -> Iterator[Found | Lost]:
        for source, piece in leaves.result() if isinstance(leaves, Future) else leaves:
            if isinstance(piece, Read):
                yield self._found(source, piece)
            elif isinstance(piece, Link):
                yield from self._followed(source, piece)
            elif isinstance(piece, Problem):
                yield from self._lost(source, piece)

    def _found(self, source: Input, read: Read) -> Found | Lost:
        place = f"{source.place}{read.report.file_name.removeprefix(source.name)}"
        source = replace(source, name=read.report.file_name, place=place, top=source.top or source.place)
        if source.dumped and not self.passes(read.report.text):
            return Lost(source, "", BESIDE)
        try:
            return Found(source, *english(read, self.published))
        except OtherLanguage as error:
            return Lost(source, str(error), BESIDE if source.dumped else ASIDE)

    def _lost(self, source: Input, problem: Problem) -> Iterator[Lost]:
        if problem.why == BESIDE:
            yield Lost(source, "", BESIDE)
            return
        if problem.name:
            source = source.inside(problem.name)
        elif source.depth and problem.why.startswith("no reader"):
            yield Lost(source, problem.why, UNREAD)
            return
        top = source.top or source.place
        self._problems[top] += 1
        if self._problems[top] <= MOST_PROBLEMS:
            yield Lost(source, problem.why)
        elif self._problems[top] == MOST_PROBLEMS + 1:
            yield Lost(replace(source, name=source.name.split("/")[0], place=top), f"more than {MOST_PROBLEMS} of its parts cannot be read")

    def _followed(self, source: Input, link: Link) -> Iterator[Found | Lost]:
        if self.passes_by(link.url):
            return
        at = Input(link.url, link.url, hops=source.hops + 1)
        try:
            fetched = self._fetched(self._allowed(source, link), source.hops + 1)
        except ReportError as error:
            if link.text:
                note = f"only what the feed itself says of it was read: {error}"
                yield self._found(at, Read(report_of(at, link.text, link.known), note))
            else:
                yield Lost(at, str(error))
            return
        for task in self._opened(fetched):
            yield from self._settled(self._guards.read(task) if isinstance(task, Input) else [task])

    def _allowed(self, source: Input, link: Link) -> Link:
        """Return a link that may be followed. Raises ReportError: archives and attachments cannot make this program call."""
        self._links[source.place] += 1
        if not source.follows:
            raise ReportError("it is a link inside an archive or a message: these are not followed")
        if source.hops >= MOST_HOPS:
            raise ReportError(f"it is more than {MOST_HOPS} links away")
        if self._links[source.place] > MOST_LINKS:
            raise ReportError(f"only the first {MOST_LINKS:,} links of one list are followed")
        return link

    def _fetched(self, link: Link, hops: int = 0) -> Input:
        if self.fetcher is None:
            raise ReportError("it is a link, and nothing here fetches it")
        return replace(self.fetcher.fetch(link.url, link.known), hops=hops, top=link.url)
