# ruff: noqa: E501 - a fact, or a trap, to a line: it is a table
"""What the sample article states, fact by fact, as SPARQL finds it in the graph; and what it does not state.

The facts are those of the annotation made by hand before any extractor was written. The three that it infers (that the networks are
parts of a whole, a breakout category, who backs the earlier operation) are not stated by the article and not asked for.
"""

from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.extractors import extract_report
from kg.graph import quads, write
from kg.ontology import load
from kg.sources import read_report

SEED = Path(__file__).parents[2] / "seeds" / "china-demands-twitter.txt"
PREFIXES = """
PREFIX io: <https://w3id.org/influence-kg/ns#> PREFIX id: <https://w3id.org/influence-kg/id/> PREFIX schema: <https://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX state: <https://w3id.org/influence-kg/id/state/> PREFIX territory: <https://w3id.org/influence-kg/id/territory/>
PREFIX platform: <https://w3id.org/influence-kg/id/platform/> PREFIX company: <https://w3id.org/influence-kg/id/company/>
PREFIX topic: <https://w3id.org/influence-kg/id/topic/> PREFIX government: <https://w3id.org/influence-kg/id/government/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX person: <https://w3id.org/influence-kg/id/person/> PREFIX organisation: <https://w3id.org/influence-kg/id/organisation/>
"""
TWITTER = "platform:twitter"
CHINA = "state:CN"
MINISTRY = "government:cn-foreign-ministry"
TRUMP = "person:trump"
AUTHOR = "?report"

# Who is who in the graph of this one article; any claim may tell which node is meant, only the fact itself needs the speaker.
OPERATIONS = {
    "prc": "?prc io:originatesFrom state:CN",
    "ru": "?ru io:attributedTo state:RU",
    "tr": "?tr io:attributedTo state:TR",
    "hk": "?hk io:addresses topic:hong-kong",
}
NETWORKS = {
    "all": "?all a io:AccountNetwork ; io:assetCount 170000",
    "core": "?core a io:AccountNetwork ; io:assetCount 23750",
    "amp": "?amp a io:AccountNetwork ; io:assetCount 150000",
}
WHO = OPERATIONS | NETWORKS
HUA = "?hua rdfs:label 'Hua Chunying'"
RESEARCHERS = "?researchers a io:AgentGroup ; rdfs:label 'researchers'"


@dataclass(frozen=True, slots=True)
class Fact:
    """`claims`: patterns, each of which one claim of this speaker, modality and polarity states; `known`: who the variables are."""

    id: str
    speaker: str
    modality: str
    claims: tuple[str, ...]
    known: tuple[str, ...] = ()
    polarity: str = "positive"

    @property
    def query(self) -> str:
        known = [f"GRAPH ?k{i} {{ {pattern} }}" for i, pattern in enumerate(self.known)]
        stated = [
            f"GRAPH ?c{i} {{ {pattern} }} GRAPH ?report {{ ?c{i} a io:Claim ; io:speaker {self.speaker} ; "
            f"io:modality io:{self.modality} ; io:polarity io:{self.polarity} ; io:evidence ?e{i} }}"
            for i, pattern in enumerate(self.claims)
        ]
        return f"{PREFIXES} ASK {{ {' '.join(known + stated)} }}"


def fact(name: str, speaker: str, modality: str, *claims: str, known: tuple[str, ...] = (), polarity: str = "positive") -> Fact:
    return Fact(name, speaker, modality, claims, tuple(WHO.get(k, k) for k in known), polarity)


def says(act: str, words: str, *roles: str) -> str:
    """A remark with this verb and these of the text's words; roles as "actor state:CN"."""
    stated = "".join(f" ; io:{role}" for role in roles)
    return f"?remark a io:Remark ; io:act '{act}' ; rdfs:comment ?words{stated} . FILTER(CONTAINS(?words, \"{words}\"))"


def removal(network: str) -> tuple[str, str]:
    return f"?event a io:Takedown ; io:actor {TWITTER} ; io:recipient ?prc", f"?event io:removed ?{network}"


FACTS = [
    fact("F1", TWITTER, "reported", *removal("all"), "?all io:assetCount 170000 ; io:precision io:exact ; io:unit io:account", known=("prc", "all")),
    fact("F2", TWITTER, "reported", "?all io:usedBy ?prc", known=("prc", "all")),
    fact("F3", TWITTER, "reported", "?prc a io:InfluenceOperation", known=("prc",)),
    fact("F4", TWITTER, "reported", "?prc io:backedBy state:CN", known=("prc",)),
    fact("F5", TWITTER, "reported", "?prc io:promotes ?n . ?n a io:Narrative ; rdfs:label 'messages favorable to the Chinese government'", known=("prc",)),
    fact("F6", TWITTER, "reported", "?prc io:addresses topic:covid-19", known=("prc",)),
    fact("F7", TWITTER, "reported", "?n io:favours state:CN ; rdfs:label 'messages favorable to the Chinese government'"),
    fact("F8", AUTHOR, "asserted", *removal("core"), "?core io:assetCount 23750 ; io:precision io:exact ; io:unit io:account", known=("prc", "core")),
    fact("F9", AUTHOR, "asserted", *removal("amp"), "?amp io:assetCount 150000 ; io:precision io:about ; io:unit io:account", known=("prc", "amp")),
    fact("F10", AUTHOR, "asserted", "?core io:role io:core ; io:assetCount 23750"),
    fact("F11", AUTHOR, "asserted", "?amp io:role io:amplifier ; io:assetCount 150000"),
    fact("F12", AUTHOR, "asserted", "?amp io:amplifies ?core", known=("amp", "core")),
    fact("F13", AUTHOR, "asserted", "?amp io:largerThan ?core", known=("amp", "core")),
    fact("F15 Twitter", TWITTER, "reported", "?prc io:assessment ?v FILTER(STRSTARTS(?v, 'largely an echo chamber of fake accounts'))", known=("prc",)),
    fact("F15 researchers", "?researchers", "reported", "?prc io:assessment ?v FILTER(STRSTARTS(?v, 'largely an echo chamber of fake accounts'))", known=("prc", RESEARCHERS)),
    fact("F16 Twitter", TWITTER, "reported", "?prc io:assessment ?v FILTER(STRENDS(?v, 'without much further traction'))", known=("prc",)),
    fact("F16 researchers", "?researchers", "reported", "?prc io:assessment ?v FILTER(STRENDS(?v, 'without much further traction'))", known=("prc", RESEARCHERS)),
    fact("F17", AUTHOR, "asserted", "?prc io:examinedBy ?researchers . ?researchers rdfs:label 'researchers'", known=("prc",)),
    fact("F19", AUTHOR, "asserted", f"?event a io:Takedown ; io:actor {TWITTER} ; io:recipient ?ru", known=("ru",)),
    fact("F20", AUTHOR, "asserted", f"?event a io:Takedown ; io:actor {TWITTER} ; io:recipient ?tr", known=("tr",)),
    fact("F21", TWITTER, "reported", "?ru io:attributedTo state:RU"),
    fact("F22", TWITTER, "reported", "?tr io:attributedTo state:TR"),
    fact("F23", AUTHOR, "asserted", "?ru io:targets state:RU", known=("ru",)),
    fact("F24", AUTHOR, "asserted", "?tr io:targets state:TR", known=("tr",)),
    fact("F25 Russia", AUTHOR, "asserted", "?ru io:smallerThan ?prc", known=("ru", "prc")),
    fact("F25 Turkey", AUTHOR, "asserted", "?tr io:smallerThan ?prc", known=("tr", "prc")),
    fact("F26", TWITTER, "reported", "?prc io:linkedTo ?hk", known=("prc", "hk")),
    fact("F27", TWITTER, "reported", "?hk io:earlierThan ?prc", known=("prc", "hk")),
    fact("F28", TWITTER, "reported", "?hk io:stateBacked true", known=("hk",)),
    fact("F30", TWITTER, "reported", "?event a io:Takedown ; io:actor platform:twitter ; io:recipient ?hk", "?event io:date '2019'^^xsd:gYear"),
    fact("F31", TWITTER, "reported", "?event a io:Takedown ; io:actor platform:facebook ; io:recipient ?hk", "?event io:date '2019'^^xsd:gYear"),
    fact("F32", TWITTER, "reported", "?event a io:Takedown ; io:actor platform:youtube ; io:recipient ?hk", "?event io:date '2019'^^xsd:gYear"),
    fact(
        "F33", TWITTER, "reported",
        "?hk io:promotes ?n . ?n a io:Narrative ; rdfs:label 'misleading narratives about political dynamics in Hong Kong'", known=("hk",),
    ),
    fact(
        "F34", TWITTER, "reported",
        "?hk io:promotes ?n . ?n rdfs:label ?l FILTER(CONTAINS(?l, 'about political dynamics in Hong Kong'))", "?hk io:addresses topic:hong-kong",
    ),
    fact("F35", AUTHOR, "asserted", "platform:youtube io:operatedBy company:google"),
    fact("F36", MINISTRY, "requested", says("shut down", "should shut down accounts that smear", "actor company:twitter-inc", f"saidBy {MINISTRY}", "date '2020-06-12'^^xsd:date")),
    fact("F37", AUTHOR, "asserted", says("demand", "demands Twitter deletes anti-China accounts", f"actor {CHINA}", f"recipient {TWITTER}")),
    fact("F38", MINISTRY, "reported", says("smear", "accounts that smear The People Republic of China", "actor ?accounts", f"concerns {CHINA}"), known=("?accounts a io:AgentGroup ; rdfs:label 'accounts'",)),
    fact("F39", CHINA, "requested", says("shut down", "should shut down the accounts if the social media giant wants to fight disinformation", f"actor {TWITTER}")),
    fact("F40", CHINA, "reported", says("be", "the country is the biggest victim of disinformation", f"actor {CHINA}", f"saidBy {CHINA}")),
    fact("F41", AUTHOR, "asserted", says("state", "how it intends to compel Twitter Inc.", f"actor {CHINA}", "concerns company:twitter-inc"), polarity="negative"),
    fact("F42", AUTHOR, "asserted", f"?hua io:spokespersonOf {MINISTRY} ; io:ofState state:CN", known=(HUA,)),
    fact("F43", AUTHOR, "asserted", says("tell", "told reporters during a briefing", "actor ?hua", "recipient ?reporters") + " ?reporters rdfs:label 'reporters'", known=(HUA,)),
    fact("F44", "?hua", "reported", says("have", "many platforms had much falsehood about China", "actor ?many", f"concerns {CHINA}") + " ?many rdfs:label 'many platforms'", known=(HUA,)),
    fact("F45", "?hua", "reported", says("be", "there was a need for Chinese voices with objective views", "saidBy ?hua"), known=(HUA,)),
    fact("F46", AUTHOR, "asserted", says("come", "The requests is coming less than 24 hours after Twitter said", f"concerns {TWITTER}")),
    fact("F47", AUTHOR, "asserted", says("react", "to the request", f"actor {TWITTER}"), polarity="negative"),
    fact("F48", AUTHOR, "hypothetical", says("agree", "would agree to China’s request", f"actor {TWITTER}", f"concerns {CHINA}")),
    *(
        fact(name, AUTHOR, "asserted", f"?r a io:AccessRestriction ; io:actor {CHINA} ; io:recipient platform:{service} ; io:status io:inForce")
        for name, service in (("F49", "twitter"), ("F50", "facebook"), ("F51", "instagram"))
    ),
    *(fact(f"F52 {service}", AUTHOR, "asserted", f"platform:{service} io:basedIn state:US") for service in ("twitter", "facebook", "instagram")),
    fact("F53", AUTHOR, "asserted", "company:twitter-inc io:basedIn state:US"),
    fact("F54", AUTHOR, "asserted", says("block", "China blocks Twitter in Mainland China", f"actor {CHINA}", f"recipient {TWITTER}")),
    fact("F55", AUTHOR, "asserted", says("be", "is only available to Hong Kong citizens", f"actor {TWITTER}", "concerns territory:HK")),
    fact("F56", AUTHOR, "hypothetical", says("move", "could move to block Twitter from Hong Kong", f"actor {CHINA}", f"concerns {TWITTER}", "concerns territory:HK")),
    fact("F57", AUTHOR, "asserted", says("plan", "plans to execute its controversial national security law on the semi-autonomous region", f"actor {CHINA}")),
    fact("F59", AUTHOR, "asserted", says("grow", "tension has grown between the U.S. and China", "concerns state:US", f"concerns {CHINA}")),
    fact("F60", AUTHOR, "asserted", says("accuse", "accused China of manipulating the World Health Organisation", f"actor {TRUMP}", f"recipient {CHINA}")),
    fact(
        "F61", TRUMP, "alleged",
        f"?a a io:Accusation ; io:actor {TRUMP} ; io:recipient {CHINA} ; rdfs:comment ?m FILTER(CONTAINS(?m, 'manipulating the World Health Organisation to withhold information'))",
    ),
    fact("F62", AUTHOR, "asserted", says("exit", "exiting the WHO", f"actor {TRUMP}", "recipient organisation:who")),
    fact("F63", AUTHOR, "asserted", says("order", "to review its rules", f"actor {TRUMP}", "recipient government:us-sec")),
    fact("F64", AUTHOR, "hypothetical", says("make", "its rules that will make it practically impossible for Chinese companies to list on American stock markets", f"concerns {CHINA}", "concerns state:US")),
    fact("F65", AUTHOR, "asserted", "?wuhan io:within ?hubei . ?wuhan rdfs:label 'Wuhan' . ?hubei rdfs:label 'Hubei'", "?hubei io:within state:CN"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trap:
    """Something that the article does not state. `planted`, an update, would bring it in, so that the question is known to bite."""

    id: str
    pattern: str
    planted: str

    @property
    def query(self) -> str:
        return f"{PREFIXES} ASK {{ {self.pattern} }}"


EVENT = "id:planted-takedown"
RU, TR, PRC, HK = (f"GRAPH ?k{name} {{ {OPERATIONS[name]} }}" for name in ("ru", "tr", "prc", "hk"))


def anywhere(pattern: str) -> str:
    return f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"


TRAPS = [
    Trap("anybody denies", anywhere("?d a io:Denial"), "INSERT DATA { id:planted-denial a io:Denial }"),
    Trap("China manipulated the WHO", anywhere("?r io:act 'manipulate'"), "INSERT DATA { id:planted-remark io:act 'manipulate' }"),
    Trap(
        "China is the victim, in the report's own words",
        "?r a io:Remark ; rdfs:comment ?w ; io:act 'be' FILTER(CONTAINS(?w, 'victim')) FILTER NOT EXISTS { ?r io:saidBy state:CN }",
        "INSERT DATA { id:planted-remark a io:Remark ; io:act 'be' ; rdfs:comment 'the country is the biggest victim' }",
    ),
    Trap(
        "Twitter is blocked in Hong Kong",
        anywhere("?r a io:AccessRestriction ; io:status io:inForce ; rdfs:comment ?w FILTER(CONTAINS(?w, 'Hong Kong'))"),
        "INSERT DATA { id:planted-access-restriction a io:AccessRestriction ; io:status io:inForce ; rdfs:comment 'blocked in Hong Kong' }",
    ),
    *(
        Trap(f"assessed although not told as fact: {act}", f"?r a io:Remark ; io:act '{act}'", f"INSERT DATA {{ id:planted-remark a io:Remark ; io:act '{act}' }}")
        for act in ("agree", "react", "refuse", "shut down", "delete", "move", "make", "intend", "want", "state")
    ),
    Trap(
        "the removed accounts are the anti-China ones",
        "GRAPH ?c { ?r io:act 'smear' ; io:actor ?op } GRAPH ?k { ?op a io:InfluenceOperation }",
        "INSERT { GRAPH id:planted-claim { id:planted-remark io:act 'smear' ; io:actor ?op } } WHERE { GRAPH ?k { ?op a io:InfluenceOperation } }",
    ),
    Trap(
        "the earlier operation has a state",
        f"{HK} GRAPH ?c {{ ?hk io:attributedTo|io:backedBy|io:originatesFrom ?state }}",
        f"INSERT {{ GRAPH id:planted-claim {{ ?hk io:backedBy state:CN }} }} WHERE {{ {HK} }}",
    ),
    *(
        Trap(
            f"somebody else than Twitter took part in 2020: {name}",
            f"{known} GRAPH ?c {{ ?event a io:Takedown ; io:recipient ?{name} ; io:actor ?actor }} FILTER(?actor != platform:twitter)",
            f"INSERT {{ GRAPH id:planted-claim {{ {EVENT} a io:Takedown ; io:recipient ?{name} ; io:actor platform:facebook }} }} WHERE {{ {known} }}",
        )
        for name, known in (("prc", PRC), ("ru", RU), ("tr", TR))
    ),
    Trap("Beijing acts", anywhere("?x rdfs:label 'Beijing'"), "INSERT DATA { GRAPH id:planted-claim { id:planted-place rdfs:label 'Beijing' } }"),
    Trap(
        "a domestic operation aims abroad",
        f"{{ {RU} GRAPH ?c {{ ?ru io:targets ?at }} FILTER(?at != state:RU) }} UNION {{ {TR} GRAPH ?c {{ ?tr io:targets ?at }} FILTER(?at != state:TR) }}",
        f"INSERT {{ GRAPH id:planted-claim {{ ?tr io:targets state:US }} }} WHERE {{ {TR} }}",
    ),
    Trap(
        "one state has two operations",
        "GRAPH ?c { ?a io:attributedTo ?state } GRAPH ?d { ?b io:attributedTo ?state } FILTER(?a != ?b)",
        "INSERT DATA { GRAPH id:planted-claim { id:planted-operation io:attributedTo state:RU } }",
    ),
    Trap(
        "one operation has two states",
        "GRAPH ?c { ?a io:attributedTo ?one } GRAPH ?d { ?a io:attributedTo ?other } FILTER(?one != ?other)",
        f"INSERT {{ GRAPH id:planted-claim {{ ?ru io:attributedTo state:TR }} }} WHERE {{ {RU} }}",
    ),
    Trap(
        "a count for the Russian or the Turkish operation",
        f"{{ {RU} GRAPH ?c {{ ?n io:usedBy ?ru }} }} UNION {{ {TR} GRAPH ?c {{ ?n io:usedBy ?tr }} }}",
        f"INSERT {{ GRAPH id:planted-claim {{ id:planted-network io:usedBy ?ru }} }} WHERE {{ {RU} }}",
    ),
    Trap(
        "anything from the comment form or the caption",
        "GRAPH ?r { ?q oa:exact ?w FILTER(CONTAINS(?w, 'Leave a Reply') || CONTAINS(?w, 'email address') || ?w = 'Twitter') }",
        "INSERT DATA { GRAPH id:planted-report { id:planted-evidence oa:exact 'Leave a Reply' } }",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset() -> bytes:
    ontology = load()
    report, _ = read_report(SEED)
    out = StringIO()
    write(quads([extract_report(report, ontology)], ontology), {"nq": out})
    return out.getvalue().encode()


@pytest.fixture(scope="module")
def store(dataset: bytes) -> ox.Store:
    return loaded(dataset)


def loaded(dataset: bytes) -> ox.Store:
    found = ox.Store()
    found.bulk_load(dataset, format=ox.RdfFormat.N_QUADS)
    return found


@pytest.mark.parametrize("stated", FACTS, ids=lambda f: f.id)
def test_a_stated_fact_is_found_with_its_speaker_and_mode(store: ox.Store, stated: Fact) -> None:
    assert store.query(stated.query)


@pytest.mark.parametrize("stated", FACTS, ids=lambda f: f.id)
def test_no_other_speaker_is_found_for_it(store: ox.Store, stated: Fact) -> None:
    """The query is not so loose that anybody would do."""
    assert not store.query(stated.query.replace(f"io:speaker {stated.speaker} ;", "io:speaker platform:tiktok ;"))


@pytest.mark.parametrize("trap", TRAPS, ids=lambda t: t.id)
def test_what_is_not_stated_is_not_found(store: ox.Store, trap: Trap) -> None:
    assert not store.query(trap.query)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda t: t.id)
def test_the_question_for_what_is_not_stated_would_find_it(dataset: bytes, trap: Trap) -> None:
    changed = loaded(dataset)
    changed.update(f"{PREFIXES} {trap.planted}")
    assert changed.query(trap.query)


def test_enough_of_the_stated_facts_are_asked_for() -> None:
    assert len({f.id.split()[0] for f in FACTS}) >= 50
