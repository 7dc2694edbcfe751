"""Named and free SPARQL over a graph folder, and the formats its answers are written in."""

from kg.queries.catalogue import NamedQuery, Param, named, names
from kg.queries.formats import FORMATS
from kg.queries.run import TIMEOUT, run
from kg.queries.table import Result, Table, Triples

__all__ = ["FORMATS", "TIMEOUT", "NamedQuery", "Param", "Result", "Table", "Triples", "named", "names", "run"]
