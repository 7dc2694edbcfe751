"""From extracts to one RDF dataset: its three layers, its files, its checks and its store."""
