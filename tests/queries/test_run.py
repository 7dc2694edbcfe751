"""Free queries over a graph folder: three shapes of answer, killed at the timeout, errors in one line."""

from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.model import Literal
from kg.namespaces import ID, XSD
from kg.queries import Table, Triples, run


def test_a_select_gives_typed_cells_and_none_for_unbound(folder: Path) -> None:
    found = run(folder, "SELECT ?n ?none { ?n io:assetCount 23750 } LIMIT 1")
    assert isinstance(found, Table)
    assert found.columns == ("n", "none")
    assert found.rows[0][0].startswith(ID + "network/")  # type: ignore[union-attr]  # an IRI by the query
    assert found.rows[0][1] is None


def test_plain_patterns_see_what_is_believed_and_graphs_see_who_said_it(folder: Path) -> None:
    assert run(folder, "ASK { ?op io:attributedTo state:RU }") is True
    assert run(folder, "ASK { ?op io:attributedTo state:CN }") is False
    assert run(folder, "ASK { GRAPH ?claim { ?op io:attributedTo state:CN } GRAPH ?report { ?claim io:modality io:denied } }") is True


def test_construct_gives_sorted_triples(folder: Path) -> None:
    found = run(folder, "CONSTRUCT { ?n io:assetCount ?c } WHERE { ?n io:assetCount ?c }")
    assert isinstance(found, Triples)
    assert list(found.triples) == sorted(found.triples, key=repr)
    assert {o for _, _, o in found.triples} >= {Literal("23750", XSD + "integer"), Literal("150000", XSD + "integer")}


def test_a_limit_says_that_there_was_more(folder: Path) -> None:
    cut, whole = (run(folder, "SELECT ?s { ?s a io:Takedown }", limit=limit) for limit in (2, 100))
    assert isinstance(cut, Table) and isinstance(whole, Table)
    assert (len(cut.rows), cut.truncated, whole.truncated) == (2, True, False)


def test_a_query_that_would_run_for_years_is_stopped(folder: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
    with pytest.raises(QueryError, match="stopped after 1 s"):
        run(folder, endless, timeout=1)


def test_what_cannot_be_read_or_is_not_there_is_said_in_one_line(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="cannot be read as SPARQL"):
        run(folder, "SELECT * { ?s ?p }")
    with pytest.raises(QueryError, match="SERVICE"):
        run(folder, "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    with pytest.raises(StoreError):
        run(tmp_path, "ASK {}")


def test_a_module_where_the_user_stands_is_not_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('somebody else’s code ran')")
    monkeypatch.chdir(tmp_path)
    assert run(folder, "ASK { ?s ?p ?o }") is True
