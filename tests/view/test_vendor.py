"""The library that the page draws with is the one its README names, unchanged."""

import re
from hashlib import sha256

import pytest

from kg.view.page import FOLDER

VENDOR = FOLDER / "vendor"


def test_the_vendored_file_has_the_hash_that_is_written_down() -> None:
    written = re.findall(r"`([0-9a-f]{64})`", (VENDOR / "README.md").read_text(encoding="utf-8"))
    assert written == [sha256((VENDOR / "vis-network.min.js").read_bytes()).hexdigest()]


def test_licences_lie_beside_it() -> None:
    assert {path.name for path in VENDOR.glob("LICENSE*")} == {"LICENSE-MIT", "LICENSE-APACHE-2.0", "LICENSE-bundled.txt"}


@pytest.mark.parametrize("name", ["page.js", "elements.js", "page.css", "vendor/vis-network.min.js"])
def test_nothing_in_a_script_or_style_could_end_it_or_change_its_hash(name: str) -> None:
    text = (FOLDER / name).read_bytes()
    assert not re.search(rb"</(script|style)|<!--|\r|\x00", text, re.IGNORECASE)


@pytest.mark.parametrize("name", ["page.js", "elements.js"])
def test_our_scripts_never_write_markup(name: str) -> None:
    script = (FOLDER / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|fetch\(|XMLHttp", script)
    assert script.count("\n") < 400
