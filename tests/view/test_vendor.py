"""The libraries that the page draws with are those its README names, unchanged; our own scripts keep to the house rules."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from kg.view.page import FOLDER, SCRIPTS, STYLES, VENDORED

VENDOR, WEB = FOLDER / "vendor", FOLDER / "web"
OURS = ["before.js", *SCRIPTS]


def test_each_vendored_file_has_the_hash_that_is_written_down() -> None:
    written = dict(re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})`", (VENDOR / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir() if path.suffix in (".js", ".css")}
    assert written == found
    assert set(VENDORED) < set(found)


def test_licences_lie_beside_them() -> None:
    assert {path.name for path in VENDOR.glob("LICENSE*")} == {"LICENSE-MIT", "LICENSE-APACHE-2.0", "LICENSE-bundled.txt"}
    bundled = (VENDOR / "LICENSE-bundled.txt").read_text(encoding="utf-8")
    for name in ("core-js", "hammerjs", "moment", "xss", "uuid", "component-emitter"):
        assert f"==== {name}" in bundled.replace("@egjs/", "").replace("-pure", "")
    assert "GPL" not in bundled


@pytest.mark.parametrize(
    "path", [*VENDOR.glob("*.js"), *VENDOR.glob("*.css"), *WEB.glob("*.js"), *WEB.glob("*.css")], ids=lambda path: path.name
)
def test_nothing_in_a_script_or_style_could_end_it_or_change_its_hash(path: Path) -> None:
    assert not re.search(rb"</(script|style)|<!--|\r|\x00", path.read_bytes(), re.IGNORECASE)


def test_every_script_and_style_is_in_the_page() -> None:
    assert {path.name for path in WEB.glob("*.js")} == set(OURS)
    assert {path.name for path in WEB.glob("*.css")} == set(STYLES)


@pytest.mark.parametrize("name", OURS)
def test_our_scripts_are_small_and_never_write_markup(name: str) -> None:
    script = (WEB / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|fetch\(|XMLHttp|localStorage", script)
    assert script.startswith('"use strict";') and script.count("\n") < 250
