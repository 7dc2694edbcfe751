"""What a text is read as saying of operations, as codes and slugs: the last part of each object's IRI, by property."""

from functools import lru_cache
from hashlib import sha256

from kg.extractors import extract_report
from kg.model import Extract, Report
from kg.namespaces import local
from kg.ontology import load


@lru_cache(maxsize=256)
def extracted(body: str) -> Extract:
    return extract_report(Report(body, "x.txt", sha256(body.encode()).hexdigest()), load(), gate=False)


def objects(body: str, relation: str) -> set[str]:
    """Return what the stated claims of a text give as objects of one io: property, of all its operations together."""
    claims = [c for c in extracted(body).claims if c.stated]
    return {local(str(o)) for c in claims for _, p, o in c.triples if local(p) == relation}
