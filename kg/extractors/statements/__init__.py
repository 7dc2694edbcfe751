"""What parties say to and of each other: demands, denials, accusations, refusals to attribute, and restrictions of access."""

from collections.abc import Iterator

from kg.extractors.statements.accusation import accusations
from kg.extractors.statements.ban import bans
from kg.extractors.statements.context import context
from kg.extractors.statements.demand import demands
from kg.extractors.statements.denial import denials
from kg.extractors.statements.events import NAME, claims
from kg.extractors.statements.nonattribution import non_attributions
from kg.extractors.statements.order import orders
from kg.extractors.statements.restriction import restrictions
from kg.model import Claim
from kg.reading.understanding import Understanding

__all__ = ["NAME", "extract"]

READERS = (demands, orders, denials, accusations, non_attributions, restrictions, bans)


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the claims of each statement between parties; those that tell of the same act share its event."""
    found = context(reading)
    yield from claims(reading, [statement for reader in READERS for statement in reader(found)])
