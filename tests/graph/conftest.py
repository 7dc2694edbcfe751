"""The sample and its vocabulary, and the way to the strategies that all tests share (tests/ is no package)."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from graph_sample import REFERENCE, make_sample

from kg.model import Extract
from kg.ontology import Ontology, load


@pytest.fixture
def sample() -> Extract:
    return make_sample()


@pytest.fixture(scope="session")
def vocabulary() -> Ontology:
    """The shapes that ship, with the little reference data that the sample needs."""
    return replace(load(), triples=REFERENCE)
