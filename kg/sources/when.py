"""Dates as feeds and dumps write them -> days, as written there."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?")


def day_of(value: object) -> date | None:
    """Return the day of an ISO 8601, RFC 2822 or `YYYYMMDD...` date, None for anything else: a guess would be worse."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    written = str(value or "").strip()
    try:
        if compact := _COMPACT.fullmatch(written):
            return date(*map(int, compact.groups()))
        return date.fromisoformat(written[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, IndexError, TypeError):
        return None
