"""A web server of our own on this machine, and time that passes only when somebody sleeps: fixtures."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from source_samples import page

Answer = tuple[int, dict[str, str], bytes]
STORY = page().replace("https://news.example.org/china-twitter?utm_source=front", "/story").encode()


class Site:
    """What the server answers, by path; `asked` has each request's path and headers."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, Answer | Callable[[dict[str, str]], Answer] | bytes | Iterator[bytes]] = {}
        self.held = threading.Event()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fields = {name.lower(): value for name, value in self.headers.items()}
            held.asked.append((self.path, fields))
            answer = held.pages.get(self.path, (404, {}, b""))
            if callable(answer):
                answer = answer(fields)
            if isinstance(answer, Iterator):  # the whole answer, a little now and then
                with suppress(OSError):  # the other side has had enough
                    for part in answer:
                        self.wfile.write(part)
                        held.held.wait(0.02)
                return
            if isinstance(answer, bytes):  # the whole answer as it goes over the line, then nothing
                self.wfile.write(answer)
                self.wfile.flush()
                held.held.wait(20)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    held = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield held
    held.held.set()
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, [0.0]

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def html(body: bytes = STORY, **headers: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"} | headers, body
