"""Which thing of ours an object of somebody's STIX bundle is: one that the vocabulary knows by that name, or one of its own."""

from collections.abc import Iterator

from kg.importers.bundle import Json
from kg.model import Triple, text
from kg.namespaces import ID, IO, LABEL, SKOS, TYPE, local, thing
from kg.ontology import Ontology

_PLACES = frozenset({"State", "Territory", "Region"})
_AGENTS = frozenset({"Company", "GovernmentBody", "MediaOutlet", "Organisation", "Platform", "Person"})
_ROLES = {
    "campaign": "operation", "intrusion-set": "operation", "channel": "network", "narrative": "narrative", "attack-pattern": "technique",
    "location": "place", "threat-actor": "agent", "identity": "agent",
}  # fmt: skip
# Sectors and other classes of people are nobody in particular.
_CLASSES = {"individual": "Person", "organization": "Organisation", "group": "AgentGroup", "system": "Platform"}


class Terms:
    """Gives the IRI of an object, the same for the same name in every report where the name is one of the world's."""

    def __init__(self, report: str, ontology: Ontology) -> None:
        self._report = report
        self._ontology = ontology
        self._named: dict[str, list[str]] = {}
        for name in ontology.names:
            if name.role == "label":
                self._named.setdefault(name.text.casefold(), []).append(name.thing)

    def role(self, one: Json) -> str:
        """Return what an object can be in a relationship: operation, agent, place, ...; "" for all that we have no class for."""
        role = _ROLES.get(one.get("type", ""), "")
        return "place" if role == "agent" and self._known(one, _PLACES) else role

    def iri(self, one: Json) -> str:
        """Return the IRI of an object, or "" where it is no thing of ours."""
        name = str(one.get("name") or "").strip()
        role = _ROLES.get(one.get("type", ""), "")
        if not role or not name:
            return ""
        if role == "place":
            return self._known(one, _PLACES)
        if role == "technique":
            return self._technique(one)
        if role == "agent":
            return self._known(one, _PLACES if one["type"] == "threat-actor" else frozenset()) or self._agent(one, name)
        return thing(role, self._report, str(one["id"]))

    def described(self, one: Json) -> Iterator[Triple]:
        """Yield type and label of an object that the vocabulary does not know."""
        iri, role = self.iri(one), _ROLES.get(one.get("type", ""), "")
        if not iri or self.is_known(iri) or role == "operation":
            return
        yield iri, LABEL, text(str(one["name"]).strip())
        if role == "agent":
            yield iri, TYPE, IO + self._class(one)

    def is_known(self, iri: str) -> bool:
        """Whether the vocabulary has the thing."""
        return iri in self._ontology.things

    def technique(self, iri: str) -> Iterator[Triple]:
        """Yield what is known of a technique that the vocabulary does not have: its number."""
        yield iri, TYPE, IO + "Technique"
        yield iri, SKOS + "notation", text(local(iri))

    def network(self, one: Json, iri: str) -> Iterator[Triple]:
        """Yield what a channel says of itself: one channel, or accounts of a platform; how many, its name says in words."""
        kinds = [kind for kind in one.get("channel_types") or () if isinstance(kind, str)]
        platforms = [found for kind in kinds if (found := self._find(kind, frozenset({"Platform"})))]
        yield iri, TYPE, IO + "AccountNetwork"
        yield iri, IO + "unit", IO + ("account" if platforms else "channel")
        yield from ((iri, IO + "platform", platform) for platform in platforms[:1])

    def _known(self, one: Json, kinds: frozenset[str]) -> str:
        return self._find(str(one.get("name") or ""), kinds) if kinds else ""

    def _find(self, name: str, kinds: frozenset[str]) -> str:
        found = [iri for iri in self._named.get(name.strip().casefold(), ()) if self._ontology.kind(iri) in kinds]
        return found[0] if len(set(found)) == 1 else ""

    def _class(self, one: Json) -> str:
        return "Organisation" if one["type"] == "threat-actor" else _CLASSES.get(str(one.get("identity_class")), "")

    def _agent(self, one: Json, name: str) -> str:
        if not self._class(one):
            return ""
        known = self._find(name, _AGENTS)
        return known or thing("person" if self._class(one) == "Person" else "organisation", name)

    def _technique(self, one: Json) -> str:
        numbers = [
            one.get("x_mitre_id"),
            *(ref.get("external_id") for ref in one.get("external_references") or () if isinstance(ref, dict)),
        ]
        number = next(
            (str(value) for value in numbers if value and str(value).startswith("T") and str(value)[1:].replace(".", "").isdigit()), ""
        )
        return f"{ID}technique/{number}" if number else ""
