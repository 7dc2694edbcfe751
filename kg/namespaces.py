"""The IRIs this project writes, and the prefixes it writes them with."""

from functools import lru_cache
from hashlib import sha256

IO = "https://w3id.org/influence-kg/ns#"
ID = "https://w3id.org/influence-kg/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
WIKIDATA = "http://www.wikidata.org/entity/"

# One prefix per kind of thing: a slash inside a local name would come out escaped in Turtle.
KINDS = (
    "access-restriction", "accusation", "claim", "company", "demand", "denial", "evidence", "government", "indictment",
    "inference", "media", "narrative", "network", "network-block", "non-attribution", "operation", "organisation", "person",
    "platform", "region", "report", "restriction", "sanction", "seizure", "state", "statement", "takedown", "technique",
    "tenure", "territory", "topic",
)  # fmt: skip

PREFIXES: dict[str, str] = {
    "io": IO,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "wd": WIKIDATA,
    "xsd": XSD,
    **{kind: f"{ID}{kind}/" for kind in KINDS},
}

# From what a report tells of (an operation, an act, a network) to what several reports tell of.
SAME = (IO + "sameOperation", IO + "sameEvent", IO + "sameNetwork")

TYPE = RDF + "type"
LABEL = RDFS + "label"


@lru_cache(maxsize=1024)
def digest(*parts: str) -> str:
    """Return the stable 16-hex-digit name of `parts`: the same on every machine, for every run."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def thing(kind: str, *parts: str) -> str:
    """Return the IRI of a thing that is known only by its content."""
    return f"{ID}{kind}/{digest(*parts)}"


def local(iri: str) -> str:
    """Return what follows the last `#` or `/` of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
