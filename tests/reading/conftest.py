"""The way to what all tests of reading share (tests/ is no package)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
