"""Which counts may be counts of the same: within their precision, or not."""

from dataclasses import dataclass

_ABOUT, _MORE = 0.1, 0.5
_UNBOUNDED = 10**12


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A number of `unit` on the service `platform` in `role`, as a network of a report has it; "" is unknown."""

    platform: str
    unit: str
    role: str
    number: int
    precision: str

    def bounds(self) -> tuple[int, int]:
        """The least and the largest number that it may stand for."""
        n = self.number
        if self.precision == "about":
            return int(n * (1 - _ABOUT)), int(n * (1 + _ABOUT)) + 1
        return {"atLeast": (n, _UNBOUNDED), "atMost": (0, n)}.get(self.precision, (n, n))

    def comparable(self, other: "Count") -> bool:
        """Whether both count the same kind of thing in the same place."""
        places = not self.platform or not other.platform or self.platform == other.platform
        return self.unit == other.unit and self.role == other.role and places

    def fits(self, other: "Count") -> bool:
        """Whether one number may satisfy both."""
        (low, high), (least, most) = self.bounds(), other.bounds()
        return low <= most and least <= high

    def agrees(self, other: "Count") -> bool:
        """Whether both speak for the same number: "over 5,000" for 5,350, not for 90,000."""
        small, large = sorted((self.number, other.number))
        return self.fits(other) and large <= small * (1 + _MORE)

    def distance(self, other: "Count") -> float:
        """How far apart two numbers are, as a share of the larger."""
        return abs(self.number - other.number) / max(self.number, other.number, 1)

    def words(self) -> str:
        """The count as a person writes it: "about 8,500 accounts"."""
        hedge = {"about": "about ", "atLeast": "at least ", "atMost": "at most "}.get(self.precision, "")
        role = f" ({self.role})" if self.role else ""
        return f"{hedge}{self.number:,} {self.unit or 'asset'}{'' if self.number == 1 else 's'}{role}"
