"""A query can read this graph and nothing else; what is refused is named in one line."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.namespaces import ID
from kg.queries.evaluate import answer
from kg.queries.guard import checked, prefixed

EVIL = {
    "service": ("SELECT * { SERVICE <http://127.0.0.1:PORT/x> { ?s ?p ?o } }", "SERVICE"),
    "service in lower case": ("select * { service silent <http://127.0.0.1:PORT/x> { ?s ?p ?o } }", "SERVICE"),
    "service after a comment": ("SELECT * { # harmless\nSERVICE <http://127.0.0.1:PORT/x> { ?s ?p ?o } }", "SERVICE"),
    "service after a quote in a comment": ("SELECT * { # it's\nSERVICE <http://127.0.0.1:PORT/x> {?s ?p ?o} # '\n}", "SERVICE"),
    "service after a hash in an IRI": ("SELECT * { <a#> ?p ?o . SERVICE <http://127.0.0.1:PORT/x> {?s ?p ?o} }", "SERVICE"),
    "service in a subquery": ("SELECT * {{ SELECT * { SERVICE <http://127.0.0.1:PORT/x> {?s ?p ?o} } }}", "SERVICE"),
    "service with escaped letters": (r"SELECT * { \u0053ERVICE <http://127.0.0.1:PORT/x> { ?s ?p ?o } }", "SERVICE"),
    "service glued to a prefix": ("PREFIX : <http://127.0.0.1:PORT/> SELECT * { {}SERVICE:x {?s ?p ?o} }", "SERVICE"),
    "service glued to a boolean": ("PREFIX : <http://127.0.0.1:PORT/> SELECT * { ?s ?p true.SERVICE:x {?s ?p ?o} }", "SERVICE"),
    "service glued to a word": ("SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:PORT/x> {?s ?p ?o} }", "SERVICE"),
    "service as a local name": ("PREFIX b: <http://a:80> SELECT * { ?s ?p b:SERVICE <http://127.0.0.1:PORT/> {} }", "SERVICE"),
    "from a file": ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "file:///etc/passwd"),
    "from the web": ("SELECT * FROM <http://127.0.0.1:PORT/> { ?s ?p ?o }", "FROM"),
    "from named": ("SELECT * FROM NAMED <http://127.0.0.1:PORT/> { ?s ?p ?o }", "FROM"),
    "from a prefixed name": ("PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }", "FROM f:passwd"),
    "from glued": ("SELECT DISTINCT*FROM<file:///etc/passwd>{ ?s ?p ?o }", "FROM"),
    "load": ("LOAD <file:///etc/passwd>", "LOAD"),
    "load after a prefix": ("PREFIX x: <urn:x>\nLOAD <http://127.0.0.1:PORT/>", "LOAD"),
    "insert": ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
    "delete": ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    "drop": ("DROP ALL", "DROP"),
    "clear": ("clear graph <urn:a>", "CLEAR"),
    "second statement": ("SELECT * { ?s ?p ?o } ; DROP ALL", "DROP"),
    "no query": ("hello", "SELECT"),
    "open string": ('SELECT * { ?s ?p "open }', "not closed"),
}


@pytest.mark.parametrize(("query", "word"), EVIL.values(), ids=EVIL)
def test_what_leaves_the_graph_or_changes_it_is_refused_by_name(query: str, word: str) -> None:
    with pytest.raises(QueryError, match=word) as refused:
        checked(query)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://a> {}' }",
        'SELECT * { ?s ?p """LOAD\n"it" \\" DROP""" }',
        "SELECT ?service ?load { ?service ?load ?from }  # DROP ALL, said the SERVICE",
        "SELECT * { ?s io:removed ?o ; io:addresses ?t . FILTER(?s<?o && ?o >= 3 || !BOUND(?t)) }",
        "ASK { <http://example.org/service#load> ?p ?o }",
        f"SELECT * FROM <{ID}report/1> FROM NAMED <{ID}claim/1> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "PREFIX ex: <http://example.org/#> SELECT * { ex:a\\,b (ex:p|^ex:q)* ?o . ?s a [] ; ?p -1.5e3, 'x'@en-GB }",
        "DESCRIBE <urn:a>",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_ordinary_queries_pass_and_mean_the_same(query: str, store: ox.Store) -> None:
    assert list(answer(store, prefixed(checked(query)), 50)) == list(answer(store, prefixed(query), 50))


def test_our_prefixes_need_no_declaration_and_yield_to_the_users_own() -> None:
    assert prefixed("ASK { ?s io:actor ?o }").startswith("PREFIX io: <https://w3id.org/influence-kg/ns#>\n")
    assert prefixed("PREFIX io: <urn:mine:> ASK { ?s io:actor ?o }").count("PREFIX") == 1


@pytest.fixture(scope="module")
def port() -> Iterator[tuple[int, list[object]]]:
    """A local server that only remembers who called."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_accept, args=(server, calls), daemon=True).start()
        yield server.getsockname()[1], calls


def _accept(server: socket.socket, calls: list[object]) -> None:
    with suppress(OSError):
        while True:
            caller, address = server.accept()
            calls.append(address)
            caller.close()


# What SPARQL is made of, glued together at random around a call: pyoxigraph's grammar is freer than the standard's.
GLUE = st.lists(
    st.sampled_from(
        ["true", "5", ".", "5.", "true.", "?o", "?o .", "?o}{", " ", "\n", "FILTER(?s<?o)",
         "FILTER(?s<'>')", "FILTER(?s<b:x#>\n)",
         "FILTER(?s<b:x#>'''\n)", "#'\n", '#"\n', "'''", "'", '"', "<b:x#>", "OPTIONAL{", "UNION{", "{", "}", "b:", "b:x", "//",
         "@en", "# it's\n", "\\u0020", "'\\''"]
    ), min_size=1, max_size=4,
).map("".join)  # fmt: skip
CALL = st.sampled_from(["SERVICE", "service", "SERVICE SILENT "])
TARGET = st.sampled_from([":x", "<http://127.0.0.1:PORT/>", "#>\n:x", "//#>\n:x", "#'\n:x", " b:", "?x#>\n"])
CLOSE = st.sampled_from(["}", "}}", "#>}\n}", "#'}\n}", "'''\n}", ">}"])


@settings(max_examples=300)
@given(st.tuples(GLUE, CALL, TARGET, st.just("{}"), CLOSE).map("".join))
def test_nothing_that_passes_calls_anybody(store: ox.Store, port: tuple[int, list[object]], tail: str) -> None:
    number, calls = port
    query = f"PREFIX : <http://127.0.0.1:PORT/> PREFIX b: <http://127.0.0.1:PORT> SELECT * {{ ?s ?p {tail}"
    with suppress(QueryError, SyntaxError, OSError, RuntimeError):
        list(answer(store, checked(query.replace("PORT", str(number))), 5))
    assert not calls


def test_without_the_guard_the_store_would_call(store: ox.Store, port: tuple[int, list[object]]) -> None:
    number, calls = port
    with suppress(OSError):
        list(answer(store, f"SELECT * {{ SERVICE <http://127.0.0.1:{number}/> {{ ?s ?p ?o }} }}", 5))
    assert calls
    calls.clear()
