"""The command line, one file for each family of commands; importing them enters them into the app, in the order of its help."""

# isort: off
from kg.cli import build, watch, ask, resolve, view, export, check

# isort: on
from kg.cli.app import app, main

__all__ = ["app", "ask", "build", "check", "export", "main", "resolve", "view", "watch"]
