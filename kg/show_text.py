"""What is known about one thing, as text for people."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kg.analysis.source import Source
from kg.disagreement_text import differing
from kg.queries.formats import printable, short
from kg.show import Fact, Group, Shown


def write_shown(shown: Shown, stream: TextIO) -> None:
    """Write a thing with its facts, sources and parts: coloured and wrapped on a terminal, plain elsewhere."""
    console = Console(file=stream, highlight=False, soft_wrap=not stream.isatty())
    for line in _thing(shown, 0):
        console.print(line)


def _line(depth: int, *parts: str | tuple[str, str]) -> Text:
    """Return a line of plain and (text, style) parts; as Text, brackets in a quote are not read as markup."""
    safe = (printable(part) if isinstance(part, str) else (printable(part[0]), part[1]) for part in parts)
    return Text.assemble("  " * depth, *safe)


def _thing(shown: Shown, depth: int) -> Iterator[Text]:
    yield _line(depth, (shown.label, "bold"), f" · {shown.kind} · " if shown.kind else " · ", (short(shown.iri), "dim"))
    if shown.names:
        yield _line(depth + 1, ("also: ", "dim"), "; ".join(shown.names))
    yield from _groups(shown.groups, depth + 1)
    if shown.reference:
        yield _line(depth + 1, ("known without any report", "dim"))
        yield from _groups(shown.reference, depth + 2)
    if shown.said:
        yield _line(depth + 1, ("speaker of ", "dim"), f"{shown.said} claims (kg query claims -p speaker=...)")
    for line in (line for one in shown.told for line in differing(one)):
        yield _line(depth + 1, line)
    for part in shown.parts:
        yield from _thing(part, depth + 1)


def _groups(groups: Iterable[Group], depth: int) -> Iterator[Text]:
    for group in groups:
        mark: tuple[str, str] = ("  sources disagree", "bold yellow") if group.disagree else ("", "")
        yield _line(depth, (_heading(group), "cyan"), mark)
        for fact in group.facts:
            yield _line(depth + 1, fact.value_label, (_standing(fact), "yellow"), (_backed(fact), "green"))
            yield from (_source(source, depth + 2) for source in fact.sources)


def _heading(group: Group) -> str:
    return f"← {group.label}" if group.facts[0].incoming else group.label


def _standing(fact: Fact) -> str:
    if fact.inferred:
        return "  (computed, from:)"
    return "" if fact.assessed else "  (not taken as a fact)"


def _backed(fact: Fact) -> str:
    if fact.support.reports < 2:
        return ""
    speakers = "1 speaker" if fact.support.speakers == 1 else f"{fact.support.speakers} speakers"
    return f"  ({fact.support.reports} reports, {fact.support.independent} independent, {speakers})"


def _source(source: Source, depth: int) -> Text:
    negated = ", says it is not so" if source.polarity == "negative" and source.modality != "denied" else ""
    where = ", ".join(part for part in (source.title or source.report, source.publisher, source.published) if part)
    return _line(
        depth,
        (f"“{source.quote}”", "italic"),
        f" — {source.speaker}, {source.modality}{negated}, {source.confidence:g}; ",
        (f"{where} [{source.start}-{source.end}]", "dim"),
    )
