"""Fetches addresses: redirects, retries, sizes and times are bounded, versions kept, everything else refused in one line."""

import time
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from kg.errors import ReportError
from kg.sources.address import credentials, linked, web_address
from kg.sources.fetching.manners import LONGEST_WAIT, Pace, Robots, asked_to_wait
from kg.sources.fetching.snapshots import Page, Snapshots
from kg.sources.item import MOST_BYTES, Input, Metadata, too_large

if TYPE_CHECKING:
    import httpx

AGENT = "influence-kg"
MOST_REDIRECTS = 5
TRIES = 3
AGAIN = frozenset({429, 500, 502, 503, 504})
ARCHIVE = "https://web.archive.org"


@dataclass(slots=True)
class Fetcher:
    """Gets what is at an address, or what was there.

    `snapshots` is where it is kept (None: nowhere). `offline` uses these alone; `archived` asks the Web Archive instead of the
    site itself; `private` also asks hosts inside private networks; `robots` heeds robots.txt.
    """

    snapshots: Snapshots | None = None
    offline: bool = False
    archived: bool = False
    private: bool = False
    robots: bool = True
    archive: str = ARCHIVE
    pace: Pace = field(default_factory=Pace)
    _client: "httpx.Client | None" = None
    _robots: Robots | None = None

    def fetch(self, url: str, known: Metadata = Metadata()) -> Input:  # noqa: B008  frozen
        """Return what is at an address as an input. Raises ReportError, with what went wrong and no credentials."""
        if credentials(url):
            raise ReportError("holds a name or password: such addresses are not fetched")
        address = web_address(url)
        if not address:
            raise ReportError("is no web address")
        page = self._page(address)
        at = address if self.archived else web_address(page.url) or address
        name = address + ".txt" * (page.media == "text/plain" and not address.endswith((".txt", ".md")))
        return Input(name, address, content=page.content, known=Metadata(url=at).over(known))

    def close(self) -> None:
        """Close the connections that are open."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _page(self, url: str) -> Page:
        former = self.snapshots.latest(url) if self.snapshots else None
        if self.offline:
            if former is None:
                raise ReportError("there is no snapshot of it, and --offline fetches nothing")
            return former
        asked = f"{self.archive}/web/2id_/{url}" if self.archived else url
        page = self._got(asked, former)
        if page is not former and self.snapshots and (former is None or page.content != former.content):
            self.snapshots.put(url, page)
        return page

    def _got(self, url: str, former: Page | None) -> Page:
        """Follow redirects from one address to the next, each of which has to be allowed."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._tried(url, former)
            if isinstance(answer, Page):
                return answer
            url = linked(url, answer)
            if not url or credentials(answer):
                raise ReportError("redirects to something that is no plain web address")
        raise ReportError(f"redirects more than {MOST_REDIRECTS} times")

    def _tried(self, url: str, former: Page | None) -> Page | str:
        """Return the page at an address, or where it redirects to; try again where the site asks for it."""
        pause = self._allowed(url)
        for attempt in range(1, TRIES + 1):
            self.pace.wait(url, pause)
            status, answer = self._asked(url, former)
            if status == HTTPStatus.NOT_MODIFIED and former is not None:
                return former
            if status == HTTPStatus.OK and isinstance(answer, Page):
                return answer
            if isinstance(answer, str) and answer and 300 <= status < 400:
                return answer
            if status not in AGAIN:
                break
            wait = asked_to_wait(answer if isinstance(answer, str) else "", attempt, time.time())
            if wait > LONGEST_WAIT:
                raise ReportError(f"the site answers {status} {_phrase(status)} and asks to come back in {_spoken(wait)}")
            if attempt < TRIES:
                self.pace.sleep(wait)
        raise ReportError(f"the site answers {status} {_phrase(status)}".rstrip() + (f", {TRIES} times" if status in AGAIN else ""))

    def _allowed(self, url: str) -> float:
        if not self.robots or self.archived:  # an archive is there to be read; its rules are for those who would copy it
            return 0.0
        if self._robots is None:
            self._robots = Robots(AGENT, self._rules)
        allowed, pause = self._robots.allows(url)
        if not allowed:
            raise ReportError("the site's robots.txt does not allow it (--ignore-robots fetches it all the same)")
        return pause

    def _rules(self, url: str) -> tuple[int, str]:
        """Return status and text of a robots.txt, after redirects."""
        for _ in range(MOST_REDIRECTS):
            self.pace.wait(url)
            status, answer = self._asked(url, None)
            if isinstance(answer, Page):
                return status, answer.content[:500_000].decode("utf-8", errors="replace")
            if not 300 <= status < 400 or not (url := linked(url, answer)):
                return status, ""
        return 404, ""

    def _asked(self, url: str, former: Page | None) -> tuple[int, Page | str]:
        """Return status and page of one request, or instead of the page where it redirects to, or when to come again."""
        import httpx

        headers = {}
        if former is not None and (tag := former.fields.get("etag")):
            headers["If-None-Match"] = tag
        if former is not None and (changed := former.fields.get("last-modified")):
            headers["If-Modified-Since"] = changed
        try:
            with self._connection().stream("GET", url, headers=headers) as response:
                if response.status_code != HTTPStatus.OK:
                    return response.status_code, response.headers.get("location") or response.headers.get("retry-after", "")
                return HTTPStatus.OK, Page(url, _fields(response), self._body(response))
        except httpx.TimeoutException as error:
            raise ReportError("the site does not answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise ReportError(f"cannot be fetched: {' '.join(str(error).split())[:160] or type(error).__name__}") from error

    def _body(self, response: "httpx.Response") -> bytes:
        claimed = response.headers.get("content-length", "")
        if claimed.isdecimal() and int(claimed) > MOST_BYTES:
            raise too_large(int(claimed))
        parts, size = [], 0
        for part in response.iter_bytes(1 << 16):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise too_large()
        return b"".join(parts)

    def _connection(self) -> "httpx.Client":
        if self._client is None:
            from kg.sources.fetching.network import client

            self._client = client(f"{AGENT} (+https://w3id.org/influence-kg)", self.private)
        return self._client


def _fields(response: "httpx.Response") -> dict[str, str]:
    return {name.lower(): " ".join(value.split())[:1000] for name, value in response.headers.items()}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _spoken(seconds: float) -> str:
    return f"{seconds / 60:,.0f} minutes" if seconds < 2 * 3600 else f"{seconds / 3600:,.0f} hours"
