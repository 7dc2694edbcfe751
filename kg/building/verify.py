"""Whether the quotes of a written graph stand in the texts that are kept beside it."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from kg.building.account import load_entries
from kg.building.commit import read_exactly
from kg.building.shelf import REPORTS
from kg.graph.findings import VIOLATION, Finding
from kg.graph.read import read_quads
from kg.model import Literal
from kg.namespaces import IO, OA


def kept_findings(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the kept texts of the graph in a folder: another text than was read, a quote that is not in it.

    Reports whose text was not kept are passed over. Raises StoreError where there is no sound graph.
    """
    entries, _ = load_entries(folder)
    texts = {report: path for report, entry in entries.items() if (path := folder / REPORTS / f"{entry.name}.txt").exists()}
    about: dict[str, dict[tuple[str, str], list[str]]] = {}
    for graph, s, p, o in read_quads(folder / "graph.nq"):
        if graph in texts and p in (IO + "sha256", OA + "hasSelector", OA + "start", OA + "end", OA + "exact"):
            about.setdefault(graph, {}).setdefault((s, p), []).append(o.value if isinstance(o, Literal) else o)
    for report, facts in sorted(about.items()):
        yield from _of_report(report, read_exactly(texts[report]), facts)


def _of_report(report: str, text: str, facts: dict[tuple[str, str], list[str]]) -> Iterator[Finding]:
    if facts[report, IO + "sha256"] != [sha256(text.encode()).hexdigest()]:
        yield Finding(VIOLATION, report, report, "The text that is kept is not the one that was read.")
    for (node, predicate), selectors in sorted(facts.items()):
        if predicate != OA + "hasSelector":
            continue
        start, end, quote = (next(v for s in selectors for v in facts.get((s, OA + name), ())) for name in ("start", "end", "exact"))
        if text[int(start) : int(end)] != quote:
            yield Finding(VIOLATION, report, node, f"The quote {quote!r} is not what the kept text says at {start} to {end}.")
