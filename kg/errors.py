"""What can go wrong, as one tree: everything the program raises on purpose is a `KgError`."""


class KgError(Exception):
    """Something a user can act on; its text is one line that says what broke and where."""


class OntologyError(KgError):
    """A file under `ontologies/` is wrong: the text names the file and the term."""


class ReportError(KgError):
    """One input cannot be read as a report; the others are still built."""


class StoreError(KgError):
    """A graph folder is missing, incomplete, locked or not ours."""


class QueryError(KgError):
    """A query is unknown, malformed, not allowed, or ran out of time."""
