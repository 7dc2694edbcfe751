"""Who is behind an operation as clauses tell it: who runs, pays for or uses it, whose work it is, where its people sit."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.extractors.about import in_view, on_operations
from kg.extractors.origins import NOT_BEHIND, claims
from kg.model import Claim
from kg.ontology import Ontology
from kg.reading.attribution import Origin, origins, sources
from kg.reading.clauses import Clause, spread
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import party
from kg.reading.forms import table
from kg.reading.reference import Speech, enforcers
from kg.reading.refuted import untrue
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

# How far before an effort whoever makes it may be named, and where he is only its target.
NEAR = 6
AGAINST = frozenset({"against", "in", "into", "on", "at"})
PORTIONS = frozenset("most many some several all two three both".split())
LANDS = frozenset({"State", "Territory"})
FIRMS = frozenset({"Organisation", "Company"})
LISTING = frozenset({"be", "is", "are", "was", "were", "include"})
CHARGED = frozenset({"those", "individuals", "entities", "organisations", "organizations", "defendants"})
BEARING = frozenset(table(["bear", "have", "carry", "show", "display", "exhibit", "wear", "be", "leave", "match"])) | {"bore", "borne"}
# What a clause says: the operations and what it names as their origin.
Told = tuple[tuple[Operation, ...], list[Origin]]


Frame = Callable[[Understanding, Sentence, Clause], Told]


def behind(reading: Understanding) -> Iterator[Claim]:
    """Yield who is behind operations by each frame of `FRAMES`."""
    yield from _means(reading)
    yield from framed(reading, FRAMES)


def framed(reading: Understanding, frames: tuple[Frame, ...]) -> Iterator[Claim]:
    """Yield what frames say of who is behind operations; what is denied, asked or supposed is left out."""
    for sentence in on_operations(reading):
        for clause in reading.discourse.clauses[sentence.index]:
            unreal = clause.hypothetical and not clause.possible and _effort(reading, clause) is None
            if clause.negated or unreal:
                continue
            for frame in frames:
                operations, found = frame(reading, sentence, clause)
                if operations and found and not (_open(reading, sentence, clause) or untrue(clause.verb, reading.document.lexicon)):
                    yield from claims(reading, sentence, clause.verb, operations, found, _namer(reading, sentence, clause))


def _namer(reading: Understanding, sentence: Sentence, clause: Clause) -> Speech | None:
    """Who says it by naming it ("Twitter identified Peru as the country of origin")."""
    found = reading.reference.everyone(sentence, clause.agents) if clause.lemma in NAMING and not clause.passive else []
    return Speech(found[0], "reported") if found else None


NAMING = frozenset({"identify", "name", "list", "give", "cite", "determine", "assess", "describe"})


def _open(reading: Understanding, sentence: Sentence, clause: Clause) -> bool:
    before, lexicon = sentence.folded[: clause.verb.idx], reading.document.lexicon
    return sentence.asks or lexicon.within("unproven", before) or lexicon.within("unknown", before)


def _means(reading: Understanding) -> Iterator[Claim]:
    """ "A campaign through which the Russian state has tried to sway ...": whose means an operation is."""
    for sentence, token, operations in reading.mentioned():
        for verb in (c for c in token.children if c.dep_ == "relcl" and c.tag_.startswith("VB")):
            through = [p for p in verb.subtree if p.lower_ in ("through", "by", "with") and any(t.tag_ == "WDT" for t in p.children)]
            denied = any(t.dep_ == "neg" for t in verb.children)
            subjects = [t for t in verb.children if t.dep_ == "nsubj"] if through and not denied else []
            found = parties(reading, sentence, subjects, "backed", verb)
            if found:
                yield from claims(reading, sentence, verb, operations, found)


def _effort(reading: Understanding, clause: Clause) -> Token | None:
    """The noun of which a clause is the content: "Iran's efforts to wage ...", "an ability to run ..."; what is tried is done."""
    noun = clause.verb.head if clause.verb.dep_ == "acl" else None
    return noun if noun is not None and noun.lower_ in listed(reading, "efforts") else None


def listed(reading: Understanding, name: str) -> frozenset[str]:
    return _lists(reading.document.ontology)[name]


@lru_cache(maxsize=4)
def _lists(ontology: Ontology) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({name: frozenset(listed) for name, listed in ontology.phrases["attribution"].items()})


@lru_cache(maxsize=4)
def _forms(ontology: Ontology) -> Mapping[str, str]:
    """Each form of each verb of the sheet, with its base form."""
    sheet = ontology.phrases["attribution"]
    return table(verb.split()[0] for name in ("using", "engaging", "standing", "sitting") for verb in sheet[name])


@lru_cache(maxsize=2)  # each frame asks it of the same clause
def _verb(reading: Understanding, clause: Clause) -> frozenset[str]:
    """The base form of a clause's verb, alone and with its particle ("step up")."""
    base = _forms(reading.document.ontology).get(clause.verb.lower_, reading.document.lexicon.base(clause.verb))
    return frozenset({base, clause.lemma} | {f"{base} {t.lower_}" for t in clause.verb.children if t.dep_ == "prt"})


def meant(reading: Understanding, sentence: Sentence, tokens: list[Token]) -> tuple[Operation, ...]:
    """The operations that phrases mean, or whose people or assets they are ("the operators of", "its Pages")."""
    for token in tokens:
        if found := reading.discourse.of(sentence, token) or _through(reading, sentence, token):
            return found
    return ()


def _meant_or_in_view(reading: Understanding, sentence: Sentence, tokens: list[Token]) -> tuple[Operation, ...]:
    """The operations that phrases mean; what the text speaks of, where they only point to it ("behind all this")."""
    pointing = bool(tokens) and all(t.lower_ in ("this", "that", "it", "all") for t in tokens)
    return meant(reading, sentence, tokens) or (in_view(reading, sentence) if pointing else ())


def _through(reading: Understanding, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
    if token.lower_ in PORTIONS:
        # "Most of its administrators".
        return meant(reading, sentence, [t for p in token.children if p.lower_ == "of" for t in p.children if t.tag_ == "NNS"])
    if token.lower_ not in listed(reading, "hands") and token.lower_ not in listed(reading, "assets"):
        return ()
    inner = (t for t in token.subtree if t != token and t.dep_ in ("poss", "pobj"))
    if found := next((found for t in inner if (found := reading.discourse.of(sentence, t))), ()):
        return found
    relative = any(t.dep_ == "poss" and t.tag_ == "WP$" for t in token.children)
    if relative:
        return reading.discourse.near(sentence, token)
    definite = any(t.lower_ in ("the", "these", "those", "most", "many", "all", "several") for t in token.children)
    return in_view(reading, sentence) if definite and token.lower_ in listed(reading, "hands") else ()


def parties(reading: Understanding, sentence: Sentence, tokens: list[Token], relation: str, verb: Token) -> list[Origin]:
    """What the phrases for whoever is behind it come down to, with where they are themselves from."""
    found: list[Origin] = []
    services = enforcers(reading.document.ontology)
    for token in tokens:
        named = [(p, i) for p, i in sources(reading.document, sentence, token) if p.kind not in NOT_BEHIND and p.iri not in services]
        found += [Origin(relation, p, verb.idx, token.idx + len(token), i, verb) for p, i in named]
        found += [o for o in origins(reading.document, sentence, token) if o.relation == "from"]
    return found


def _runs(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "DotDev ran the accounts", "the government paid for the network"; who only "uses" one is behind it if it is a state."""
    if clause.passive:
        return (), []
    lexicon = reading.document.lexicon
    backing, running = lexicon.is_verb(clause.verb, "back"), lexicon.is_verb(clause.verb, "run")
    using = _verb(reading, clause) & listed(reading, "using")
    if not (backing or running or using):
        return (), []
    heads = [*clause.patients, *clause.to("for", "on")] if backing else list(clause.patients)
    operations = meant(reading, sentence, heads)
    # "A network of accounts that attempted an operation in Chad": its own.
    others = [t for t in clause.agents if reading.discourse.of(sentence, t) != operations]
    found = parties(reading, sentence, others, "backed" if backing else "run", clause.verb) if operations else []
    # "Domains that X used in a covert campaign": whoever uses something in one is behind it.
    used_in = bool(meant(reading, sentence, list(clause.to("in", "for"))))
    if not (backing or running or used_in):
        found = [o for o in found if o.party.kind in LANDS and not o.indirect and o.relation != "from"]
    return operations, found


def _stands_behind(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Iran is behind the network", "behind the network was a firm from Dubai"."""
    if _verb(reading, clause).isdisjoint(listed(reading, "standing")):
        return (), []
    answering = [t for t in clause.verb.children if t.dep_ == "acomp" and t.lower_ in listed(reading, "answering")]
    heads = [*clause.to("behind"), *(t for c in answering for p in c.children for t in spread(list(p.children)))]
    # "Behind it stood X": the parser takes "it" for what stood.
    behind = {t.i for t in clause.verb.children if t.dep_ == "advmod" and t.lower_ == "behind" and t.i < clause.verb.i}
    heads += [t for t in clause.agents if t.i - 1 in behind]
    operations = _meant_or_in_view(reading, sentence, heads)
    who = [t for t in (*clause.agents, *clause.patients) if t not in heads]
    return operations, parties(reading, sentence, who, "run", clause.verb) if operations else []


def _answers_for(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Responsibility for the campaign lies with the GRU"."""
    heads = [t for noun in clause.agents if noun.lower_ in ("responsibility", "blame") for p in noun.children for t in p.children]
    operations = meant(reading, sentence, heads)
    return operations, parties(reading, sentence, list(clause.to("with")), "run", clause.verb) if operations else []


def _is_work_of(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "The farm is the work of X", "it bears the hallmarks of Russian intelligence"."""
    works, marks = listed(reading, "works"), listed(reading, "marks")
    # "Broke U.S. trademark laws" shows nobody's hand.
    bears = clause.verb.lower_ in BEARING
    nouns = [t for t in clause.patients if (t.lower_ in marks and bears) or (t.lower_ in works and t.lower_ not in marks)]
    if not nouns:
        return (), []
    operations = _meant_or_in_view(reading, sentence, list(clause.agents))
    whose = [t for noun in nouns for p in noun.children if p.lower_ == "of" for t in spread([c for c in p.children if c.dep_ == "pobj"])]
    mark = any(t.lower_ in marks for t in nouns)
    found = parties(reading, sentence, whose, "linked" if mark else "run", clause.verb)
    return operations, found or [o for noun in nouns for o in origins(reading.document, sentence, noun)]


def _is_seated(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Its operators sat in Minsk", "the Pages of the network were administered from Egypt", "the people behind it were in Iran"."""
    lexicon = reading.document.lexicon
    sits = _verb(reading, clause) & listed(reading, "sitting") or clause.lemma == "be"
    if not (sits or lexicon.is_verb(clause.verb, "base", "run", "originate")):
        return (), []
    subjects = [t for t in (clause.patients if clause.passive else clause.agents) if not reading.discourse.of(sentence, t)]
    operations = meant(reading, sentence, subjects)
    places = clause.to("from", "in", "of", "inside") if operations else ()
    # "Are in jail in X", "were in touch with Y" tells where they are now, or nothing.
    places = places if clause.lemma != "be" or all(sentence.name_at(t) for t in places) else ()
    seats = [p for t in places for p, _ in sources(reading.document, sentence, t) if p.kind in LANDS and p.how != "demonym"]
    return operations, [Origin("from", p, clause.verb.idx, clause.verb.idx + len(clause.verb), verb=clause.verb) for p in seats]


def _is_made_of(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "The network consisted of members of the ruling party"."""
    if not reading.document.lexicon.is_verb(clause.verb, "comprise"):
        return (), []
    operations = meant(reading, sentence, list(clause.agents))
    people = [t for t in (*clause.patients, *clause.to("of")) if reading.document.lexicon.noun(t, "people")] if operations else []
    return operations, [
        Origin("linked", p, clause.verb.idx, t.idx + len(t), True, clause.verb)
        for t in people
        for p, _ in sources(reading.document, sentence, t)
    ]


def _tries(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Iran's efforts to wage a covert campaign", "the ability of Russia and its proxies to run one"."""
    noun = _effort(reading, clause)
    if noun is None or not (reading.document.lexicon.is_verb(clause.verb, "run") or _verb(reading, clause) & listed(reading, "using")):
        return (), []
    operations = meant(reading, sentence, list(clause.patients))
    before = [n for n in sentence.names if n.end <= clause.verb.idx and reading.document.ontology.kind(n.thing) == "State"]
    near = [t for n in before[-1:] for t in sentence.tokens(n.start, n.end)[-1:] if noun.i - t.i <= NEAR and t.head.lower_ not in AGAINST]
    trying = [p for t in near if (p := party(reading.document, sentence, t)) is not None]
    return operations, [Origin("run", p, clause.verb.idx, clause.verb.idx + 1, verb=clause.verb) for p in trying]


def _is_banned(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Facebook banned Archimedes Group, an Israeli company, and took down 265 accounts": whose the accounts are."""
    lexicon = reading.document.lexicon
    if not lexicon.is_verb(clause.verb, "removal", "block") or reading.discourse.of(sentence, clause.verb):
        return (), []
    acting = {p.iri for p in reading.reference.everyone(sentence, clause.agents)} & enforcers(reading.document.ontology)
    if not lexicon.is_verb(clause.verb, "removal") and not acting:
        return (), []
    firms = [t for t in clause.patients if not reading.discourse.of(sentence, t) and t.lower_ not in listed(reading, "assets")]
    taken = {owned.operation for owned in reading.discourse.owned if owned.sentence is sentence and owned.act is not None}
    taken |= {o.index for t in firms for c in t.children if c.dep_ == "appos" for o in reading.discourse.of(sentence, c)}
    if not taken and acting and not any(t.lower_ == "had" for t in clause.verb.children):
        # "Meta removed 214 accounts. It also banned X, a firm in Peru."; not "earlier it had banned Y".
        before = sentence.index - 1
        taken = {owned.operation for owned in reading.discourse.owned if owned.sentence.index == before and owned.act is not None}
    found = parties(reading, sentence, firms, "run", clause.verb) if len(taken) == 1 and firms else []
    return tuple(reading.discourse.operations[i] for i in taken), found if any(o.party.kind in FIRMS for o in found) else []


def _engages(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "X is a Russian organisation engaged in operations to interfere with elections"."""
    if _verb(reading, clause).isdisjoint(listed(reading, "engaging")):
        return (), []
    operations = meant(reading, sentence, list(clause.to("in")))
    who = list(clause.patients if clause.passive else clause.agents) if operations else []
    who += [t for noun in who if noun.dep_ == "attr" for t in noun.head.children if t.dep_ == "nsubj"]
    return operations, parties(reading, sentence, who, "run", clause.verb)


def _acts_in_its_section(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """Under "Iran": "contractors of the Iranian government, posing as students, promoted ...": they do what the section is of."""
    index, places = reading.discourse.headed.get(sentence.index, (-1, ()))
    if index < 0 or index in reading.discourse.gone or clause.passive:
        return (), []
    doing = reading.document.lexicon.is_verb(clause.verb, "content", "run", "target") or clause.verb.lower_.startswith(
        tuple(reading.document.ontology.phrases["operation"]["posing"])
    )
    if not doing:
        return (), []
    operation = reading.discourse.operations[index]
    subjects = [t for t in clause.agents if not reading.discourse.of(sentence, t) and t.i < clause.verb.i]
    ours = [o for o in parties(reading, sentence, subjects, "run", clause.verb) if o.state in places]
    found = [o for o in ours if o.party.kind not in LANDS or o.party.how == "government"]
    return ((operation,), found) if set(operation.states) <= set(places) else ((), [])


def _are_listed(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Among those designated are X, a body in Moscow, and two of its directors": who is sanctioned or charged for what is spoken of."""
    lexicon = reading.document.lexicon
    if lexicon.base(clause.verb) not in LISTING and clause.verb.lower_ not in LISTING:
        return (), []
    before = sentence.doc[: clause.verb.i]
    of_those = any(t.lower_ in CHARGED for t in before)
    charged = of_those and any(t.tag_ == "VBN" and lexicon.is_verb(t, "sanction", "indictment") for t in before)
    operations = in_view(reading, sentence) if charged else ()
    after = [t for t in (*clause.patients, *clause.agents) if t.i > clause.verb.i]
    return operations, parties(reading, sentence, after, "run", clause.verb) if operations else []


FRAMES: tuple[Frame, ...] = (
    _runs,
    _stands_behind,
    _answers_for,
    _is_work_of,
    _is_seated,
    _is_made_of,
    _tries,
    _is_banned,
    _engages,
    _acts_in_its_section,
    _are_listed,
)
