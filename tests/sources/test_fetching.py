"""Fetching from a server of our own, on this machine: politely, within bounds, and never into a private network."""

import gzip
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from local_site import STORY, Answer, Clock, Site, html
from source_samples import TITLE, paragraphs, rss

from kg.errors import ReportError
from kg.sources.fetching import Fetcher, fetcher, network
from kg.sources.fetching.manners import Pace, asked_to_wait
from kg.sources.fetching.snapshots import Snapshots
from kg.sources.item import Link
from kg.sources.walk import Found, Lost, Walker


@pytest.fixture
def fetch(clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Fetcher]]:
    made: list[Fetcher] = []

    def make(**options: Any) -> Fetcher:
        options = {"private": True, "pace": Pace(clock, clock.sleep), "snapshots": Snapshots(tmp_path)} | options
        made.append(Fetcher(**options))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_page_is_read_where_it_was_found_in_the_end(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {"/story": html(), "/old": (301, {"Location": "/older"}, b""), "/older": (302, {"Location": "/story?utm_source=x"}, b"")}
    (found,) = Walker(fetch()).walk([Link(f"{site.home}/old")])
    assert isinstance(found, Found)
    assert (found.report.url, found.report.title) == (f"{site.home}/story", TITLE)
    assert paragraphs()[0] in found.report.text


@pytest.mark.parametrize(
    ("path", "answer", "why"),
    [
        ("/gone", (404, {}, b""), "answers 404 Not Found$"),
        ("/odd", (799, {}, b""), "answers 799$"),
        ("/loop", (302, {"Location": "/loop"}, b""), "redirects more than 5 times"),
        ("/file", (302, {"Location": "file:///etc/passwd"}, b""), "redirects to something that is no plain web address"),
        ("/named", (302, {"Location": "http://me:secret@127.0.0.1/"}, b""), "redirects to something that is no plain web address"),
        ("/bracket", (302, {"Location": "http://[bad/"}, b""), "redirects to something that is no plain web address"),
        ("/nowhere", (302, {}, b""), "answers 302"),
        ("/large", (200, {"Content-Length": "999999999"}, b"x"), "too large: 1,000 MB"),
        ("/endless", (200, {}, b"x" * 300_000), "too large"),
        ("/bomb", (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(9_000_000))), "too large"),
        ("/liar", (200, {"Content-Encoding": "gzip"}, b"no gzip at all"), "cannot be fetched"),
        ("/field", (200, {"X-Field": "x" * 200_000}, b""), "cannot be fetched"),
        ("/short", (200, {"Content-Length": "500"}, b"half"), "cannot be fetched|does not answer in time"),
        ("/rubbish", b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "cannot be fetched"),
        ("/silent", b"", "does not answer in time"),
        ("/slow", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nslow", "does not answer in time"),
        ("/split", b"HTTP/1.1 200 OK\r\nX-A: a\r\n\tb\rSet-Cookie: c=d\r\nBad Field\x00: 1\r\n\r\n", "cannot be fetched"),
    ],
)
def test_what_a_site_may_do_wrong_is_one_line(
    site: Site, fetch: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch, path: str, answer: Answer | bytes, why: str
) -> None:
    monkeypatch.setattr(fetcher, "MOST_BYTES", 200_000)
    monkeypatch.setattr(network, "READ", 0.3)
    site.pages[path] = answer
    with pytest.raises(ReportError, match=why) as raised:
        fetch(robots=False).fetch(site.home + path)
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_an_answer_that_trickles_is_given_up(
    site: Site, fetch: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    monkeypatch.setattr(network, "WHOLE", 0.3)
    site.pages["/drip"] = (byte.to_bytes() for byte in head + b"a" * 400_000)
    with pytest.raises(ReportError, match="does not answer in time"):
        fetch(robots=False).fetch(f"{site.home}/drip")


def test_a_site_that_asks_to_wait_is_waited_for(site: Site, fetch: Callable[..., Fetcher], clock: Clock) -> None:
    left = iter([429, 503])

    def busy(_: dict[str, str]) -> Answer:
        status = next(left, 200)
        return (status, {"Retry-After": "7"}, b"") if status != 200 else html()

    site.pages["/busy"] = busy
    assert fetch(robots=False).fetch(f"{site.home}/busy").content == STORY
    assert clock.slept.count(7.0) == 2


def test_a_site_that_stays_busy_is_left_alone(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages["/busy"] = (503, {}, b"")
    with pytest.raises(ReportError, match="answers 503 Service Unavailable, 3 times"):
        fetch(robots=False).fetch(f"{site.home}/busy")
    assert len(site.paths()) == 3


@pytest.mark.parametrize(("value", "wait"), [("400", "7 minutes"), ("100000", "28 hours")])
def test_a_site_that_asks_for_more_patience_than_anyone_has_is_not_asked_again(
    site: Site, fetch: Callable[..., Fetcher], value: str, wait: str
) -> None:
    site.pages["/busy"] = (429, {"Retry-After": value}, b"")
    with pytest.raises(ReportError, match=f"answers 429 Too Many Requests and asks to come back in {wait}$"):
        fetch(robots=False).fetch(f"{site.home}/busy")
    assert len(site.paths()) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7.0), ("86400", 86400.0), ("-5", 0.5), ("", 4.0), ("soon", 4.0), ("nan", 60.0), ("Thu, 01 Jan 1970 00:01:40 GMT", 10.0)],
)
def test_how_long_to_wait(value: str, seconds: float) -> None:
    assert asked_to_wait(value, 2, now=90.0) == seconds


def test_robots_txt_is_heeded_once_for_a_site_unless_told_otherwise(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private*\nCrawl-delay: 3\n"),
        "/private": html(),
        "/story": html(),
    }
    polite = fetch()
    assert polite.fetch(f"{site.home}/story").content == STORY
    with pytest.raises(ReportError, match=r"robots\.txt does not allow it"):
        polite.fetch(f"{site.home}/private")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/story"]
    assert fetch(robots=False).fetch(f"{site.home}/private").content == STORY


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_whose_rules_cannot_be_had_is_left_alone(site: Site, fetch: Callable[..., Fetcher], status: int, allowed: bool) -> None:
    site.pages = {"/robots.txt": (status, {}, b""), "/story": html()}
    if allowed:
        assert fetch().fetch(f"{site.home}/story").content == STORY
    else:
        with pytest.raises(ReportError, match=r"robots\.txt"):
            fetch().fetch(f"{site.home}/story")


def test_a_host_is_not_asked_often(site: Site, fetch: Callable[..., Fetcher], clock: Clock) -> None:
    site.pages = {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 3\n")} | {f"/{n}": html() for n in range(3)}
    polite = fetch()
    for number in range(3):
        polite.fetch(f"{site.home}/{number}")
    assert clock.now >= 1 + 3 + 3


def test_no_cookie_comes_back_and_no_credential_is_sent(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {"/a": html(**{"Set-Cookie": "id=1; Path=/"}), "/b": html()}
    client = fetch(robots=False)
    client.fetch(f"{site.home}/a")
    client.fetch(f"{site.home}/b")
    assert not [fields for _, fields in site.asked if "cookie" in fields or "authorization" in fields or "referer" in fields]
    with pytest.raises(ReportError, match="name or password") as raised:
        client.fetch("http://me:secret@127.0.0.1/")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "0.0.0.0",
        "2130706433",
        "0x7f.1",
        "127.1",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "100.64.0.1",
        "224.0.0.1",
        "[fd00:ec2::254]",
    ],
)
def test_addresses_inside_networks_are_refused(fetch: Callable[..., Fetcher], host: str) -> None:
    with pytest.raises(ReportError, match=r"inside a private network|only for its own machines|cannot be found"):
        fetch(private=False, robots=False).fetch(f"http://{host}:9/latest/meta-data/")


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[fd00:ec2::254]", "0.0.0.0"],
)
def test_what_is_for_the_machines_of_a_network_is_never_fetched(fetch: Callable[..., Fetcher], host: str) -> None:
    with pytest.raises(ReportError, match=r"only for its own machines|cannot be found"):
        fetch(robots=False).fetch(f"http://{host}:9/latest/meta-data/")


@pytest.fixture
def open_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The server, as if it were on the open internet."""
    real = network.is_public
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1" or real(address))
    return site


def looked_up(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], list[str]]) -> None:
    """Have names of example.org looked up as `answer` says, each time anew."""
    real = socket.getaddrinfo

    def look_up(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
        if not str(host).endswith("example.org"):
            return real(host, port, *rest, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (ip, port)) for ip in answer()]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_redirect_into_a_network_is_refused(open_site: Site, fetch: Callable[..., Fetcher]) -> None:
    open_site.pages["/in"] = (302, {"Location": "http://10.0.0.1/admin/"}, b"")
    with pytest.raises(ReportError, match=r"10\.0\.0\.1, inside a private network"):
        fetch(private=False, robots=False).fetch(f"{open_site.home}/in")


def test_a_name_that_changes_its_address_gets_nowhere(
    open_site: Site, fetch: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each connection goes to the very address that was checked: a second look-up cannot lead elsewhere."""
    port = int(open_site.home.rpartition(":")[2])
    answers = iter(["127.0.0.1", "10.0.0.1"])
    looked_up(monkeypatch, lambda: [next(answers)])
    open_site.pages["/a"] = html(Connection="close")
    client = fetch(private=False, robots=False)
    assert client.fetch(f"http://rebind.example.org:{port}/a").content == STORY
    with pytest.raises(ReportError, match=r"rebind\.example\.org is at 10\.0\.0\.1, inside"):
        client.fetch(f"http://rebind.example.org:{port}/a")


def test_a_name_with_one_address_inside_is_refused(open_site: Site, fetch: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, lambda: ["127.0.0.1", "192.168.0.1"])
    with pytest.raises(ReportError, match=r"192\.168\.0\.1, inside"):
        fetch(private=False, robots=False).fetch("http://both.example.org/")
    assert not open_site.asked


def test_what_was_fetched_is_kept_and_asked_for_again_only_if_it_changed(site: Site, fetch: Callable[..., Fetcher], tmp_path: Path) -> None:
    version = ['"1"', STORY]

    def page_of(fields: dict[str, str]) -> Answer:
        if fields.get("if-none-match") == version[0]:
            return 304, {}, b""
        return html(version[1], ETag=str(version[0]))  # type: ignore[arg-type]  # a pair of both

    site.pages["/story"] = page_of
    url = f"{site.home}/story"
    for _ in range(2):
        assert fetch(robots=False).fetch(url).content == STORY
    assert len(list(Snapshots(tmp_path).versions(url))) == 1
    version[:] = ['"2"', STORY.replace(b"170,000", b"180,000")]
    assert b"180,000" in fetch(robots=False).fetch(url).content
    assert [b"180,000" in one.content for one in Snapshots(tmp_path).versions(url)] == [False, True]
    asked = len(site.asked)
    assert b"180,000" in fetch(offline=True).fetch(url).content
    assert len(site.asked) == asked
    with pytest.raises(ReportError, match="no snapshot of it, and --offline fetches nothing"):
        fetch(offline=True).fetch(f"{site.home}/other")


def test_a_snapshot_is_a_warc_with_hash_and_time(site: Site, fetch: Callable[..., Fetcher], tmp_path: Path) -> None:
    site.pages["/story"] = html(**{"X-Secret": "token", "Set-Cookie": "id=1"})
    fetch(robots=False).fetch(f"{site.home}/story")
    (kept,) = (tmp_path / "snapshots").iterdir()
    written = gzip.decompress(kept.read_bytes())
    for field in (b"WARC-Payload-Digest: sha1:", b"WARC-Date: ", b"WARC-Target-URI: " + site.home.encode() + b"/story"):
        assert field in written
    assert b"token" not in written
    assert b"id=1" not in written
    kept.write_bytes(kept.read_bytes()[:-20])  # as a full disk leaves it
    assert fetch(robots=False).fetch(f"{site.home}/story").content == STORY


def test_the_web_archive_stands_in_for_a_page(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages["/web/2id_/https://gone.example.org/x"] = (302, {"Location": "/web/2020id_/https://gone.example.org/x"}, b"")
    site.pages["/web/2020id_/https://gone.example.org/x"] = html()
    source = fetch(archived=True, archive=site.home).fetch("https://gone.example.org/x")
    assert (source.content, source.known.url) == (STORY, "https://gone.example.org/x")


def test_the_links_of_a_feed_and_of_a_sitemap_are_followed(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, rss(False, (f"{site.home}/a", f"{site.home}/gone"))),
        "/a": html(STORY.replace(b'href="/story"', b'href="/a"')),
        "/index.xml": (200, {}, f"<sitemapindex><sitemap><loc>{site.home}/map.xml</loc></sitemap></sitemapindex>".encode()),
        "/map.xml": (200, {}, f"<urlset><url><loc>{site.home}/a</loc></url></urlset>".encode()),
        "/again.xml": (200, {}, f"<sitemapindex><sitemap><loc>{site.home}/again.xml</loc></sitemap></sitemapindex>".encode()),
    }
    read, summary = Walker(fetch()).walk([Link(f"{site.home}/feed")])
    assert isinstance(read, Found)
    assert isinstance(summary, Found)
    assert read.report.url == f"{site.home}/a"
    assert summary.note == "only what the feed itself says of it was read: the site answers 404 Not Found"
    (mapped,) = Walker(fetch()).walk([Link(f"{site.home}/index.xml")])
    assert isinstance(mapped, Found)
    (endless,) = Walker(fetch()).walk([Link(f"{site.home}/again.xml")])
    assert isinstance(endless, Lost)
    assert "links away" in endless.why


def test_an_address_whose_host_is_none_costs_itself_alone(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {"/story": html()}
    lost, found = Walker(fetch()).walk([Link("http://[bad/page"), Link(f"{site.home}/story")])
    assert isinstance(lost, Lost)
    assert (lost.source.place, lost.why) == ("http://[bad/page", "is no web address")
    assert isinstance(found, Found)


def test_a_page_may_call_itself_what_is_no_address(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {"/story": html(STORY.replace(b'href="/story"', b'href="http://[bad/"'))}
    (found,) = Walker(fetch()).walk([Link(f"{site.home}/story")])
    assert isinstance(found, Found)
    assert found.report.url == f"{site.home}/story"


def test_links_of_a_feed_start_from_where_it_was_found(site: Site, fetch: Callable[..., Fetcher]) -> None:
    site.pages = {"/story": html(), "/news/feed.xml": (200, {}, rss(False, ("../story", "http://[bad/")))}
    found, *others = Walker(fetch()).walk([Link(f"{site.home}/news/feed.xml")])
    assert isinstance(found, Found)
    assert (found.report.url, found.report.title) == (f"{site.home}/story", TITLE)
    assert not any(isinstance(one, Lost) for one in others)


def test_a_password_in_an_address_is_not_told(fetch: Callable[..., Fetcher]) -> None:
    (lost,) = Walker(fetch()).walk([Link("https://me:secret@news.example.org/page?to=you@example.org")])
    assert isinstance(lost, Lost)
    assert lost.source.name == lost.source.place == "https://news.example.org/page?to=you@example.org"
    assert lost.why == "holds a name or password: such addresses are not fetched"
