"""Feeds that are looked at again and again, by a program that may be started anew between two looks."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from local_site import Clock, Site, html
from source_samples import TITLE, rss

from kg.building.watching import Round, look
from kg.model import Extract, Report, evidence
from kg.ontology import Ontology
from kg.sources.fetching import Fetcher
from kg.sources.fetching.manners import Pace
from kg.sources.fetching.snapshots import Snapshots


@pytest.fixture
def once(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Round]]:
    """Look at feeds once, as a program that has just been started does; nothing is analysed."""

    def extract(report: Report, ontology: Ontology, *, gate: bool = True) -> Extract:
        assert evidence(report, 0, 1)
        return Extract(report, False, words=1)

    monkeypatch.setattr("kg.extractors.extract_reports", lambda reports, known, *, gate: (extract(r, known, gate=gate) for r in reports))

    def run(*feeds: str) -> list[Round]:
        fetcher = Fetcher(Snapshots(tmp_path), private=True, robots=False, pace=Pace(clock, clock.sleep))
        try:
            return list(look(feeds, tmp_path / "out", fetcher))
        finally:
            fetcher.close()

    return run


def entries(site: Site, *names: str) -> None:
    site.pages["/feed"] = (200, {}, rss(False, tuple(f"{site.home}/{name}" for name in names)))


def story(number: int) -> tuple[int, dict[str, str], bytes]:
    text = f"<p>On day {number} the firm said that rain was expected in {number} towns and that nobody was surprised by it at all.</p>" * 3
    return html(f"<html><head><title>{TITLE}</title></head><body><article>{text}</article></body></html>".encode())


def test_each_entry_is_read_once_over_restarts(site: Site, once: Callable[..., list[Round]], tmp_path: Path) -> None:
    site.pages |= {"/1": story(1), "/2": story(2)}
    entries(site, "1")
    (first,) = once(f"{site.home}/feed")
    assert first.summary is not None
    assert first.summary.read == 1
    (second,) = once(f"{site.home}/feed")
    assert (second.summary, second.problem) == (None, "")
    entries(site, "2", "1")
    (third,) = once(f"{site.home}/feed")
    assert third.summary is not None
    assert (third.summary.read, third.summary.irrelevant) == (1, 2)
    assert [path for path in site.paths() if path != "/feed"] == ["/1", "/2"]
    assert str(tmp_path) not in (tmp_path / "out" / "run.json").read_text()


def test_what_an_interruption_left_unread_is_read_next_time(
    site: Site, once: Callable[..., list[Round]], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages |= {"/1": story(1)}
    entries(site, "1")
    once(f"{site.home}/feed")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    site.pages |= {"/2": story(2), "/3": story(3)}
    entries(site, "1", "2", "3")
    with monkeypatch.context() as patched:
        patched.setattr("kg.extractors.extract_reports", interrupt)
        (broken,) = once(f"{site.home}/feed")
    assert broken.summary is not None
    assert broken.summary.interrupted
    (whole,) = once(f"{site.home}/feed")
    assert whole.summary is not None
    assert (whole.summary.irrelevant, site.paths().count("/1")) == (3, 1)


def test_what_cannot_be_had_is_tried_three_times(site: Site, once: Callable[..., list[Round]]) -> None:
    site.pages["/1"] = story(1)
    entries(site, "1", "gone")
    site.pages["/feed"] = (200, {}, site.pages["/feed"][2].replace(b"<p>China wants accounts gone.</p>", b""))  # type: ignore[index]
    site.pages["/feed"] = (200, {}, site.pages["/feed"][2].replace(b"Short.", b""))
    for _ in range(5):
        once(f"{site.home}/feed")
    assert site.paths().count("/gone") == 3
    assert site.paths().count("/1") == 1


def test_a_feed_that_cannot_be_had_costs_the_others_nothing(site: Site, once: Callable[..., list[Round]]) -> None:
    site.pages["/1"] = story(1)
    entries(site, "1")
    gone, read = once(f"{site.home}/none", f"{site.home}/feed")
    assert gone.problem == "the site answers 404 Not Found"
    assert read.summary is not None


def test_a_feed_may_be_a_file(once: Callable[..., list[Round]], tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss())
    (first,) = once(str(tmp_path / "feed.xml"))
    (second,) = once(str(tmp_path / "feed.xml"))
    assert first.summary is not None
    assert second.summary is None
    (missing,) = once(str(tmp_path / "none.xml"))
    assert missing.problem == "no such file or folder"


def test_a_state_that_is_damaged_only_costs_time(site: Site, once: Callable[..., list[Round]], tmp_path: Path) -> None:
    site.pages["/1"] = story(1)
    entries(site, "1")
    once(f"{site.home}/feed")
    state = tmp_path / "out" / ".cache" / "watched.json"
    assert json.loads(state.read_text())[f"{site.home}/feed"]["done"] == [f"{site.home}/1"]
    state.write_text("{")
    (again,) = once(f"{site.home}/feed")
    assert again.summary is not None
    assert again.summary.unchanged == 1


def test_a_password_in_the_address_of_a_feed_is_neither_told_nor_kept(site: Site, once: Callable[..., list[Round]], tmp_path: Path) -> None:
    site.pages["/1"] = story(1)
    entries(site, "1")
    refused, read = once("http://me:secret@127.0.0.1/feed", f"{site.home}/feed")
    assert refused.feed == "http://127.0.0.1/feed"
    assert "name or password" in refused.problem
    assert read.summary
    assert "secret" not in (tmp_path / "out" / ".cache" / "watched.json").read_text()
