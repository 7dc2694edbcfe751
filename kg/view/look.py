"""How each class of thing is drawn: one table, and the sizes and labels that follow from a node's facts.

Colours are those of Okabe and Ito, "Color Universal Design" (2008), which people with any common colour blindness tell apart;
things of one colour differ in shape. `ink` stands for the page's text colour, dark or light.
"""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from math import log10

from kg.view.apart import Box

VERMILLION, ORANGE, YELLOW, GREEN = "#D55E00", "#E69F00", "#F0E442", "#009E73"
BLUE, SKY, PURPLE, GREY, INK = "#0072B2", "#56B4E9", "#CC79A7", "#999999", "ink"

LABEL_WIDTH, LABEL_LINES = 22, 3
LABEL_SIZE, LINE_LABEL_SIZE = 16, 13  # CSS pixels at zoom 1; web/graph.js draws with the same
ARROW = 14  # length of an arrow's head, likewise
LETTER = 0.58  # of the size: how wide a letter is on average


@dataclass(frozen=True, slots=True)
class Look:
    """Colour (hex, or "ink"), vis-network shape and radius in pixels of one class of thing.

    `level` is the least amount of detail (1, 2 or 3) at which it is drawn; below, it is folded into what it is joined to.
    """

    colour: str
    shape: str
    size: int
    level: int


LOOKS: dict[str, Look] = {
    "InfluenceOperation": Look(VERMILLION, "hexagon", 26, 1),
    "AccountNetwork": Look(ORANGE, "dot", 8, 2),
    "State": Look(BLUE, "square", 18, 1),
    "Territory": Look(SKY, "square", 15, 1),
    "Region": Look(SKY, "hexagon", 15, 3),
    "Platform": Look(GREEN, "diamond", 18, 1),
    "Company": Look(GREEN, "square", 14, 1),
    "Takedown": Look(INK, "triangleDown", 15, 2),
    "Seizure": Look(INK, "square", 13, 2),
    "Sanction": Look(INK, "diamond", 14, 2),
    "Indictment": Look(INK, "star", 14, 2),
    "Restriction": Look(INK, "hexagon", 13, 2),
    "NetworkBlock": Look(INK, "dot", 13, 2),
    "Demand": Look(YELLOW, "triangle", 15, 3),
    "Accusation": Look(YELLOW, "star", 15, 3),
    "Denial": Look(YELLOW, "square", 13, 3),
    "NonAttribution": Look(YELLOW, "dot", 13, 3),
    "AccessRestriction": Look(YELLOW, "triangleDown", 15, 3),
    "Narrative": Look(PURPLE, "star", 15, 2),
    "Topic": Look(PURPLE, "dot", 12, 3),
    "Technique": Look(PURPLE, "diamond", 12, 3),
    "GovernmentBody": Look(GREY, "diamond", 14, 1),
    "MediaOutlet": Look(GREY, "triangle", 14, 1),
    "Organisation": Look(GREY, "hexagon", 14, 1),
    "Person": Look(GREY, "dot", 14, 1),
}
OTHER = Look(GREY, "square", 12, 2)
KIND_ORDER = {kind: place for place, kind in enumerate(LOOKS)}


def look(kind: str) -> Look:
    """Return how things of class `kind` are drawn; classes without a line in the table look alike."""
    return LOOKS.get(kind, OTHER)


def size(kind: str, facts: Iterable[tuple[str, str]]) -> float:
    """Return the radius of a node in pixels: networks grow with the logarithm of their count."""
    counts = [int(value) for name, value in facts if name == "assetCount" and re.fullmatch(r"[0-9]{1,15}", value)]
    return round(look(kind).size + 4.5 * log10(1 + max(counts, default=0)), 1)


def words(kind: str) -> str:
    """Return a class name as people write it: "InfluenceOperation" -> "Influence operation"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).capitalize() or "Thing"


def wrapped(label: str) -> str:
    """Return `label` broken into at most three short lines, with an ellipsis where it was cut."""
    return "\n".join(textwrap.wrap(label[:200], LABEL_WIDTH, max_lines=LABEL_LINES, placeholder="…"))


def box(label: str, radius: float) -> Box:
    """Return the room that a shape and the wrapped label beneath it take up."""
    width, height = _text(label, LABEL_SIZE)
    return Box(max(width, 2 * radius) + 12, 2 * radius + height + 14, height / 2)


def label_box(label: str, radius: float) -> Box:
    """Return the room of the label of a line that ends at a shape of this radius.

    vis-network puts it halfway from the centre of the first shape to the foot of the arrow before the second.
    """
    width, height = _text(label, LINE_LABEL_SIZE)
    return Box(width + 6, height + 2, lean=-(radius + ARROW) / 2)


def _text(label: str, size: int) -> tuple[float, float]:
    lines = label.split("\n")
    return max(map(len, lines)) * size * LETTER, len(lines) * size * 1.2
