"""How a polite visitor behaves: what robots.txt forbids is not asked for, and no host is asked often."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

LEAST_PAUSE = 1.0  # seconds between two requests to one host
LONGEST_PAUSE = 30.0  # that a host may ask for between two requests
LONGEST_WAIT = 60.0  # before another try; a host that asks for longer is left alone


if TYPE_CHECKING:
    from protego import Protego


@dataclass(slots=True)
class Pace:
    """Keeps requests to each host apart; `clock` and `sleep` count seconds."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str, pause: float = LEAST_PAUSE) -> None:
        """Wait until the host of an address may be asked again."""
        host = urlsplit(url).netloc
        now = self.clock()
        if (rest := self._next.get(host, now) - now) > 0:
            self.sleep(rest)
        self._next[host] = max(now, self._next.get(host, now)) + min(max(pause, LEAST_PAUSE), LONGEST_PAUSE)


def asked_to_wait(value: str, attempt: int, now: float) -> float:
    """Return for how many seconds to wait before another try: as Retry-After says, else ever longer.

    `now` is in seconds since 1970.
    """
    try:
        wished = float(value)
    except ValueError:
        try:
            wished = parsedate_to_datetime(value).timestamp() - now
        except (ValueError, IndexError, TypeError):
            wished = 2.0**attempt
    return max(wished, 0.5) if isfinite(wished) else LONGEST_WAIT


@dataclass(slots=True)
class Robots:
    """What robots.txt of each site allows (RFC 9309), by protego; `get` returns status and text of an address, (0, "") for none."""

    agent: str
    get: Callable[[str], tuple[int, str]]
    _known: "dict[str, Protego]" = field(default_factory=dict)

    def allows(self, url: str) -> tuple[bool, float]:
        """Return whether an address may be asked for, and the pause in seconds that its site asks for."""
        from protego import Protego

        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            status, text = self.get(f"{site}/robots.txt")
            # A site whose rules cannot be had is left alone; one that has none may be read.
            rules = text if status == 200 else "User-agent: *\nDisallow: /" if status >= 500 or not status else ""
            self._known[site] = Protego.parse(rules)
        return bool(self._known[site].can_fetch(url, self.agent)), float(self._known[site].crawl_delay(self.agent) or 0)
