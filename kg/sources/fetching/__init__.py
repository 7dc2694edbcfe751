"""Addresses -> inputs: politely, within bounds, never into a private network, and kept as they were."""

from kg.sources.fetching.fetcher import Fetcher

__all__ = ["Fetcher"]
