"""A web server of our own, and a clock of our own."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "sources"))
from local_site import clock, site

__all__ = ["clock", "site"]
