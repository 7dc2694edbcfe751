"""What governs a list of counts: the clause that removes the things, makes something up of them, or runs them."""

from kg.reading.accounts import goes_on, is_engaged
from kg.reading.clauses import Clause
from kg.reading.mention import Mention
from kg.reading.threads import Threads
from kg.reading.tokens import Token


def governing(self: Threads, m: Mention, found: list[Clause]) -> tuple[Clause | None, str]:
    """Return the clause that governs a list and what it makes of it: "removed", "made of", "run", or "" where it is none of these."""
    by_verb = {c.verb: c for c in found}
    if (deleted := _told_behind(self, m, by_verb)) is not None:
        return deleted, "removed"
    if m.states and m.sentence.text[: m.assets[0].start].rstrip(' *“"').endswith(":"):
        # "A third line in the table: twelve accounts run from Peru".
        return None, "made of"
    above = [m.head, *m.head.ancestors]
    for token in above:
        if token.lower_ in self.document.lexicon.events and token.tag_.startswith("NN"):
            return None, "removed"
        if token in by_verb and (governed := _by_verb(self, m, by_verb[token], found)) is not None:
            return governed
    before = [c for c in found if c.verb.i < m.assets[0].number.i]
    if before and any(t.tag_.startswith("VB") for t in above) and self.document.lexicon.is_verb(before[-1].verb, "removal", "seizure"):
        return (before[-1], "removed") if not before[-1].negated and not before[-1].hypothetical else (None, "")
    return None, "made of" if self.focus or m.states or m.sentence.marker else ""


def _by_verb(self: Threads, m: Mention, c: Clause, found: list[Clause]) -> tuple[Clause | None, str] | None:
    """What the clause of a verb above a list makes of it; None where a verb higher up decides."""
    lexicon, tokens = self.document.lexicon, {a.token for a in m.assets} | {m.head}
    if _is_done_by_its_hands(self, c):
        return c, ""
    if lexicon.is_verb(c.verb, "removal", "seizure", "restriction", "block"):
        return c, "not removed" if c.negated or c.hypothetical else "removed"
    exposed = tokens & set(c.patients) if lexicon.is_verb(c.verb, "expose") and not c.passive else set()
    # "The Lab counted 400 accounts": those of what was spoken of, if anything was.
    counted = self.focus and lexicon.is_verb(c.verb, "comprise")
    if exposed and not counted and (any(is_engaged(self, t, found) for t in exposed) or goes_on(self, m)):
        return c, "run"
    if lexicon.is_verb(c.verb, "comprise") and (tokens & set(c.patients) or not c.passive):
        return c, "made of"
    if (lexicon.is_verb(c.verb, "run") and not c.passive and tokens & set(c.patients)) or tokens & set(c.to("behind")):
        return c, "run"
    if lexicon.is_verb(c.verb, "say") and c.verb.dep_ == "ROOT" and not tokens & set(c.patients) and m.head.i > c.verb.i:
        return None
    if lexicon.is_verb(c.verb, "list") and tokens & {*c.agents, *c.patients}:
        return None, "made of" if m.states else ""
    # "Suspended and disclosed 20 accounts": the first verb has the same object.
    shared = c.verb.dep_ == "conj" and any(f.verb is c.verb.head and tokens & set(f.patients) for f in found)
    return None if shared else (c, "")


def _told_behind(self: Threads, m: Mention, by_verb: dict[Token, Clause]) -> Clause | None:
    """The removal that is told behind the things ("the 39 pages it deleted were run from ..."), unless they were restored."""
    lexicon = self.document.lexicon
    for asset in m.assets:
        if asset.token.head.lower_ == "among" or any(lexicon.is_verb(t, "lift") for t in asset.token.ancestors):
            continue
        for c in (by_verb[t] for t in asset.token.children if t.dep_ == "relcl" and t in by_verb):
            if lexicon.is_verb(c.verb, "removal", "seizure") and not c.negated and not c.hypothetical and c.agents:
                return c
    return None


def _is_done_by_its_hands(self: Threads, clause: Clause) -> bool:
    """Whether the operators themselves remove their things ("its operators had deleted some 300 of their accounts")."""
    own = self.document.ontology.phrases["attribution"]["operators"]
    themselves = any(t.lower_ in ("themselves", "itself") for t in clause.verb.children)
    removed = self.document.lexicon.is_verb(clause.verb, "removal")
    return bool(clause.agents) and (themselves or all(t.lower_ in own or (removed and _is_operation(self, t)) for t in clause.agents))


def _is_operation(self: Threads, token: Token) -> bool:
    """Whether a noun is of an operation; a social network is none."""
    return bool(self.document.lexicon.noun(token, "operation")) and all(t.lower_ != "social" for t in token.children)
