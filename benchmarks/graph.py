"""How fast the graph is written and read back, beside pyoxigraph doing the same with the same quads.

uv run python benchmarks/graph.py [REPORTS]    (default 400 reports, about 110,000 quads)

Ours sorts, and gives the same bytes whatever the order; pyoxigraph writes as it comes. A ratio of 2 means that ours takes half as long.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import process_time

import pyoxigraph as ox

from kg.graph import open_store, quads, rebuild, search_text, write
from kg.graph.read import read_quads
from kg.graph.validate import Validator
from kg.graph.write import in_graphs
from kg.model import Claim, Extract, Report, evidence, integer, text
from kg.namespaces import ID, IO, SCHEMA, TYPE, thing
from kg.ontology import load

SENTENCE = "Sampler said it removed {n} accounts of the campaign it calls Paper Lantern {n}, run from Freedonia. "


def extract(number: int) -> Extract:
    """Return a made-up report of twelve claims."""
    body = "".join(SENTENCE.format(n=number * 100 + n) for n in range(12))
    report = Report(body, f"{number}.txt", sha256(body.encode()).hexdigest(), title=f"Report {number}", publisher="Bench")
    return Extract(report, True, tuple(claim(report, n, number * 100 + n) for n in range(12)), (), len(body.split()))


def claim(report: Report, place: int, count: int) -> Claim:
    """Return the claim of one sentence: a removal of one network of one operation."""
    event, network, operation = (thing(kind, report.id, str(count)) for kind in ("takedown", "network", "operation"))
    start = report.text.index(f"Sampler said it removed {count} ")
    triples = (
        (event, TYPE, IO + "Takedown"),
        (event, IO + "actor", ID + "platform/twitter"),
        (event, IO + "recipient", operation),
        (event, IO + "removed", network),
        (network, TYPE, IO + "AccountNetwork"),
        (network, IO + "usedBy", operation),
        (network, IO + "unit", IO + "account"),
        (network, IO + "assetCount", integer(count)),
        (network, IO + "precision", IO + "exact"),
        (operation, TYPE, IO + "InfluenceOperation"),
        (operation, SCHEMA + "name", text(f"Paper Lantern {count}")),
    )
    return Claim(report.id, triples, (evidence(report, start, start + 40),), report.id, "reported", "takedown", confidence=0.9)


def timed(work: Callable[[], object], turns: int = 3) -> float:
    """Return the processor seconds of the quickest of some runs: what else the machine does counts less."""
    times = []
    for _ in range(turns):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def node(value: object) -> ox.NamedNode | ox.Literal:
    """Return a term as pyoxigraph has it."""
    if isinstance(value, str):
        return ox.NamedNode(value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype))


def row(name: str, seconds: float, count: int, baseline: float) -> None:
    print(f"{name:34} {seconds:8.2f} s {count / seconds:12,.0f} /s {baseline / seconds:8.2f} x")


def main() -> None:
    """Print one row for each thing measured: seconds, quads (or reports) per second, and the ratio to pyoxigraph."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    ontology = load()
    extracts = sorted((extract(n) for n in range(reports)), key=lambda e: e.report.id)
    dataset = list(quads(extracts, ontology))
    theirs = [ox.Quad(*map(node, q[1:]), ox.NamedNode(q[0]) if q[0] else ox.DefaultGraph()) for q in dataset]
    count = len(dataset)
    print(f"{reports} reports, {count:,} quads; seconds, quads (reports) per second, times as fast as pyoxigraph")
    for name, form in (("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)):
        baseline = timed(lambda form=form: ox.serialize(theirs, format=form))
        as_sorted = timed(lambda form=form: ox.serialize(sorted(theirs, key=str), format=form))
        row(f"pyoxigraph writes {name}", baseline, count, baseline)
        row(f"pyoxigraph sorts and writes {name}", as_sorted, count, baseline)
        row(f"ours sorts and writes {name}", timed(lambda name=name: write(dataset, {name: io.StringIO()})), count, baseline)
    row("ours writes ttl", timed(lambda: write(dataset, {"ttl": io.StringIO()})), count, baseline)
    row("extracts to quads", timed(lambda: list(quads(extracts, ontology))), count, baseline)
    folder(dataset, count)
    validator = Validator(ontology)
    few = extracts[:5]
    seconds = timed(lambda: [validator.findings(one) for one in few])
    print(f"{'validation of one report':34} {seconds / len(few):8.2f} s   {count / reports:.0f} quads")


def folder(dataset: list, count: int) -> None:
    """Measure what happens on disk: reading back, the store, the quote index."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with (place / "graph.nq").open("w", encoding="utf-8", newline="\n") as stream:
            write(in_graphs(dataset), {"nq": stream})
        content = (place / "graph.nq").read_bytes()
        baseline = timed(lambda: list(ox.parse(content, format=ox.RdfFormat.N_QUADS)))
        row("pyoxigraph parses nq", baseline, count, baseline)
        row("ours reads nq", timed(lambda: list(read_quads(place / "graph.nq"))), count, baseline)
        row("store and quote index", timed(lambda: rebuild(place)), count, baseline)
        row("opening the store", timed(lambda: open_store(place)), 1, baseline)
        row("a search in the quotes", timed(lambda: search_text(place, "removed campaign")), 1, baseline)


if __name__ == "__main__":
    main()
