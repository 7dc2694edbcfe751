"""How terms and triples look in Turtle and TriG, made from their N-Quads forms."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import groupby

from kg.namespaces import PREFIXES, TYPE, XSD

# A triple whose terms are written as in N-Quads.
Written = tuple[str, str, str]

_SAFE_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
# Only these forms may stand without quotes, and only they come back exactly as they were.
_BARE = re.compile(rf'"(?:([+-]?[0-9]+)"\^\^<{XSD}integer|([+-]?[0-9]*\.[0-9]+)"\^\^<{XSD}decimal|(true|false)"\^\^<{XSD}boolean)>')


def header(prefixes: Mapping[str, str]) -> str:
    """Return the declarations of `prefixes`, sorted."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(prefixes.items()))


def compactor(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that gives `<iri>` a prefix where what is left needs no escape, and leaves it as it is elsewhere."""
    prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}

    @lru_cache(maxsize=1 << 16)
    def compacted(iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = prefix_of.get(iri[1:cut]), iri[cut:-1]
        return f"{prefix}:{local}" if prefix and _SAFE_LOCAL.fullmatch(local) else iri

    return compacted


HEADER = header(PREFIXES)
compact = compactor(PREFIXES)


def _object(term: str, compact: Callable[[str], str]) -> str:
    if term.startswith("<"):
        return compact(term)
    if not term.endswith(">"):
        return term
    bare = _BARE.fullmatch(term)
    if bare:
        return bare[bare.lastindex or 0]
    value, datatype = term.rsplit("^^", 1)
    return f"{value}^^{compact(datatype)}"


def _predicate(iri: str, compact: Callable[[str], str]) -> str:
    return "a" if iri == f"<{TYPE}>" else compact(iri)


def grouped(triples: Iterable[Written], indent: str = "", compact: Callable[[str], str] = compact) -> str:
    """Return triples, which come in order, grouped by subject and then by predicate."""
    blocks = [_about(subject, list(same), indent, compact) for subject, same in groupby(triples, key=lambda triple: triple[0])]
    return ("" if indent else "\n").join(blocks)


def _about(subject: str, triples: list[Written], indent: str, compact: Callable[[str], str]) -> str:
    lines = [
        f"{_predicate(predicate, compact)} {' , '.join(_object(o, compact) for _, _, o in same)}"
        for predicate, same in groupby(triples, key=lambda triple: triple[1])
    ]
    return f"{indent}{compact(subject)} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"
