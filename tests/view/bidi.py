"""Firefox, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which Debian's build speaks by itself."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

EVENTS = ["log.entryAdded", "network.beforeRequestSent", "browsingContext.userPromptOpened"]


class Firefox:
    """One tab: `faults` are the messages, errors, dialogs and requests of a page, other than for the page itself."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._last, self._address = socket, 0, ""
        self.faults: list[str] = []
        self.call("session.new", {"capabilities": {}})
        self.call("session.subscribe", {"events": EVENTS})
        self._tab = self.call("browsingContext.getTree", {})["contexts"][0]["context"]

    def call(self, method: str, params: dict[str, Any]) -> Any:
        """Send a command and return its result; what happens meanwhile is noted."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=60))
            if message.get("id") == self._last:
                assert message["type"] == "success", message
                return message["result"]
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        what, params = message.get("method"), message.get("params", {})
        if what == "log.entryAdded":
            self.faults.append(str(params["text"]))
        elif what == "browsingContext.userPromptOpened":
            self.faults.append(str(params["message"]))
        elif what == "network.beforeRequestSent" and not re.match(r"data:|blob:|" + re.escape(self._address), params["request"]["url"]):
            self.faults.append(str(params["request"]["url"]))

    def open(self, address: str) -> None:
        """Open a page and wait until it is drawn."""
        self._address = address.split("#", maxsplit=1)[0]
        self.call("browsingContext.navigate", {"context": self._tab, "url": address, "wait": "complete"})
        wait = "new Promise((done) => { const look = () => 'ready' in document.body.dataset ? done(true) : setTimeout(look, 20); look(); })"
        assert self.run(wait) is True

    def run(self, script: str) -> Any:
        """Return what an expression gives, as JSON would carry it."""
        params = {"expression": f"Promise.resolve({script}).then(JSON.stringify)", "target": {"context": self._tab}, "awaitPromise": True}
        found = self.call("script.evaluate", params)
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def act(self, kind: str, *actions: dict[str, Any]) -> None:
        """Perform pointer or key actions."""
        self.call("input.performActions", {"context": self._tab, "actions": [{"type": kind, "id": kind, "actions": list(actions)}]})

    def press(self, *keys: str) -> None:
        for key in keys:
            self.act("key", {"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})

    def click(self, x: float, y: float) -> None:
        down, up = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        self.act("pointer", {"type": "pointerMove", "x": round(x), "y": round(y)}, down, up)


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox without a window and with a new profile, and end it after use."""
    command = [
        program,
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        "--remote-debugging-port=0",
        "--width=1280",
        "--height=800",
        "about:blank",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr is not None
            address = next(found[1] for line in process.stderr if (found := re.search(r"BiDi listening on (ws://\S+)", line)))
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
