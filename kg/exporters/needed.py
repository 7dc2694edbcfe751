"""Libraries that only some formats need, and that are not installed with kg."""

from importlib import import_module
from typing import Any

from kg.errors import KgError


def needed(module: str, extra: str) -> Any:
    """Import a library; raises KgError that says how to get it where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise KgError(f"this needs {name}, which is not installed: pip install 'influence-kg[{extra}]'") from error
