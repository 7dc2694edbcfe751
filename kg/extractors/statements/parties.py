"""Who acts in a statement: besides known names also people by their office, pronouns, and groups that only the text names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extractors.statements.grammar import governed
from kg.extractors.statements.rules import Rules, rules
from kg.namespaces import thing
from kg.reading.clauses import SUBJECTS, spread
from kg.reading.document import Sentence, gazetteer
from kg.reading.entities import Party, name_run, party
from kg.reading.reference import FIRMS, is_pronoun, says_which
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

HE = frozenset({"he", "she", "him", "her", "himself", "herself"})
IT = frozenset({"it", "they", "them", "itself", "themselves"})
WE = frozenset({"we", "us", "i", "me", "ourselves"})
OURS = WE | {"our"}
# Words that a firm is called by, but others more often.
LOOSE = frozenset({"group", "owner", "operator", "business", "network"})
SERVICE = frozenset({"company", "platform", "firm", "service", "site", "giant"})
# Of several these only mean the firms and services themselves ("the sites" are others more often).
FIRM = frozenset({"company", "platform", "firm", "giant", "corporation"})
# How a phrase points back to all who were named together, and how many sentences back.
TOGETHER = frozenset({"the", "these", "both", "all"})
NEAR = 2
# What only says of the head which one it is, or how many.
DETERMINERS = frozenset({"DT", "CD", "PRP$", "POS", "WP$", "PDT"})
# Who without a name is heard as the house: "an editor at Dezeit".
HOUSE = frozenset({"editor", "editors", "representatives", "executive"})
LANDS = frozenset({"State", "Territory"})
NO_PARTY = frozenset({"Topic", "Technique", "InfluenceOperation"})
INITIALS = re.compile(r"\s+([.’'])")


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """A party in the words of one sentence: `office` where the text gives the role and no name, `near` whose mouthpiece it is."""

    party: Party
    office: bool = False
    speaks_for: str = ""
    group: str = ""


class Parties:
    """Parties of a report in context; built by one pass that notes people, lands and subjects as they come."""

    def __init__(self, reading: Understanding, rules: Rules) -> None:
        self.reading, self.document, self.rules = reading, reading.document, rules
        self.people: dict[str, Party] = {}
        self.last: dict[int, Mapping[str, Actor]] = {}
        self._meant: dict[Token, Actor | None] = {}
        self.home = self._home()
        self.first_person = any(
            t.lower_ in OURS for s in reading.document.sentences if '"' not in s.text and "“" not in s.text for t in s.doc
        )
        latest: dict[str, Actor] = {}
        for sentence in reading.document.sentences:
            self.last[sentence.index] = dict(latest)
            for token, found in self._names(sentence):
                latest |= self._noted(sentence, token, found, latest)

    def _home(self) -> Actor | None:
        """The state that a report speaks of most: whose a bare "government" is where none has yet been the subject."""
        names = [n for s in self.document.sentences for n in s.names if self.document.ontology.kind(n.thing) == "State"]
        titled = [
            n for n in gazetteer(self.document.ontology).find(self.reading.report.title) if self.document.ontology.kind(n.thing) == "State"
        ]
        ranked = Counter(n.thing for n in [*titled, *titled, *names]).most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return self.land(ranked[0][0])

    def land(self, state: str) -> Actor:
        """Return a state of the vocabulary as a party."""
        known = self.document.ontology.things[state]
        return Actor(Party(known.iri, known.label, known.kind, known.state))

    def _names(self, sentence: Sentence) -> Iterator[tuple[Token, Actor]]:
        for token in sentence.nouns:
            if token.dep_ not in ("compound", "nmod") and (found := self.named(sentence, token)) is not None:
                yield token, found

    def _noted(self, sentence: Sentence, token: Token, found: Actor, latest: Mapping[str, Actor]) -> dict[str, Actor]:
        who = found.party
        noted: dict[str, Actor] = {}
        if who.kind == "Person":
            noted["person"] = found
            self.people.setdefault(who.label.split()[-1], who)
        # "Kenya's government said", but not "Paris took Armenia's side".
        owner = token.dep_ == "poss" and token.head.dep_ in SUBJECTS | {"ROOT", "poss", "pobj"}
        if who.kind in LANDS and (owner or token.dep_ in SUBJECTS | {"ROOT"}):
            noted["land"] = found
        if token.dep_ in SUBJECTS and who.kind != "Person":
            noted["subject"] = found
        if who.kind in ("Platform", "Company"):
            noted["platform"] = found
        # What "the agency" would mean later: the last with that word in its name.
        noted |= {
            word: found for word in who.label.lower().split() if who.kind != "Person" and word in self.rules.lists["bodies_said_again"]
        }
        return noted

    # -- who a phrase means -------------------------------------------------------------------------------------

    def who(self, sentence: Sentence, token: Token) -> Actor | None:
        """Return who a phrase means: pronouns by what came last, descriptions and groups in the text's words."""
        if token not in self._meant:
            self._meant[token] = self._who(sentence, token)
        return self._meant[token]

    def together(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Return whom "the companies", "both firms" mean: the firms and services that were last named together as a subject."""
        if token.tag_ != "NNS" or self.document.lexicon.noun(token, "company") not in FIRM or says_which(token):
            return ()
        words = {t.lower_ for t in token.children if t.i < token.i}
        if words.isdisjoint(TOGETHER) or not words <= TOGETHER | {"two"}:
            return ()
        for before in reversed(self.document.sentences[max(0, sentence.index - NEAR) : sentence.index + 1]):
            for head in reversed([t for t in before.doc if t.dep_ in SUBJECTS and (before.index < sentence.index or t.i < token.i)]):
                named = [a for t in spread([head]) if (a := self.named(before, t)) is not None and a.party.kind in FIRMS]
                if len(named) > 1:
                    return tuple(named) if len(named) == 2 or words.isdisjoint({"both", "two"}) else ()
        return ()

    def _who(self, sentence: Sentence, token: Token) -> Actor | None:
        if is_pronoun(token, WE):
            return self._we(sentence, token)
        if token.lower_ in HE:
            return self._before(sentence, token, "person")
        if token.lower_ in IT:
            return self._before(sentence, token, "subject") or self._before(sentence, token, "land")
        if token.lower_ in self.rules.lists["own_work"] and any(t.lower_ == "our" for t in token.children):
            return self._we(sentence, token)
        return self.named(sentence, token) or self._described(sentence, token) or self._group(sentence, token)

    def _we(self, sentence: Sentence, token: Token) -> Actor | None:
        speech = self.reading.reference.speech(sentence, token.head)
        who = speech.speaker or self.reading.reference.publisher
        return Actor(who) if who else None

    def _before(self, sentence: Sentence, token: Token, kind: str) -> Actor | None:
        """The last party of a sort before a token, in its sentence or an earlier one."""
        found = None
        for t in sentence.nouns_before(token):
            if t.dep_ not in ("compound", "nmod") and (
                named := self.named(sentence, t) or (self._office(sentence, t) if self.rules.has("roles", t) else None)
            ):
                found = named if _fits(kind, t, named) else found
        return found or self.last[sentence.index].get(kind)

    def named(self, sentence: Sentence, token: Token) -> Actor | None:
        """Return who a phrase names: a known thing, a body of a state, a person or organisation with a name."""
        if token.tag_[:2] not in ("NN", "JJ"):
            return None
        bare = sentence.name_at(token) is None
        if bare and self.reading.discourse.of(sentence, token):
            return None
        if token.lower_ in self.rules.lists["staff"] and (house := self._house(sentence, token)) is not None:
            return house
        if bare and self.rules.has("roles", token):
            return self._office(sentence, token)
        if bare and token.tag_ in ("NN", "NNS"):
            apposed = next((t for t in token.children if t.dep_ == "appos" and t.tag_.startswith("NNP")), None)
            if apposed is not None and (found := self.named(sentence, apposed)):
                return found
        who = party(self.document, sentence, token)
        if who is None and token.tag_ == "NN" and token.text.isupper() and len(token.text) > 2 and not sentence.text.isupper():
            who = Party(
                thing("organisation", token.text), token.text, "Organisation", "", False
            )  # initials that the tagger took for a noun
        if who is None or who.kind in NO_PARTY:
            return None
        if who.known or who.kind == "GovernmentBody":
            return Actor(who)
        return self._person(sentence, token, who)

    def _house(self, sentence: Sentence, token: Token) -> Actor | None:
        """ "Analysts at Graphika" speak as Graphika."""
        inner = [
            t
            for p in token.children
            if p.dep_ == "prep" and p.lower_ in ("at", "from", "with", "of")
            for t in p.children
            if t.dep_ == "pobj"
        ]
        found = next((a for t in inner if (a := self.named(sentence, t)) is not None), None)
        return found if found is not None and found.party.kind not in LANDS else None

    def _person(self, sentence: Sentence, token: Token, found: Party) -> Actor | None:
        run = name_run(token)
        length = len(run)
        titles = [i for i, t in enumerate(run) if t.lower_ in self.rules.lists["roles"]]
        run = run[titles[-1] + 1 :] if titles and titles[-1] + 1 < len(run) else run
        run = [t for t in run if t.text.rstrip(".") not in ("Mr", "Mrs", "Ms", "Dr", "Sir", "Lady", "Lord")]
        run = [t for t in run if not (n := sentence.name_at(t)) or n.role == "place"]
        if not run or (titles and titles[-1] + 1 == length):
            return self._office(sentence, token) if titles else None
        if self.document.lexicon.has("firm", run[-1].lower_) and len(run) > 1 and _joined(run[0]):
            run = [*sentence.doc[run[0].i - 2 : run[0].i], *run]
        label = sentence.text[run[0].idx : run[-1].idx + len(run[-1])]
        if len(run) == 1 and label in self.people:
            return Actor(self.people[label])
        role = next((t for t in self._around(token) if t.lower_ in self.rules.lists["roles"]), None)
        human = role is not None or (
            len(run) > 1 and not any(self.document.lexicon.has("firm", t.lower_) for t in run) and not label.isupper()
        )
        body = token.lower_ in self.rules.lists["bodies"]
        state = self._state(sentence, token) if human else found.state or (self._own_state(sentence, token) if body else "")
        kind = "Person" if human else "GovernmentBody" if body and state else found.kind
        who = Party(thing("person" if human else "organisation", label), label, kind, state, False)
        return Actor(who, speaks_for=state if role is not None and role.lower_ in self.rules.lists["speaks_for"] else "")

    def _around(self, token: Token) -> list[Token]:
        """The modifiers and appositions of a name, where its bearer's office stands."""
        inside = {t.i for t in token.subtree}
        above = [t for t in token.head.subtree if t.i not in inside] if token.dep_ == "appos" else []
        return [t for child in token.children if child.dep_ in ("compound", "nmod", "amod", "appos", "poss") for t in child.subtree] + above

    def _office(self, sentence: Sentence, token: Token) -> Actor | None:
        """A person known by an office: "Labour leader", "a spokesman for the ministry, Ayhan Hajizada"."""
        if token.dep_ == "appos" and token.head.tag_.startswith("NNP") and not self.rules.has("roles", token.head):
            return self.named(sentence, token.head)
        for child in token.children:
            if (
                child.dep_ == "appos"
                and child.tag_.startswith("NNP")
                and (found := self.named(sentence, child)) is not None
                and found.party.kind == "Person"
            ):
                return found
        state = self._state(sentence, token)
        body = next((p for t in token.subtree if t != token and t.tag_.startswith("NN") and (p := self._body_of(sentence, t))), None)
        if not state and body is None and token.lower_ not in self.rules.lists["roles"]:
            return None
        if token.lower_ in HOUSE and body is None and (at := next(iter(governed(token, "at")), None)) is not None:
            body = party(self.document, sentence, at)
            body = (
                replace(body, iri=thing("organisation", body.label), kind="Organisation") if body is not None and not body.known else body
            )
        if token.lower_ in self.rules.lists["speaks_for"] | HOUSE and body is not None and body.kind != "State":
            return Actor(body, False, state or body.state or body.label)
        bare = token.lower_ in self.rules.lists["speaks_for"] and all(t.dep_ in ("det", "punct") for t in token.children)
        if bare and not state and (house := self._before(sentence, token, "subject")) is not None:
            return house  # "a spokesman", right after the ministry spoke
        label = self._words(sentence, token)
        return Actor(
            Party(thing("person", self.reading.report.id, label), label, "Person", state or (body.state if body else ""), False),
            True,
            state or label,
        )

    def _body_of(self, sentence: Sentence, token: Token) -> Party | None:
        found = party(self.document, sentence, token)
        return found if found is not None and found.kind in ("GovernmentBody", "Organisation", "Company", "MediaOutlet", "State") else None

    def _state(self, sentence: Sentence, token: Token) -> str:
        """The state that a person's or body's own description shows, or its "its" points to."""
        near = [token, *self._around(token), *(t for t in token.subtree if t.dep_ != "relcl")]
        if shown := self._shown(sentence, near):
            return shown
        words = {t.lower_ for t in near}
        mouthpiece = "presidential" in words and words & self.rules.lists["speaks_for"]
        pointing = words & {"its", "his", "her", "their"} or words & self.rules.lists["bodies"] or mouthpiece
        land = self.last[sentence.index].get("land") if pointing else None
        return land.party.iri if land else ""

    def _shown(self, sentence: Sentence, tokens: list[Token]) -> str:
        """The state that a name among the tokens belongs to."""
        things = self.document.ontology.things
        named = [n for t in tokens if (n := sentence.name_at(t)) is not None and n.role != "place" and n.thing in things]
        return next((things[n.thing].state for n in named if things[n.thing].state), "")

    def _own_state(self, sentence: Sentence, token: Token) -> str:
        """The state in whose name or land a body is: "Spain's civil guard", "a court in Nairobi"."""
        return self._shown(sentence, [*(t for left in token.lefts for t in left.subtree), *governed(token, "in", "of")])

    def _described(self, sentence: Sentence, token: Token) -> Actor | None:
        """ "The company", "the country", "the government", "the foreign ministry" of the land that was last spoken of."""
        if (
            token.tag_ in ("NN", "NNP")
            and token.lower_ in self.rules.lists["bodies_said_again"]
            and (again := self._again(sentence, token)) is not None
        ):
            return again
        if (
            token.lower_ not in LOOSE
            and not self.document.lexicon.has("rulers", token.lower_)
            and token.tag_ in ("NN", "NNP")
            and (found := self.reading.reference.who(sentence, token)) is not None
        ):
            return Actor(found)
        the = any(t.lower_ in ("the", "this") for t in token.children)
        if the and token.tag_ == "NN" and token.lower_ in SERVICE and not says_which(token):
            return self._before(sentence, token, "platform")
        if not token.tag_.startswith("NN") or token.lower_ not in self.rules.lists["bodies"]:
            return None
        own = self._own_state(sentence, token)
        land = self.land(own) if own else self._before(sentence, token, "land") or self.home
        alien = token.lower_ in ("forces", "powers", "agency", "army") and any(t.lower_ == "foreign" for t in token.children)
        state = land.party.iri if land and not alien else ""
        if self.document.lexicon.has("rulers", token.lower_) and land is not None:
            return Actor(replace(land.party, how="government"))
        if not own and any(child.dep_ == "det" and child.lower_ in ("a", "an", "no", "any") for child in token.children):
            if not any(t.tag_.startswith("NNP") for t in governed(token, "in", "of")):
                return None
            state = ""  # "a court in São Paulo"
        label = self._words(sentence, token)
        return Actor(Party(thing("organisation", self.reading.report.id, label.lower()), label, "GovernmentBody", state, False))

    def _again(self, sentence: Sentence, token: Token) -> Actor | None:
        """ "The agency", with nothing to tell which: the body or organisation that was last the subject."""
        if [t for t in token.children if t.dep_ in ("amod", "compound", "poss", "nmod")] or not any(
            t.lower_ in ("the", "this") for t in token.children
        ):
            return None
        last = self.last[sentence.index].get(token.lower_) or self._before(sentence, token, "subject")
        return last if last is not None and last.party.kind in ("GovernmentBody", "Organisation", "MediaOutlet") else None

    def _group(self, sentence: Sentence, token: Token) -> Actor | None:
        """Parties that nobody knows by name, in the text's own words."""
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not (self.rules.has("groups", token) or self.rules.has("roles", token)):
            return None
        if sentence.name_at(token) is None and self.reading.discourse.of(sentence, token):
            return None
        label = self._words(sentence, token)
        who = Party(thing("organisation", self.reading.report.id, label.lower()), label, "Organisation", "", False)
        return Actor(who, group="carrier" if token.lower_ in self.rules.lists["carriers"] else label.lower())

    def before_it(self, sentence: Sentence, token: Token) -> Actor | None:
        """The platform or firm last named before a pronoun, in the same sentence: "raised it with Tencent and asked it to"."""
        earlier = [
            a for t in sentence.doc[: token.i] if t.tag_.startswith("NNP") and t.dep_ not in SUBJECTS and (a := self.named(sentence, t))
        ]
        return next((a for a in reversed(earlier) if a.party.kind in ("Platform", "Company", "Organisation")), None)

    def described(self, sentence: Sentence, token: Token) -> Actor:
        """Return whoever a phrase stands for where grammar says that it is somebody, in the phrase's own words."""
        label = self._words(sentence, token)
        return self.who(sentence, token) or Actor(
            Party(thing("organisation", self.reading.report.id, label.lower()), label, "Organisation", "", False)
        )

    def _words(self, sentence: Sentence, token: Token) -> str:
        """A noun phrase without articles and numbers, with the "for ..." or "of ..." that says whose it is."""
        inner = {t.i for child in token.lefts if child.dep_ not in ("punct", "cc", "relcl", "preconj") for t in child.subtree} | {token.i}
        inner |= {t.i for child in token.rights if child.dep_ == "prep" and child.lower_ in ("for", "of", "at") for t in child.subtree}
        tokens = [t for t in sentence.doc if t.i in inner]
        dated = {t.i for d in sentence.dates for t in sentence.tokens(d.start, d.end)}
        while len(tokens) > 1 and (tokens[0].tag_ in DETERMINERS or tokens[0].is_punct or tokens[0].i in dated):
            tokens = tokens[1:]
        return INITIALS.sub(r"\1", " ".join(sentence.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])].split()))


def _joined(token: Token) -> bool:
    """ "The Legal and Human Rights Centre" is one name."""
    before = list(token.doc[max(token.i - 3, 0) : token.i])
    return len(before) == 3 and before[0].lower_ == "the" and before[1].text.istitle() and before[2].lower_ in ("and", "&")


def _fits(kind: str, token: Token, found: Actor) -> bool:
    """Whether a party in the same sentence is of the sort that is looked for."""
    of = found.party.kind
    if kind in ("person", "platform"):
        return of == "Person" if kind == "person" else of in ("Platform", "Company")
    return token.dep_ in SUBJECTS and of != "Person" and (kind != "land" or of in LANDS)


@lru_cache(maxsize=1)
def parties_of(reading: Understanding) -> Parties:
    """Return the parties of a report, worked out once for the extractors that read it one after the other."""
    return Parties(reading, rules(reading.document.ontology))
