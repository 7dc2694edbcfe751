"""The options and arguments that several commands share, with their help."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

OUTPUT = Path("output")
Folder = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="Folder of the graph.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON on standard output.")]
Ontologies = Annotated[list[Path] | None, typer.Option("--ontology", metavar="DIR", help="A folder of your own vocabulary, on top.")]
Everything = Annotated[bool, typer.Option("--all", help="Read every report closely: skip the relevance gate.")]
Reports = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, web addresses; - is stdin.")]
Published = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Date of reports that state none: 2020-06-12.")
]
Confidence = Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out claims below this confidence.")]
Mapping = Annotated[str, typer.Option("--map", metavar="FILE|NAME", help="Which column of a dump is what: a TOML file, or a preset.")]
Archived = Annotated[bool, typer.Option("--archived", help="Read addresses from the Web Archive instead.")]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing: use the snapshots of earlier builds.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from hosts inside private networks.")]
Rude = Annotated[bool, typer.Option("--ignore-robots", help="Also fetch what a site's robots.txt forbids.")]
Discard = Annotated[bool, typer.Option("--no-keep", help="Do not keep the texts of reports in the graph's folder.")]
